"""Reads the exercises: one YAML file each in ``exercises/``, named as the notebook that is its page.

The file holds what the clock, the cards and the calendar need: who, minutes per step, roles, what is looked at later.
What is said and talked about stands in the notebook.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sekit import _yaml, cases, plans, sheets
from sekit._tables import Table
from sekit.errors import ExerciseError, FactError, Problem, UnknownName, nearest

if TYPE_CHECKING:
    from sekit.workshop.schema import ExercisePart

FOLDER = Path(__file__).with_name("exercises")
LENGTHS = (30, 60, 120)  # minutes
_WORDS = _yaml.read(Path(__file__).with_name("words.yaml")).data


@dataclass(frozen=True, slots=True)
class Step:
    """One step: what is done, who speaks, and what the facilitator may say. ``minutes`` maps length to minutes."""

    title: str
    minutes: Mapping[int, int]
    do: str
    who: str
    say: str | None


@dataclass(frozen=True, slots=True)
class Role:
    """A role in the group: its task, and a sentence it may use."""

    name: str
    task: str
    says: str | None


@dataclass(frozen=True, slots=True)
class Card:
    """A situation on paper; ``options`` may be none."""

    title: str
    text: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What is looked at so many ``weeks`` later."""

    weeks: int
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Exercise:
    """An exercise. ``slug`` is the name of its file, its notebook and its page.

    ``case`` is the case the groups play and whose codes are merged; ``plan`` the template and ``sheet`` the sheet
    that are used, if any; ``counted`` whether hands are counted on paper; ``adapt`` maps the length in minutes to how
    the exercise is fitted to it.
    """

    slug: str
    number: int
    title: str
    goal: str
    people: str
    case: str
    plan: str | None
    sheet: str | None
    materials: tuple[str, ...]
    leaves: str
    steps: tuple[Step, ...]
    roles: tuple[Role, ...]
    cards: tuple[Card, ...]
    counted: bool
    adapt: Mapping[int, str]
    follow_up: tuple[FollowUp, ...]

    def run(self, minutes: int) -> tuple[Step, ...]:
        """Return the steps of the exercise when it has 30, 60 or 120 minutes.

        >>> [sum(step.minutes[length] for step in exercise("spill-en-sak").run(length)) for length in LENGTHS]
        [30, 60, 120]

        Raises:
            FactError: another length.
        """
        if minutes not in LENGTHS:
            raise FactError(_WORDS["length"].format(found=minutes, lengths=", ".join(map(str, LENGTHS))))
        return tuple(step for step in self.steps if step.minutes[minutes])

    def program(self, minutes: int = 60) -> Table:
        """Return the steps as a table; errors as for :meth:`run`."""
        rows = tuple((str(step.minutes[minutes]), step.title, step.do, step.who) for step in self.run(minutes))
        return Table(_WORDS["program"].format(n=minutes), tuple(_WORDS["columns"]), rows, numbers=(0,))


def slugs() -> tuple[str, ...]:
    """Return the slug of every exercise, in the order they are numbered."""
    return tuple(sorted((path.stem for path in FOLDER.glob("*.yaml")), key=lambda slug: exercise(slug).number))


@cache
def exercise(slug: str) -> Exercise:
    """Return an exercise.

    Raises:
        UnknownName: no exercise has this slug; the message suggests the nearest.
        ExerciseError: its file is wrong; lists every problem with file and line.
    """
    path = FOLDER / f"{slug}.yaml"
    if not path.exists():
        raise UnknownName("øvelse", slug, [path.stem for path in FOLDER.glob("*.yaml")])
    return read(path)


def read(path: Path) -> Exercise:
    """Return the exercise in a file; errors as for :func:`exercise`."""
    from sekit import _schema
    from sekit.workshop import schema  # pydantic is read here, not by «import sekit»

    try:
        document = _yaml.read(path)
    except _yaml.YamlProblem as error:
        raise ExerciseError([error.problem]) from None
    part, problems = _schema.parse(document, schema.ExercisePart)
    if part is not None:
        problems = list(_problems(document, part))
    if part is None or problems:
        raise ExerciseError(problems)
    return _build(path.stem, part)


def _problems(document: _yaml.Document, part: ExercisePart) -> Iterator[Problem]:
    """Yield what is wrong between the parts: names that lead nowhere, and minutes that do not add up."""
    named = (("case", cases.slugs()), ("plan", plans.templates()), ("sheet", sheets.names()))
    for key, known in named:
        name = getattr(part, key)
        if name is not None and name not in known:
            yield document.problem((key,), f"«{key}»: fant «{name}», som ikke finnes.{nearest(name, known)}")
    for place, step in enumerate(part.steps):
        if missing := [str(length) for length in LENGTHS if str(length) not in step.minutes]:
            yield document.problem(("steps", place, "minutes"), f"mangler tida for {', '.join(missing)} minutter")
    for length in LENGTHS:
        given = [minutes for step in part.steps for key, minutes in step.minutes.items() if int(key) == length]
        if len(given) == len(part.steps) and sum(given) != length:
            yield document.problem(("steps",), f"stegene for {length} minutter varer {sum(given)} minutter til sammen")
        if str(length) not in part.adapt:
            yield document.problem(("adapt",), f"mangler hvordan øvelsen tilpasses {length} minutter")
    weeks = [one.weeks for one in part.follow_up]
    for place, n in enumerate(weeks):
        if n in weeks[:place]:
            message = f"fant «{n}» uker to ganger; kalenderen skiller dem på antall uker"
            yield document.problem(("follow_up", place, "weeks"), message)


def _build(slug: str, part: ExercisePart) -> Exercise:
    return Exercise(
        slug=slug,
        number=part.number,
        title=part.title,
        goal=part.goal,
        people=part.people,
        case=part.case,
        plan=part.plan,
        sheet=part.sheet,
        materials=tuple(part.materials),
        leaves=part.leaves,
        steps=tuple(
            Step(step.title, {int(length): n for length, n in step.minutes.items()}, step.do, step.who, step.say)
            for step in part.steps
        ),
        roles=tuple(Role(role.name, role.task, role.says) for role in part.roles),
        counted=part.counted,
        cards=tuple(Card(card.title, card.text, tuple(card.options)) for card in part.cards),
        adapt={int(length): text for length, text in part.adapt.items()},
        follow_up=tuple(FollowUp(one.weeks, one.title, one.text) for one in part.follow_up),
    )
