"""``rate`` and ``stonad``: kvalifiseringsstønad in kroner, exact until the last rounding, with every assumption named.

Sosialtjenesteloven §§ 35 and 37; forskriften § 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING

from sekit._norwegian import in_figures
from sekit.dated import add_months, next_yearly, require_date, stretches
from sekit.errors import FactError
from sekit.kvp import numbers
from sekit.kvp.facts import OLDEST, kind
from sekit.kvp.texts import assumptions, checked_on, note

if TYPE_CHECKING:
    import pandas as pd

MOST_CHILDREN = 20
ASSUMPTIONS = (
    "ukedager_mot_260",
    "virkning_av_25_arsdagen",
    "dagsats_til_timer",
    "avrunding",
    "barnets_aldersgrense",
    "barnetillegg_ved_fravaer",
    "laeretidens_timer",
    "andre_ytelser",
    "skuddarsdag",
)
COLUMNS = (
    "month",
    "first_day",
    "last_day",
    "weekdays",
    "grunnbelop",
    "factor",
    "share",
    "daily_rate",
    "child_daily",
    "work_share",
    "sum",
)
_RATE_PARAMETERS = ("grunnbelop", "faktor_g", "andel_under_25", "dager_per_aar", "barnetillegg", "timer_per_uke")


@dataclass(frozen=True, slots=True)
class Rate:
    """What holds on one day, unrounded: kr per year, kr per day, kr per child per day.

    ``outdated`` is True when a newer number should exist by that day.
    """

    annual: Decimal
    daily: Decimal
    child_daily: Decimal
    outdated: bool = False


def rate(*, on: date, under_25: bool = False) -> Rate:
    """Return kvalifiseringsstønad at full time on a day (§ 35; forskriften § 3).

    >>> found = rate(on=date(2026, 5, 1))
    >>> round(found.annual, 2), round(found.daily, 2), found.child_daily
    (Decimal('278696.51'), Decimal('1071.91'), Decimal('38'))

    Raises:
        FactError: ``on`` is not a date, or ``under_25`` not True or False.
        NotCovered: the day is outside the tables.
    """
    if type(under_25) is not bool:
        raise FactError(f"under_25: fant «{under_25}» ({kind(under_25)}), ventet True eller False")
    annual, daily = _exact(on, under_25)
    child = numbers.parameter("barnetillegg", on=on)
    outdated = any(numbers.parameter(name, on=on).outdated for name in _RATE_PARAMETERS)
    return Rate(_decimal(annual), _decimal(daily), child.value, outdated)


def stonad(
    *,
    birth_date: date,
    start: date,
    end: date,
    children: int = 0,
    weekly_work_hours: int | float | Decimal = 0,
) -> pd.DataFrame:
    """Return kvalifiseringsstønad from ``start`` to ``end``, both inclusive: a row per stretch with the same rate.

    ``weekly_work_hours`` are hours inside the programme of paid work and, from 2019, of learning with pay; they reduce
    the stønad and the child supplement alike (§ 37). Unpaid arbeidstrening does not reduce anything: leave it out.
    Columns: ``month`` (``"2026-05"``), ``first_day``, ``last_day``, ``weekdays`` (Monday to Friday), ``grunnbelop`` (kr
    per year), ``factor`` (G), ``share`` (1 or 2/3), ``daily_rate`` (kr per weekday at full time), ``child_daily`` (kr
    per child per weekday), ``work_share`` (the part of full time that is paid work) and ``sum`` (kr, rounded once to
    øre). Numbers are ``Decimal``. ``.attrs["assumptions"]`` maps each named assumption to its sentence,
    ``.attrs["notes"]`` holds warnings.

    >>> table = stonad(birth_date=date(1990, 1, 1), start=date(2026, 5, 1), end=date(2026, 5, 31))
    >>> table["weekdays"].tolist(), table["sum"].tolist()
    ([21], [Decimal('22510.10')])

    Raises:
        FactError: a wrong type, a negative number, more than 37,5 hours, end before start, a birth date after the
            start, today or more than 120 years ago.
        NotCovered: ``start`` or ``end`` is outside the tables.
    """
    import pandas as pd

    hours = _check(birth_date, start, end, children, weekly_work_hours)
    full_time = numbers.parameter("timer_per_uke", on=start).exact
    rows = [
        _row(first, last, first < full_rate_from(birth_date, start), children, hours / full_time)
        for first, last in stretches(start, end, list(_breaks(birth_date, start, end)))
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    table.attrs["assumptions"] = assumptions(*ASSUMPTIONS)
    table.attrs["notes"] = list(_notes(birth_date, start, end, children, hours / full_time))
    return table


def _exact(on: date, under_25: bool) -> tuple[Fraction, Fraction]:
    """Return kr per year and kr per day as exact fractions."""
    exact = {name: numbers.parameter(name, on=on).exact for name in _RATE_PARAMETERS}
    annual = exact["grunnbelop"] * exact["faktor_g"] * (exact["andel_under_25"] if under_25 else 1)
    return annual, annual / exact["dager_per_aar"]


def _decimal(value: Fraction) -> Decimal:
    return Decimal(value.numerator) / Decimal(value.denominator)


def full_rate_from(birth_date: date, on: date) -> date:
    """Return the birthday that gives the full rate; whoever is born on 29 February has it on 28 February."""
    return add_months(birth_date, 12 * numbers.number("full_sats_alder", on))


def _breaks(birth_date: date, start: date, end: date) -> Iterator[date]:
    """Yield every day on which a new row begins: a new month, a new number, the 25th birthday."""
    day = start.replace(day=1)
    while day <= end:
        yield day
        day = add_months(day, 1)
    for name in _RATE_PARAMETERS:
        yield from (value.valid_from for value in numbers.series(name).values)
    yield full_rate_from(birth_date, start)


def _row(first: date, last: date, under_25: bool, children: int, work_share: Fraction) -> list[object]:
    weekdays = _weekdays(first, last)
    _, daily = _exact(first, under_25)
    child = numbers.parameter("barnetillegg", on=first)
    total = weekdays * (daily + children * child.exact) * (1 - work_share)
    return [
        f"{first:%Y-%m}",
        first,
        last,
        weekdays,
        numbers.parameter("grunnbelop", on=first).value,
        numbers.parameter("faktor_g", on=first).value,
        numbers.parameter("andel_under_25", on=first).value if under_25 else Decimal(1),
        _decimal(daily),
        child.value,
        _decimal(work_share),
        _decimal(total).quantize(Decimal("0.01"), ROUND_HALF_UP),
    ]


def _check(birth_date: date, start: date, end: date, children: int, weekly_work_hours: object) -> Fraction:
    """Return the hours as an exact number; raise when something cannot be used."""
    numbers.require_covered(start, "start")
    require_date(end, "end")
    if end < start:
        raise FactError(f"end: fant {end}, ventet en dag fra og med start, {start}")
    numbers.require_covered(end, "end")
    born = require_date(birth_date, "birth_date")
    if born >= start or born > date.today():
        raise FactError(f"birth_date: fant {born}, ventet en dag før {min(start, date.today())}")
    if add_months(born, 12 * OLDEST) <= start:
        raise FactError(f"birth_date: fant {born}, som er {OLDEST} år eller mer før {start}. Sjekk årstallet.")
    if type(children) is not int or not 0 <= children <= MOST_CHILDREN:
        raise FactError(
            f"children: fant «{children}» ({kind(children)}), ventet et helt tall fra 0 til {MOST_CHILDREN}"
        )
    most = numbers.parameter("timer_per_uke", on=start).value
    try:
        if isinstance(weekly_work_hours, bool) or not isinstance(weekly_work_hours, int | float | Decimal):
            raise InvalidOperation
        hours = Decimal(str(weekly_work_hours))
        if not hours.is_finite() or not 0 <= hours <= most:
            raise InvalidOperation
    except InvalidOperation:
        found = f"«{weekly_work_hours}» ({kind(weekly_work_hours)})"
        raise FactError(f"weekly_work_hours: fant {found}, ventet timer i uka, fra 0 til {in_figures(most)}") from None
    return Fraction(hours)


def _notes(born: date, start: date, end: date, children: int, work_share: Fraction) -> Iterator[str]:
    lowest, highest = numbers.number("min_alder", start), numbers.number("maks_alder", start)
    if add_months(born, 12 * lowest) > start:
        yield note("money", "under_age", lowest=lowest)
    if (day := add_months(born, 12 * highest)) <= end:
        yield note("money", "over_age", highest=highest, day=day)
    if work_share > numbers.parameter("hoyeste_stilling", on=start).exact:
        full_time = numbers.parameter("timer_per_uke", on=start).exact
        protected = numbers.series("angrefrist_mnd").values[0].valid_from <= start
        yield note("money", "over_half" if protected else "over_half_before", hours=_decimal(work_share * full_time))
    birthday = full_rate_from(born, start)
    if birthday <= end and start < add_months(birthday.replace(day=1), 1):
        more = _until_next_month(max(birthday, start), end) * (1 - work_share)
        less = _decimal(more).quantize(Decimal("0.01"), ROUND_HALF_UP)
        yield note("money", "birthday", age=numbers.number("full_sats_alder", start), day=birthday, less=less)
    for name in _RATE_PARAMETERS:
        value = numbers.parameter(name, on=end)
        changes = numbers.series(name).changes
        if value.outdated and changes and (children or name != "barnetillegg"):
            change = next_yearly(value.valid_from, *changes)
            yield note("money", "outdated", title=numbers.series(name).title, change=change)
    if end > checked_on():
        yield note("money", "unchecked", checked=checked_on())


def _until_next_month(first: date, end: date) -> Fraction:
    """Return what the full rate gives above the lower one from a day to the end of its month, or to ``end``."""
    last = min(end, add_months(first.replace(day=1), 1) - timedelta(days=1))
    return _weekdays(first, last) * (_exact(first, False)[1] - _exact(first, True)[1])


def _weekdays(first: date, last: date) -> int:
    """Return how many days from Monday to Friday there are, both ends counted."""
    return sum((first + timedelta(days=n)).weekday() < 5 for n in range((last - first).days + 1))
