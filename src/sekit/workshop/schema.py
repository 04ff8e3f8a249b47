"""The shape of an exercise file, for pydantic."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from sekit._schema import Line, Part

Minutes = Annotated[int, Field(ge=0, le=90)]


class StepPart(Part):
    """One line of ``steps``; ``minutes`` is the time it has in each of the three lengths, 0 when it is left out."""

    title: Line
    minutes: dict[Literal["30", "60", "120"], Minutes]
    do: Line
    who: Line
    say: Line | None = None


class RolePart(Part):
    """One card of a role."""

    name: Line
    task: Line
    says: Line | None = None


class CardPart(Part):
    """One situation to decide on, on paper, that is not in a case."""

    title: Line
    text: Line
    options: list[Line] = []


class FollowUpPart(Part):
    """What is looked at some weeks later."""

    weeks: Annotated[int, Field(ge=1, le=26)]
    title: Line
    text: Line


class ExercisePart(Part):
    """An exercise file."""

    number: Annotated[int, Field(ge=1, le=99)]
    title: Line
    goal: Line
    people: Line
    case: str
    plan: str | None = None
    sheet: str | None = None
    materials: Annotated[list[Line], Field(min_length=1)]
    leaves: Line
    steps: Annotated[list[StepPart], Field(min_length=3)]
    roles: Annotated[list[RolePart], Field(min_length=2)]
    cards: list[CardPart] = []
    counted: bool = True
    adapt: dict[Literal["30", "60", "120"], Line]
    follow_up: Annotated[list[FollowUpPart], Field(min_length=1)]
