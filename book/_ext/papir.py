"""The paper of the exercises: a script for the facilitator, cards to cut out, blank plans, and a zip of all of it.

Made when the book is built, as pages ``verksted/<slug>-manus.html`` and ``-kort.html`` in the book's own layout, and
once more with the style inside them in ``verksted/papir.zip``. Outside the search: the script gives the case away.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

import hefter
from hefter import letter, listed, mark, p
from sekit import cases, plans, workshop
from sekit.widgets import page as front_end
from sekit.workshop import Exercise

FOLDER, PARCEL = "verksted", "papir.zip"
STATIC = Path(__file__).parent.parent / "_static"
STYLES = ("hefte.css", "papir.css")
PLANS = (".docx", ".xlsx")
LONG_AGO = (2020, 1, 1, 0, 0, 0)  # the same parcel from the same book
LINK = re.compile(r"</?a\b[^>]*>")
HEADING = re.compile(r"(</?h)([1-4])\b")
WORDS = front_end.strings("paper")


def written(app: Sphinx) -> list[Exercise]:
    """Return the exercises that are pages of the book."""
    return [workshop.exercise(slug) for slug in workshop.slugs() if f"exercises/{slug}" in app.env.found_docs]


def pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Give Sphinx two pages per exercise."""
    links = "".join(
        f'<link rel="stylesheet" href="../_static/{name}?v={sha256((STATIC / name).read_bytes()).hexdigest()[:8]}">\n'
        for name in STYLES
    )
    for exercise in written(app):
        for name, title, body in papers(app, exercise):
            description = escape(WORDS["description"].format(title=exercise.title))
            head = f'<meta name="description" content="{description}">\n{links}'
            back = f'<a class="knapp" href="../exercises/{exercise.slug}.html">{WORDS["to_exercise"]}</a>'
            button = f'<button type="button" class="knapp bare-js" onclick="print()">{WORDS["print"]}</button>'
            buttons = f'<p class="hefteknapper">{button}{back}</p>'
            body = f'<div class="hefte"><h1>{escape(title)}</h1>{buttons}{body}</div>'
            yield f"{FOLDER}/{exercise.slug}-{name}", {"title": title, "body": body, "metatags": head}, "page.html"


def papers(app: Sphinx, exercise: Exercise) -> Iterator[tuple[str, str, str]]:
    """Yield each paper of an exercise: its name, its title and what stands on it."""
    yield "manus", WORDS["script_title"].format(title=exercise.title), script(app, exercise)
    yield "kort", WORDS["cards_title"].format(title=exercise.title), cards(exercise)


# --- The script


def script(app: Sphinx, exercise: Exercise) -> str:
    """Return the script: the programme, the text of the exercise, and what the case says to the one who leads."""
    case = cases.load(exercise.case)
    lead = case.facilitator
    parts = [p(exercise.goal), listed("ul", [escape(one) for one in exercise.materials])]
    for length in workshop.LENGTHS:
        parts.append(f"<h2>{WORDS['program']}: {WORDS['length'].format(n=length)}</h2>")
        parts += [p(exercise.adapt[length]), programme(exercise, length)]
    parts.append(f'<h2 class="bakerst">{WORDS["from_page"]}</h2>{prose(app, exercise)}')
    parts.append(f'<h2 class="bakerst">{escape(case.title)}: {escape(case.subtitle)}</h2>')
    for name in ("goals", "wrong_turns", "questions"):
        parts.append(f"<h3>{WORDS[name]}</h3>{listed('ul', [escape(line) for line in getattr(lead, name)])}")
    return "".join(parts) + key(case)


def programme(exercise: Exercise, length: int) -> str:
    """Return the steps of one length as a list, with what may be said."""
    rows = []
    for step in exercise.run(length):
        said = f"<br><em>{escape(WORDS['say'].format(text=step.say))}</em>" if step.say else ""
        head = f"<strong>{step.minutes[length]} min · {escape(step.title)}.</strong>"
        rows.append(f"{head} {escape(step.do)} <small>({escape(step.who)})</small>{said}")
    return listed("ol", rows, "manus")


