"""Booklets: every case on paper, as pages ``hefter/<slug>.html`` made when the book is built.

:mod:`sekit.cases.booklet` draws the numbers and joins the paragraphs; here they become a page in the book's own layout.
The pages are outside the search: a booklet would give every case away.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from sekit import cases
from sekit.cases.booklet import Booklet, Option, Paragraph, Way, booklet
from sekit.cases.model import Choice, Condition, Scene, Step
from sekit.widgets import page as front_end

FOLDER = "hefter"
STYLE = Path(__file__).parent.parent / "_static" / "hefte.css"
LINES = {"write": 3, "route": 2, "reflection": 3}  # to write on


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Give Sphinx one page per case: its name, what stands on it, and the template."""
    version = sha256(STYLE.read_bytes()).hexdigest()[:8]
    for slug in cases.slugs():
        case, name = cases.load(slug), f"{FOLDER}/{slug}"
        links = {page: app.builder.get_relative_uri(name, page) for page in (f"saker/{slug}", "sakshylle", "kildekart")}
        paper = _Paper(booklet(case), links[f"saker/{slug}"], links["sakshylle"], links["kildekart"])
        words = front_end.strings("booklet")
        description = escape(words["description"].format(title=case.title))
        head = f'<meta name="description" content="{description}">\n'
        head += f'<link rel="stylesheet" href="../_static/hefte.css?v={version}">\n'
        yield (
            name,
            {"title": words["title"].format(title=case.title), "body": paper.html(), "metatags": head},
            "page.html",
        )


def without_links(case: cases.Case) -> str:
    """Return the booklet as it stands on paper away from the book."""
    return re.sub(r'<p class="hefteknapper">.*?</p>|</?a\b[^>]*>', "", _Paper(booklet(case), "", "", "").html())


