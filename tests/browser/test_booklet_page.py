"""The paper twin as it is printed: read as a person does, by its words and numbers alone."""

from __future__ import annotations

import random
import re

import pytest
from play import axe_finds

from sekit import cases
from sekit.cases.graph import MAX_FLAGS
from sekit.widgets import page as front_end

WORDS = front_end.strings("booklet")
SLUGS = cases.slugs()

READ = """() => Object.fromEntries([...document.querySelectorAll('.avsnitt')].map((part) => {
  const words = (node) => node ? node.textContent.replace(/\\s+/g, ' ').trim() : '';
  const lead = (node) => node ? [...node.querySelectorAll('p')].map(words) : [];
  return [words(part.querySelector('.nr')), {
    title: words(part.querySelector('h3 > span:last-child')),
    text: [...part.querySelectorAll(':scope > p:not(.over, .hvis, .dom)')].map(words),
    asides: [...part.querySelectorAll('.hvis')].map(words),
    options: [...part.querySelectorAll('.valg > li')].map((li) => {
      return [words(li.querySelector('p')), lead(li.querySelector('.videre'))];
    }),
    lead: lead(part.querySelector(':scope > .videre')),
    all: words(part),
  }];
}))"""


def pattern(name, **groups):
    """Return the words as a pattern, each {brace} as a named group."""
    text = re.escape(WORDS[name]).replace(r"\{", "{").replace(r"\}", "}")
    return re.sub(r"\{(\w+)\}", lambda found: f"(?P<{found[1]}>.+?)", text)


def holds(when, ticked):
    """Return whether words about boxes hold."""
    both, chosen, without = (re.fullmatch(pattern(f"when_{name}"), when) for name in ("both", "chosen", "not_chosen"))
    if both:
        yes, no = both["boxes"].split(WORDS["and"]), both["others"].split(WORDS["or"])
    elif without:
        yes, no = [], without["boxes"].split(WORDS["or"])
    else:
        yes, no = chosen["boxes"].split(WORDS["and"]), []
    assert set(yes + no) <= set(WORDS["box_names"]), when
    return set(yes) <= ticked and not set(no) & ticked


def follow(lead, ticked):
    """Do what the lines say from the top; return where they lead, and the boxes ticked then."""
    for line in lead:
        tick = re.fullmatch(pattern("tick"), line)
        if tick:
            ticked = ticked | {tick["box"]}
            continue
        way = re.fullmatch(pattern("go_if"), line)
        if way and not holds(way["when"], ticked):
            continue
        way = way or re.fullmatch(pattern("go"), line) or re.fullmatch(pattern("go_else"), line)
        return way["number"], ticked
    raise AssertionError(f"nowhere to go: {lead}")


def open_options(part, ticked):
    for text, lead in part["options"]:
        only = re.search(rf" \({pattern('only_if')}\)$", text)
        if not only or holds(only["when"], ticked):
            yield (text[: only.start()] if only else text), lead


@pytest.mark.parametrize("slug", SLUGS)
def test_forty_plays_by_the_printed_words_are_plays_in_python(visit, html, slug):
    visit.page.goto((html / "hefter" / f"{slug}.html").as_uri())
    parts = visit.page.evaluate(READ)
    draw = random.Random(slug)
    case = cases.load(slug)
    for _ in range(40):
        play, number, ticked = case.start(), "1", set()
        while True:
            part = parts[number]
            assert part["title"] == play.scene.title
            told = [re.fullmatch(pattern("aside_if") + " (?P<text>.+)", aside) for aside in part["asides"]]
            asides = [found["text"] for found in told if holds(found["when"], ticked)]
            assert (*part["text"], *asides) == tuple(" ".join(line.split()) for line in play.text)
            options = list(open_options(part, ticked))
            assert [text for text, _ in options] == [f"{choice.key} {choice.text}" for choice in play.choices]
            if play.is_over:
                break
            index = draw.randrange(len(options))
            choice = play.choices[index]
            number, ticked = follow(options[index][1], ticked)
            if case.shape != "samtale":
                feedback = parts[number]
                came_from = next(other for other, found in parts.items() if found is part)
                assert feedback["title"].endswith(WORDS["from"].format(number=came_from))
                for words in (choice.because, choice.tempting_because, choice.gain, choice.price, choice.law):
                    assert not words or words in feedback["all"]
                assert cases.words()["verdicts"][choice.verdict]["label"] in feedback["all"]
                number, ticked = follow(feedback["lead"], ticked)
            play = play.choose(choice.id)


