"""The front ends as text: one script, one stylesheet, and the element that carries a case.

The book, ``sekit preview`` and the widget all use these, so that there is one front end and not three.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, NamedTuple

from sekit import _yaml, cases, kvp
from sekit.stages import STAGES
from sekit.widgets.case_text import case_text
from sekit.widgets.kvp_text import kvp_text

_STATIC = Path(__file__).with_name("static")
_STRINGS = Path(__file__).with_name("strings")


class FrontEnd(NamedTuple):
    """The scripts and the styles of one custom element, in the order they are joined; the script that defines the
    element stands last. ``tail`` is what anywidget needs beside them."""

    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    tail: str = ""


def _files(names: str) -> tuple[str, ...]:
    """Return the scripts with these names, divided by space."""
    return tuple(f"{name}.js" for name in names.split())


_BASE = "common/base.css"
_CASE = (
    "common/dom common/download common/storage case_player/walk case_player/saved case_player/parts "
    "case_player/frame case_player/talk case_player/tables case_player/scene case_player/debrief "
    "case_player/element"
)
_KVP = (
    "common/dom common/dates common/download common/ics common/calendar kvp/exact kvp/tables kvp/assess kvp/duration "
    "kvp/stonad kvp/model kvp/fields kvp/outcome kvp/conditions kvp/timeline kvp/length kvp/money kvp/element"
)
_PLAN = (
    "common/dom common/download common/storage common/personal common/ics plan/values plan/checks plan/doc plan/kept "
    "plan/csv plan/events plan/cells plan/table plan/counts plan/summary plan/paper plan/files plan/frame plan/keeper "
    "plan/offer plan/desk plan/element"
)
_PRACTICE = "common/dom common/storage common/download common/dates practice/kept"  # shared by four pages
_WHOLE = "common/anywidget.js"  # the tail of elements that Python writes whole
_TIMER = "common/dom common/paper common/clock common/timer"
_TIMER_STYLES = ("common/paper.css", "common/whole.css", "common/timer.css")
_ROOM = "room/hold room/mode room/after room/element"
_CALENDAR = "common/ics common/calendar practice/planner"
FRONT_ENDS = {
    "case": FrontEnd(_files(_CASE), (_BASE, "case_player/case_player.css"), "case_player/anywidget.js"),
    "kvp": FrontEnd(_files(_KVP), (_BASE, "kvp/kvp.css"), "kvp/anywidget.js"),
    # These stand on one page of the book each, with the shared style beside them.
    "choices": FrontEnd(
        ("common/dom.js", "common/storage.js", "choices/count.js", "choices/element.js"), ("choices/choices.css",)
    ),
    "groups": FrontEnd(
        _files("common/dom common/paper common/download groups/codes groups/merge groups/card groups/element"),
        ("common/paper.css", "groups/groups.css"),
        "groups/anywidget.js",
    ),
    "plan": FrontEnd(_files(_PLAN), (_BASE, "plan/plan.css"), "plan/anywidget.js"),
    "quiz": FrontEnd(("quiz/quiz.js",), ("quiz/quiz.css",)),
    "room": FrontEnd(
        _files(f"{_TIMER} common/storage common/download common/dates common/ics common/calendar {_ROOM}"),
        (*_TIMER_STYLES, "room/room.css"),
        _WHOLE,
    ),
    "sheet": FrontEnd(_files(f"{_TIMER} sheet/element"), (*_TIMER_STYLES, "sheet/sheet.css"), _WHOLE),
    "shelf": FrontEnd(("shelf/shelf.js",), ("shelf/shelf.css",)),
    "time": FrontEnd(
        _files("common/dom common/paper time/sum time/element"), ("common/paper.css", "time/time.css"), _WHOLE
    ),
    "selftest": FrontEnd(_files(f"{_PRACTICE} practice/ask practice/selftest"), ("practice/practice.css",)),
    "recall": FrontEnd(_files(f"{_PRACTICE} practice/ask {_CALENDAR} practice/recall"), ("practice/practice.css",)),
    "risk": FrontEnd(_files(f"{_PRACTICE} practice/ask practice/risk"), ("practice/practice.css",)),
    "path": FrontEnd(_files(f"{_PRACTICE} {_CALENDAR} practice/path"), ("practice/practice.css",)),
}
_ALONE = (  # the little that a case on its own page needs of a page
    ":root{color-scheme:light dark}"
    "body{margin:0 auto;max-width:46rem;padding:1rem;font-family:system-ui,sans-serif;line-height:1.6}"
)


_COMMENT = re.compile(r"^[ \t]*(?:/\*.*?\*/|//[^\n]*)[ \t]*\n|(?<=[;,{(]) // [^\n]*$", re.DOTALL | re.MULTILINE)
_MARGIN = re.compile(r"^\s+", re.MULTILINE)
_GAP = re.compile(r"(?<=[;{}])\n|(^[\w-]+:) |(?<=,)[ \n]| (?={\n)|;(?=\n})", re.MULTILINE)  # of a stylesheet
_REMARK = re.compile(r" ?/\*.*?\*/", re.DOTALL)  # of a stylesheet: it may stand after a declaration


def _join(names: tuple[str, ...]) -> str:
    """Return the files as one, without the comments and the margins: a reader waits for those."""
    files = ((_STATIC / name).read_text(encoding="utf-8") for name in names)
    return "\n".join(_MARGIN.sub("", _COMMENT.sub("", file)) for file in files)


def script(name: str) -> str:
    """Return the classic script that defines ``<sekit-…>`` on a page; ``name`` is a key of ``FRONT_ENDS``."""
    return _join(FRONT_ENDS[name].scripts)


def esm(name: str) -> str:
    """Return the same script as a module for anywidget."""
    return _join((*FRONT_ENDS[name].scripts, FRONT_ENDS[name].tail))


def css(name: str) -> str:
    """Return the stylesheet of ``<sekit-…>``."""
    return _GAP.sub(r"\1", _REMARK.sub("", _join(FRONT_ENDS[name].styles)))


@cache
def strings(name: str) -> dict[str, Any]:
    """Return the words of one front end, read from ``strings/<name>.yaml``."""
    data: dict[str, Any] = _yaml.read(_STRINGS / f"{name}.yaml").data
    return data


def case_data(case: cases.Case) -> dict[str, Any]:
    """Return the compiled case and the words around it: all that the element needs."""
    return cases.compile(case) | {"ui": strings("case_player")}


def case_element(case: cases.Case, *, level: int = 2, sources: str | None = None) -> str:
    """Return ``<sekit-case>`` with its data and its readable text version.

    ``level`` is the heading level of the scenes; ``sources`` the address of the page that explains the sources, when
    there is one.
    """
    data = _json(case_data(case))
    error = escape(strings("case_text")["not_started"])
    link = f' sources="{escape(sources)}"' if sources else ""
    return (
        f'<sekit-case case="{escape(case.slug)}" heading-level="{level}"{link} data-error="{error}">'
        f'<script type="application/json" class="sekit-data">{data}</script>'
        f'<div class="sekit-text" data-verdict="text">{case_text(case, level=level, sources=sources)}</div>'
        "</sekit-case>"
    )


def static_element(case: cases.Case) -> str:
    """Return ``<sekit-case>`` without data: a title, and the text to read where nothing can be played."""
    return (
        f'<sekit-case case="{escape(case.slug)}"><p><strong>{escape(case.title)}: {escape(case.subtitle)}</strong></p>'
        f'<div class="sekit-text">{case_text(case, level=3)}</div></sekit-case>'
    )


def standalone(case: cases.Case) -> str:
    """Return one HTML file that plays one case, with everything inside it."""
    words = strings("case_text")
    title = f"{escape(case.title)}: {escape(case.subtitle)}"
    return (
        '<!doctype html>\n<html lang="nb"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{title}</title><style>{css('case')}\n{_ALONE}</style></head>"
        f"<body><main><h1>{title}</h1><p>{escape(words['preview'])}</p><p>{escape(case.summary)}</p>"
        f"{case_element(case)}</main><script>{script('case')}</script></body></html>\n"
    )


def choices_data(shelf: str, links: Mapping[str, str]) -> dict[str, Any]:
    """Return what «Hva jeg valgte» must know of the shipped cases to count what was chosen in them.

    ``shelf`` is the address of the shelf; ``links`` maps slug to the address of the case.
    """

    def known(choice: cases.Choice, scene: cases.Scene) -> dict[str, Any]:
        grounds = {"keeps": list(choice.keeps), "breaks": list(choice.breaks)}
        return {"stage": scene.stage.number, "verdict": choice.verdict} | grounds

    return {
        "ui": strings("choices"),
        "shelf": shelf,
        "principles": [{"id": id, "name": cases.principle(id)} for id in cases.words()["principles"]],
        "stages": [{"number": stage.number, "name": stage.short} for stage in STAGES],
        "verdicts": [
            {"id": id, "mark": verdict["mark"], "label": verdict["label"], "always": id != "talk"}
            for id, verdict in cases.words()["verdicts"].items()
        ],
        "cases": [
            {
                "slug": case.slug,
                "title": f"{case.title}: {case.subtitle}",
                "href": links[case.slug],
                "structure": case.structure,
                "choices": {
                    f"{scene.id}/{choice.id}": known(choice, scene)
                    for scene in case.scenes.values()
                    for choice in scene.choices
                },
            }
            for case in map(cases.load, cases.slugs())
        ],
    }


def choices_element(shelf: str, links: Mapping[str, str]) -> str:
    """Return ``<sekit-choices>`` with its data, and a line for where no script runs; as :func:`choices_data`."""
    words = strings("choices")
    return (
        f'<sekit-choices data-error="{escape(words["not_started"])}">'
        f'<script type="application/json" class="sekit-data">{_json(choices_data(shelf, links))}</script>'
        f"<noscript><p>{escape(words['no_script'])}</p></noscript></sekit-choices>"
    )


def kvp_data(links: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Return the compiled rules and the words around them; ``links`` maps the slugs of cases that may point here to
    their addresses."""
    known = {slug: {"title": cases.load(slug).title, "href": href} for slug, href in (links or {}).items()}
    return kvp.compile() | {"ui": strings("kvp"), "cases": known}


