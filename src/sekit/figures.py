"""Charts of the results: what the sources count, with what is wrong in the sources beside it.

A chart is drawn once, when the page is built, and shown as a picture: no script, no request to anyone. Every number
comes from :func:`sekit.knowledge.figures`, every word from ``figures.yaml``. Bars carry their number in writing, and
what is uncertain has a dashed edge, so that nothing depends on colour.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from html import escape
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sekit import _yaml, knowledge
from sekit._norwegian import in_figures
from sekit._tables import Table
from sekit.errors import KnowledgeError, UnknownName

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["Picture", "chart", "names"]

_DOCUMENT = _yaml.read(Path(__file__).with_name("figures.yaml"))
_WORDS: dict[str, str] = _DOCUMENT.data["words"]
_CHARTS: dict[str, Any] = _DOCUMENT.data["charts"]
_HOLE = re.compile(r"\{([^{}]+)\}")

# The picture is its own light card, the same in a light and a dark theme. Narrow, so that it can be read on a phone.
_WIDTH, _LEFT, _INNER = 300, 10, 280
_PAPER, _INK, _MUTED, _TRACK, _STRONG, _PLAIN = "#fffdf9", "#1c2a30", "#55626a", "#efe9dd", "#0b6560", "#8fbcb5"
_HEADING, _ROW, _BAR, _GAP = 30, 42, 12, 14  # heights in pixels
_STYLE = (
    f"display:block;width:100%;max-width:24rem;margin:.8rem 0;background:{_PAPER};"
    "border:1px solid #ddd5c6;border-radius:.5rem"
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart, the sentence that says what it shows, and its numbers. Shows itself in a notebook."""

    title: str
    finding: str
    svg: str
    table: Table

    @property
    def alt(self) -> str:
        """What is read aloud instead of the picture."""
        return _WORDS["alt"].format(title=self.title, finding=self.finding)

    def _repr_html_(self) -> str:
        picture = "data:image/svg+xml;base64," + b64encode(self.svg.encode()).decode()
        return (
            f"<figure><figcaption><strong>{escape(self.title)}.</strong> {escape(self.finding)}</figcaption>"
            f'<img alt="{escape(self.alt)}" src="{picture}" style="{_STYLE}"/>'
            f"<details><summary>{escape(_WORDS['show'])}</summary>{self.table._repr_html_()}</details></figure>"
        )


@dataclass(frozen=True, slots=True)
class _Bar:
    """One bar: from ``low`` to ``high`` (the same where the source gives one number)."""

    name: str
    low: float
    high: float
    full: float  # what a bar as wide as the picture stands for
    shown: str
    look: str  # strong, plain or unsure
    ends_only: bool = False  # only the stretch from low to high is drawn


def names() -> tuple[str, ...]:
    """Return the name of every chart.

    >>> "klar-jobb" in names()
    True
    """
    return tuple(_CHARTS)


def chart(name: str, frame: pd.DataFrame | None = None) -> Picture:
    """Return a chart by name. ``frame`` holds other numbers in the form of :func:`sekit.knowledge.figures`.

    >>> chart("klar-jobb").finding[:19]
    '70 av 164 arbeidssø'

    Raises:
        UnknownName: no chart has this name; the message suggests the nearest.
        KnowledgeError: the numbers or ``figures.yaml`` are wrong; says where.
    """
    if name not in _CHARTS:
        raise UnknownName("figur", name, _CHARTS)
    spec = _CHARTS[name]
    frame = knowledge.figures(spec["set"]) if frame is None else frame
    rows: list[dict[str, Any]] = frame.to_dict("records")  # type: ignore[assignment]
    title, finding = (_filled(name, spec[key], rows) for key in ("title", "finding"))
    own = [row for row in rows if row["group"] in {panel.get("group") for panel in spec["panels"]}]
    panels = [(_filled(name, panel["heading"], rows), _bars(name, panel, own)) for panel in spec["panels"]]
    return Picture(title, finding, _draw(panels, spec.get("one_scale", False)), _table(title, own))


def _filled(name: str, text: str, rows: list[dict[str, Any]]) -> str:
    """Put the numbers into a sentence."""
    numbers: dict[str, list[str]] = {}
    for row in rows:
        for key in {row["what"], row["period"]}:
            numbers.setdefault(f"{row['group']}/{key}", []).append(row["shown"])
        if of := int(_given(row["of"], 0)):
            numbers[f"{row['group']}/av"] = [in_figures(of)]

    def number(hole: re.Match[str]) -> str:
        found = numbers.get(hole[1], [])
        if len(found) != 1:
            message = f"fant {len(found)} rader som heter «{hole[1]}», ventet én"
            raise KnowledgeError([_DOCUMENT.problem(("charts", name), message)])
        return found[0]

    sentence = _HOLE.sub(number, text)
    return sentence[0].upper() + sentence[1:]


def _bars(name: str, panel: dict[str, Any], rows: list[dict[str, Any]]) -> list[_Bar]:
    """Return the bars of a panel; a panel without a group is a line of text."""
    if "group" not in panel:
        return []
    label = panel.get("label", "what")
    merged: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["group"] == panel["group"] and row["what"] in panel.get("only", [row["what"]]):
            merged.setdefault(panel.get("as_one", row[label]), []).append(row)
    if not merged:
        message = f"fant ingen rader i gruppa «{panel['group']}»"
        raise KnowledgeError([_DOCUMENT.problem(("charts", name, "panels"), message)])
    return [_bar(panel, key, same) for key, same in merged.items()]


