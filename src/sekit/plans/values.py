"""What a person wrote in a cell, read as a date, a time, a period or a number. None when it is not one.

Cells keep the text as it was written; these functions only look at it. The same readings stand in
``widgets/static/plan/values.js``, and a shared set of texts holds the two equal.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from decimal import Decimal, InvalidOperation
from unicodedata import normalize

from sekit._norwegian import MONTHS, WEEKDAYS

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_WEEKDAY = r"(?:([a-zæøå]+)[.,]?\s+)?"
_YEAR = r"(\d{4}|\d{2})"
_IN_FIGURES = re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?:\.\s*|/)(\d{{1,2}})(?:\.\s*|[/-]|\s+){_YEAR}", re.ASCII)
_IN_WORDS = re.compile(rf"{_WEEKDAY}(\d{{1,2}})\.?\s*([a-zæøå]+)\.?\s*{_YEAR}", re.ASCII)
_CENTURY = 2000  # of a year in two figures
_SHORTEST = 3  # letters of the name of a day or a month
_HALVES = {
    ("våren", "vår", "1. halvår", "første halvår"): (1, 6),
    ("høsten", "høst", "2. halvår", "andre halvår"): (7, 12),
}
# The words that dates, times and periods are written with; the browser gets them from :mod:`sekit.plans.compiler`.
HALVES = {name: months for names, months in _HALVES.items() for name in names}  # first and last month
BETWEEN = (" - ", "-", " til ")  # what stands between two days
CLOCK = ("kl", "klokka", "klokken")  # each begins with the first
_CLOCK = re.compile(rf"(?:(?:{'|'.join(CLOCK)})\.?\s*)?(?:(\d{{1,2}})(?:[.:](\d{{2}}))?|([01]\d)(\d{{2}}))", re.ASCII)
TURNS = ("men",)  # what begins a new thought in the middle of a sentence
_STOPS = re.compile(r"[.;:!?\n]")
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
    return bool(phrase_in(text, phrase))


def phrase_in(text: str, phrase: str) -> str:
    """Return the words of ``text`` in which ``phrase`` stands, as :func:`has_phrase`, or an empty string.

    >>> phrase_in("Alle jobbveilederne møter", "jobbveileder*")
    'jobbveilederne'
    """
    wanted, found = words(phrase), words(text)
    *whole, last = wanted
    for start in range(len(found) - len(wanted) + 1):
        here = found[start : start + len(wanted)]
        end = here[-1].startswith(last) if phrase.endswith("*") else here[-1] == last
        if here[:-1] == whole and end:
            return " ".join(here)
    return ""


def affirmed(text: str, denials: Iterable[str]) -> list[str]:
    """Return the parts of a text that are not denied: each sentence up to the word before one of ``denials``.

    The word before goes too, for Norwegian says «hun tolker ikke» as well as «hun skal ikke tolke». A sentence ends at
    a stop, a line break or «men».

    >>> affirmed("Hun viser vei. Hun skal ikke tolke, men spiser lunsj med ham.", ["ikke"])
    ['hun viser vei', 'hun', 'spiser lunsj med ham']
    """
    denied, kept = set(denials), []
    for sentence in _STOPS.split(text):
        said = words(sentence)
        while said:
            turn = next((at for at, word in enumerate(said) if word in TURNS), len(said))
            thought, said = said[:turn], said[turn + 1 :]
            end = next((max(at - 1, 0) for at, word in enumerate(thought) if word in denied), len(thought))
            kept.append(" ".join(thought[:end]))
    return [part for part in kept if part]


def as_date(text: str) -> date | None:
    """Return the date: ``22.4.2027``, ``22/4-27``, ``torsdag 22. april 2027 kl. 9`` or ``2027-04-22``.

    A weekday must be that of the date. A time after the date is left out.

    >>> as_date("22. april 2026"), as_date("31.2.2026"), as_date("i april"), as_date("fredag 22. april 2027")
    (datetime.date(2026, 4, 22), None, None, None)
    """
    said = normalize("NFC", text).strip().lower().translate(_DASHES)
    day, _, clock = said.partition(f" {CLOCK[0]}")
    if clock and as_time(CLOCK[0] + clock) is not None:
        said = day.strip()
    if found := _ISO.fullmatch(said):
        weekday, (year, month, day) = None, found.groups()
    elif found := _IN_FIGURES.fullmatch(said):
        weekday, day, month, year = found.groups()
    elif found := _IN_WORDS.fullmatch(said):
        weekday, day, name, year = found.groups()
        month = str(_place(name, MONTHS) + 1)
    else:
        return None
    try:
        made = date(int(year) + (_CENTURY if len(year) == 2 else 0), int(month), int(day))
    except ValueError:
        return None
    return made if weekday is None or _place(weekday, WEEKDAYS) == made.weekday() else None


def _place(name: str, names: list[str]) -> int:
    """Return the place of the name that begins like this, or -1."""
    fits = (n for n, one in enumerate(names) if len(name) >= _SHORTEST and one.startswith(name))
    return next(fits, -1)


def as_period(text: str) -> tuple[date, date] | None:
    """Return first and last day: ``1.1.2026–30.6.2026``, or ``våren 2026`` (January to June), ``2. halvår 2026``.

    >>> as_period("Høsten 2026")
    (datetime.date(2026, 7, 1), datetime.date(2026, 12, 31))
    """
    said = normalize("NFC", text).strip().lower().translate(_DASHES)
    *half, year = said.split() or [""]
    if " ".join(half) in HALVES and re.fullmatch(r"[1-9]\d{3}", year, re.ASCII):
        first, last = HALVES[" ".join(half)]
        return date(int(year), first, 1), date(int(year), last, 30 if last == 6 else 31)
    for dash in BETWEEN:
        days = [as_date(part) for part in said.split(dash)]
        if len(days) == 2 and days[0] is not None and days[1] is not None and days[0] <= days[1]:
            return days[0], days[1]
    return None


def as_time(text: str) -> tuple[int, int | None] | None:
    """Return the minutes after midnight of start and end: ``9``, ``0930``, ``kl. 9.30``, ``9 til 10.30``. The end may
    be None.

    >>> as_time("kl. 9–10.30"), as_time("25")
    ((540, 630), None)
    """
    said = text.strip().lower().translate(_DASHES).replace(BETWEEN[-1], "-")
    found = [_minutes(part.strip()) for part in said.split("-")]
    if len(found) > 2 or None in found:
        return None
    start, end = found[0], found[1] if len(found) == 2 else None
    assert start is not None
    return None if end is not None and end <= start else (start, end)


def _minutes(text: str) -> int | None:
    found = _CLOCK.fullmatch(text)
    if not found:
        return None
    hour, minute = int(found[1] or found[3]), int(found[2] or found[4] or 0)
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
