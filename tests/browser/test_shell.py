"""The page around the text: menu, search, colours, print, and life without JavaScript or a server."""

from __future__ import annotations

import pytest
from play import axe_finds, press


def search(page, words):
    page.keyboard.press("Control+k")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_selector("#search-results li a")
    return page.locator("#search-results li a").all_inner_texts()


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("samtykke", "Kontakt"),
        ("arbeidsplassene", "jobb"),  # found by its stem
        ("barnehage norskkrav", "jobb"),
        ("angrefrist", "Varighet"),
        ("taushetsplikt", "taushetsplikt og samtykke"),
    ],
)
def test_search_finds_by_stem_and_by_the_words_of_readers(visit, address, words, title):
    visit.page.goto(f"{address}/index.html", wait_until="networkidle")
    titles = search(visit.page, words)
    assert any(title.lower() in found.lower() for found in titles[:3]), titles
    assert visit.messages == []
    assert visit.failed == []
    assert visit.foreign(address) == []
    assert axe_finds(visit.page) == []


def test_search_that_finds_nothing_says_so_in_norwegian(visit, address):
    visit.page.goto(f"{address}/search.html?q=xyzzy", wait_until="networkidle")
    visit.page.wait_for_timeout(500)
    text = visit.page.locator("main").inner_text()
    assert "Ingen treff" in text


def test_search_from_disk(visit, html):
    visit.page.goto((html / "index.html").as_uri())
    titles = search(visit.page, "samtykke")
    assert titles
    visit.page.locator("#search-results li a").first.click()
    visit.page.wait_for_load_state()
    assert visit.messages == []


def test_kildekart_is_not_among_the_hits(visit, address):
    visit.page.goto(f"{address}/index.html", wait_until="networkidle")
    assert not any("Kildekart" in found for found in search(visit.page, "samtykke"))


def test_the_search_window_by_keyboard(visit, address):
    visit.page.goto(f"{address}/index.html", wait_until="networkidle")
    press(visit.page, "Søk")
    assert visit.page.locator("dialog[open]").count() == 1
    assert axe_finds(visit.page) == []
    visit.page.keyboard.press("Escape")
    assert visit.page.locator("dialog[open]").count() == 0
    assert "Søk" in visit.page.evaluate("document.activeElement.innerText")


def test_colours_are_chosen_and_only_then_kept(visit, address):
    visit.page.goto(f"{address}/index.html", wait_until="networkidle")
    theme = "document.documentElement.dataset.theme"
    assert visit.page.evaluate(theme) == "light"
    visit.page.emulate_media(color_scheme="dark")
    visit.page.wait_for_function(f"() => {theme} === 'dark'")
    assert visit.stored() == []
    visit.page.locator("#farger").select_option("light")
    assert visit.page.evaluate(theme) == "light"
    visit.page.reload(wait_until="networkidle")
    assert visit.page.evaluate(theme) == "light"


def test_colours_can_be_chosen_where_storage_is_denied(visit, address):
    visit.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
    )
    visit.page.goto(f"{address}/index.html", wait_until="networkidle")
    visit.page.locator("#farger").select_option("dark")
    assert visit.page.evaluate("document.documentElement.dataset.theme") == "dark"
    assert visit.messages == []


def test_the_menu_on_a_small_phone(narrow, address):
    narrow.page.goto(f"{address}/chapters/femtrinn.html", wait_until="networkidle")
    button = narrow.page.get_by_role("button", name="Meny")
    assert button.get_attribute("aria-expanded") == "false"
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    assert axe_finds(narrow.page) == []
    narrow.page.locator("#meny summary", has_text="Om boka").click()
    narrow.page.locator("#meny").get_by_role("link", name="Kildekart").click()
    narrow.page.wait_for_url("**/kildekart.html")


def test_the_way_past_the_menu(visit, address):
    visit.page.goto(f"{address}/index.html")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.press("Enter")
    assert visit.page.evaluate("document.activeElement.id") == "innhold"


def test_without_javascript_every_page_can_be_reached(browser, address):
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640})
    page = context.new_page()
    page.goto(f"{address}/index.html")
    for _ in range(3):
        page.locator("a.neste").click()
    assert page.locator("h1").inner_text()
    context.close()


def test_the_map_of_sources_links_both_ways(visit, address):
    visit.page.goto(f"{address}/chapters/trinn-1-kontakt-og-avtale.html", wait_until="networkidle")
    link = visit.page.locator(".kilde a").first
    id = link.inner_text().strip()
    link.click()
    visit.page.wait_for_url(f"**/kildekart.html#{id.lower()}")
    entry = visit.page.locator(f"[id='{id.lower()}']")
    assert entry.is_visible()
    assert "Trinn 1" in entry.inner_text()
    assert "saken Minh" in visit.page.locator("[id='klar-030']").inner_text()


def test_paper_has_the_text_and_nothing_else(visit, address):
    visit.page.goto(f"{address}/chapters/trinn-1-kontakt-og-avtale.html", wait_until="networkidle")
    visit.page.emulate_media(media="print")
    assert not visit.page.locator("#meny").is_visible()
    assert not visit.page.locator("header.topp").is_visible()
    assert visit.page.locator(".sjekkliste").is_visible()


def test_text_twice_as_large_fits(narrow, address):
    narrow.page.set_viewport_size({"width": 640, "height": 800})
    narrow.page.goto(f"{address}/saker/minh.html", wait_until="networkidle")
    narrow.page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 640
