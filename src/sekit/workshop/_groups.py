"""How several groups divided, decision by decision, from the codes of the ways they went. No names, nothing sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sekit import _yaml, cases
from sekit.cases import codes as route_codes
from sekit.errors import CodeError

if TYPE_CHECKING:
    import pandas as pd

_WORDS: dict[str, Any] = _yaml.read(Path(__file__).with_name("words.yaml")).data
COLUMNS = ("decision", "choice", "count", "groups", "verdict")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, and what the groups that met it chose the first time: ``choices`` has a choice id per group."""

    scene: cases.Scene
    choices: tuple[str, ...]

    @property
    def disagreements(self) -> int:
        """How many pairs of groups chose differently."""
        return sum(one != other for one, other in combinations(self.choices, 2))

    @property
    def question(self) -> str:
        """A question to begin with. It does not give away how the choices are judged."""
        kind = "one" if len(self.choices) == 1 else "split" if self.disagreements else "same"
        return str(_WORDS["questions"][kind])

    @property
    def afterwards(self) -> str:
        """A question for when the verdicts have been shown."""
        weak = any(self.scene.choice(id).verdict == "weak" for id in self.choices)
        return str(_WORDS["afterwards"]["weak" if weak else "good"])


def read(given: str | Iterable[str], case: cases.Case | None = None) -> tuple[cases.Play, ...]:
    """Return the way each code stands for.

    ``given`` is a text with the codes, as they were typed or pasted, or a code per group. The same code twice is two
    groups that went the same way. ``case`` is needed only for a case that is not shipped.

    >>> [play.case.slug for play in read("minh-ENFH-N, minh-ENFH-N")]
    ['minh', 'minh']

    Raises:
        CodeError: tells of every code that is wrong, with its number; or codes of more than one case.
    """
    pieces = route_codes.split(given) if isinstance(given, str) else tuple(given)
    plays, wrong = [], []
    for number, code in enumerate(pieces, start=1):
        try:
            plays.append(cases.replay(code, case))
        except CodeError as error:
            wrong.append(_WORDS["numbered"].format(number=number, message=error))
    met = sorted({play.case.slug for play in plays})
    if len(met) > 1:
        wrong.append(_WORDS["mixed"].format(cases=", ".join(met)))
    if wrong:
        raise CodeError("\n".join(wrong))
    return tuple(plays)


def decisions(plays: Sequence[cases.Play]) -> tuple[Decision, ...]:
    """Return the decisions that at least one of the groups met, the most divided first.

    Most divided is where most pairs of groups chose differently; equal ones stand in the order of the case. A group
    that comes back to a decision after a detour counts with what it chose the first time. A scene with a single way
    out is no decision.
    """
    if not plays:
        return ()
    found = []
    for scene in plays[0].case.scenes.values():
        if len(scene.choices) < 2:
            continue
        firsts = (next((step.choice for step in play.route if step.scene == scene.id), None) for play in plays)
        if chosen := tuple(choice for choice in firsts if choice is not None):
            found.append(Decision(scene, chosen))
    return tuple(sorted(found, key=lambda decision: -decision.disagreements))


def merge(given: str | Iterable[str], case: cases.Case | None = None) -> pd.DataFrame:
    """Return how the groups divided: a row per choice in every decision that a group met, most divided first.

    Columns: ``decision`` and ``choice`` (ids), ``count`` (groups that chose it the first time they came there),
    ``groups`` (groups that came there), ``verdict``. Choices that no group made are there, with 0. Arguments and
    errors as for :func:`read`.

    >>> merge(["minh-ENFH-CCAB-BDC-U", "minh-ENFH-N"])["count"].sum()
    np.int64(7)
    """
    import pandas as pd

    rows = [
        (decision.scene.id, choice.id, decision.choices.count(choice.id), len(decision.choices), choice.verdict)
        for decision in decisions(read(given, case))
        for choice in decision.scene.choices
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def compile(case: cases.Case) -> dict[str, Any]:
    """Return what the browser needs of a case to read codes and merge them: no reasons, no sources."""
    whole = cases.compile(case)
    return {key: whole[key] for key in ("slug", "title", "subtitle", "structure", "start")} | {
        "rows": [row[:2] for row in whole["rows"]],
        "scenes": [
            {
                "id": scene["id"],
                "title": scene["title"],
                "choices": [
                    {key: choice[key] for key in ("id", "key", "text", "verdict")}
                    for choice in scene.get("choices", [])
                ],
            }
            for scene in whole["scenes"]
        ],
    }
