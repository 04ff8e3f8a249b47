"""What holds on every page of the built book."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest
from play import axe_finds

from conftest import HTML, pages

PAGES = pages(HTML) if HTML.exists() else ["index.html"]
ENGLISH = re.compile(
    r"\b(search|skip to|back to top|previous|next page|contents|toggle|copy to clipboard|click to|show code|hide code|"
    r"light|dark|system settings|site navigation|on this page|link to this|page navigation|expand|collapse|"
    r"table of contents|color mode|please activate|did not match|print to|download|source code|the|and|with|of|this)\b",
    re.IGNORECASE,
)
# What a reader meets as text or hears: text, and the attributes that are read aloud or shown.
SEEN = """() => {
  const found = [document.title];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const { parentElement, data } = walk.currentNode;
    const skip = parentElement.closest('script, style, code, pre, [lang="en"], .kildepost');
    if (!skip && data.trim()) found.push(data.trim());
  }
  for (const element of document.querySelectorAll('*'))
    for (const name of ['title', 'aria-label', 'alt', 'placeholder', 'aria-description'])
      if (element.getAttribute(name)) found.push(element.getAttribute(name));
  return found;
}"""
ENGLISH_IS_MEANT = re.compile(
    r"Supported Employment|place[- ]then[- ]train|train[- ]then[- ]place|place[- ]train|train[- ]place|"
    r"natural supports?|"
    r"On/off the job support|Client engagement|Vocational profiling|Job finding|Employer engagement|Creative Commons|"
    r"Place then train|The Littlest JupyterHub|Zero to JupyterHub|VS Code",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", PAGES)
def test_on_a_desk(visit, address, name):
    """Asks no one else, says nothing in the console, stores nothing, speaks Norwegian, and axe finds nothing."""
    page = visit.page
    page.goto(f"{address}/{name}", wait_until="networkidle")
    assert visit.foreign(address) == []
    assert visit.failed == []
    assert visit.messages == []
    assert visit.stored() == []
    assert page.locator("html").get_attribute("lang") == "nb"
    assert [text for text in page.evaluate(SEEN) if ENGLISH.search(ENGLISH_IS_MEANT.sub("", text))] == []
    levels = page.eval_on_selector_all(
        "main h1, main h2, main h3, main h4", "found => found.filter(h => h.offsetParent).map(h => +h.tagName[1])"
    )
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), levels
    for alt in page.eval_on_selector_all("main img", "found => found.map((image) => image.getAttribute('alt'))"):
        assert alt is not None
        assert "_images/" not in alt
    assert axe_finds(page) == []
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")
    assert axe_finds(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_on_a_small_phone_in_the_dark(narrow, address, name):
    narrow.page.goto(f"{address}/{name}")
    assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe_finds(narrow.page) == []


@pytest.mark.parametrize("name", PAGES)
def test_has_a_strict_rule_for_what_it_may_load(html: Path, name):
    text = (html / name).read_text(encoding="utf-8")
    rule = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert rule, name
    assert "default-src 'self'" in rule[1]
    assert "unsafe-eval" not in rule[1]
    assert not re.search(r'(?:src|srcset|action)="(?:https?:)?//', text)
    assert not re.search(r'<link[^>]+href="(?:https?:)?//', text)


def test_the_build_holds_nothing_that_is_not_used(html: Path):
    names = [path.name for path in html.rglob("*") if path.is_file()]
    assert [name for name in names if name.endswith((".map", ".ttf", ".woff", ".po", ".pot", ".mo"))] == []
    assert [
        name for name in names if re.search(r"thebe|mathjax|fontawesome|bootstrap\.js|require\.js", name, re.I)
    ] == []


def test_every_link_inside_the_book_leads_somewhere(html: Path):
    broken = []
    ids = {name: set(re.findall(r'\bid="([^"]+)"', (html / name).read_text(encoding="utf-8"))) for name in PAGES}
    for name in PAGES:
        text = (html / name).read_text(encoding="utf-8")
        text = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
        for link in re.findall(r'<a[^>]+href="([^"]+)"', text):
            if re.match(r"[a-z]+:", link):
                continue
            target, _, anchor = link.partition("#")
            anchor = re.split(r"&(?:amp;)?|=", anchor)[0]  # an element may be handed facts after the name
            other = str((html / name).parent.joinpath(target).resolve().relative_to(html.resolve())) if target else name
            if not other.endswith(".html") and (html / other).is_file():  # a file to take along
                continue
            if anchor == "utkast":  # a draft, offered by the builder that stands on the page
                anchor = "" if "<sekit-plan" in (html / other).read_text(encoding="utf-8") else anchor
            if other not in ids or (anchor and anchor not in ids[other]):
                broken.append((name, link))
    assert broken == []