def prose(app: Sphinx, exercise: Exercise) -> str:
    """Return the text of the page without its head, its widgets and its code; a link is words on paper.

    Of a cell that is folded on the page, what it prints is kept: it is the proposed solution.
    """
    page, builder = f"exercises/{exercise.slug}", app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    tree = app.env.get_and_resolve_doctree(page, builder)
    for cell in [node for node in tree.findall(nodes.container) if node.get("nb_element") == "cell_code"]:
        folded = cell.get("hide_mode") == "all"
        outputs = [part for part in cell.findall(nodes.container) if part.get("nb_element") == "cell_code_output"]
        cell.parent.replace(cell, outputs if folded else [])
    section = next(iter(tree.findall(nodes.section)), None)
    if section is None:
        return ""
    body = nodes.container()
    body += [child for child in section.children if not isinstance(child, nodes.title)]
    # What Sphinx sets as it writes a page; from a build in which nothing had changed it has written none.
    builder.secnumbers = app.env.toc_secnumbers.get(page, {})
    builder.fignumbers = app.env.toc_fignumbers.get(page, {})
    found = str(builder.render_partial(body)["fragment"])
    found = LINK.sub("", re.sub(r'<a class="headerlink".*?</a>', "", found))
    return HEADING.sub(lambda match: f"{match[1]}{int(match[2]) + 2}", found)  # they stand under a heading of ours


def key(case: cases.Case) -> str:
    """Return the verdict of every choice, scene by scene, for the one who leads."""
    verdicts = cases.words()["verdicts"]
    rows = []
    for scene in case.scenes.values():
        if len(scene.choices) < 2:
            continue
        told = [
            f"{letter(choice)} {mark(verdicts[choice.verdict])} {escape(verdicts[choice.verdict]['label'])}"
            for choice in scene.choices
        ]
        rows.append(f'<tr><th scope="row">{escape(scene.title)}</th><td>{"<br>".join(told)}</td></tr>')
    heads = f'<tr><th scope="col">{WORDS["decision"]}</th><th scope="col">{WORDS["verdict"]}</th></tr>'
    table = f'<table class="nokkel"><thead>{heads}</thead><tbody>{"".join(rows)}</tbody></table>'
    return f'<h3 class="bakerst">{WORDS["key"]}</h3>{p(WORDS["key_hint"])}{table}'


# --- The cards


def cards(exercise: Exercise) -> str:
    """Return the cards to cut out, and a sheet to count on."""
    case = cases.load(exercise.case)
    decisions = [scene for scene in case.scenes.values() if len(scene.choices) > 1]
    parts = [f"<h2>{WORDS['roles']}</h2>{p(WORDS['roles_hint'])}", '<div class="kort roller">']
    for role in exercise.roles:
        says = f"<p><em>{escape(WORDS['says'].format(text=role.says))}</em></p>" if role.says else ""
        parts.append(f"<section><h3>{escape(role.name)}</h3>{p(role.task)}{says}</section>")
    parts.append("</div>")
    if exercise.cards:
        parts.append(f'<h2 class="bakerst">{WORDS["situations"]}</h2>{p(WORDS["situations_hint"])}<div class="kort">')
        for card in exercise.cards:
            options = listed("ul", [escape(option) for option in card.options]) if card.options else ""
            parts.append(f"<section><h3>{escape(card.title)}</h3>{p(card.text)}{options}{answer()}</section>")
        parts.append("</div>")
    parts.append(f'<h2 class="bakerst">{WORDS["decisions"]}</h2>{p(WORDS["decisions_hint"])}<div class="kort">')
    for scene in decisions:
        options = listed(
            "ul", [f"{letter(choice)} {escape(choice.text)}" for choice in scene.choices], "enkel valgkort"
        )
        text = "".join(map(p, scene.text))
        parts.append(f"<section><h3>{escape(scene.title)}</h3>{text}{options}{answer(chose=True)}</section>")
    parts.append("</div>")
    if exercise.counted:
        parts.append(f'<h2 class="bakerst">{WORDS["tally"]}</h2>{p(WORDS["tally_hint"])}{tally(decisions)}')
    return "".join(parts)


