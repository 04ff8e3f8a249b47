"""Reads the figures of the results: one CSV file per set, one row per number that a source gives.

A group is one series: its rows count the same thing in the same unit, so that they can stand in one chart. What is
counted in another way is another group. What a source has wrong, or does not say, stands in ``caveat``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from sekit._norwegian import in_figures
from sekit.errors import Problem, nearest
from sekit.knowledge._items import CONFIDENCE

COLUMNS = ("group", "what", "value", "unit", "of", "period", "source", "definition", "caveat", "confidence")
_MAY_BE_EMPTY = {"of", "caveat", "confidence"}
_ABOUT = ("ca.", "høyst", "knapt", "litt over", "minst", "over")  # how a source may hedge a number
_IN_WORDS = {"halvparten": Decimal(50), "to av tre": Decimal(200) / 3, "7 av 10": Decimal(70)}  # percent, never refined
_VALUE = re.compile(rf"(?:({'|'.join(map(re.escape, _ABOUT))}) )?(\d+(?:\.\d+)?|{'|'.join(_IN_WORDS)})")
_LIKE_AN_ID = re.compile(r"[A-Z]{3,4}-?\d+")


@dataclass(frozen=True, slots=True)
class Figure:
    """One number that a source gives.

    ``value`` is the number in ``unit``; ``shown`` is how it is written for a reader, with what the source says about
    it (``"knapt 5 400"``, ``"over halvparten"``); ``of`` is how many there were in all, or None. ``source`` holds
    knowledge ids or, for what no item tells, the source in words, divided by «; ». ``confidence`` is None for what
    a report says about itself.
    """

    group: str
    what: str
    value: Decimal
    unit: str
    of: int | None
    period: str
    source: tuple[str, ...]
    definition: str
    caveat: str
    confidence: str | None
    shown: str


def is_id(source: str) -> bool:
    """Return whether one part of ``source`` is meant as an id, and not as a source in words."""
    return _LIKE_AN_ID.fullmatch(source) is not None


def read_figures(path: Path, ids: Collection[str]) -> tuple[tuple[Figure, ...], list[Problem]]:
    """Read one file; return its rows, and every problem. ``ids`` are the ids that a source may name."""
    file = str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        return (), [Problem(file, 1, f"kan ikke lese fila ({error.strerror})")]
    except UnicodeDecodeError:
        return (), [Problem(file, 1, "fant tegn som ikke er UTF-8; lagre fila som UTF-8")]
    reader = csv.reader(text.splitlines(), strict=True)
    found: list[Figure] = []
    problems: list[Problem] = []
    try:
        problems += (Problem(file, 1, message) for message in _header(next(reader, [])))
        for cells in reader if not problems else ():
            wrong = [Problem(file, reader.line_num, message) for message in _row(cells, ids)]
            if not wrong:
                figure = _figure(dict(zip(COLUMNS, cells, strict=True)))
                wrong = [Problem(file, reader.line_num, message) for message in _beside(figure, found)]
                found.append(figure)
            problems += wrong
    except csv.Error as error:
        problems.append(Problem(file, reader.line_num, f"kan ikke leses som CSV ({error}); se på anførselstegnene"))
    if not problems and not found:
        problems.append(Problem(file, 1, "fant ingen tall, ventet minst én rad"))
    return (() if problems else tuple(found)), problems


def _header(cells: list[str]) -> Iterator[str]:
    for cell in cells:
        if cell not in COLUMNS:
            yield f"ukjent kolonne «{cell}».{nearest(cell, COLUMNS)}"
    for column in COLUMNS:
        if column not in cells:
            yield f"kolonnen «{column}» mangler"
    if sorted(cells) == sorted(COLUMNS) and tuple(cells) != COLUMNS:
        yield f"kolonnene står i feil rekkefølge, ventet {', '.join(COLUMNS)}"
    if len(set(cells)) < len(cells):
        yield "en kolonne står to ganger"


def _row(cells: list[str], ids: Collection[str]) -> Iterator[str]:
    if len(cells) != len(COLUMNS):
        yield f"fant {len(cells)} felt, ventet {len(COLUMNS)}; tekst med komma må stå i anførselstegn"
        return
    row = dict(zip(COLUMNS, cells, strict=True))
    for column in COLUMNS:
        if column not in _MAY_BE_EMPTY and not row[column].strip():
            yield f"«{column}» mangler"
    value = _VALUE.fullmatch(row["value"])
    if row["value"].strip() and not value:
        yield f"«value»: fant «{row['value']}», ventet et tall med punktum, gjerne etter {', '.join(_ABOUT)}"
    if value and value[2] in _IN_WORDS and row["unit"] != "prosent":
        yield f"«{value[2]}» er en andel, ventet «prosent» i «unit»"
    if row["of"] and not row["of"].isdecimal():
        yield f"«of»: fant «{row['of']}», ventet et helt tall eller ingenting"
    sources = row["source"].split("; ")
    for source in sources:
        if is_id(source) and source not in ids:
            yield f"ukjent id «{source}» i «source».{nearest(source, ids)}"
    if row["confidence"] and row["confidence"] not in CONFIDENCE:
        yield f"«confidence»: fant «{row['confidence']}», ventet {', '.join(CONFIDENCE)} eller ingenting"
    if not row["confidence"] and any(not is_id(source) or source.startswith("EKS") for source in sources):
        yield "«confidence» mangler for en kilde utenfor rapportene"


def _figure(row: dict[str, str]) -> Figure:
    match = _VALUE.fullmatch(row["value"])
    assert match is not None  # _row has seen it
    about, number = match.groups()
    value = _IN_WORDS.get(number) or Decimal(number)
    shown = number if number in _IN_WORDS else in_figures(value) + ("\u00a0%" if row["unit"] == "prosent" else "")
    return Figure(
        group=row["group"],
        what=row["what"],
        value=value,
        unit=row["unit"],
        of=int(row["of"]) if row["of"] else None,
        period=row["period"],
        source=tuple(row["source"].split("; ")),
        definition=row["definition"],
        caveat=row["caveat"],
        confidence=row["confidence"] or None,
        shown=f"{about} {shown}" if about else shown,
    )


def _beside(figure: Figure, rows: list[Figure]) -> Iterator[str]:
    """Yield what does not go together with the rows above."""
    for other in rows:
        if other.group != figure.group:
            continue
        if (other.what, other.period) == (figure.what, figure.period):
            yield f"«{figure.what}» ({figure.period}) står to ganger i gruppa «{figure.group}»"
        for column, mine, theirs in (
            ("definition", figure.definition, other.definition),
            ("unit", figure.unit, other.unit),
        ):
            if mine != theirs:
                yield f"gruppa «{figure.group}» har to ulike «{column}»; målt ulikt må stå i hver sin gruppe"
                return
