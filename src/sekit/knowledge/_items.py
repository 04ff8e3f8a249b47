"""Reads the item files. An item is one thing that one source says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from sekit import _yaml
from sekit.errors import Problem, nearest

# What an item is, with the words a reader meets.
KINDS = {
    "case": "eksempel",
    "challenge-and-answer": "utfordring og svar",
    "checklist": "sjekkliste",
    "figure": "tall",
    "finding": "funn",
    "method": "metode",
    "process-stage": "trinn",
    "quote-idea": "tanke",
    "recommendation": "anbefaling",
    "role": "rolle",
    "rule": "regel",
    "system": "ordning",
    "term": "begrep",
    "tool": "verktøy",
    "value": "verdi",
    "warning": "forbehold",
}
CONFIDENCE = ("sikker", "sannsynlig", "usikker")
_FIELDS = {"kind", "title", "content", "source", "topic", "confidence"}
_ID = re.compile(r"[A-Z]+-\d{3}")


@dataclass(frozen=True, slots=True)
class Report:
    """One source. ``pages`` is what its page numbers count: side, ark (slides), nettside or kilde.

    ``checked_on`` is the day the law was read, for what stands outside the reports.
    """

    id: str
    short: str
    title: str
    author: str
    publisher: str
    year: int
    pages: str
    checked_on: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that one source says, in our own words.

    ``kind`` is a key of ``KINDS``; ``source`` names report and page, law and §, or study; ``confidence`` is
    ``"sikker"``, ``"sannsynlig"`` or ``"usikker"`` for what was checked outside the reports, and None for what a
    report says about itself.
    """

    id: str
    kind: str
    title: str
    content: str
    source: str
    topic: str
    report: Report
    confidence: str | None = None


def read_items(path: Path, report: Report) -> tuple[dict[str, Item], list[Problem]]:
    """Read one file; return its items by id, and every problem."""
    try:
        document = _yaml.read(path)
    except _yaml.YamlProblem as error:
        return {}, [error.problem]
    if not isinstance(document.data, dict):
        return {}, [document.problem((), "ventet en liste med id-er, hver med kind, title, content, source, topic")]
    found: dict[str, Item] = {}
    problems: list[Problem] = []
    for id, fields in document.data.items():
        wrong = list(_problems(document, id, fields, report))
        problems += wrong
        if not wrong:
            found[id] = Item(id=id, report=report, **{key: str(value) for key, value in fields.items()})
    return found, problems


def _problems(document: _yaml.Document, id: str, fields: object, report: Report) -> list[Problem]:
    if not _ID.fullmatch(id) or not id.startswith(f"{report.id}-"):
        return [document.problem((id,), f"fant id-en «{id}», ventet «{report.id}-» og tre sifre")]
    if not isinstance(fields, dict):
        return [document.problem((id,), f"{id}: ventet kind, title, content, source og topic")]
    problems = [
        document.problem((id, key), f"{id}: ukjent nøkkel «{key}».{nearest(key, _FIELDS)}")
        for key in fields
        if key not in _FIELDS
    ]
    problems += [
        document.problem((id,), f"{id}: «{key}» mangler")
        for key in sorted(_FIELDS - {"confidence"})
        if not str(fields.get(key) or "").strip()
    ]
    for key, allowed in (("kind", tuple(KINDS)), ("confidence", CONFIDENCE)):
        value = fields.get(key)
        if value is not None and value not in allowed:
            message = f"{id}: fant «{key}: {value}», ventet en av {', '.join(allowed)}.{nearest(str(value), allowed)}"
            problems.append(document.problem((id, key), message))
    return problems