def _bar(panel: dict[str, Any], name: str, rows: list[dict[str, Any]]) -> _Bar:
    rows = sorted(rows, key=lambda row: row["value"])
    doubt = any(row["confidence"] in ("sannsynlig", "usikker") for row in rows)
    unsure = doubt or name in panel.get("unsure", ())
    shown = rows[0]["shown"]
    if len(rows) > 1:
        shown = f"{shown.removesuffix('%').rstrip()}–{rows[-1]['shown']}"
    return _Bar(
        name=name,
        low=rows[0]["value"],
        high=rows[-1]["value"],
        full=100.0
        if rows[0]["unit"] in ("prosent", "prosentpoeng")
        else max(_given(row["of"], row["value"]) for row in rows),
        shown=shown,
        look="unsure" if unsure else "strong" if name in panel.get("strong", ()) else "plain",
        ends_only="as_one" in panel,
    )


def _draw(panels: list[tuple[str, list[_Bar]]], one_scale: bool) -> str:
    """Draw the panels under each other. Positions are set here, not by the width of letters on this machine."""
    import altair as alt

    words: list[dict[str, Any]] = []
    boxes: list[dict[str, Any]] = []

    def write(x: float, y: float, text: str, align: str = "left", bold: bool = False, muted: bool = False) -> None:
        words.append({"x": x, "y": y, "text": text, "align": align, "bold": bold, "muted": muted})

    def box(low: float, high: float, y: float, kind: str) -> None:
        boxes.append({"x": _LEFT + low * _INNER, "x2": _LEFT + high * _INNER, "y": y, "y2": y + _BAR, "kind": kind})

    y = 8.0
    widest = max(bar.full for _, bars in panels for bar in bars)
    for heading, bars in panels:
        write(_LEFT, y + 14, heading, bold=True)
        y += _HEADING
        full = widest if one_scale else max((bar.full for bar in bars), default=widest)
        for bar in bars:
            write(_LEFT, y + 11, bar.name)
            write(_LEFT + _INNER, y + 11, bar.shown, align="right", bold=True)
            box(0, 1, y + 18, "track")
            if not bar.ends_only:
                box(0, bar.low / full, y + 18, bar.look)
            if bar.low < bar.high:
                box(bar.low / full, bar.high / full, y + 18, bar.look if bar.ends_only else "plain")
            y += _ROW
        y += _GAP if bars else 0
    if any(one["kind"] == "unsure" for one in boxes):
        write(_LEFT, y + 10, _WORDS["dashed"], muted=True)
        y += 22
    height = y + 2

    def place(field: str, size: float) -> dict[str, Any]:
        return {"shorthand": f"{field}:Q", "axis": None, "scale": alt.Scale(domain=[0, size], nice=False, zero=False)}

    down = {**place("y", height), "scale": alt.Scale(domain=[height, 0], nice=False, zero=False)}
    across = alt.X(**place("x", _WIDTH))
    looks: tuple[tuple[str, dict[str, Any]], ...] = (
        ("track", {"fill": _TRACK}),
        ("plain", {"fill": _PLAIN, "stroke": _STRONG, "strokeWidth": 1}),
        ("strong", {"fill": _STRONG}),
        ("unsure", {"fill": _PAPER, "stroke": _INK, "strokeWidth": 1.5, "strokeDash": [4, 3]}),
    )
    layers: list[Any] = [
        alt.Chart(alt.InlineData(values=same)).mark_rect(**look).encode(x=across, x2="x2:Q", y=alt.Y(**down), y2="y2:Q")
        for kind, look in looks
        if (same := [{key: one[key] for key in ("x", "x2", "y", "y2")} for one in boxes if one["kind"] == kind])
    ]
    for word in words:
        size, colour = (13, _MUTED) if word["muted"] else (14, _INK)
        text = alt.Chart(alt.InlineData(values=[{"x": word["x"], "y": word["y"], "text": word["text"]}]))
        mark = text.mark_text(
            align=word["align"],
            baseline="alphabetic",
            size=size,
            fontWeight="bold" if word["bold"] else "normal",
            color=colour,
        )
        layers.append(mark.encode(x=across, y=alt.Y(**down), text="text:N"))
    drawing = alt.layer(*layers, width=_WIDTH, height=height, background=_PAPER, padding=0, autosize="none")
    drawing = drawing.configure(aria=False, font="Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif")
    out = StringIO()
    drawing.configure_view(stroke=None).save(out, format="svg")
    return out.getvalue().strip()


def _given(value: float, otherwise: float) -> float:
    """Return the value of a cell, or ``otherwise`` for an empty one (pandas has NaN, not even like itself)."""
    return value if value == value else otherwise


def _table(title: str, rows: list[dict[str, Any]]) -> Table:
    """Return the numbers of a chart with what is wrong or missing; how each group was counted stands once, under it."""
    periods: dict[str, list[str]] = {}
    for row in rows:
        periods.setdefault(row["group"], []).append(row["period"])
    cells, counted = [], []
    for row in rows:
        of = int(_given(row["of"], 0))
        shown = _WORDS["of"].format(shown=row["shown"], of=in_figures(of)) if of else row["shown"]
        parts = [row["caveat"], _WORDS["source"].format(source="; ".join(row["source"]))]
        if isinstance(row["confidence"], str):
            parts.append(_WORDS["confidence"].format(confidence=row["confidence"]))
        when = set(periods[row["group"]])
        cells.append(
            (row["what"] if len(when) == 1 else f"{row['what']}, {row['period']}", shown, " ".join(parts).strip())
        )
        period = row["period"] if len(when) == 1 else ""
        about = ", ".join(part for part in (row["unit"], period) if part)
        counted.append(f"{row['group'].capitalize()} ({about}): {row['definition']}")
    note = " ".join(dict.fromkeys(counted))
    return Table(title, (_WORDS["what"], _WORDS["number"], _WORDS["how"]), tuple(cells), numbers=(1,), note=note)