class _Paper:
    """A booklet as HTML. The three addresses are those of the case, the shelf and the map of sources."""

    def __init__(self, paper: Booklet, case: str, shelf: str, sources: str) -> None:
        self.paper, self.case_page, self.shelf, self.sources = paper, case, shelf, sources
        self.case = paper.case
        self.words, self.player = front_end.strings("booklet"), front_end.strings("case_player")
        self.box = dict(zip(paper.boxes, self.words["box_names"], strict=False))

    def html(self) -> str:
        """Return the whole booklet."""
        paragraphs = "".join(self.paragraph(paragraph) for paragraph in self.paper.paragraphs)
        return (
            f'<div class="hefte">{self.front()}<h2>{self.words["paragraphs"]}</h2>{paragraphs}'
            f"{self.reasons()}{self.end()}</div>"
        )

    # --- Before and after the paragraphs

    def front(self) -> str:
        words, case = self.words, self.case
        shape = cases.words()["shapes"][case.shape]
        rules = (
            ["begin", "mixed"] + ["wait"] * bool(self.paper.reasons) + ["tick_once", "first_counts"] * bool(self.box)
        )
        note = f'<p class="admonition-title">{words["before"]}</p>{p(case.content_note or "")}'
        parts = [
            f"<h1>{escape(case.title)}: {escape(case.subtitle)}</h1>",
            f'<p class="heftelinje">{words["kind"]} · {escape(shape)} · {case.minutes} min</p>',
            '<p class="hefteknapper">'
            f'<button type="button" class="knapp bare-js" onclick="print()">{words["print"]}</button>'
            f'<a class="knapp" href="{self.case_page}">{words["to_case"]}</a>'
            f'<a class="knapp" href="{self.shelf}">{words["to_shelf"]}</a></p>',
            p(case.summary),
            f'<div class="admonition varsel">{note}</div>' if case.content_note else "",
            f"<h2>{words['how']}</h2>",
            listed("ol", [escape(words[rule]) for rule in (*rules, "together")]),
            self.verdicts(),
            f'<div class="spor">{self.boxes()}<h3>{words["route"]}</h3>{p(words["route_hint"])}{lines("route")}</div>',
        ]
        return "".join(parts)

    def verdicts(self) -> str:
        """Return what the verdicts that this case uses mean."""
        used = {choice.verdict for scene in self.case.scenes.values() for choice in scene.choices}
        told = [verdict for id, verdict in cases.words()["verdicts"].items() if id in used]
        items = [f"<strong>{mark(one)} {escape(one['label'])}.</strong> {escape(one['meaning'])}" for one in told]
        return f"<h3>{self.words['verdicts']}</h3>{listed('ul', items)}"

    def boxes(self) -> str:
        if not self.box:
            return ""
        ticks = [f'<label><input type="checkbox" autocomplete="off"> {name}</label>' for name in self.box.values()]
        return f"<h3>{self.words['boxes']}</h3>{listed('ul', ticks, 'ruter')}"

    def reasons(self) -> str:
        if not self.paper.reasons:
            return ""
        parts = [f'<h2 class="bakerst">{self.words["reasons"]}</h2>', p(self.words["reasons_hint"])]
        for number, scene in self.paper.reasons:
            title = self.words["reasons_of"].format(number=number, title=scene.title)
            parts.append(f"<h3>{escape(title)}</h3>")
            for choice in scene.choices:
                heading = f'<p class="replikk">{letter(choice)} {escape(choice.text)}</p>'
                parts.append(f'<div class="grunn">{heading}{self.meaning(scene, choice)}</div>')
        return "".join(parts)

    def end(self) -> str:
        words, player, about = self.words, self.player, self.case.about
        questions = [player[f"reflection_{part}"] for part in ("done", "learned", "wise")]
        told = [(words[name], getattr(about, name)) for name in ("from_source", "invented", "silent", "law")]
        return (
            f'<h2 class="bakerst">{words["done"]}</h2>'
            + "".join(
                f'<div class="svar"><h3>{escape(question)}</h3>{lines("reflection")}</div>' for question in questions
            )
            + f"<h3>{words['questions']}</h3>{listed('ol', [escape(line) for line in self.case.facilitator.questions])}"
            + f"<h3>{words['about']}</h3>"
            + "".join(f"<p><strong>{label}</strong> {escape(text)}</p>" for label, text in told)
        )

    # --- One paragraph

    def paragraph(self, paragraph: Paragraph) -> str:
        number = f'<span class="nr">{paragraph.number}</span> '
        if paragraph.choice:
            came_from = self.words["from"].format(number=paragraph.came_from)
            title = f"{escape(self.player['feedback'].format(key=paragraph.choice.key))} <small>{came_from}</small>"
            text = self.meaning(paragraph.scene, paragraph.choice) + self.lead(paragraph.tick, paragraph.ways)
        else:
            title, text = escape(paragraph.scene.title), self.scene(paragraph)
        return (
            f'<section class="avsnitt {paragraph.kind}" id="nr-{paragraph.number}"><h3>{number}'
            f"<span>{title}</span></h3>{text}</section>"
        )

    def scene(self, paragraph: Paragraph) -> str:
        scene = paragraph.scene
        stage = self.player["stage"].format(n=scene.stage.number, total=5, name=scene.stage.short)
        above = [stage, *([self.player[scene.kind]] if scene.kind != "decision" else [])]
        parts = [f'<p class="over">{escape(" · ".join(above))}</p>', *map(p, scene.text)]
        for aside in scene.asides:
            label = self.words["aside_if"].format(when=self.when(aside.when))
            parts.append(f'<p class="hvis"><em>{label}</em> {escape(aside.text)}</p>')
        if scene.write:
            prompt = self.words["write"].format(prompt=scene.write)
            parts.append(f'<div class="skriv"><p><strong>{escape(prompt)}</strong></p>{lines("write")}')
            parts.append(f"{p(self.words['write_wait'])}</div>")
        if paragraph.options:
            parts.append(listed("ul", [self.option(option) for option in paragraph.options], "valg"))
        return "".join(parts)

    def option(self, option: Option) -> str:
        choice = option.choice
        only = self.words["only_if"].format(when=self.when(choice.when)) if choice.when.flags else ""
        only = f" <em>({only})</em>" if only else ""
        return f"<p>{letter(choice)} <span>{escape(choice.text)}{only}</span></p>{self.lead(option.tick, option.ways)}"

    def meaning(self, scene: Scene, choice: Choice) -> str:
        """Return what the page says after a choice: the verdict, why, what speaks for and against, and the grounds."""
        verdict = cases.words()["verdicts"][choice.verdict]
        parts = [f'<p class="dom">{mark(verdict)} <strong>{escape(verdict["label"])}.</strong></p>', p(choice.because)]
        if choice.verdict != "open" and any(other.verdict == "open" for other in scene.choices):
            parts.append(p(self.player["many_roads"]))
        weighed = [("tempting", choice.tempting_because), ("gain", choice.gain), ("price", choice.price)]
        grounds = [("kept", named(choice.keeps)), ("broken", named(choice.breaks)), ("law", choice.law)]
        grounds += [("changes", self.changes(choice))]
        links = ", ".join(f'<a href="{self.sources}#{id.lower()}">{id}</a>' for id in choice.sources)
        sources = [f"<strong>{self.player['sources']}:</strong> {links}"] if links else []
        parts += [listed("ul", self.labelled(weighed), "vekt") if self.labelled(weighed) else ""]
        return "".join(parts) + listed("ul", self.labelled(grounds) + sources, "grunnlag")

    def labelled(self, facts: list[tuple[str, str | None]]) -> list[str]:
        return [f"<strong>{self.player[name]}:</strong> {escape(text)}" for name, text in facts if text]

    def changes(self, choice: Choice) -> str:
        moved = {meter.label: choice.effects.get(meter.id, 0) for meter in self.case.meters}
        words = {
            label: self.player["meter_up" if n > 0 else "meter_down"].format(n=abs(n)) for label, n in moved.items()
        }
        shown = [self.player["meter_line"].format(label=label, change=words[label]) for label, n in moved.items() if n]
        return ", ".join(shown) or str(self.player["no_changes"])

    # --- Where to go

    def lead(self, tick: Step | None, ways: tuple[Way, ...]) -> str:
        ticked = self.words["tick"].format(box=self.named_box(tick)) if tick else ""
        told = [f'<p class="kryss">{ticked}</p>'] if ticked else []
        told += [f'<p class="vei">{self.way(way, alone=len(ways) == 1)}</p>' for way in ways]
        return f'<div class="videre">{"".join(told)}</div>'

    def way(self, way: Way, *, alone: bool) -> str:
        number = f'<a href="#nr-{way.to}">{way.to}</a>'
        if way.when.flags:
            return str(self.words["go_if"].format(when=self.when(way.when), number=number))
        return str(self.words["go" if alone else "go_else"].format(number=number))

    def when(self, condition: Condition) -> str:
        """Return a condition in words about boxes."""
        boxes = self.boxes_named(condition.chosen, self.words["and"])
        others = self.boxes_named(condition.not_chosen, self.words["or"])
        name = "when_both" if boxes and others else "when_chosen" if boxes else "when_not_chosen"
        return str(self.words[name].format(boxes=boxes or others, others=others))

    def boxes_named(self, steps: Iterable[Step], joined: str) -> str:
        return joined.join(self.named_box(step) for step in self.paper.boxes if step in set(steps))

    def named_box(self, step: Step) -> str:
        return f"<strong>{self.box[step]}</strong>"


def p(text: str) -> str:
    """Return a paragraph."""
    return f"<p>{escape(text)}</p>"


def listed(tag: str, items: list[str], kind: str = "enkel") -> str:
    """Return a list of items that are HTML already."""
    return f'<{tag} class="{kind}">{"".join(f"<li>{item}</li>" for item in items)}</{tag}>'


def letter(choice: Choice) -> str:
    """Return the letter of a choice."""
    return f'<strong class="bokstav">{choice.key}</strong>'


def mark(verdict: dict[str, str]) -> str:
    """Return the mark of a verdict, for the eye only."""
    return f'<span class="tegn" aria-hidden="true">{verdict["mark"]}</span>'


def named(principles: tuple[str, ...]) -> str:
    """Return the names of principles."""
    return ", ".join(cases.principle(id) for id in principles)


def lines(name: str) -> str:
    """Return empty lines to write on."""
    return f'<div class="linjer" aria-hidden="true">{"<span></span>" * LINES[name]}</div>'


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to Sphinx."""
    app.connect("html-collect-pages", pages)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
