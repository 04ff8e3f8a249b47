"""Numbers that hold from a date: one series per parameter, looked up by date.

Old values are never edited; a new value is a new date. A lookup outside what is covered raises
:class:`~sekit.errors.NotCovered`; a lookup after the day the number should have changed is answered with the last
known value and ``outdated=True``.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from sekit.errors import FactError, NotCovered, SekitError

__all__ = ["Series", "Value", "add_months", "months_after", "next_yearly", "require_date", "years_after"]


@dataclass(frozen=True, slots=True)
class Value:
    """One number with everything needed to trust it.

    ``unit`` such as ``"kr per dag"``; ``valid_from`` first day, inclusive; ``decided`` the day it was decided, when
    known; ``reference`` law, § and ledd; ``source`` where it was read; ``checked_on`` when; ``confidence``
    ``"sikker"``, ``"sannsynlig"`` or ``"usikker"``; ``valid_to`` last day, inclusive, for a value that is known to
    end; ``outdated`` True when a newer value should exist by now. A share that no decimal number holds, such as two
    thirds, is kept whole in ``exact``.
    """

    value: Decimal
    unit: str
    valid_from: date
    reference: str
    source: str
    checked_on: date
    confidence: str
    decided: date | None = None
    outdated: bool = False
    valid_to: date | None = None
    note: str = ""
    exact: Fraction = field(default=Fraction(0), repr=False)

    def __post_init__(self) -> None:
        if not self.exact:
            object.__setattr__(self, "exact", Fraction(self.value))


@dataclass(frozen=True, slots=True)
class Series:
    """All the values of one parameter, oldest first.

    ``changes`` is the yearly change date as ``(month, day)``, or None for a number that changes when the law does.
    ``title`` is its name for a reader.

    >>> row = Value(Decimal(27), "kr per dag", date(2012, 1, 1), "§ 1", "forskrift", date(2026, 7, 2), "sikker")
    >>> Series("barnetillegg", (row,), (1, 1)).on(date(2012, 6, 1)).value
    Decimal('27')

    Raises:
        SekitError: no values, or two values from the same date, or not in order.
    """

    name: str
    values: tuple[Value, ...]
    changes: tuple[int, int] | None = None
    title: str = ""

    def __post_init__(self) -> None:
        if not self.values:
            raise SekitError(f"{self.name}: fant ingen verdier, ventet minst én")
        starts = [value.valid_from for value in self.values]
        for earlier, later in pairwise(starts):
            if later <= earlier:
                raise SekitError(
                    f"{self.name}: fant {later.isoformat()} etter {earlier.isoformat()}, ventet stigende datoer"
                )

    @property
    def newest_change(self) -> date | None:
        """The latest yearly change date that has a value of its own; None if there is none."""
        own = [
            value.valid_from for value in self.values if (value.valid_from.month, value.valid_from.day) == self.changes
        ]
        return own[-1] if own else None

    @property
    def next_change(self) -> date | None:
        """The first day on which the newest value should have been replaced; None if no yearly date."""
        if self.changes is None:
            return None
        return next_yearly(self.values[-1].valid_from, *self.changes)

    def on(self, day: date, *, last: date | None = None) -> Value:
        """Return the value that holds on ``day``.

        ``last`` is the last day the table as a whole covers, inclusive; None leaves the end open.

        Raises:
            NotCovered: ``day`` is before the first value, after ``last``, or after the day the newest value ended.
        """
        first = self.values[0].valid_from
        ends = [end for end in (last, self.values[-1].valid_to) if end is not None]
        if day < first or (ends and day > min(ends)):
            raise NotCovered(self.title or self.name, day, first, min(ends, default=date.max))
        value = next(value for value in reversed(self.values) if value.valid_from <= day)
        change = self.next_change
        return replace(value, outdated=True) if change is not None and day >= change else value


def require_date(value: object, name: str) -> date:
    """Return ``value`` when it is a date (a datetime is not).

    Raises:
        FactError: it is not; the message names it, what was found and what was expected.
    """
    if type(value) is not date:
        raise FactError(f"{name}: fant «{value}» ({type(value).__name__}), ventet en dato, slik som date(2026, 5, 1)")
    return value


def next_yearly(after: date, month: int, day: int) -> date:
    """Return the first yearly ``month``-``day`` later than ``after``.

    >>> next_yearly(date(2026, 5, 1), 5, 1)
    datetime.date(2027, 5, 1)
    """
    this_year = date(after.year, month, day)
    return this_year if this_year > after else date(after.year + 1, month, day)


def add_months(start: date, months: int) -> date:
    """Return the same day ``months`` later, or the last day of a month that is too short.

    >>> add_months(date(2024, 2, 29), 24)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def years_after(start: date, years: int) -> date:
    """Return the last day, inclusive, of a period of whole years that begins on ``start``.

    From 29 February the period ends on 28 February: an assumption, since the law does not say.

    >>> years_after(date(2025, 3, 1), 2)
    datetime.date(2027, 2, 28)
    """
    return months_after(start, 12 * years)


def months_after(start: date, months: int) -> date:
    """Return the last day, inclusive, of a period of whole months that begins on ``start``; as :func:`years_after`.

    >>> months_after(date(2027, 3, 1), 12)
    datetime.date(2028, 2, 29)
    """
    end = add_months(start, months)
    return end if end.day != start.day else end - timedelta(days=1)


def stretches(first: date, last: date, breaks: Sequence[date]) -> list[tuple[date, date]]:
    """Split ``first`` to ``last`` (both inclusive) before each date in ``breaks``.

    >>> stretches(date(2026, 4, 29), date(2026, 5, 2), [date(2026, 5, 1)])
    [(datetime.date(2026, 4, 29), datetime.date(2026, 4, 30)), (datetime.date(2026, 5, 1), datetime.date(2026, 5, 2))]
    """
    starts = [first, *sorted({day for day in breaks if first < day <= last})]
    ends = [day - timedelta(days=1) for day in starts[1:]] + [last]
    return list(zip(starts, ends, strict=True))
