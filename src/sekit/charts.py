"""Drawings in SVG: the route of a play through the five stages, the map of a case, how groups divided, and how the rows
of a plan are spread.

Drawn by hand rather than with a charting library: the same bytes on every machine, and words that can be chosen.
Lines and text take the colour of the page around them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path
from textwrap import wrap
from typing import Any

from sekit import _yaml, cases, plans, workshop
from sekit.cases import graph
from sekit.stages import STAGES

__all__ = ["Drawing", "case_map", "divided", "flows", "route"]

_WORDS: dict[str, Any] = _yaml.read(Path(__file__).with_name("charts.yaml")).data
_ARROW = (
    '<defs><marker id="pil" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0L8 4L0 8z" fill="currentColor" fill-opacity=".7"/></marker></defs>'
)
_BAR = 'fill="currentColor" fill-opacity=".55"'
_TEXT = 'font-family="system-ui, sans-serif" fill="currentColor"'


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture and the sentence that says what it shows. Shows itself in a notebook."""

    svg: str
    finding: str

    def _repr_html_(self) -> str:
        return f"<figure>{self.svg}<figcaption>{escape(self.finding)}</figcaption></figure>"

    def write(self, path: Path) -> None:
        """Write the picture to an SVG file."""
        path.write_text(self.svg + "\n", encoding="utf-8")


def _svg(width: int, height: int, title: str, finding: str, parts: list[str]) -> Drawing:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" role="img" '
        f'aria-label="{escape(title)}. {escape(finding)}" style="max-width:100%;height:auto">'
    )
    return Drawing(f"{head}<title>{escape(title)}</title>{''.join(parts)}</svg>", finding)


def _label(x: float, y: float, text: str, size: int = 13, anchor: str = "start", weight: int = 400) -> str:
    return (
        f'<text x="{x:.0f}" y="{y:.0f}" font-size="{size}" font-weight="{weight}" text-anchor="{anchor}" {_TEXT}>'
        f"{escape(text)}</text>"
    )


def route(play: cases.Play) -> Drawing:
    """Draw the route of a play: a step per decision from left to right, a line per stage.

    Each step carries the mark of its verdict, so that nothing depends on colour.

    >>> from sekit import cases
    >>> "1 valg" in route(cases.load("minh").start().choose("tilby-se")).finding
    True
    """
    left, top, gap, across = 150, 40, 46, 54
    marks = cases.words()["verdicts"]
    steps = [(play.case.scenes[step.scene], step.choice) for step in play.route]
    width = left + across * max(len(steps), 4) + 30
    parts = []
    for stage in STAGES:
        y = top + gap * (stage.number - 1)
        parts.append(_label(0, y + 5, f"{stage.number} {stage.short}"))
        parts.append(f'<path d="M{left} {y}H{width}" stroke="currentColor" stroke-opacity=".2"/>')
    points = [(left + across * (n + 0.5), top + gap * (scene.stage.number - 1)) for n, (scene, _) in enumerate(steps)]
    if len(points) > 1:
        line = "L".join(f"{x:.0f} {y}" for x, y in points)
        parts.append(f'<path d="M{line}" fill="none" stroke="currentColor" stroke-width="2" stroke-opacity=".6"/>')
    for number, ((x, y), (scene, choice)) in enumerate(zip(points, steps, strict=True), start=1):
        verdict = scene.choice(choice).verdict
        parts.append(f'<circle cx="{x:.0f}" cy="{y}" r="14" fill="Canvas" stroke="currentColor" stroke-width="1.5"/>')
        parts.append(_label(x, y + 5, marks[verdict]["mark"], 14, "middle"))
        parts.append(_label(x, top + gap * 4 + 36, str(number), 12, "middle"))
    backs = sum(later[0].stage.number < earlier[0].stage.number for earlier, later in pairwise(steps))
    finding = _WORDS["route"].format(choices=len(steps), backs=backs)
    return _svg(width, top + gap * 4 + 50, _WORDS["route_title"].format(case=play.case.title), finding, parts)


def case_map(case: cases.Case) -> Drawing:
    """Draw the map of a case: a box per scene, ranked by how many choices away it is, and a line per way."""
    ranks = _ranks(case)
    box, high, gap_x, gap_y = 190, 46, 34, 74
    rows: dict[int, list[str]] = {}
    for id, rank in ranks.items():
        rows.setdefault(rank, []).append(id)
    width = max(len(ids) for ids in rows.values()) * (box + gap_x) + gap_x
    at = {
        id: (gap_x + (width - gap_x - len(ids) * (box + gap_x)) / 2 + n * (box + gap_x), 20 + rank * (high + gap_y))
        for rank, ids in rows.items()
        for n, id in enumerate(ids)
    }
    parts = [_ARROW, *(_way(at[a], at[b], box, high, weak) for a, b, weak in _ways(case))]
    for id, (x, y) in at.items():
        scene = case.scenes[id]
        shape = {"decision": "4", "consequence": "0", "ending": "23"}[scene.kind]
        dash = ' stroke-dasharray="5 4"' if scene.kind == "consequence" else ""
        parts.append(
            f'<rect x="{x:.0f}" y="{y}" width="{box}" height="{high}" rx="{shape}" fill="Canvas" '
            f'stroke="currentColor" stroke-width="1.5"{dash}/>'
        )
        title = scene.title if len(scene.title) < 27 else scene.title[:25] + "…"
        parts.append(_label(x + box / 2, y + 20, title, 13, "middle", 600))
        parts.append(
            _label(x + box / 2, y + 37, f"{_WORDS[scene.kind]}, {_WORDS['stage']} {scene.stage.number}", 11, "middle")
        )
    finding = _WORDS["map"].format(scenes=len(case.scenes), endings=sum(s.is_ending for s in case.scenes.values()))
    height = 20 + (max(rows) + 1) * (high + gap_y)
    return _svg(int(width), height, _WORDS["map_title"].format(case=case.title), finding, parts)