def answer(*, chose: bool = False) -> str:
    """Return lines to write the group's answer on."""
    words = ([WORDS["we_chose"]] if chose else []) + [WORDS["because"]]
    return "".join(f'<p class="skrivelinje">{word} <span aria-hidden="true"></span></p>' for word in words)


def tally(decisions: list[cases.Scene]) -> str:
    """Return a sheet to count the groups on."""
    letters = sorted({choice.key for scene in decisions for choice in scene.choices})
    heads = "".join(f'<th scope="col">{key}</th>' for key in letters)
    rows = [
        f'<tr><th scope="row">{escape(scene.title)}</th>'
        + "".join(f"<td>{'' if key in {one.key for one in scene.choices} else '–'}</td>" for key in letters)
        + "</tr>"
        for scene in decisions
    ]
    head = f'<thead><tr><th scope="col">{WORDS["decision"]}</th>{heads}</tr></thead>'
    return f'<table class="telling">{head}<tbody>{"".join(rows)}</tbody></table>'


# --- The parcel


def parcel(app: Sphinx, error: Exception | None) -> None:
    """Write the blank plans, and everything once more as one file to take along."""
    if error is not None or app.builder.format != "html" or not (exercises := written(app)):
        return
    folder = Path(app.outdir, FOLDER)
    folder.mkdir(exist_ok=True)
    files: dict[str, bytes] = {}
    style = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in ("book.css", *STYLES))
    for exercise in exercises:
        own = f"{exercise.number:02d}-{exercise.slug}"
        for name, title, body in papers(app, exercise):
            files[f"{own}/{name}.html"] = alone(title, f"<h1>{escape(title)}</h1>{body}", style)
        case = cases.load(exercise.case)
        files[f"{own}/hefte-{case.slug}.html"] = alone(case.title, hefter.without_links(case), style)
        files[f"{own}/{exercise.slug}.ipynb"] = Path(app.srcdir, "exercises", f"{exercise.slug}.ipynb").read_bytes()
        if exercise.plan:
            for suffix in PLANS:
                blank = folder / f"{exercise.plan}{suffix}"
                plans.new(exercise.plan).write(blank)
                files[f"{own}/{blank.name}"] = blank.read_bytes()
    title = WORDS["readme_title"]
    rows = [f'<a href="{escape(name)}">{escape(name)}</a>' for name in files]
    files["les-meg.html"] = alone(title, f"<h1>{title}</h1>{p(WORDS['readme'])}{listed('ul', rows)}", style)
    with zipfile.ZipFile(folder / PARCEL, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(name, LONG_AGO), data, zipfile.ZIP_DEFLATED)


def alone(title: str, body: str, style: str) -> bytes:
    """Return a page that needs nothing beside it."""
    return (
        '<!doctype html>\n<html lang="nb"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{style}</style></head>"
        f'<body class="lospapir"><main class="hefte">{body}</main></body></html>\n'
    ).encode()


# --- On the page of the exercise


def point(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Tell on the page of an exercise what there is on paper, after its programme."""
    slug = pagename.removeprefix("exercises/")
    if slug not in workshop.slugs() or "body" not in context:
        return
    exercise = workshop.exercise(slug)
    links = [
        (f"../{FOLDER}/{slug}-manus.html", WORDS["script_link"]),
        (f"../{FOLDER}/{slug}-kort.html", WORDS["cards_link"]),
        (f"../hefter/{exercise.case}.html", WORDS["booklet_link"]),
    ]
    if exercise.plan:
        links += [(f"../{FOLDER}/{exercise.plan}{end}", WORDS["plan_link"].format(suffix=end[1:])) for end in PLANS]
    links.append((f"../{FOLDER}/{PARCEL}", WORDS["parcel_link"]))
    rows = [f'<a href="{href}">{escape(words)}</a>' for href, words in links]
    note = f'<nav class="papir" aria-label="{WORDS["on_paper"]}"><p>{WORDS["on_paper"]}</p>{listed("ul", rows)}</nav>'
    context["body"] = context["body"].replace("</sekit-room>", f"</sekit-room>{note}", 1)


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to Sphinx."""
    app.connect("html-collect-pages", pages)
    app.connect("html-page-context", point, priority=960)  # after the elements are filled
    app.connect("build-finished", parcel)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
