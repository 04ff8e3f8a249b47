"""What the book tells that ends or changes on a known day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sekit import _yaml


@dataclass(frozen=True, slots=True)
class Watch:
    """One thing to check: ``what`` changes, on which day (None when it is not known), and what to do then.

    ``reference`` is the law or the forskrift; ``item`` a knowledge id, where there is one.
    """

    what: str
    on: date | None
    do: str
    reference: str
    item: str | None = None


def read(path: Path) -> tuple[Watch, ...]:
    """Return the list in the file, the nearest day first; what has no day stands last."""
    rows = [Watch(**{**row, "on": None if row["on"] == "none" else row["on"]}) for row in _yaml.read(path).data]
    return tuple(sorted(rows, key=lambda row: row.on or date.max))
