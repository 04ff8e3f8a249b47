"""What the sources say, item by item, in our own words.

>>> from sekit import knowledge
>>> knowledge.item("KLAR-064").title
'SE er frivillig'
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from sekit import _yaml
from sekit.errors import KnowledgeError, UnknownName
from sekit.knowledge._items import KINDS, Item, Report, read_items
from sekit.knowledge._watch import Watch, read

__all__ = ["KINDS", "Item", "Report", "Watch", "file_of", "ids", "item", "items", "law_checked_on", "reports", "watch"]

_FOLDER = Path(__file__).parent


@cache
def reports() -> dict[str, Report]:
    """Return the reports by the first part of an item's id.

    >>> reports()["AFI"].year
    2016
    """
    rows = _yaml.read(_FOLDER / "reports.yaml").data
    return {key: Report(id=key, **row) for key, row in rows.items()}


def law_checked_on() -> date:
    """Return the day the law texts behind the EKS items were last read.

    >>> law_checked_on()
    datetime.date(2026, 7, 2)
    """
    day = reports()["EKS"].checked_on
    assert day is not None
    return day


@cache
def watch() -> tuple[Watch, ...]:
    """Return what the book tells that ends or changes, the nearest day first.

    >>> [one.on for one in watch() if one.item == "EKS-037"]
    [datetime.date(2026, 12, 31)]
    """
    return read(_FOLDER / "watch.yaml")


def file_of(id: str) -> Path:
    """Return the file that holds an item, for those that must know when it changes."""
    return _FOLDER / "items" / f"{item(id).report.id.lower()}.yaml"


@cache
def _all() -> dict[str, Item]:
    found: dict[str, Item] = {}
    problems = []
    for key, report in reports().items():
        read, wrong = read_items(_FOLDER / "items" / f"{key.lower()}.yaml", report)
        found |= read
        problems += wrong
    if problems:
        raise KnowledgeError(problems)
    return found


def items() -> tuple[Item, ...]:
    """Return every item, report by report.

    Raises:
        KnowledgeError: a file is wrong; lists every problem with file and line.
    """
    return tuple(_all().values())


def ids() -> frozenset[str]:
    """Return every id."""
    return frozenset(_all())


def item(id: str) -> Item:
    """Return the item with this id.

    Raises:
        UnknownName: no item has this id; the message suggests the nearest.
    """
    try:
        return _all()[id]
    except KeyError:
        raise UnknownName("opplysning", id, _all()) from None
