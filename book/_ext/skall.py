"""The shell: what stands around the text on every page.

``_templates/layout.html`` draws it, ``_static/book.css`` and ``_static/book.js`` are all the style and script it needs.
This module gives the template its data, lets nothing but our own files onto a page, and removes from the built book
whatever no page asks for. Of the theme the book uses the menu and the list of contents, and none of its files.
"""

from __future__ import annotations

import re
import shutil
from hashlib import sha256
from html import escape
from itertools import count
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import sekit
from kilder import norwegian_day
from sekit import knowledge

# Holds also where no server can send headers: on a memory stick.
CSP = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; object-src 'none'; "
    "base-uri 'self'; form-action 'self'"
)
STYLES = ("_static/pygments.css", "_static/book.css", "_static/sekit/")
SCRIPTS = ("_static/book.js", "_static/sekit/")

# The theme wraps a table in a plain container, pandas in none; sphinx-thebe leaves its settings at the end of the text.
TABLE = re.compile(r'(<div class="pst-scrollable-table-container">)?(<table\b.*?</table>)(?(1)\s*</div>)', re.DOTALL)
PART = re.compile(r'<p aria-level="2" class="caption" role="heading">(.*?)</p>', re.DOTALL)
CAPTION = re.compile(r"<caption\b[^>]*>(.*?)</caption>", re.DOTALL)
NOT_WORDS = re.compile(r'<a class="headerlink".*?</a>|<[^>]+>', re.DOTALL)
THEBE = re.compile(r'\s*<script type="text/x-thebe-config">.*?</script>\s*<script>kernelName = .*?</script>', re.DOTALL)


def dress(app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: Any) -> None:
    """Give a page its safety rule, its own files only, its menu, its tables and its footer."""
    del app, pagename, templatename, doctree
    rule = f'<meta http-equiv="Content-Security-Policy" content="{CSP}">\n'
    context["metatags"] = rule + context.get("metatags", "")
    # In place: later add_js_file calls write to the same list. Jupyter Book also links every script in _static, but
    # without «defer»; only the deferred one (see setup) is let through.
    styles, scripts = context["css_files"], context["script_files"]
    styles[:] = [style for style in styles if str(style.filename).startswith(STYLES)]
    scripts[:] = [
        script for script in scripts if str(script.filename).startswith(SCRIPTS) and "defer" in script.attributes
    ]
    context["menu"] = menu(context["toctree"](collapse=True, includehidden=True, titles_only=True, maxdepth=2))
    if "body" in context:
        context["body"] = name_tables(THEBE.sub("", context["body"]))
    context["version"] = sekit.__version__
    context["rules_on"] = norwegian_day(context["regler_per"])
    context["checked_on"] = norwegian_day(knowledge.law_checked_on())


def menu(toctree: str | None) -> str:
    """Return the list of pages, a part at a time: only the part one is in stands open.

    The current page is marked for screen readers too, and titles of parts are no headings.

    >>> menu('<p aria-level="2" class="caption" role="heading">Del</p><a class="current reference internal" href="#">')
    '<details open><summary>Del</summary><a aria-current="page" class="current reference internal" href="#"></details>'
    """
    html = str(toctree or "").replace('<a class="current', '<a aria-current="page" class="current')
    before, *parts = PART.split(html)
    found = [before]
    for title, pages in zip(parts[::2], parts[1::2], strict=True):
        opened = " open" if "aria-current" in pages else ""
        found.append(f"<details{opened}><summary>{title}</summary>{pages}</details>")
    return "".join(found)


def name_tables(body: str) -> str:
    """Return the text with every table in a named region that can be reached and scrolled by keyboard.

    >>> name_tables('<table class="dataframe"><caption>Timer</caption></table>')[:75]
    '<div class="tabell" role="region" tabindex="0" aria-label="Tabell 1: Timer"'
    """
    number = count(1)

    def region(found: re.Match[str]) -> str:
        caption = CAPTION.search(found[2])
        words = " ".join(NOT_WORDS.sub("", caption[1]).split()) if caption else ""
        name = f"Tabell {next(number)}" + (f": {words}" if words else "")
        # A header says what it heads; the empty corner that pandas makes heads nothing.
        table = found[2].replace('<th class="head"', '<th scope="col" class="head"').replace("<th></th>", "<td></td>")
        return f'<div class="tabell" role="region" tabindex="0" aria-label="{escape(name)}">{table}</div>'

    return TABLE.sub(region, body)


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write every page again when our style or script has changed: Sphinx copies them only when it writes a page."""
    files = sorted(file for file in Path(app.srcdir, "_static").rglob("*") if file.is_file())
    now = sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
    before = getattr(env, "skall_static", None)
    env.skall_static = now  # type: ignore[attr-defined]
    return sorted(env.found_docs) if before != now else []


def tidy(app: Sphinx, error: Exception | None) -> None:
    """Remove every static file that no page and no style sheet asks for: fonts, source maps, scripts, 60 languages."""
    if error is not None or app.builder.name != "html":
        return
    built = Path(app.outdir)
    # The first page also under the name that opens by itself: a redirect would flash, and fail from some disks.
    shutil.copyfile(built / f"{app.config.root_doc}.html", built / "index.html")
    pages = "\n".join(page.read_text(encoding="utf-8") for page in built.rglob("*.html") if "_static" not in page.parts)
    wanted = set(re.findall(r'_static/([^"?#]+)', pages))
    for file in sorted((built / "_static").rglob("*"), reverse=True):  # what is inside a folder before the folder
        if file.is_file() and file.relative_to(built / "_static").as_posix() not in wanted:
            file.unlink()
        elif file.is_dir() and not any(file.iterdir()):
            file.rmdir()


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to Sphinx, after the theme and the extensions that add to a page."""
    app.add_js_file("book.js", loading_method="defer")
    app.connect("env-updated", rewrite)
    app.connect("html-page-context", dress, priority=960)
    app.connect("build-finished", tidy, priority=960)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
