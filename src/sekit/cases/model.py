"""What a case is: scenes joined by choices. Immutable; read by :mod:`sekit.cases.reader`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from sekit.stages import Stage

if TYPE_CHECKING:
    from sekit.cases.play import Play

VERDICTS = ("supported", "defensible", "weak", "open", "talk")
KINDS = ("decision", "consequence", "ending")
SHAPES = ("full", "samtale", "mini", "kontor")
KEYS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # no I and no O: they look like 1 and 0 on paper


class Step(NamedTuple):
    """One choice made in one scene, by their ids."""

    scene: str
    choice: str

    def __str__(self) -> str:
        return f"{self.scene}/{self.choice}"


@dataclass(frozen=True, slots=True)
class Condition:
    """Holds when every step in ``chosen`` has been made and none in ``not_chosen``."""

    chosen: frozenset[Step] = frozenset()
    not_chosen: frozenset[Step] = frozenset()

    @property
    def flags(self) -> frozenset[Step]:
        """The steps that the condition names."""
        return self.chosen | self.not_chosen

    def holds(self, made: frozenset[Step]) -> bool:
        """Return whether the condition holds when the flags in ``made`` are set."""
        return self.chosen <= made and not (self.not_chosen & made)


ALWAYS = Condition()


@dataclass(frozen=True, slots=True)
class Target:
    """A scene that a choice leads to when the condition holds."""

    to: str
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class Choice:
    """One option.

    ``verdict`` is supported, defensible, weak, open (a dilemma without a key) or talk (a card to discuss, not judged).
    ``effects`` maps meter ids to whole numbers; ``keeps`` and ``breaks`` are ids of principles; ``sources`` are
    knowledge ids; ``targets`` are tried in order, and the last one always holds.
    """

    id: str
    key: str
    text: str
    verdict: str
    because: str
    tempting_because: str | None
    gain: str | None
    price: str | None
    effects: Mapping[str, int]
    keeps: tuple[str, ...]
    breaks: tuple[str, ...]
    law: str | None
    sources: tuple[str, ...]
    when: Condition
    targets: tuple[Target, ...]

    def leads_to(self, made: frozenset[Step]) -> str:
        """Return the id of the scene this choice leads to when the flags in ``made`` are set."""
        return next(target.to for target in self.targets if target.when.holds(made))


@dataclass(frozen=True, slots=True)
class Aside:
    """A paragraph shown only after earlier choices."""

    text: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Scene:
    """One place in the story. ``text`` is a tuple of plain paragraphs; ``choices`` stand in the order to show."""

    id: str
    kind: str
    stage: Stage
    title: str
    text: tuple[str, ...]
    asides: tuple[Aside, ...]
    choices: tuple[Choice, ...]
    write: str | None
    rights_floor: bool
    outcome: str | None

    @property
    def is_ending(self) -> bool:
        """Whether the story ends here."""
        return self.kind == "ending"

    def choice(self, id: str) -> Choice:
        """Return the choice with this id (a StopIteration is a bug: the reader has checked the ids)."""
        return next(choice for choice in self.choices if choice.id == id)

    def open_choices(self, made: frozenset[Step]) -> tuple[Choice, ...]:
        """Return the choices offered when the flags in ``made`` are set, in the order to show."""
        return tuple(choice for choice in self.choices if choice.when.holds(made))

    def paragraphs(self, made: frozenset[Step]) -> tuple[str, ...]:
        """Return the text with the asides that earlier choices call for."""
        return self.text + tuple(aside.text for aside in self.asides if aside.when.holds(made))


@dataclass(frozen=True, slots=True)
class Meter:
    """Something the choices move. Starts at 0: what counts is up or down since the start."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class About:
    """What is from the source, what is invented, what the source does not tell, and which law the advice follows."""

    from_source: str
    invented: str
    silent: str
    law: str


@dataclass(frozen=True, slots=True)
class Facilitator:
    """For the one who leads a group: goals, likely wrong turns, and questions to discuss."""

    goals: tuple[str, ...]
    wrong_turns: tuple[str, ...]
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Rules:
    """Where the rules of KVP may be tried on the case: a tab of the rule explorer, and the facts the case gives."""

    tab: str
    facts: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Review:
    """Who of the field has read the case, by role, and when."""

    role: str
    on: date


@dataclass(frozen=True, slots=True)
class Case:
    """A case that can be played. Make one with :func:`sekit.cases.load`.

    ``structure`` is four letters that change when scene ids, keys, targets or conditions do, and not when a text
    does; ``flags`` are the choices that some condition names; ``minutes`` is the time one play takes; ``drafts`` are
    the ids of plans that the case hands over, begun.
    """

    slug: str
    title: str
    subtitle: str
    shape: str
    difficulty: str
    minutes: int
    themes: tuple[str, ...]
    summary: str
    practises: tuple[str, ...]
    about: About
    sources: tuple[str, ...]
    reviewed: Review | None
    content_note: str | None
    facilitator: Facilitator
    meters: tuple[Meter, ...]
    first: str
    scenes: Mapping[str, Scene]
    flags: frozenset[Step]
    structure: str
    rules: Rules | None = None
    drafts: tuple[str, ...] = ()

    def start(self) -> Play:
        """Return a play that stands at the first scene."""
        from sekit.cases.play import Play

        return Play(self)

    def __repr__(self) -> str:
        return f"<Case {self.slug}: {len(self.scenes)} scenes>"


def drawn_order(slug: str, scene: str, choice: str) -> bytes:
    """Return the sort key that draws the order of options once, from case and scene, the same for every reader."""
    return sha256(f"{slug}/{scene}/{choice}".encode()).digest()
