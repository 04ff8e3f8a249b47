"""Dated numbers: the day before, the day, and the day after each boundary."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sekit import dated
from sekit.errors import NotCovered, SekitError


def value(amount: int, start: date) -> dated.Value:
    return dated.Value(Decimal(amount), "kr", start, "§ 1", "oppdiktet", date(2026, 7, 2), "sikker")


SERIES = dated.Series("prøvetall", (value(1, date(2024, 5, 1)), value(2, date(2025, 5, 1))), (5, 1))


@pytest.mark.parametrize(
    ("day", "amount", "outdated"),
    [
        (date(2024, 5, 1), 1, False),
        (date(2025, 4, 30), 1, False),
        (date(2025, 5, 1), 2, False),
        (date(2026, 4, 30), 2, False),
        (date(2026, 5, 1), 2, True),
    ],
)
def test_the_value_of_the_day(day, amount, outdated):
    found = SERIES.on(day)
    assert (found.value, found.outdated) == (amount, outdated)


def test_outside_is_said_with_the_covered_dates():
    with pytest.raises(NotCovered, match="2024-05-01 til 2027-04-30") as caught:
        SERIES.on(date(2024, 4, 30), last=date(2027, 4, 30))
    assert (caught.value.first, caught.value.last) == (date(2024, 5, 1), date(2027, 4, 30))
    with pytest.raises(NotCovered):
        SERIES.on(date(2027, 5, 1), last=date(2027, 4, 30))


def test_a_number_without_a_yearly_date_is_never_outdated():
    series = dated.Series("prøvetall", (value(1, date(2019, 1, 1)),))
    assert not series.on(date(2040, 1, 1)).outdated


@pytest.mark.parametrize("values", [(), (value(1, date(2025, 5, 1)), value(2, date(2025, 5, 1)))])
def test_a_broken_series_is_refused(values):
    with pytest.raises(SekitError, match="prøvetall"):
        dated.Series("prøvetall", values)


@pytest.mark.parametrize(
    ("start", "years", "end"),
    [
        (date(2025, 1, 1), 1, date(2025, 12, 31)),
        (date(2024, 2, 29), 2, date(2026, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 28)),
        (date(2023, 3, 1), 1, date(2024, 2, 29)),
    ],
)
def test_end_dates_are_inclusive(start, years, end):
    assert dated.years_after(start, years) == end


@given(st.dates(date(2012, 1, 1), date(2030, 1, 1)), st.lists(st.dates(date(2012, 1, 1), date(2031, 1, 1)), max_size=6))
def test_stretches_cover_every_day_once(first, breaks):
    last = dated.add_months(first, 11)
    found = dated.stretches(first, last, breaks)
    assert found[0][0] == first
    assert found[-1][1] == last
    assert sum((end - start).days + 1 for start, end in found) == (last - first).days + 1
