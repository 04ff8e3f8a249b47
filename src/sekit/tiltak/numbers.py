"""The dated numbers of the schemes: every period, rate and limit, with its § and the day it was checked."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from sekit import _parameters
from sekit.dated import Series, Value, require_date, years_after
from sekit.errors import NotCovered

FOLDER = Path(__file__).with_name("parameters")
YEARS = 2  # of answers from the newest yearly change: one year in which it holds, one in which it is told as outdated


@cache
def all_series() -> dict[str, Series]:
    """Return every series by name.

    Raises:
        ParameterError: a file is wrong; lists every problem with file and line.
    """
    return _parameters.read_folder(FOLDER)


def parameters() -> tuple[str, ...]:
    """Return the name of every parameter.

    >>> "tiltakspenger_dag" in parameters()
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
    """Return the first and the last day that any number is answered for, both inclusive.

    The first is the day the oldest number began; the last is two years from the newest yearly change that has a
    value. A single number may begin later or end sooner.

    >>> covered()
    (datetime.date(2016, 1, 1), datetime.date(2027, 12, 31))
    """
    every = all_series().values()
    first = min(series.values[0].valid_from for series in every)
    return first, years_after(max(day for series in every if (day := series.newest_change)), YEARS)


@cache
def checked_on() -> date:
    """Return the newest day that any of the numbers was checked: the day that tables show, unless told another.

    >>> checked_on()
    datetime.date(2026, 8, 20)
    """
    return max(value.checked_on for series in all_series().values() for value in series.values)


def parameter(name: str, *, on: date) -> Value:
    """Return the value of one parameter on a day, with its unit, §, source and confidence.

    On or after the next yearly change date the last known value is returned with ``outdated=True``.

    >>> parameter("tiltakspenger_dag", on=date(2026, 1, 1)).value
    Decimal('312')
    >>> parameter("tiltakspenger_dag", on=date(2025, 12, 31)).value
    Decimal('298')
    >>> parameter("inkluderingstilskudd_maks", on=date(2026, 1, 1)).confidence
    'sannsynlig'

    Raises:
        UnknownName: no parameter has this name; the message suggests the nearest.
        FactError: ``on`` is not a date.
        NotCovered: the number has no value that day; the message names the covered dates.
    """
    return series(name).on(require_date(on, "on"), last=covered()[1])


def held(name: str, on: date) -> Value | None:
    """Return the value of one parameter on a day, or None when it has none; other errors as for :func:`parameter`."""
    try:
        return parameter(name, on=on)
    except NotCovered:
        return None
