"""The dated numbers of KVP: every G, factor, period and limit, with its § and the day it was checked."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sekit import _parameters
from sekit.dated import Series, Value, add_months, require_date
from sekit.errors import NotCovered

if TYPE_CHECKING:
    import pandas as pd

FOLDER = Path(__file__).with_name("parameters")
FIRST = date(2012, 1, 1)  # the forskrift is from then; what came before is told in words
AFTER_NEWEST = 12  # months after the newest yearly change that has a value: later than that, nothing is answered


@cache
def all_series() -> dict[str, Series]:
    """Return every series by name."""
    return _parameters.read_folder(FOLDER)


def parameters() -> tuple[str, ...]:
    """Return the name of every parameter.

    >>> "grunnbelop" in parameters()
    True
    """
    return tuple(all_series())


def series(name: str) -> Series:
    """Return every value of one parameter, oldest first.

    Raises:
        UnknownName: no parameter has this name; the message suggests the nearest.
    """
    return _parameters.named(all_series(), name)


@cache
def covered() -> tuple[date, date]:
    """Return the first and the last day the tables answer for, both inclusive.

    The last day is twelve months after the newest yearly change date that has a value.

    >>> covered()
    (datetime.date(2012, 1, 1), datetime.date(2027, 5, 1))
    """
    newest = max(day for one in all_series().values() if (day := one.newest_change))
    return FIRST, add_months(newest, AFTER_NEWEST)


def parameter(name: str, *, on: date) -> Value:
    """Return the value of one parameter on a day.

    On or after the next yearly change date the last known value is returned with ``outdated=True``.

    >>> parameter("grunnbelop", on=date(2026, 5, 1)).value
    Decimal('136549')
    >>> parameter("grunnbelop", on=date(2026, 4, 30)).value
    Decimal('130160')

    Raises:
        UnknownName: no parameter has this name.
        FactError: ``on`` is not a date.
        NotCovered: the day is outside the tables; the message names the covered dates.
    """
    found = series(name)
    require_covered(on, "on", found.title)
    return found.on(on, last=covered()[1])


def history(name: str) -> pd.DataFrame:
    """Return every value of one parameter: ``valid_from, valid_to, value, unit, reference, source, confidence``.

    >>> len(history("barnetillegg"))
    6
    """
    import pandas as pd

    columns = ["valid_from", "valid_to", "value", "unit", "reference", "source", "confidence"]
    return pd.DataFrame([[getattr(row, column) for column in columns] for row in series(name).values], columns=columns)


def number(name: str, on: date) -> int:
    """Return a whole number that holds on a day, such as an age or a count of months."""
    return int(parameter(name, on=on).value)


def require_covered(value: object, name: str, title: str = "KVP") -> date:
    """Return ``value`` when it is a date inside the tables.

    Raises:
        FactError: not a date.
        NotCovered: outside the tables.
    """
    day = require_date(value, name)
    first, last = covered()
    if not first <= day <= last:
        raise NotCovered(f"{title}, {name}" if title == "KVP" else title, day, first, last)
    return day
