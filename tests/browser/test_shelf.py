"""The shelf of cases: a plain list that anyone can read, and a form that hides what does not fit."""

from __future__ import annotations

import pytest
from play import axe_finds

from sekit import cases
from sekit.widgets import page as front_end

WORDS = front_end.strings("shelf")
CASES = [cases.load(slug) for slug in cases.slugs()]
PAGE = "sakshylle.html"


def stages(case):
    return {scene.stage.number for scene in case.scenes.values() if scene.kind == "decision"}


FILTERS = {
    "stages": ("2", lambda case: 2 in stages(case)),
    "themes": (CASES[0].themes[0], lambda case: CASES[0].themes[0] in case.themes),
    "minutes": ("20", lambda case: case.minutes <= 20),
    "difficulty": ("middels", lambda case: case.difficulty == "middels"),
    "shape": ("full", lambda case: case.shape == "full"),
}


def shown(page):
    return set(page.locator("sekit-shelf .sak:visible h3 a").all_inner_texts())


def titles(found):
    return {case.title for case in found}


def status(left):
    words = WORDS["status"].format(n=left, total=len(CASES))
    return words if left else f"{words}. {WORDS['none']}"


def test_every_case_is_a_card_with_what_it_is_about(visit, address):
    visit.page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    assert shown(visit.page) == titles(CASES)
    text = " ".join(visit.page.locator("sekit-shelf").inner_text().split())
    for case in CASES:
        assert case.subtitle in text
        assert " ".join(case.summary.split()) in text
        assert all(theme in text for theme in case.themes)
    groups = visit.page.locator("sekit-shelf h2").all_inner_texts()
    assert groups == [
        group["title"] for shape, group in WORDS["groups"].items() if shape in {case.shape for case in CASES}
    ]
    assert set(WORDS["groups"]) == {"full", "samtale", "mini", "kontor"}
    assert visit.page.get_by_role("status").inner_text() == status(len(CASES))


@pytest.mark.parametrize("name", FILTERS)
def test_a_filter_shows_the_cases_that_fit_and_says_how_many(visit, address, name):
    value, fits = FILTERS[name]
    visit.page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    visit.page.locator(f"select[name={name}]").select_option(value)
    wanted = [case for case in CASES if fits(case)]
    assert shown(visit.page) == titles(wanted)
    assert visit.page.get_by_role("status").inner_text() == status(len(wanted))
    visit.page.get_by_role("button", name=WORDS["reset"]).click()
    visit.page.wait_for_function("() => !document.querySelector('.sak[hidden]')")
    assert shown(visit.page) == titles(CASES)


def test_filters_narrow_together_and_nothing_is_stored(visit, address):
    visit.page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    for name in ("stages", "themes", "shape", "difficulty"):
        visit.page.locator(f"select[name={name}]").select_option(index=1)
    visit.page.locator("select[name=minutes]").select_option("10")
    left = visit.page.locator("sekit-shelf .sak:visible").count()
    assert visit.page.get_by_role("status").inner_text() == status(left)
    assert visit.page.locator("sekit-shelf h2:visible").count() <= left
    assert axe_finds(visit.page) == []
    assert visit.stored() == []
    assert "?" not in visit.page.url
    assert visit.messages == []


def test_by_keyboard(visit, address):
    visit.page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    visit.page.locator("select[name=shape]").focus()
    visit.page.keyboard.press("ArrowDown")
    assert visit.page.locator("select[name=shape]").input_value() == next(
        shape for shape in WORDS["groups"] if shape in {case.shape for case in CASES}
    )
    assert len(shown(visit.page)) < len(CASES) or len({case.shape for case in CASES}) == 1


def test_the_filters_from_disk(visit, html):
    visit.page.goto((html / PAGE).as_uri())
    value, fits = FILTERS["difficulty"]
    visit.page.locator("select[name=difficulty]").select_option(value)
    assert shown(visit.page) == titles([case for case in CASES if fits(case)])
    assert visit.messages == []


def test_a_small_phone_and_the_dark_while_filtered(narrow, address):
    narrow.page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    narrow.page.locator("select[name=themes]").select_option(index=1)
    assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe_finds(narrow.page) == []


def test_without_javascript_it_is_a_list_without_a_form(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    assert shown(page) == titles(CASES)
    assert not page.locator("sekit-shelf form").is_visible()
    page.get_by_role("link", name="Minh", exact=True).first.click()
    assert page.locator("h1").inner_text().startswith("Minh")
    context.close()


def test_each_card_leads_to_the_case_and_to_its_booklet(html):
    text = (html / PAGE).read_text(encoding="utf-8")
    for case in CASES:
        assert f'href="saker/{case.slug}.html"' in text
        assert f'href="hefter/{case.slug}.html"' in text


def test_the_menu_unfolds_the_cases_only_on_the_shelf_and_on_a_case(visit, address):
    def listed(name):
        visit.page.goto(f"{address}/{name}")
        return visit.page.locator("#meny a[href*='saker/'], #meny li li a").count()

    assert listed("index.html") == 0
    assert listed("chapters/femtrinn.html") == 0
    assert listed("hefter/minh.html") == 0
    assert listed(PAGE) == len(CASES)
    assert listed("saker/minh.html") == len(CASES)
    assert visit.page.locator("#meny [aria-current=page]").inner_text().startswith("Minh")


def test_every_word_of_the_shelf_is_used(root):
    code = (root / "book" / "_ext" / "sakshylle.py").read_text(encoding="utf-8")
    for key in WORDS:
        assert f'["{key}"]' in code or f'"{key.removeprefix("any_")}"' in code, key
