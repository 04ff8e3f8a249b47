"""The shape of a case file, for pydantic. What the parts mean to each other is checked in :mod:`sekit.cases.rules`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from sekit import _yaml
from sekit.errors import Problem, nearest


def _one_line(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Line = Annotated[Text, BeforeValidator(_one_line)]
Effect = Annotated[int, Field(ge=-3, le=3)]


class Part(BaseModel):
    """A mapping with a closed set of keys."""

    model_config = ConfigDict(extra="forbid", strict=True)


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
    try:
        return CasePart.model_validate(document.data), []
    except ValidationError as error:
        return None, [_problem(document, details) for details in error.errors()]


_TYPES = {
    "string_type": "tekst (sett den i anførselstegn hvis den ser ut som et tall eller ja/nei)",
    "int_type": "et helt tall",
    "bool_type": "true eller false",
    "list_type": "en liste",
    "dict_type": "nøkler med verdier",
    "model_type": "nøkler med verdier",
    "date_type": "en dato som 2026-01-31",
}


def _problem(document: _yaml.Document, details: Any) -> Problem:
    """Say in plain Norwegian what pydantic found."""
    location = tuple(part for part in details["loc"] if part != "[key]")
    kind, found, context = details["type"], details["input"], details.get("ctx", {})
    name = f"«{'.'.join(str(part) for part in location)}»"
    if kind == "missing":
        return document.problem(location[:-1], f"nøkkelen {name} mangler")
    if kind == "extra_forbidden":
        known = _known_keys(location[:-1])
        return document.problem(location, f"ukjent nøkkel {name}.{nearest(str(location[-1]), known)}")
    if kind == "literal_error":
        allowed = [word.strip("' ") for word in context["expected"].replace(" or ", ",").split(",")]
        message = f"{name}: fant «{found}», ventet en av {', '.join(allowed)}.{nearest(str(found), allowed)}"
        return document.problem(location, message)
    expected = _TYPES.get(kind) or {
        "string_pattern_mismatch": "en stor bokstav A–Z uten I og O"
        if location[-1] == "key"
        else "små bokstaver a–z, tall og bindestrek",
        "string_too_short": "en tekst som ikke er tom",
        "string_too_long": f"høyst {context.get('max_length')} tegn",
        "too_short": f"minst {context.get('min_length')}",
        "too_long": f"høyst {context.get('max_length')}",
        "greater_than_equal": f"{context.get('ge')} eller mer",
        "less_than_equal": f"{context.get('le')} eller mindre",
    }.get(kind, details["msg"])
    shown = found if isinstance(found, str | int | float | bool | date) else type(found).__name__
    return document.problem(location, f"{name}: fant «{str(shown)[:60]}», ventet {expected}")


def _known_keys(location: tuple[Any, ...]) -> list[str]:
    """Return the keys that a mapping at this place may have."""
    part: type[Part] = CasePart
    steps: dict[str, type[Part]] = {
        "about": AboutPart,
        "facilitator": FacilitatorPart,
        "reviewed": ReviewPart,
        "rules": RulesPart,
        "meters": MeterPart,
    }
    steps |= {"scenes": ScenePart, "choices": ChoicePart, "also": AsidePart, "when": ConditionPart}
    steps |= {"next": TargetPart}
    for name in location:
        part = steps.get(name, part) if isinstance(name, str) else part
    return list(part.model_fields)
