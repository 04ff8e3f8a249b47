"""One way through a case: where the reader stands, what was chosen, and the way back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sekit.cases.model import Case, Choice, Scene, Step
from sekit.errors import ChoiceError, nearest

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Play:
    """A place in a case. Immutable: each move returns a new play.

    ``route`` holds the steps made; ``ahead`` the steps that :meth:`forward` would make again; ``tried`` the steps that
    were made, gone back from and then left for another.

    >>> from sekit import cases
    >>> play = cases.load("minh").start()
    >>> play = play.choose(play.choices[0].id)
    >>> play.back().forward() == play
    True
    """

    case: Case
    route: tuple[Step, ...] = ()
    ahead: tuple[Step, ...] = ()
    tried: tuple[Step, ...] = ()

    @property
    def made(self) -> frozenset[Step]:
        """The flags that are set: choices made that some condition names."""
        return self.case.flags.intersection(self.route)

    @property
    def scene(self) -> Scene:
        """The scene the reader stands in."""
        if not self.route:
            return self.case.scenes[self.case.first]
        last = self.route[-1]
        choice = self.case.scenes[last.scene].choice(last.choice)
        return self.case.scenes[choice.leads_to(self.made)]

    @property
    def text(self) -> tuple[str, ...]:
        """The paragraphs of the scene, those that earlier choices call for included."""
        return self.scene.paragraphs(self.made)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The choices that are open here, in the order every reader sees. Empty at an ending."""
        return self.scene.open_choices(self.made)

    @property
    def meters(self) -> dict[str, int]:
        """Meter id to how far it has moved since the start; each distinct (scene, choice) counts once."""
        total = {meter.id: 0 for meter in self.case.meters}
        for step in dict.fromkeys(self.route):
            for meter, effect in self.case.scenes[step.scene].choice(step.choice).effects.items():
                total[meter] += effect
        return total

    @property
    def is_over(self) -> bool:
        """Whether the story has ended."""
        return self.scene.is_ending

    def choose(self, id: str) -> Play:
        """Make a choice, and drop what lay ahead (it is kept in ``tried``).

        Raises:
            ChoiceError: no open choice has this id; the message lists the open ones.
        """
        open_ids = [choice.id for choice in self.choices]
        if id not in open_ids:
            raise ChoiceError(self._not_open(id, open_ids))
        step = Step(self.scene.id, id)
        if self.ahead and self.ahead[0] == step:
            return self.forward()
        dropped = tuple(gone for gone in self.ahead if gone not in self.tried)
        return Play(self.case, (*self.route, step), (), self.tried + dropped)

    def back(self) -> Play:
        """Move one step back in history. At the start: the same play."""
        if not self.route:
            return self
        return Play(self.case, self.route[:-1], (self.route[-1], *self.ahead), self.tried)

    def forward(self) -> Play:
        """Move one step forward in history. With nothing ahead: the same play."""
        if not self.ahead:
            return self
        return Play(self.case, (*self.route, self.ahead[0]), self.ahead[1:], self.tried)

    def follow(self, steps: Iterable[tuple[str, str]]) -> Play:
        """Make the choices in ``steps``, a sequence of (scene id, choice id).

        Raises:
            ChoiceError: a step cannot be made; the message says which.
        """
        play = self
        for number, (scene, choice) in enumerate(steps, start=1):
            if play.scene.id != scene:
                raise ChoiceError(f"Steg {number}: fant scenen «{scene}», men ruta står i «{play.scene.id}».")
            play = play.choose(choice)
        return play

    def resume(self, steps: Iterable[tuple[str, str]]) -> Play:
        """Make the choices in ``steps`` as far as this version of the case allows.

        For a route kept from an older version: ids that are gone, or no longer lead where they did, end it there. How
        many were kept is the length of the route.

        >>> from sekit import cases
        >>> start = cases.load("minh").start()
        >>> start.resume([(start.scene.id, "tilby-se"), ("en-scene-som-er-borte", "x")]).route
        (Step(scene='den-gamle-rapporten', choice='tilby-se'),)
        """
        play = self
        for scene, choice in steps:
            if play.scene.id != scene or choice not in [found.id for found in play.choices]:
                break
            play = play.choose(choice)
        return play

    def debrief(self) -> pd.DataFrame:
        """Return a row per decision, in the order made, then the choices tried and left.

        Columns: number, stage (1 to 5), scene, title, choice, key, text, verdict, keeps, breaks, law, because, sources,
        not_taken (texts of the other options that were open there, weak ones left out), status («valgt» or «prøvd»).
        """
        from sekit.cases.debrief import debrief

        return debrief(self)

    def code(self) -> str:
        """Return a short code of the route, to read aloud or to write down. Own notes are never in it.

        >>> from sekit import cases
        >>> play = cases.load("minh").start()
        >>> cases.replay(play.code()) == play
        True
        """
        from sekit.cases.codes import encode

        return encode(self)

    def _not_open(self, id: str, open_ids: list[str]) -> str:
        if not open_ids:
            return f"Saken er slutt i scenen «{self.scene.id}». Gå tilbake med back(), eller begynn på nytt."
        listed = ", ".join(f"«{open_id}»" for open_id in open_ids)
        return f"Scene «{self.scene.id}»: fant valget «{id}», ventet et av {listed}.{nearest(id, open_ids)}"

    def __repr__(self) -> str:
        return f"<Play {self.case.slug}: {len(self.route)} choices, at {self.scene.id}>"
