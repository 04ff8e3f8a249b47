"""Case pages: written from the YAML, and filled with the element that plays the case.

Wherever a page (or the output of a notebook) holds ``<sekit-case case="…">``, the compiled case, its readable text
and the script are put there when the page is written. Such a page depends on the YAML of the case; a change in the
library re-reads every page.
"""

from __future__ import annotations

import re
from hashlib import sha256
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import sekit
from sekit import cases
from sekit.widgets import page

ELEMENT = re.compile(r'<sekit-case case="([a-z0-9-]+)"[^>]*>.*?</sekit-case>', re.DOTALL)
FOLDER = "saker"
LIBRARY = Path(sekit.__file__).parent
EXTENSIONS = Path(__file__).parent


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


def _yaml_text(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _fingerprint() -> str:
    """Return a hash of the library and the extensions, the YAML of cases and items aside (pages depend on those)."""
    digest = sha256()
    own = [file for file in sorted(LIBRARY.rglob("*")) if file.suffix in {".py", ".js", ".css", ".yaml"}]
    apart = {LIBRARY / "cases" / "data", LIBRARY / "knowledge" / "items"}
    for file in [*own, *sorted(EXTENSIONS.glob("*.py"))]:
        if file.parent not in apart:
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def _outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> set[str]:
    """Read every page again when the library or an extension has changed."""
    now = _fingerprint()
    before = getattr(env, "sekit_fingerprint", now)
    env.sekit_fingerprint = now  # type: ignore[attr-defined]
    return set(env.found_docs) if before != now else set()


def _note_dependencies(app: Sphinx, doctree: nodes.document) -> None:
    """Let a page with a case on it, also in the output of a notebook, depend on the YAML of the case."""
    for raw in doctree.findall(nodes.raw):
        for slug in ELEMENT.findall(raw.astext()):
            app.env.note_dependency(str(cases.path_of(slug)))


def _fill(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Put data, text and script where an element stands."""
    body = context.get("body", "")
    if "<sekit-case" not in body:
        return
    root = context["pathto"]("", resource=True).rstrip("#")
    sources = context["pathto"]("kildekart")

    def element(match: re.Match[str]) -> str:
        return page.case_element(cases.load(match[1]), level=3, sources=sources)

    version = sha256((page.script() + page.css()).encode()).hexdigest()[:8]
    script = f'<script defer src="{escape(root)}_static/sekit/sekit-case.js?v={version}"></script>'
    style = f'<link rel="stylesheet" href="{escape(root)}_static/sekit/sekit-case.css?v={version}">\n'
    context["body"] = ELEMENT.sub(element, body) + script
    context["metatags"] = context.get("metatags", "") + style


def _write_assets(app: Sphinx, error: Exception | None) -> None:
    if error is None and app.builder.format == "html":
        folder = Path(app.outdir, "_static", "sekit")
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "sekit-case.js").write_text(page.script(), encoding="utf-8")
        (folder / "sekit-case.css").write_text(page.css(), encoding="utf-8")


def setup(app: Sphinx) -> dict[str, Any]:
    """Write the pages before Sphinx looks for them, then connect."""
    write_pages(Path(app.srcdir) / FOLDER)
    app.connect("env-get-outdated", _outdated)
    app.connect("doctree-read", _note_dependencies)
    app.connect("html-page-context", _fill, priority=950)
    app.connect("build-finished", _write_assets)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
