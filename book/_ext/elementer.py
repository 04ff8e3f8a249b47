"""The elements of the library on the pages of the book.

Wherever a page (or the output of a notebook) holds ``<sekit-NAME …></sekit-NAME>``, its data and readable text are put
there when the page is written, with the script and the style that it needs. Other extensions say how with
:func:`fills`; a change in the library re-reads every page.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import sekit
from sekit.widgets import page

LIBRARY = Path(sekit.__file__).parent
EXTENSIONS = Path(__file__).parent
ATTRIBUTE = re.compile(r'([\w-]+)="([^"]*)"')

# (app, name of the page, attributes of the element as written) → the element with everything in it
Fill = Callable[[Sphinx, str, dict[str, str]], str]
_FILLS: dict[str, Fill] = {}


def fills(name: str, fill: Fill) -> None:
    """Let ``fill`` write ``<sekit-name>``; its script and style are those of ``page.FRONT_ENDS[name]``."""
    _FILLS[name] = fill


def pattern(name: str) -> re.Pattern[str]:
    """Return what finds ``<sekit-name …>…</sekit-name>``; its first group holds the attributes."""
    return re.compile(rf"<sekit-{name}\b([^>]*)>.*?</sekit-{name}>", re.DOTALL)


def attributes(text: str) -> dict[str, str]:
    """Return the attributes of an element.

    >>> attributes(' case="minh" hidden="')
    {'case': 'minh'}
    """
    return {name: unescape(value) for name, value in ATTRIBUTE.findall(text)}


def fill_page(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Fill every element on the page, and link its script and style."""
    for name, fill in _FILLS.items():
        if f"<sekit-{name}" not in context.get("body", ""):
            continue

        def filled(match: re.Match[str], fill: Fill = fill) -> str:
            return fill(app, pagename, attributes(match[1]))

        script, style = page.script(name), page.css(name)
        file = context["pathto"](f"_static/sekit/sekit-{name}", resource=True)
        version = sha256((script + style).encode()).hexdigest()[:8]
        context["body"] = pattern(name).sub(filled, context["body"])
        context["body"] += f'<script defer src="{file}.js?v={version}"></script>'
        link = f'<link rel="stylesheet" href="{file}.css?v={version}">\n'
        context["metatags"] = context.get("metatags", "") + link


def write_assets(app: Sphinx, error: Exception | None) -> None:
    """Write every script and style where the pages ask for them."""
    if error is None and app.builder.format == "html":
        folder = Path(app.outdir, "_static", "sekit")
        folder.mkdir(parents=True, exist_ok=True)
        for name in _FILLS:
            (folder / f"sekit-{name}.js").write_text(page.script(name), encoding="utf-8")
            (folder / f"sekit-{name}.css").write_text(page.css(name), encoding="utf-8")


def fingerprint() -> str:
    """Return a hash of the library and the extensions, the YAML of cases and items aside (pages depend on those)."""
    digest = sha256()
    own = [file for file in sorted(LIBRARY.rglob("*")) if file.suffix in {".py", ".js", ".css", ".yaml", ".csv"}]
    apart = {LIBRARY / "cases" / "data", LIBRARY / "knowledge" / "items"}
    for file in [*own, *sorted(EXTENSIONS.glob("*.py"))]:
        if file.parent not in apart:
            digest.update(file.name.encode() + file.read_bytes())
    return digest.hexdigest()


def outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> set[str]:
    """Read every page again when the library or an extension has changed."""
    now = fingerprint()
    before = getattr(env, "sekit_fingerprint", now)
    env.sekit_fingerprint = now  # type: ignore[attr-defined]
    return set(env.found_docs) if before != now else set()


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to Sphinx."""
    app.connect("env-get-outdated", outdated)
    app.connect("html-page-context", fill_page, priority=950)
    app.connect("build-finished", write_assets)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