@pytest.mark.parametrize("slug", SLUGS)
def test_every_number_told_is_a_link_to_its_paragraph(visit, html, slug):
    visit.page.goto((html / "hefter" / f"{slug}.html").as_uri())
    links = visit.page.eval_on_selector_all(".vei a", "all => all.map(a => [a.textContent, a.getAttribute('href')])")
    assert links
    assert all(link == f"#nr-{number}" for number, link in links)
    numbers = visit.page.locator(".nr").all_inner_texts()
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_conversation_and_no_other_tells_its_reasons_at_the_end(visit, html, slug):
    visit.page.goto((html / "hefter" / f"{slug}.html").as_uri())
    before = visit.page.locator(".avsnitt").all_inner_texts()
    after = visit.page.locator(".grunn").all_inner_texts()
    straight_on = cases.load(slug).shape == "samtale"
    for scene in cases.load(slug).scenes.values():
        for choice in scene.choices:
            assert any(choice.because in text for text in before) is not straight_on
            assert any(choice.because in text and choice.text in text for text in after) is straight_on


def test_there_is_a_box_for_every_flag_a_case_may_have():
    assert len(set(WORDS["box_names"])) >= MAX_FLAGS


def test_the_case_page_leads_to_paper_and_back(visit, address):
    visit.page.goto(f"{address}/saker/minh.html", wait_until="networkidle")
    visit.page.get_by_role("link", name="Spill på papir").click()
    visit.page.wait_for_url("**/hefter/minh.html")
    visit.page.get_by_role("link", name=WORDS["to_case"]).click()
    visit.page.wait_for_url("**/saker/minh.html")


def test_the_boxes_can_be_ticked_and_are_not_kept(visit, address):
    visit.page.goto(f"{address}/hefter/minh.html", wait_until="networkidle")
    box = visit.page.get_by_label(WORDS["box_names"][0])
    box.check()
    assert visit.stored() == []
    visit.page.reload()
    assert not box.is_checked()


@pytest.mark.parametrize("slug", SLUGS)
def test_paper_has_the_booklet_and_nothing_else(visit, html, slug, tmp_path):
    visit.page.goto((html / "hefter" / f"{slug}.html").as_uri())
    visit.page.emulate_media(media="print")
    assert not visit.page.locator("#meny").is_visible()
    assert not visit.page.locator(".hefteknapper").is_visible()
    assert visit.page.locator(".avsnitt").last.is_visible()
    room = 297 - 31 - 2  # millimetres of height on A4 inside the margins of hefte.css
    visit.page.set_viewport_size({"width": round((210 - 36) / 25.4 * 96), "height": 900})
    tallest = visit.page.eval_on_selector_all(".avsnitt", "all => Math.max(...all.map(one => one.offsetHeight))")
    assert tallest / 96 * 25.4 <= room, "a paragraph does not fit on one page"


def test_booklets_are_not_found_by_the_search(html):
    assert "hefter/" not in (html / "searchindex.js").read_text(encoding="utf-8")


def test_axe_finds_nothing_where_a_paragraph_is_marked(visit, address):
    visit.page.goto(f"{address}/hefter/minh.html#nr-14", wait_until="networkidle")
    assert axe_finds(visit.page) == []
    visit.page.emulate_media(color_scheme="dark")
    assert axe_finds(visit.page) == []


def test_every_word_of_the_booklet_is_used(root):
    code = (root / "book" / "_ext" / "hefter.py").read_text(encoding="utf-8")
    for key in WORDS:
        assert f'"{key}"' in code or f"'{key}'" in code, key
