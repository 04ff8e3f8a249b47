"""``<sekit-groups>``: how groups divided. Where no script runs, and on paper, it is a form to count hands on."""

from __future__ import annotations

from html import escape

from sekit import cases, workshop
from sekit.widgets.page import _json, strings

LETTERS = "ABCDE"  # over the columns of the form for any case
ROWS = 8


def groups_element(case: str | None = None, *, level: int = 2) -> str:
    """Return ``<sekit-groups>`` with its data: of one case, or of every shipped one.

    ``case`` is a slug; ``level`` the heading level it stands under.

    Raises:
        UnknownName: no case has this slug; the message suggests the nearest.
    """
    found = cases.load(case) if case else None
    data = workshop.compile(found) | {"ui": strings("groups"), "level": level + 1}
    return _element(found, level, f'<script type="application/json" class="sekit-data">{_json(data)}</script>')


def static_groups(case: str | None = None) -> str:
    """Return the same element without data: what a stored notebook shows where nothing can run."""
    return _element(cases.load(case) if case else None, 2, "")


def _element(case: cases.Case | None, level: int, data: str) -> str:
    name = f' case="{escape(case.slug)}"' if case else ""
    words = strings("groups")
    steps = "".join(f"<li>{escape(step)}</li>" for step in words["by_hand_steps"])
    form = _form(case, level + 1) if case else _blank()
    return (
        f'<sekit-groups{name} heading-level="{level}">{data}<div class="sekit-by-hand">'
        f"<p><strong>{escape(words['by_hand'])}</strong></p><ol>{steps}</ol>{form}</div></sekit-groups>"
    )


def _form(case: cases.Case, level: int) -> str:
    """Return every decision of the case with a box at each choice."""
    words = strings("groups")
    title = f"<p>{escape(words['case'])}: <strong>{escape(case.title)}: {escape(case.subtitle)}</strong></p>"
    heads = f'<th scope="col" colspan="2">{escape(words["hand_choice"])}</th>'
    heads += f'<th scope="col">{escape(words["hand_count"])}</th>'
    return title + "".join(
        f'<section><h{level}>{escape(scene.title)}</h{level}><table class="sekit-hands">'
        f"<thead><tr>{heads}</tr></thead><tbody>"
        + "".join(
            f"<tr><th scope='row'>{choice.key}</th><td>{escape(choice.text)}</td><td></td></tr>"
            for choice in scene.choices
        )
        + "</tbody></table></section>"
        for scene in case.scenes.values()
        if len(scene.choices) > 1
    )


def _blank() -> str:
    """Return a form for any case: a line for each decision, a box for each letter."""
    heads = "".join(f'<th scope="col">{name}</th>' for name in (strings("groups")["hand_decision"], *LETTERS))
    row = f"<tr>{'<td></td>' * (1 + len(LETTERS))}</tr>"
    return f'<table class="sekit-blank"><thead><tr>{heads}</tr></thead><tbody>{row * ROWS}</tbody></table>'
