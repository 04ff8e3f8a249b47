"""Reads the question files: one file per chapter, named as the chapter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sekit import _yaml
from sekit.errors import Problem, nearest

_QUESTION, _QUESTION_MAY = {"id", "question", "options", "sources"}, {"must", "law"}
_OPTION, _OPTION_MAY = {"text", "because"}, {"right"}
_MUST = re.compile(r"P([1-9]|1\d|20)")
FEWEST, MOST = 3, 4  # answers to choose between


@dataclass(frozen=True, slots=True)
class Option:
    """One answer. ``right`` is whether it is good practice or law; ``because`` says why, or what it costs."""

    text: str
    because: str
    right: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """One decision to take. ``must`` is the duty it practises (``"P9"``), or None; ``law`` the § it rests on."""

    id: str
    chapter: str
    question: str
    options: tuple[Option, ...]
    sources: tuple[str, ...]
    must: str | None = None
    law: str | None = None


def read_questions(path: Path) -> tuple[tuple[Question, ...], list[Problem]]:
    """Read one file; return its questions, and every problem."""
    try:
        document = _yaml.read(path)
    except _yaml.YamlProblem as error:
        return (), [error.problem]
    if not isinstance(document.data, list):
        return (), [document.problem((), "ventet en liste med spørsmål")]
    found, problems = [], []
    for index, row in enumerate(document.data):
        wrong = list(_problems(document, (index,), row, f"{path.stem}-{index + 1}"))
        problems += wrong
        if not wrong:
            found.append(_question(row, path.stem))
    return tuple(found), problems


def _question(row: dict[str, Any], chapter: str) -> Question:
    options = tuple(Option(o["text"].strip(), o["because"].strip(), bool(o.get("right"))) for o in row["options"])
    sources = tuple(row["sources"])
    return Question(row["id"], chapter, row["question"].strip(), options, sources, row.get("must"), row.get("law"))


def _problems(document: _yaml.Document, here: _yaml.Location, row: Any, id: str) -> Iterator[Problem]:
    keys = list(_keys(document, here, row, _QUESTION, _QUESTION_MAY))
    yield from keys
    if keys:
        return
    if row["id"] != id:
        yield document.problem((*here, "id"), f"fant «{row['id']}», ventet «{id}»")
    if row.get("must") is not None and not _MUST.fullmatch(str(row["must"])):
        yield document.problem((*here, "must"), f"fant «{row['must']}», ventet P1 til P20")
    if not isinstance(row["sources"], list) or not all(isinstance(source, str) for source in row["sources"]):
        yield document.problem((*here, "sources"), "ventet en liste med id-er")
    options = row["options"]
    if not isinstance(options, list) or not FEWEST <= len(options) <= MOST:
        yield document.problem((*here, "options"), f"ventet {FEWEST} eller {MOST} svar")
        return
    wrong = [p for n, option in enumerate(options) for p in _option(document, (*here, "options", n), option)]
    yield from wrong
    if not wrong and not any(option.get("right") for option in options):
        yield document.problem((*here, "options"), "ingen av svarene har «right: true»")
    if not wrong and all(option.get("right") for option in options):
        yield document.problem((*here, "options"), "alle svarene har «right: true»; da er det ikke noe å velge")


def _option(document: _yaml.Document, here: _yaml.Location, option: Any) -> Iterator[Problem]:
    yield from _keys(document, here, option, _OPTION, _OPTION_MAY)
    if isinstance(option, dict) and not isinstance(option.get("right", False), bool):
        yield document.problem((*here, "right"), f"fant «{option['right']}», ventet true eller false")


def _keys(
    document: _yaml.Document, here: _yaml.Location, data: Any, must: set[str], may: set[str]
) -> Iterator[Problem]:
    if not isinstance(data, dict):
        yield document.problem(here, f"ventet {', '.join(sorted(must))}")
        return
    for key in sorted(data.keys() - must - may):
        yield document.problem((*here, key), f"ukjent nøkkel «{key}».{nearest(key, must | may)}")
    for key in sorted(must):
        value = data.get(key)
        text = key in {"question", "text", "because", "id"}
        if value in (None, "", []) and key != "sources":
            yield document.problem(here, f"nøkkelen «{key}» mangler")
        elif key == "sources" and value is None:
            yield document.problem(here, "nøkkelen «sources» mangler")
        elif text and not isinstance(value, str):
            yield document.problem((*here, key), f"«{key}»: fant «{value}», ventet tekst i anførselstegn")
