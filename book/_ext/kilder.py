"""Sources: the roles ``{kilde}`` and ``{lov}``, and the page «Kildekart» that shows every item and where it is used.

An unknown id is a warning with file and line, and warnings stop the build. In a notebook, which Jupyter shows without
roles, a source is written «(Kilde: EKS-055)» and a law «(Lov: sosialtjenesteloven § 44)»; here they become the roles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.domains.std import StandardDomain
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective, SphinxRole

from sekit import cases, knowledge
from sekit.errors import nearest

log = logging.getLogger(__name__)
PAGE = "kildekart"
_PLAIN = re.compile(r"\((Kilde|Lov): ([^()\"\\]+)\)")
MONTHS = "januar februar mars april mai juni juli august september oktober november desember".split()  # noqa: SIM905
CONFIDENCE = {
    None: "",
    "sikker": "Sikker.",
    "sannsynlig": "Sannsynlig.",
    "usikker": "Usikker: kontroller før bruk.",
}
WORDS = {
    "uses": "Brukt i: ",
    "unused": "Ikke brukt i et kapittel eller en sak ennå.",
    "source": "Kilde: ",
    "contents": "Opplysninger fra {short}: {count}.",
    "case": "saken {title}",
    "label": "Kilde {id}: {title}",
    "law": ", kontrollert {day}",
}


class Use(NamedTuple):
    """One place that uses an item: a page, an anchor on it, and the words of the link."""

    page: str
    anchor: str
    words: str


class kildekart(nodes.General, nodes.Element):  # noqa: N801  (docutils names nodes so)
    """Where the map of sources goes; filled in when every page has been read."""


def norwegian_day(day: Any) -> str:
    """Return a date as «2. juli 2026»."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


class Kilde(SphinxRole):
    """``{kilde}`KLAR-064, AFI-033``` links each id to its place on the page Kildekart."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return one small link per id."""
        found: list[nodes.Node] = []
        for id in (part.strip() for part in self.text.split(",")):
            if id not in knowledge.ids():
                hint = nearest(id, knowledge.ids())
                log.warning(
                    "kilde: fant ingen opplysning «%s».%s",
                    id,
                    hint,
                    location=self.get_location(),
                    type="kilde",
                )
                found.append(nodes.inline(id, id))
                continue
            self.env.note_dependency(str(knowledge.file_of(id)))
            uses(self.env).setdefault(self.env.docname, []).append(id)
            found.append(_link(id, self.env.docname))
        wrapper = nodes.inline("", "", classes=["kilde"])
        for number, node in enumerate(found):
            if number:
                wrapper += nodes.Text(" ")
            wrapper += node
        return [wrapper], []


def _link(id: str, page: str) -> nodes.Node:
    link = addnodes.pending_xref(
        "", reftype="ref", refdomain="std", refexplicit=True, reftarget=id.lower(), refdoc=page, refwarn=True
    )
    link += nodes.inline(id, id, classes=["std", "std-ref"])
    return link


class Lov(SphinxRole):
    """``{lov}`sosialtjenesteloven § 44``` marks a statement of law, with the day it was checked."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the reference, and the day for those who look closer or listen."""
        day = WORDS["law"].format(day=norwegian_day(knowledge.law_checked_on()))
        mark = nodes.inline("", self.text, classes=["lovmerke"])
        mark += nodes.inline("", day, classes=["lovdag"])
        return [mark], []


class Kildekart(SphinxDirective):
    """``{kildekart}``: every item, with its source and every place that uses it."""

    def run(self) -> list[nodes.Node]:
        """Note the anchors now, so that links to them can be resolved; the text comes later."""
        standard = cast(StandardDomain, self.env.get_domain("std"))
        for item in knowledge.items():
            self.env.note_dependency(str(knowledge.file_of(item.id)))
            standard.anonlabels[item.id.lower()] = (self.env.docname, item.id.lower())
            standard.labels[item.id.lower()] = (self.env.docname, item.id.lower(), item.id)
        sections = []
        for report in knowledge.reports().values():
            section = nodes.section(ids=[f"kilder-{report.id.lower()}"])
            section += nodes.title("", f"{report.short} ({report.id})")
            section += nodes.paragraph("", f"{report.author}: {report.title}. {report.publisher}.")
            section += kildekart(report=report.id)
            sections.append(section)
        return list(sections)


