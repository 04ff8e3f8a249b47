"""Numbers and dates as Norwegians write them."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

MONTHS = "januar februar mars april mai juni juli august september oktober november desember".split()  # noqa: SIM905
WEEKDAYS = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split()  # noqa: SIM905
_SPACE = "\u00a0"  # keeps a number on one line


def in_words(day: date) -> str:
    """Return a date as «1. mai 2026».

    >>> in_words(date(2026, 5, 1))
    '1. mai 2026'
    """
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


def in_figures(value: Decimal | int, decimals: int | None = None) -> str:
    """Return a number with a space for thousands and a comma; ``decimals`` None keeps what is there.

    >>> in_figures(Decimal("278696.509"), 2).replace("\u00a0", " ")
    '278 696,51'
    >>> in_figures(Decimal("37.5"))
    '37,5'
    """
    number = Decimal(value)
    if decimals is not None:
        number = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return f"{number:,f}".replace(",", _SPACE).replace(".", ",")
