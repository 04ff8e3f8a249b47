"""How several groups divided, decision by decision, from the codes of the ways they went. No names, nothing sent."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sekit import _yaml, cases
from sekit._tables import Table
from sekit.cases import codes as route_codes
from sekit.errors import CodeError, nearest

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


def table(merged: pd.DataFrame, *, verdicts: bool = False) -> Table:
    """Return what :func:`merge` found in words, without the choices that no group made.

    ``verdicts`` adds how each choice is judged: leave it out while the groups are still to give their reasons.

    >>> print(table(merge(["minh-ENFH-D-F"])))
    Slik delte gruppene seg
    Avgjørelse          | Valg         | Grupper
    den-gamle-rapporten | ny-avklaring | 1 av 1
    """
    judged = cases.words()["verdicts"]
    columns = _WORDS["divided_columns"]
    rows = []
    for row in merged.to_dict("records"):
        if row["count"]:
            groups = _WORDS["of_groups"].format(n=row["count"], groups=row["groups"])
            verdict = judged[row["verdict"]]
            cells = (row["decision"], row["choice"], groups, f"{verdict['mark']} {verdict['label']}")
            rows.append(cells if verdicts else cells[:-1])
    return Table(_WORDS["divided"], tuple(columns if verdicts else columns[:-1]), tuple(rows))


def compile(case: cases.Case | None = None) -> dict[str, Any]:
    """Return what the browser needs to read codes and merge them: no reasons, no sources.

    With ``case`` it knows that case alone, as :func:`read` with a case; else every shipped one.
    """
    known = (case,) if case else tuple(cases.load(slug) for slug in cases.slugs())
    any_name = "{name}"
    return {
        "only": case.slug if case else None,
        "cases": {one.slug: _compiled(one) for one in known},
        "slugs": sorted(cases.slugs(), key=len, reverse=True),  # the longest first, as in cases.codes
        "alphabet": route_codes.ALPHABET,
        "codes": cases.words()["codes"],
        "nearest": nearest(any_name, [any_name]),  # the sentence, with a place for the name
        "verdicts": {id: [one["mark"], one["label"]] for id, one in cases.words()["verdicts"].items()},
    } | {key: _WORDS[key] for key in ("mixed", "questions", "afterwards")}


def _compiled(case: cases.Case) -> dict[str, Any]:
    """Return a case as a table of scenes and a row per state: where each choice leads, or -1 where it is not open."""
    whole = cases.compile(case)
    return {
        "title": f"{case.title}: {case.subtitle}",
        "structure": case.structure,
        "start": whole["start"],
        "rows": [row[:2] for row in whole["rows"]],
        "scenes": [
            {
                "id": scene.id,
                "title": scene.title,
                "choices": [
                    {"id": one.id, "key": one.key, "text": one.text, "verdict": one.verdict} for one in scene.choices
                ],
            }
            for scene in case.scenes.values()
        ],
    }
