"""The sentences that go with the rules, read from ``words/*.yaml``."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from sekit import _yaml
from sekit._norwegian import in_figures, in_words
from sekit.kvp import numbers

_FOLDER = Path(__file__).with_name("words")


@cache
def words(name: str) -> dict[str, Any]:
    """Return one file of words."""
    data: dict[str, Any] = _yaml.read(_FOLDER / f"{name}.yaml").data
    return data


def fill(template: str, **values: object) -> str:
    """Return the sentence with dates and numbers in Norwegian.

    >>> fill("Til og med {day}.", day=date(2026, 8, 14))
    'Til og med 14. august 2026.'
    """
    return template.strip().format(**{name: _said(value) for name, value in values.items()})


def note(topic: str, name: str, **values: object) -> str:
    """Return one sentence from ``notes.yaml``: one of the topic's own, or one that any topic may use."""
    own = words("notes")
    return fill((own["any"] | own[topic])[name], **values)


def assumptions(*names: str) -> dict[str, str]:
    """Return named assumptions, id → sentence."""
    hours = max(numbers.series("timer_per_uke").values, key=lambda value: value.valid_from).value
    return {name: note("assumptions", name, hours=hours) for name in names}


@cache
def checked_on() -> date:
    """Return the day the law behind the numbers was last read."""
    return max(value.checked_on for one in numbers.all_series().values() for value in one.values)


def _said(value: object) -> str:
    if isinstance(value, date):
        return in_words(value)
    return in_figures(value) if isinstance(value, Decimal) else str(value)