def uses(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return the ids that each page uses; kept with the build environment."""
    found: dict[str, list[str]] = env.__dict__.setdefault("sekit_uses", {})
    return found


def _places(app: Sphinx) -> dict[str, list[Use]]:
    """Return every use of every item, pages first, then cases."""
    places: dict[str, list[Use]] = {}
    for page, ids in sorted(uses(app.env).items()):
        title = app.env.titles[page].astext() if page in app.env.titles else page
        for id in dict.fromkeys(ids):
            places.setdefault(id, []).append(Use(page, "", title))
    for slug in cases.slugs():
        case = cases.load(slug)
        cited = set(case.sources)
        for scene in case.scenes.values():
            cited.update(id for choice in scene.choices for id in choice.sources)
        for id in cited:
            places.setdefault(id, []).append(Use(f"saker/{slug}", "", WORDS["case"].format(title=case.title)))
    return places


def _fill(app: Sphinx, doctree: nodes.document, page: str) -> None:
    if page != PAGE:
        return
    places = _places(app)
    for node in list(doctree.findall(kildekart)):
        items = [item for item in knowledge.items() if item.report.id == node["report"]]
        node.replace_self([part for item in items for part in _entry(app, item, places.get(item.id, []))])


def _entry(app: Sphinx, item: knowledge.Item, places: list[Use]) -> Iterator[nodes.Node]:
    entry = nodes.container(ids=[item.id.lower()], classes=["kildepost"])
    head = nodes.paragraph()
    head += nodes.strong("", f"{item.id} {item.title}")
    head += nodes.Text(f" ({knowledge.KINDS[item.kind]})")
    entry += head
    entry += nodes.paragraph("", item.content)
    source = nodes.paragraph("", WORDS["source"] + item.source + ". " + CONFIDENCE[item.confidence])
    entry += source
    used = nodes.paragraph("", WORDS["uses"] if places else WORDS["unused"], classes=["kildebruk"])
    for number, place in enumerate(places):
        if number:
            used += nodes.Text(", ")
        address = app.builder.get_relative_uri(PAGE, place.page)
        used += nodes.reference("", place.words, refuri=address, internal=True)
    entry += used
    yield entry


def _forget(app: Sphinx, env: BuildEnvironment, page: str) -> None:
    uses(env).pop(page, None)


def _merge(app: Sphinx, env: BuildEnvironment, pages: list[str], other: BuildEnvironment) -> None:
    uses(env).update({page: ids for page, ids in uses(other).items() if page in pages})


def _rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the map again when some page or case uses other items than last time."""
    places = _places(app)
    changed = getattr(env, "sekit_places", None) != places
    env.sekit_places = places  # type: ignore[attr-defined]
    return [PAGE] if changed and PAGE in env.found_docs else []


def _to_roles(app: Sphinx, docname: str, source: list[str]) -> None:
    """Turn what a notebook says in plain words about its sources into roles."""
    if str(app.env.doc2path(docname)).endswith(".ipynb"):
        source[0] = _PLAIN.sub(lambda found: f"{{{found[1].lower()}}}`{found[2]}`", source[0])


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to Sphinx."""
    app.add_role("kilde", Kilde())
    app.add_role("lov", Lov())
    app.add_directive("kildekart", Kildekart)
    app.add_node(kildekart)
    app.connect("source-read", _to_roles)
    app.connect("env-purge-doc", _forget)
    app.connect("env-merge-info", _merge)
    app.connect("env-updated", _rewrite)
    app.connect("doctree-resolved", _fill)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
