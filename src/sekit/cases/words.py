"""The words a reader meets around every case, read once from words.yaml."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from sekit import _yaml


@cache
def words() -> dict[str, Any]:
    """Return words.yaml as plain data: verdicts, principles, shapes, outcomes."""
    data: dict[str, Any] = _yaml.read(Path(__file__).with_name("words.yaml")).data
    return data


def principle(id: str) -> str:
    """Return the Norwegian name of a principle.

    >>> principle("selvbestemmelse")
    'Selvbestemmelse'
    """
    return str(words()["principles"][id]["name"])