def kvp_element(
    *,
    level: int = 2,
    tab: str = "vilkar",
    facts: Mapping[str, Any] | None = None,
    links: Mapping[str, str] | None = None,
    follow: bool = False,
) -> str:
    """Return ``<sekit-kvp>`` with its data and its readable text version.

    ``level`` is the heading level; ``tab`` the one that is open at first; ``facts`` answers that are filled in;
    ``links`` as :func:`kvp_data`; with ``follow`` the tab and the answers follow the address of the page.
    """
    given = f' facts="{escape(json.dumps(dict(facts), ensure_ascii=False))}"' if facts else ""
    address = ' hash=""' if follow else ""
    error = escape(strings("kvp")["not_started"])
    return (
        f'<sekit-kvp tab="{escape(tab)}"{given}{address} heading-level="{level}" data-error="{error}">'
        f'<script type="application/json" class="sekit-data">{_json(kvp_data(links))}</script>'
        f'<div class="sekit-text">{kvp_text(strings("kvp") | strings("kvp_text"), level=level)}</div></sekit-kvp>'
    )


def static_kvp(tab: str, facts: Mapping[str, Any]) -> str:
    """Return ``<sekit-kvp>`` without data: a title, and the rules to read where nothing can be asked."""
    words = strings("kvp")
    given = f' facts="{escape(json.dumps(dict(facts), ensure_ascii=False))}"' if facts else ""
    return (
        f'<sekit-kvp tab="{escape(tab)}"{given}><p><strong>{escape(words["title"])}</strong></p>'
        f'<div class="sekit-text">{kvp_text(words | strings("kvp_text"), level=3)}</div></sekit-kvp>'
    )


def _json(data: dict[str, Any]) -> str:
    """Return data as JSON that cannot end the element it stands in."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
