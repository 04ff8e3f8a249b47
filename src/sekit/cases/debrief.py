"""The debrief: what was chosen, why it matters, and the road not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sekit.cases.words import principle

if TYPE_CHECKING:
    import pandas as pd

    from sekit.cases.model import Choice, Scene
    from sekit.cases.play import Play

COLUMNS = (
    "number",
    "stage",
    "scene",
    "title",
    "choice",
    "key",
    "text",
    "verdict",
    "keeps",
    "breaks",
    "law",
    "because",
    "sources",
    "not_taken",
    "status",
)


def debrief(play: Play) -> pd.DataFrame:
    """Return a row per decision; see :meth:`sekit.cases.play.Play.debrief`."""
    import pandas as pd

    rows = []
    at = play.case.start()
    for number, step in enumerate(play.route, start=1):
        open_here = at.choices
        rows.append(_row(number, at.scene, at.scene.choice(step.choice), open_here, "valgt"))
        at = at.choose(step.choice)
    for step in play.tried:
        scene = play.case.scenes[step.scene]
        rows.append(_row(None, scene, scene.choice(step.choice), (), "prøvd"))
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    return table.astype({"number": "Int64", "stage": "Int64"})


def _row(
    number: int | None, scene: Scene, choice: Choice, open_here: tuple[Choice, ...], status: str
) -> tuple[object, ...]:
    others = [other.text for other in open_here if other.verdict != "weak" and other is not choice]
    return (
        number,
        scene.stage.number,
        scene.id,
        scene.title,
        choice.id,
        choice.key,
        choice.text,
        choice.verdict,
        ", ".join(principle(id) for id in choice.keeps),
        ", ".join(principle(id) for id in choice.breaks),
        choice.law or "",
        choice.because,
        ", ".join(choice.sources),
        " / ".join(others),
        status,
    )
