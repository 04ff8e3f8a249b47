"""A case on paper: numbered paragraphs that say where to go next («gå til 14»), and boxes to tick.

The booklet is the same graph as the one in the browser. A flag becomes a box; a condition becomes a question about
boxes; each choice leads to its feedback, and each feedback to the next scene. In a conversation (``samtale``) nothing
is said between the turns: a choice leads straight on, and what it meant stands in a list at the end.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from sekit.cases.model import ALWAYS, Case, Choice, Condition, Scene, Step, drawn_order

DRAWS = 100
_Place = tuple[str, str]  # scene id, and choice id for feedback (empty for the scene itself)


class Way(NamedTuple):
    """A paragraph to go to when the boxes ticked meet the condition. In a list, the first that holds counts."""

    to: int
    when: Condition = ALWAYS


class Option(NamedTuple):
    """A choice on paper: open when ``choice.when`` holds; tick ``tick`` if there is one; then follow ``ways``."""

    choice: Choice
    ways: tuple[Way, ...]
    tick: Step | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One numbered paragraph.

    ``kind`` is ``"scene"`` (with ``options``), ``"feedback"`` (on ``choice``, made in ``scene``; tick ``tick`` if there
    is one, then follow ``ways``) or ``"ending"``. ``came_from`` is the number of the scene that a feedback belongs to.
    """

    number: int
    kind: str
    scene: Scene
    options: tuple[Option, ...] = ()
    choice: Choice | None = None
    tick: Step | None = None
    ways: tuple[Way, ...] = ()
    came_from: int | None = None


class Reasons(NamedTuple):
    """What the choices of one paragraph meant, for the list at the end of a conversation."""

    number: int
    scene: Scene


@dataclass(frozen=True, slots=True)
class Booklet:
    """A case on paper. Make one with :func:`booklet`.

    ``paragraphs`` stand in the order of their numbers, from 1; ``boxes`` are the choices to tick for, in the order of
    the case file; ``reasons`` is empty unless the case is a conversation.
    """

    case: Case = field(repr=False)
    paragraphs: tuple[Paragraph, ...]
    boxes: tuple[Step, ...]
    reasons: tuple[Reasons, ...] = ()

    def __getitem__(self, number: int) -> Paragraph:
        """Return the paragraph with this number, from 1."""
        if not 1 <= number <= len(self.paragraphs):
            raise IndexError(f"Heftet har avsnitt 1 til {len(self.paragraphs)}, ikke {number}.")
        return self.paragraphs[number - 1]


def booklet(case: Case) -> Booklet:
    """Return a case as a booklet. The numbers are drawn once from the case's ids, and stay when a text is changed.

    >>> from sekit import cases
    >>> paper = booklet(cases.load("minh"))
    >>> paper[1].scene.id == cases.load("minh").first
    True
    >>> feedback = paper[paper[1].options[0].ways[0].to]
    >>> feedback.kind, feedback.choice == paper[1].options[0].choice
    ('feedback', True)
    """
    order = _drawn(case)
    number = {place: index for index, place in enumerate(order, start=1)}
    return Booklet(
        case,
        tuple(_paragraph(case, place, number) for place in order),
        tuple(step for step in _steps(case) if step in case.flags),
        tuple(
            Reasons(number[scene.id, ""], scene)
            for scene in sorted(case.scenes.values(), key=lambda scene: number[scene.id, ""])
            if _straight_on(case) and scene.choices
        ),
    )


def _straight_on(case: Case) -> bool:
    """Whether a choice leads straight to what follows, as in a conversation."""
    return case.shape == "samtale"


def _steps(case: Case) -> list[Step]:
    return [Step(scene.id, choice.id) for scene in case.scenes.values() for choice in scene.choices]


def _paragraph(case: Case, place: _Place, number: dict[_Place, int]) -> Paragraph:
    scene = case.scenes[place[0]]
    if place[1]:
        choice = scene.choice(place[1])
        tick, ways = _leads(case, scene, choice, number)
        came_from = number[scene.id, ""]
        return Paragraph(number[place], "feedback", scene, choice=choice, tick=tick, ways=ways, came_from=came_from)
    if scene.is_ending:
        return Paragraph(number[place], "ending", scene)
    return Paragraph(number[place], "scene", scene, tuple(_option(case, scene, one, number) for one in scene.choices))


def _option(case: Case, scene: Scene, choice: Choice, number: dict[_Place, int]) -> Option:
    if _straight_on(case):
        tick, ways = _leads(case, scene, choice, number)
        return Option(choice, ways, tick)
    return Option(choice, (Way(number[scene.id, choice.id]),))


def _leads(case: Case, scene: Scene, choice: Choice, number: dict[_Place, int]) -> tuple[Step | None, tuple[Way, ...]]:
    """Return the box to tick, if any, and where the choice leads after that."""
    step = Step(scene.id, choice.id)
    ways = tuple(Way(number[target.to, ""], target.when) for target in choice.targets)
    return (step if step in case.flags else None), ways


def _drawn(case: Case) -> list[_Place]:
    """Return the places in an order drawn from their ids: of a hundred draws, the one with fewest neighbours."""
    places: list[_Place] = [(scene.id, "") for scene in case.scenes.values()]
    if not _straight_on(case):
        places += [(step.scene, step.choice) for step in _steps(case)]
    best: list[_Place] = []
    for draw in range(DRAWS):
        order = _draw(case, places, draw)
        if not best or _neighbours(order) < _neighbours(best):
            best = order
        if not _neighbours(best):
            break
    return best


def _draw(case: Case, places: list[_Place], draw: int) -> list[_Place]:
    """Return one order: the first scene first, then never two of the same scene in a row where it can be helped."""
    order = [(case.first, "")]
    left = sorted(set(places) - set(order), key=lambda place: drawn_order(f"{case.slug}/{draw}", *place))
    while left:
        order.append(next((place for place in left if place[0] != order[-1][0]), left[0]))
        left.remove(order[-1])
    return order


def _neighbours(order: list[_Place]) -> int:
    """Count what stands beside each other and should not: a feedback and its scene weigh most."""
    pairs = [(one, other) for one, other in pairwise(order) if one[0] == other[0]]
    return sum(1 if one[1] and other[1] else 1000 for one, other in pairs)
