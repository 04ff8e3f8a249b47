"""Klarspråk: short sentences, light text, today's names, and no English."""

from __future__ import annotations

import re

import pytest
from text import BOOK, Block, blocks, english, exercises, lix, page_blocks, pages, running_text, sentences

LIX_MEAN, LIX_MOST, WORDS_MOST = 40, 50, 30
# Names of their time: two reports and a project, an office, a strategy, and the name itself where it is explained.
NAV_OF_THE_TIME = re.compile(
    r"«Place then train» i kvalifiseringsprogrammet i NAV\?|Praksis- og kunnskapsutvikling i NAV-kontor|"
    r"NAV sosial Grünerløkka|Et NAV med muligheter|«NAV» med store bokstaver"
)
PERSON = re.compile(r"\b(?:(?:en|én) bruker|bruker(?:en|ens|e|es|ne|nes))\b", re.IGNORECASE)
TODAY = re.compile(r"\bbruker\w* \(i dag [^)]*\)|\bFør: [^.]*\.")  # an old word, with today's beside it
PAGES = [*pages(), *exercises()]


def text_of(which: str) -> tuple[Block, ...]:
    return blocks(which)


def test_the_book_is_light_to_read():
    found = [lix(running_text(page)) for page in PAGES]
    assert sum(found) / len(found) <= LIX_MEAN


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_no_page_is_heavy(page):
    assert lix(running_text(page)) <= LIX_MOST


@pytest.mark.parametrize("which", ["pages", "stories"])
def test_no_sentence_is_long(which):
    long = [
        f"{block.place}: {len(sentence.split())} words: {sentence}"
        for block in text_of(which)
        for sentence in sentences(block.text)
        if len(sentence.split()) > WORDS_MOST
    ]
    assert long == [], "\n".join(long)


@pytest.mark.parametrize("which", ["pages", "stories"])
def test_nav_is_written_as_today(which):
    found = [
        f"{block.place}: {block.text}"
        for block in text_of(which)
        if re.search(r"\bNAV\b", NAV_OF_THE_TIME.sub("", block.text))
    ]
    assert found == [], "\n".join(found)


def quoted(text: str) -> str:
    """Return the text without what stands between « and »."""
    return re.sub(r"«[^»]*»", "«»", text)


@pytest.mark.parametrize("which", ["pages", "stories"])
def test_nobody_is_called_a_user(which):
    found = [
        f"{block.place}: {block.text}"
        for block in text_of(which)
        if "lov" not in block.inside and PERSON.search(TODAY.sub("", quoted(block.text)))
    ]
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("which", ["pages", "stories", "words"])
def test_there_is_no_em_dash(which):
    assert [block.place for block in text_of(which) if "—" in block.text] == []


@pytest.mark.parametrize("which", ["pages", "stories", "words"])
def test_no_english_is_left(which):
    word, meant = english("ENGLISH"), english("ENGLISH_IS_MEANT")
    found = [f"{block.place}: {block.text}" for block in text_of(which) if word.search(meant.sub("", block.text))]
    assert found == [], "\n".join(found)


# What the tests above stand on.


def test_the_text_of_a_page_is_without_marks(tmp_path, monkeypatch):
    page = tmp_path / "side.md"
    page.write_text(
        "---\nmyst: x\n---\n# Tittel\n\nHun *kan* søke. {kilde}`EKS-001, EKS-002`\nLes [mer](a.md).\n\n"
        ":::{admonition} Loven sier\n:class: lov\n\n- Du skal. {lov}`loven § 1`\n:::\n\n"
        "```{code-cell}\nkode\n```\n\n| A | B |\n|---|---|\n| en | {kilde}`AFI-003` |\n",
        encoding="utf-8",
    )
    monkeypatch.setattr("text.ROOT", tmp_path)
    found = [(b.line, b.kind, b.text, b.ids, b.inside) for b in page_blocks(page)]
    assert found == [
        (4, "heading", "Tittel", (), ()),
        (6, "paragraph", "Hun kan søke. Les mer.", ("EKS-001", "EKS-002"), ()),
        (9, "heading", "Loven sier", (), ()),
        (12, "item", "Du skal.", (), ("lov",)),
        (19, "row", "A\nB", (), ()),
        (21, "row", "en", ("AFI-003",), ()),
    ]


def test_a_sentence_ends_where_it_ends():
    assert sentences("Ring før 2. juli. «Hva nå?» Spør slik: Hva vil du? Ta med to ting: sko og jakke.") == [
        "Ring før 2. juli.",
        "«Hva nå?»",
        "Spør slik:",
        "Hva vil du?",
        "Ta med to ting: sko og jakke.",
    ]
    assert sentences("Det står i nr. 3. Ta den med.\nNy celle") == ["Det står i nr. 3.", "Ta den med.", "Ny celle"]


def test_lix_counts_words_sentences_and_long_words():
    assert lix("Du ringer. Hun svarer.") == 2.0
    assert lix("Du ringer arbeidsgiveren.") == pytest.approx(3 + 100 / 3, abs=0.1)


def test_every_page_of_the_book_is_read():
    assert (BOOK / "chapters" / "femtrinn.md") in PAGES
    assert all(len(page_blocks(page)) >= 3 for page in PAGES)