def _ranks(case: cases.Case) -> dict[str, int]:
    """Return each scene and the fewest choices on the way there."""
    rank = {case.first: 0}
    states = graph.explore(case)
    for state, out in states.items():  # breadth first: a scene is met first on its shortest way
        for target in out.values():
            rank.setdefault(target.scene, rank[state.scene] + 1)
    return rank


def _ways(case: cases.Case) -> Iterator[tuple[str, str, bool]]:
    """Yield every way between two scenes once, and whether only a weak choice leads there."""
    found: dict[tuple[str, str], bool] = {}
    for scene in case.scenes.values():
        for choice in scene.choices:
            for target in choice.targets:
                way = (scene.id, target.to)
                found[way] = found.get(way, True) and choice.verdict == "weak"
    for (start, end), weak in found.items():
        yield start, end, weak


def _way(a: tuple[float, float], b: tuple[float, float], box: int, high: int, weak: bool) -> str:
    x1, y1, x2, y2 = a[0] + box / 2, a[1] + high, b[0] + box / 2, b[1]
    dash = ' stroke-dasharray="3 4"' if weak else ""
    if y2 <= y1:  # back to an earlier scene: out and in at the side
        x1, y1, x2, y2 = a[0] + box, a[1] + high / 2, b[0] + box, b[1] + high / 2
        curve = f"M{x1:.0f} {y1:.0f}C{x1 + 60:.0f} {y1:.0f} {x2 + 60:.0f} {y2:.0f} {x2:.0f} {y2:.0f}"
    else:
        middle = (y1 + y2) / 2
        curve = f"M{x1:.0f} {y1:.0f}C{x1:.0f} {middle:.0f} {x2:.0f} {middle:.0f} {x2:.0f} {y2:.0f}"
    return f'<path d="{curve}" fill="none" stroke="currentColor" stroke-opacity=".55" marker-end="url(#pil)"{dash}/>'


def divided(codes: str | Iterable[str], *, most: int = 3) -> Drawing:
    """Draw how groups divided in the ``most`` decisions that divided them most: a bar for each choice someone made.

    Each bar carries its letter, its count and its words. How the choices are judged is not in the picture: what it is
    for is to talk about why. ``codes`` and errors as for :func:`sekit.workshop.merge`.

    >>> divided("minh-ENFH-CCAB-BDC-U, minh-ENFH-N", most=1).finding
    'Ingen avgjørelse delte gruppene.'
    """
    width, bar, line = 620, 300, 18
    met = workshop.decisions(workshop.read_codes(codes))
    parts: list[str] = []
    y = 8
    for decision in met[:most]:
        groups = len(decision.choices)
        y += 22
        parts.append(_label(0, y, decision.scene.title, 15, weight=650))
        for choice in decision.scene.choices:
            count = decision.choices.count(choice.id)
            if not count:
                continue
            lines = wrap(choice.text, 84)
            parts.append(_label(0, y + 24, choice.key, 14, weight=650))
            parts.append(
                f'<rect x="22" y="{y + 11}" width="{bar}" height="16" rx="3" fill="currentColor" fill-opacity=".1"/>'
                f'<rect x="22" y="{y + 11}" width="{bar * count / groups:.0f}" height="16" rx="3" fill="currentColor" '
                f'fill-opacity=".55"/>'
            )
            parts.append(_label(32 + bar, y + 24, _WORDS["of_groups"].format(n=count, groups=groups)))
            parts += [_label(22, y + 46 + line * number, text) for number, text in enumerate(lines)]
            y += 38 + line * len(lines)
        y += 14
    finding = _WORDS["divided" if met and met[0].disagreements else "undivided"]
    if met:
        finding = finding.format(title=met[0].scene.title)
    return _svg(width, y, _WORDS["divided_title"], finding, parts)


def flows(plan: plans.Plan) -> Drawing:
    """Draw how the rows of a plan are spread over the options it can choose between: a bar with its count for each.

    >>> flows(plans.new("kunnskapsflyt", example=True)).finding
    'Retning: internt 3, ut 1, inn 2.'
    """
    longest = max((len(option) for counts in plan.counts().values() for option in counts), default=0)
    bar, left, y = 300, 20 + 8 * longest, 8  # room for the longest option
    parts, told = list[str](), list[str]()
    for column, counts in plan.counts().items():
        label = next(one.label for one in plan.template.columns if one.id == column)
        y += 22
        parts.append(_label(0, y, label, 15, weight=650))
        for option, count in counts.items():
            wide = bar * count / max(1, *counts.values())
            parts.append(_label(0, y + 24, option))
            parts.append(f'<rect x="{left}" y="{y + 11}" width="{wide:.0f}" height="16" rx="3" {_BAR}/>')
            parts.append(_label(left + wide + 8, y + 24, str(count), weight=650))
            y += 24
        y += 14
        told.append(f"{label}: {', '.join(f'{option} {count}' for option, count in counts.items())}.")
    return _svg(left + bar + 60, y, plan.name.strip() or plan.template.title, " ".join(told), parts)
