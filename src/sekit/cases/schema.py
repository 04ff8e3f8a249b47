"""The shape of a case file, for pydantic. What the parts mean to each other is checked in :mod:`sekit.cases.rules`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, StringConstraints

from sekit import _schema, _yaml
from sekit._schema import Id, Line, Part, Text
from sekit.errors import Problem

Effect = Annotated[int, Field(ge=-3, le=3)]


class ConditionPart(Part):
    """``when``."""

    chosen: list[str] = []
    not_chosen: list[str] = []


class TargetPart(Part):
    """One line of a ``next`` list."""

    to: Id
    when: ConditionPart | None = None


def _targets(value: Any) -> Any:
    return [{"to": value}] if isinstance(value, str) else value


class ChoicePart(Part):
    """One option."""

    id: Id
    key: Annotated[str, StringConstraints(pattern=r"^[A-HJ-NP-Z]$")]
    text: Line
    verdict: Literal["supported", "defensible", "weak", "open", "talk"]
    because: Line
    tempting_because: Line | None = None
    gain: Line | None = None
    price: Line | None = None
    effects: dict[str, Effect] = {}
    keeps: list[str] = []
    breaks: list[str] = []
    law: Line | None = None
    sources: list[str] = []
    when: ConditionPart | None = None
    next: Annotated[list[TargetPart], BeforeValidator(_targets), Field(min_length=1)]


class AsidePart(Part):
    """A paragraph shown only after earlier choices."""

    when: ConditionPart
    text: Line


class ScenePart(Part):
    """One scene."""

    kind: Literal["decision", "consequence", "ending"]
    stage: str
    title: Line
    text: Text
    also: list[AsidePart] = []
    write: Line | None = None
    rights_floor: bool = False
    outcome: Literal["job", "no-job", "office", "talk"] | None = None
    retired_keys: list[str] = []
    choices: list[ChoicePart] = []


class MeterPart(Part):
    """One meter."""

    label: Line


class AboutPart(Part):
    """What is from where."""

    from_source: Line
    invented: Line
    silent: Line
    law: Line


class ReviewPart(Part):
    """Who has read the case."""

    role: Line
    on: date


class RulesPart(Part):
    """What the case tells that the rules of KVP ask for; the rest stays unanswered."""

    tab: Literal["vilkar", "varighet", "stonad"]
    facts: dict[str, Any] = {}


class FacilitatorPart(Part):
    """For the one who leads a group."""

    goals: Annotated[list[Line], Field(min_length=1)]
    wrong_turns: Annotated[list[Line], Field(min_length=1)]
    questions: Annotated[list[Line], Field(min_length=3)]


class CasePart(Part):
    """A whole case file."""

    slug: Id
    title: Line
    subtitle: Line
    shape: Literal["full", "samtale", "mini", "kontor"]
    difficulty: Literal["lett", "middels", "krevende"]
    minutes: Annotated[int, Field(ge=1, le=120)]
    themes: Annotated[list[Line], Field(min_length=1)]
    summary: Line
    practises: Annotated[list[Line], Field(min_length=1)]
    about: AboutPart
    sources: Annotated[list[str], Field(min_length=1)]
    reviewed: ReviewPart | None = None
    content_note: Line | None = None
    rules: RulesPart | None = None
    drafts: list[str] = []
    facilitator: FacilitatorPart
    meters: Annotated[dict[str, MeterPart], Field(min_length=1, max_length=5)]
    start: str
    scenes: Annotated[dict[Id, ScenePart], Field(min_length=2)]


def parse(document: _yaml.Document) -> tuple[CasePart | None, list[Problem]]:
    """Return the case file as typed parts, or None and every problem with its shape."""
    if not isinstance(document.data, dict):
        return None, [document.problem((), "ventet en sak med slug, title, scenes og resten av nøklene")]
    return _schema.parse(document, CasePart)
