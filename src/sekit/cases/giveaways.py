"""Whether the good option can be known by its form: by being the longest, or by its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sekit.cases.model import Case, Choice, Scene

SHARE = 0.6  # a weak option is at least this long, compared with the shortest good one beside it


@dataclass(frozen=True, slots=True)
class GiveAways:
    """Counted over decisions that have both a good option (supported or open) and another.

    ``longest`` is the share of decisions in which a good option is the longest, ``longest_by_chance`` what it would be
    by chance; ``places`` and ``places_by_chance`` the same for each place in the order; ``short`` names weak options
    under 60 % of the length of the good ones beside them.
    """

    decisions: int
    longest: float
    longest_by_chance: float
    places: tuple[float, ...]
    places_by_chance: tuple[float, ...]
    short: tuple[str, ...]

    @property
    def found(self) -> bool:
        """Whether anything gives the good option away, with a tenth to spare."""
        by_place = any(a > b + 0.1 for a, b in zip(self.places, self.places_by_chance, strict=True))
        return by_place or self.longest > self.longest_by_chance + 0.1 or bool(self.short)


def good(choice: Choice) -> bool:
    """Return whether a choice is one that sources, law or values support."""
    return choice.verdict in ("supported", "open")


def give_aways(cases: Iterable[Case]) -> GiveAways:
    """Count over all decisions of the cases together.

    >>> from sekit import cases
    >>> give_aways([cases.load("minh")]).short
    ()
    """
    scenes = [(case, scene) for case in cases for scene in case.scenes.values() if _counts(scene)]
    widest = max((len(scene.choices) for _, scene in scenes), default=0)
    longest = chance = 0.0
    places = [[0.0, 0.0, 0] for _ in range(widest)]
    short = []
    for case, scene in scenes:
        share = sum(good(choice) for choice in scene.choices) / len(scene.choices)
        longest += good(max(scene.choices, key=lambda choice: len(choice.text)))
        chance += share
        for place, choice in zip(places, scene.choices, strict=False):
            place[0] += good(choice)
            place[1] += share
            place[2] += 1
        short += [f"{case.slug}: {scene.id}/{choice.id}" for choice in _short(scene)]
    count = len(scenes) or 1
    return GiveAways(
        decisions=len(scenes),
        longest=longest / count,
        longest_by_chance=chance / count,
        places=tuple(there / met for there, _, met in places),
        places_by_chance=tuple(expected / met for _, expected, met in places),
        short=tuple(short),
    )


def _counts(scene: Scene) -> bool:
    goods = [good(choice) for choice in scene.choices]
    return scene.kind == "decision" and any(goods) and not all(goods)


def _short(scene: Scene) -> list[Choice]:
    shortest = min(len(choice.text) for choice in scene.choices if good(choice))
    return [c for c in scene.choices if c.verdict == "weak" and len(c.text) < SHARE * shortest]
