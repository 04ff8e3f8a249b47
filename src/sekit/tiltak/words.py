"""Puts numbers into sentences: ``{name}`` is a parameter with its unit, ``{name:tall}`` the bare number."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sekit import _yaml
from sekit._norwegian import in_figures
from sekit.dated import Value

_SPACE = "\u00a0"  # keeps number and unit on one line
_PLACE = re.compile(r"\{([^{}:]*)(:tall)?\}")


@cache
def words() -> dict[str, Any]:
    """Return words.yaml as plain data: headings, notes, names of the confidences."""
    data: dict[str, Any] = _yaml.read(Path(__file__).with_name("words.yaml")).data
    return data


def names(text: str) -> tuple[str, ...]:
    """Return the parameters a sentence names, in order, each once.

    >>> names("Inntil {mentor_mnd}, hver {mentor_mnd:tall}. måned, {ung_alder}.")
    ('mentor_mnd', 'ung_alder')
    """
    return tuple(dict.fromkeys(found[1] for found in _PLACE.finditer(text)))


def stray(text: str) -> bool:
    """Return whether a sentence has a brace that belongs to no ``{name}`` or ``{name:tall}``."""
    return bool(re.search(r"[{}]", _PLACE.sub("", text)))


def fill(text: str, values: Mapping[str, Value]) -> str:
    """Return the sentence with every number in place. Every name in it must be in ``values``."""
    return _PLACE.sub(lambda found: _said(values[found[1]], bare=bool(found[2])), text)


def _said(value: Value, *, bare: bool) -> str:
    """Return a number as it is said: «ett år» for 12 måneder, «40 prosent» for 40 prosent av refusjonsgrunnlaget."""
    figures = in_figures(value.value)
    if bare:
        return figures
    years, rest = divmod(value.value, 12)
    if value.unit == "måneder" and not rest and 1 <= years <= len(words()["years"]):
        return str(words()["years"][int(years) - 1])
    return f"{figures}{_SPACE}{value.unit.split()[0]}"
