"""Every chapter has the same parts: a head, a situation, something to do, a card, a checklist, more to read."""

from __future__ import annotations

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml
from text import BOOK, ID, page_blocks, pages

from sekit import cases, questions

# Parts that hold no chapters, and pages in the other parts that are none: each with the reason.
NOT_CHAPTERS = {"Saker å øve på": "cases", "Øvelser": "notebooks", "Om boka": "about the book"}
NO_CHAPTER = {
    "regelutforsker": "the rule explorer itself; the chapters of KVP explain it",
    "selvtest-*": "a self-test: questions only",
    "gjenkalling": "the recall page: questions only",
    "ti-risikosporsmal": "ten questions only",
    "hva-boka-lagrer": "about the book and the reader's own machine: no method, and nobody to try it with",
}
HEAD = ("For:", "Tid:", "Etterpå kan du:")
CARD = ("Gjør dette før fredag:", "Si for eksempel:", "Ikke gjør dette:", "Da jeg gjorde det:")
TO_DO = re.compile(r"^:::\{sporsmal\}|\]\((?:\.\./)?saker/|<sekit-", re.MULTILINE)
FEWEST_KEYWORDS, MOST_IDS = 12, 4


def chapters() -> list[Path]:
    """Return the chapters of the table of contents, without the pages that are none."""
    toc = yaml.safe_load((BOOK / "_toc.yml").read_text(encoding="utf-8"))
    found = []
    for part in toc["parts"]:
        if part["caption"] not in NOT_CHAPTERS:
            entries = [entry for chapter in part["chapters"] for entry in [chapter, *chapter.get("sections", [])]]
            found += [BOOK / f"{entry['file']}.md" for entry in entries]
    return [path for path in found if not any(fnmatch(path.stem, page) for page in NO_CHAPTER)]


CHAPTERS = chapters()
for_every_chapter = pytest.mark.parametrize("chapter", CHAPTERS, ids=lambda path: path.stem)
for_every_page = pytest.mark.parametrize("page", pages(), ids=lambda path: path.stem)


def test_there_are_chapters():
    assert len(CHAPTERS) >= 50
    assert len(set(CHAPTERS)) == len(CHAPTERS)


@for_every_chapter
def test_the_search_and_the_head_tell_what_it_is(chapter):
    source = chapter.read_text(encoding="utf-8")
    meta = yaml.safe_load(source.split("---\n")[1])["myst"]["html_meta"]
    assert len(meta["description"]) > 20
    keywords = {word.strip().lower() for word in meta["keywords"].split(",")} - {""}
    assert len(keywords) >= FEWEST_KEYWORDS
    head = [block.text for block in page_blocks(chapter) if "kapittelhode" in block.inside]
    for line in HEAD:
        assert any(text.startswith(line) and len(text) > len(line) for text in head), f"the head lacks «{line}»"
    if "{lov}" in source:
        assert any(text.startswith("Loven er kontrollert:") for text in head), "the head lacks «Loven er kontrollert»"


@for_every_chapter
def test_it_has_every_part(chapter):
    source = chapter.read_text(encoding="utf-8")
    blocks = page_blocks(chapter)
    inside = {name for block in blocks for name in block.inside}
    assert {"situasjon", "mandagskort", "sjekkliste"} <= inside
    assert TO_DO.search(source), "nothing to do in the page: no question, case or tool"
    card = [block.text for block in blocks if "mandagskort" in block.inside]
    for line in CARD:
        assert any(text.startswith(line) and len(text) > len(line) for text in card), f"the card lacks «{line}»"
    assert len([block for block in blocks if "sjekkliste" in block.inside and block.kind == "item"]) >= 3
    assert [block for block in blocks if block.kind == "heading" and block.text.startswith("Les mer")]


@for_every_page
def test_no_paragraph_leans_on_many_sources(page):
    crowded = [f"{block.place}: {block.ids}" for block in page_blocks(page) if len(block.ids) > MOST_IDS]
    assert crowded == [], "\n".join(crowded)


@for_every_page
def test_what_it_points_to_is_there(page):
    source = page.read_text(encoding="utf-8")
    known = {question.id for chapter in questions.chapters() for question in questions.of(chapter)}
    shown = re.findall(r"^:{3,}\{sporsmal\}\s*(\S+)", source, re.MULTILINE)
    assert [id for id in shown if id not in known] == []
    links = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", source) + re.findall(r"\{figure\}\s*(\S+)", source)
    missing = []
    for link in links:
        target = (page.parent / link).resolve()
        made = target.parent == (BOOK / "saker").resolve() and target.stem in cases.slugs()
        if not re.match(r"[a-z]+:", link) and not made and not target.exists():
            missing.append(link)
    assert missing == []


def test_the_exceptions_are_still_needed():
    captions = {part["caption"] for part in yaml.safe_load((BOOK / "_toc.yml").read_text(encoding="utf-8"))["parts"]}
    assert set(NOT_CHAPTERS) <= captions
    names = [path.stem for path in pages()]
    assert [page for page in NO_CHAPTER if not any(fnmatch(name, page) for name in names)] == []


def test_an_id_is_found_as_it_is_written():
    assert ID.findall("{kilde}`AFIS-003, AFI-001` og EKS-0123") == ["AFIS-003", "AFI-001"]
