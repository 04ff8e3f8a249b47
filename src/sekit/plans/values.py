"""What a person wrote in a cell, read as a date, a time, a period or a number. None when it is not one.

Cells keep the text as it was written; these functions only look at it. The same readings stand in
``widgets/static/plan/values.js``, and a shared set of texts holds the two equal.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from unicodedata import normalize

from sekit._norwegian import MONTHS

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_NORWEGIAN = re.compile(r"(\d{1,2})\.\s*(\d{1,2}|[a-zæøå]+)\.?\s*(\d{4})", re.ASCII)
# The words that dates, times and periods are written with; the browser gets them from :mod:`sekit.plans.compiler`.
HALVES = {"våren": (1, 6), "vår": (1, 6), "høsten": (7, 12), "høst": (7, 12)}  # first and last month
BETWEEN = (" - ", "-", " til ")  # what stands between two days
CLOCK = "kl"
_CLOCK = re.compile(rf"(?:{CLOCK}\.?\s*)?(\d{{1,2}})(?:[.:](\d{{2}}))?", re.ASCII)
_DASHES = str.maketrans({"–": "-", "—": "-", "−": "-", "\u00a0": " "})


def words(text: str) -> list[str]:
    """Return the words of a text in lower case: runs of letters and digits. An å is one letter, however it was typed.

    >>> words("I løpet av våren 2026!")
    ['i', 'løpet', 'av', 'våren', '2026']
    """
    return "".join(sign if sign.isalnum() else " " for sign in normalize("NFC", text).lower()).split()


def has_phrase(text: str, phrase: str) -> bool:
    """Return whether the words of ``phrase`` stand together in ``text``; ``phrase*`` also as the start of a word.

    >>> has_phrase("Alle jobbveilederne møter", "jobbveileder*"), has_phrase("fortløpende", "løpende")
    (True, False)
    """
    wanted, found = words(phrase), words(text)
    *whole, last = wanted

    def fits(start: int) -> bool:
        here = found[start : start + len(wanted)]
        end = here[-1].startswith(last) if phrase.endswith("*") else here[-1] == last
        return here[:-1] == whole and end

    return any(fits(start) for start in range(len(found) - len(wanted) + 1))


def as_date(text: str) -> date | None:
    """Return the date: ``22.4.2026``, ``22. april 2026`` or ``2026-04-22``.

    >>> as_date("22. april 2026"), as_date("31.2.2026"), as_date("i april")
    (datetime.date(2026, 4, 22), None, None)
    """
    said = normalize("NFC", text).strip().lower().translate(_DASHES)
    if found := _ISO.fullmatch(said):
        year, month, day = map(int, found.groups())
    elif found := _NORWEGIAN.fullmatch(said):
        name = found[2]
        number = int(name) if name.isdigit() else next((n for n, m in enumerate(MONTHS, 1) if _named(name, m)), 0)
        year, month, day = int(found[3]), number, int(found[1])
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named(name: str, month: str) -> bool:
    return name in (month, month[:3])


def as_period(text: str) -> tuple[date, date] | None:
    """Return first and last day: ``1.1.2026–30.6.2026``, or ``våren 2026`` (January to June), ``høsten 2026``.

    >>> as_period("Høsten 2026")
    (datetime.date(2026, 7, 1), datetime.date(2026, 12, 31))
    """
    said = normalize("NFC", text).strip().lower().translate(_DASHES)
    parts = said.split()
    if len(parts) == 2 and parts[0] in HALVES and re.fullmatch(r"[1-9]\d{3}", parts[1], re.ASCII):
        first, last = HALVES[parts[0]]
        return date(int(parts[1]), first, 1), date(int(parts[1]), last, 30 if last == 6 else 31)
    for dash in BETWEEN:
        days = [as_date(part) for part in said.split(dash)]
        if len(days) == 2 and days[0] is not None and days[1] is not None and days[0] <= days[1]:
            return days[0], days[1]
    return None


def as_time(text: str) -> tuple[int, int | None] | None:
    """Return the minutes after midnight of start and end: ``9``, ``kl. 9.30``, ``9–10.30``. The end may be None.

    >>> as_time("kl. 9–10.30"), as_time("25")
    ((540, 630), None)
    """
    parts = [part.strip() for part in text.strip().lower().translate(_DASHES).split("-")]
    found = [_minutes(part) for part in parts]
    if len(found) > 2 or None in found:
        return None
    start, end = found[0], found[1] if len(found) == 2 else None
    assert start is not None
    return None if end is not None and end <= start else (start, end)


def _minutes(text: str) -> int | None:
    found = _CLOCK.fullmatch(text)
    if not found:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def as_number(text: str) -> Decimal | None:
    """Return the number: ``37,5`` or ``37.5``.

    >>> as_number("37,5"), as_number("mange")
    (Decimal('37.5'), None)
    """
    said = text.strip().translate(_DASHES).replace(",", ".")
    if not re.fullmatch(r"-?\d{1,9}(\.\d{1,6})?", said, re.ASCII):
        return None
    try:
        return Decimal(said)
    except InvalidOperation:
        return None
