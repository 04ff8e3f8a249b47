"""Case pages: written from the YAML, and filled with the element that plays the case.

A page that holds ``<sekit-case case="…">``, also in the output of a notebook, depends on the YAML of the case.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from docutils import nodes
from sphinx.application import Sphinx

import elementer
from sekit import cases, plans
from sekit.widgets import page

FOLDER = "saker"
# The chapter that holds the builder of each plan.
PLANS = {
    "laeringsplan": "planlegg-laering",
    "kunnskapsflyt": "kartlegg-kunnskapsflyt",
    "sprakplan": "fra-oppgaver-til-sprak",
    "fadderavtale": "fadderavtalen",
    "mitt_program": "kvp-innhold",
}


def write_pages(folder: Path) -> None:
    """Write one Markdown page per case; touch only what has changed, and remove pages of cases that are gone."""
    folder.mkdir(exist_ok=True)
    wanted = {f"{slug}.md": _page(cases.load(slug)) for slug in cases.slugs()}
    for old in folder.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        file = folder / name
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.write_text(text, encoding="utf-8")


def decision_stages(case: cases.Case) -> list[int]:
    """Return the numbers of the stages in which the reader decides something."""
    return sorted({scene.stage.number for scene in case.scenes.values() if scene.kind == "decision"})


def _page(case: cases.Case) -> str:
    review = (
        f"Lest av {case.reviewed.role}, {case.reviewed.on:%d.%m.%Y}."
        if case.reviewed
        else "Ikke lest av fagperson ennå."
    )
    stages = decision_stages(case)
    note = [":::{admonition} Før du begynner", ":class: varsel", "", case.content_note, ":::", ""]
    lines = [
        "---",
        "myst:",
        "  html_meta:",
        f'    description: "{_yaml_text(case.summary)}"',
        f'    keywords: "{_yaml_text(", ".join((*case.themes, "sak", "øve", "simulering")))}"',
        "---",
        f"# {case.title}: {case.subtitle}",
        "",
        case.summary,
        "",
        ":::{container} kapittelhode",
        f"- **Form:** {cases.words()['shapes'][case.shape]}, {case.difficulty}",
        f"- **Tid:** om lag {case.minutes} minutter",
        f"- **Du øver på:** {', '.join(case.practises)}",
        f"- **Trinn:** {', '.join(map(str, stages))}",
        f"- **Gjennomlest:** {review}",
        f'- **På papir:** <a href="../hefter/{case.slug}.html">Spill på papir</a>, alene eller i en gruppe',
        ":::",
        "",
        *(note if case.content_note else []),
        "## Spill saken",
        "",
        "```{raw} html",
        f'<sekit-case case="{case.slug}"></sekit-case>',
        "```",
        "",
        *_hand_over(case),
        "## Om saken",
        "",
        f"**Fra kilden.** {case.about.from_source} {{kilde}}`{', '.join(case.sources[:4])}`",
        "",
        f"**Diktet.** {case.about.invented}",
        "",
        f"**Kilden er taus om.** {case.about.silent}",
        "",
        f"**Loven.** {case.about.law}",
        "",
        "## For deg som leder en gruppe",
        "",
        "**Mål**",
        "",
        *[f"- {line}" for line in case.facilitator.goals],
        "",
        "**Vanlige feilspor**",
        "",
        *[f"- {line}" for line in case.facilitator.wrong_turns],
        "",
        "**Spørsmål å snakke om**",
        "",
        *[f"1. {line}" for line in case.facilitator.questions],
        "",
    ]
    return "\n".join(str(line) for line in lines)


def _hand_over(case: cases.Case) -> list[str]:
    """Return where one can go on from the case: the rules, with what the case tells, and plans that are begun."""
    links = []
    if case.rules:
        facts = {name: str(value).lower() for name, value in case.rules.facts.items()}
        address = f"../chapters/regelutforsker.html#{case.rules.tab}&{urlencode(facts | {'sak': case.slug})}"
        words = "Regelutforskeren åpner med det saken forteller. Resten står ubesvart."
        links.append(f'- <a href="{escape(address)}">Prøv reglene på {escape(case.title)}</a>. {words}')
    for id in case.drafts:
        draft = plans.draft(id)
        chapter = PLANS[draft.template.id]
        words = f"Utkastet til {draft.template.title.lower()} ligger klart. Det tas inn først når du sier ja."
        links.append(f'- <a href="../chapters/{chapter}.html#utkast={id}">{escape(draft.name)}</a>. {words}')
    return ["## Gå videre fra saken", "", *links, ""] if links else []


def _yaml_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _note_dependencies(app: Sphinx, doctree: nodes.document) -> None:
    """Let a page with a case on it, also in the output of a notebook, depend on the YAML of the case."""
    for raw in doctree.findall(nodes.raw):
        for match in elementer.pattern("case").finditer(raw.astext()):
            slug = elementer.attributes(match[1])["case"]
            app.env.note_dependency(str(cases.path_of(slug)))


def _element(app: Sphinx, pagename: str, attributes: dict[str, str]) -> str:
    """Return the case that stands here, with its data and readable text."""
    sources = app.builder.get_relative_uri(pagename, "kildekart")
    return page.case_element(cases.load(attributes["case"]), level=3, sources=sources)


def setup(app: Sphinx) -> dict[str, Any]:
    """Write the pages before Sphinx looks for them, then connect."""
    write_pages(Path(app.srcdir) / FOLDER)
    elementer.fills("case", _element)
    app.connect("doctree-read", _note_dependencies)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
