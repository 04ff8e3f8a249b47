"""Two pages about all cases: the shelf, and «Hva jeg valgte».

``sakshylle.md`` holds ``<sekit-shelf>`` and ``hva-jeg-valgte.md`` holds ``<sekit-choices>``; both are filled when the
page is written, and written again when any case has changed. The shelf is a plain list; its script only hides cards.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

import elementer
from saker import decision_stages
from sekit import cases
from sekit.stages import STAGES
from sekit.widgets import page as front_end

SHELF, CHOICES = "sakshylle", "hva-jeg-valgte"


def shelf(links: dict[str, str], papers: dict[str, str]) -> str:
    """Return every case as a card with what it is about, grouped by shape, under a form that finds some of them.

    ``links`` and ``papers`` map slug to the addresses of the case page and of the booklet.
    """
    words = front_end.strings("shelf")
    found = [cases.load(slug) for slug in cases.slugs()]
    groups = []
    for shape, group in words["groups"].items():
        members = [case for case in found if case.shape == shape]
        members.sort(key=lambda case: (list(words["difficulties"]).index(case.difficulty), case.title))
        if members:
            cards = "".join(card(case, links[case.slug], papers[case.slug]) for case in members)
            groups.append(
                f'<section class="hylle-gruppe"><h2>{escape(group["title"])}</h2><p>{escape(group["about"])}</p>'
                f'<ul class="hylle-kort" role="list">{cards}</ul></section>'
            )
    return (
        f'<sekit-shelf data-status="{escape(words["status"])}" data-none="{escape(words["none"])}">'
        f"{form(found)}{''.join(groups)}</sekit-shelf>"
    )


def form(found: list[cases.Case]) -> str:
    """Return the form: a select for each thing to choose by. Hidden where no script runs."""
    words = front_end.strings("shelf")
    shapes = {case.shape for case in found}
    themes = sorted({theme for case in found for theme in case.themes}, key=_norwegian)
    fields = {
        "stages": (
            "stage",
            [(str(s.number), words["one_stage"].format(number=s.number, name=s.short)) for s in STAGES],
        ),
        "themes": ("theme", [(theme, theme[0].upper() + theme[1:]) for theme in themes]),
        "minutes": ("minutes", [(str(n), words["at_most"].format(n=n)) for n in words["minute_limits"]]),
        "difficulty": ("difficulty", list(words["difficulties"].items())),
        "shape": ("shape", [(id, group["title"]) for id, group in words["groups"].items() if id in shapes]),
    }
    selects = "".join(
        f'<label>{words[label]}<select name="{name}">{_options(words[f"any_{label}"], options)}</select></label>'
        for name, (label, options) in fields.items()
    )
    status = words["status"].format(n=len(found), total=len(found))
    return (
        f'<form class="hylle-finn bare-js" autocomplete="off"><fieldset><legend>{words["legend"]}</legend>'
        f'<div class="hylle-felt">{selects}</div></fieldset><div class="hylle-svar"><p role="status">{status}</p>'
        f'<button type="reset" class="knapp" disabled>{words["reset"]}</button></div></form>'
    )


def _options(anything: str, options: Iterable[tuple[str, str]]) -> str:
    rows = [("", anything), *options]
    return "".join(f'<option value="{escape(value)}">{escape(text)}</option>' for value, text in rows)


def _norwegian(word: str) -> list[int]:
    """Return a key that sorts æ, ø and å after z, and capital letters with small ones."""
    return ["abcdefghijklmnopqrstuvwxyzæøå".find(letter) for letter in word.lower()]


def card(case: cases.Case, link: str, paper: str) -> str:
    """Return one case as an item of the list."""
    words = front_end.strings("shelf")
    stages = decision_stages(case)
    data = {
        "stages": "|".join(map(str, stages)),
        "themes": "|".join(case.themes),
        "minutes": case.minutes,
        "difficulty": case.difficulty,
        "shape": case.shape,
    }
    facts = words["facts"].format(minutes=case.minutes, difficulty=words["difficulties"][case.difficulty].lower())
    read_aloud = words["stages"].format(numbers=_listed(list(map(str, stages)), words["and"]))
    marks = "".join(f"<span{' class=med' if s.number in stages else ''}>{s.number}</span>" for s in STAGES)
    themes = words["themes"].format(themes=_listed(list(case.themes), words["and"]))
    note = f'<p class="sak-merknad">{words["note"]}</p>' if case.content_note else ""
    title = escape(case.title)
    attributes = "".join(f' data-{name}="{escape(str(value))}"' for name, value in data.items())
    return (
        f'<li class="sak"{attributes}>'
        f'<h3><a href="{link}">{title}</a> <span>{escape(case.subtitle)}</span></h3>'
        f'<p class="sak-om">{escape(case.summary)}</p>'
        f'<p class="sak-fakta"><span>{escape(facts)}</span><span class="skjult">{read_aloud}</span>'
        f'<span class="sak-trinn" aria-hidden="true">{marks}</span></p>'
        f'<p class="sak-tema">{escape(themes)}</p>{note}<p class="sak-papir"><a href="{paper}">{words["paper"]}'
        f'<span class="skjult">{words["paper_of"].format(title=title)}</span></a></p></li>'
    )


def _listed(names: list[str], joined: str) -> str:
    *some, last = names
    return f"{', '.join(some)} {joined} {last}" if some else last


def filled(app: Sphinx, name: str, pagename: str) -> str:
    """Return one of the elements as it stands on a page."""
    address = app.builder.get_relative_uri
    links = {slug: address(pagename, f"saker/{slug}") for slug in cases.slugs()}
    if name == "shelf":
        return shelf(links, {slug: address(pagename, f"hefter/{slug}") for slug in links})
    return front_end.choices_element(address(pagename, SHELF), links)


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the two pages again when a case has come, gone or changed, and the menus beside cases when a name has."""
    now = "".join(filled(app, name, page) for name, page in (("shelf", SHELF), ("choices", CHOICES)))
    names = [(case.slug, case.title, case.subtitle) for case in map(cases.load, cases.slugs())]
    before = getattr(env, "sekit_shelf", ("", ()))
    env.sekit_shelf = (now, names)  # type: ignore[attr-defined]
    pages = [SHELF, CHOICES] if before[0] != now else []
    pages += [f"saker/{slug}" for slug in cases.slugs()] if before[1] != names else []
    return [page for page in pages if page in env.found_docs]


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect to Sphinx."""
    app.connect("env-updated", rewrite)
    elementer.fills("shelf", lambda app, pagename, _: filled(app, "shelf", pagename))
    elementer.fills("choices", lambda app, pagename, _: filled(app, "choices", pagename))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
