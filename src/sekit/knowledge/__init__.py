"""What the sources say, item by item, in our own words.

>>> from sekit import knowledge
>>> knowledge.item("KLAR-064").title
'SE er frivillig'
"""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sekit import _yaml
from sekit.errors import KnowledgeError, UnknownName
from sekit.knowledge._figures import Figure, read_figures
from sekit.knowledge._items import KINDS, Item, Report, read_items
from sekit.knowledge._watch import Watch, read

if TYPE_CHECKING:
    import pandas as pd

__all__ = [
    "KINDS",
    "Figure",
    "Item",
    "Report",
    "Watch",
    "figure_sets",
    "figures",
    "file_of",
    "ids",
    "item",
    "items",
    "law_checked_on",
    "reports",
    "watch",
]

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


def figure_sets() -> tuple[str, ...]:
    """Return the name of every set of figures.

    >>> figure_sets()
    ('klar', 'krem', 'snart_ansatt', 'ssb_kvp')
    """
    return tuple(sorted(file.stem for file in (_FOLDER / "data").glob("*.csv")))


def figures(name: str) -> pd.DataFrame:
    """Return the numbers that the sources give, one row per number, with the columns of :class:`Figure`.

    ``value`` is a float in ``unit``; ``shown`` is the same number as a reader meets it. Rows of one ``group`` are
    measured in the same way, and only those may be compared. ``caveat`` tells what is wrong or missing in the source.

    >>> klar = figures("klar")
    >>> klar[klar["what"] == "i ordinært arbeid"][["value", "of"]].values.tolist()
    [[70.0, 164.0]]

    Raises:
        UnknownName: no set has this name; the message suggests the nearest.
        KnowledgeError: the file is wrong; lists every problem with file and line.
    """
    import pandas as pd

    if name not in figure_sets():
        raise UnknownName("tallsett", name, figure_sets())
    rows, problems = read_figures(_FOLDER / "data" / f"{name}.csv", ids())
    if problems:
        raise KnowledgeError(problems)
    frame = pd.DataFrame([{column: getattr(row, column) for column in Figure.__slots__} for row in rows])
    return frame.astype({"value": float, "of": float})
