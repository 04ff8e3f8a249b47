"""«Hva jeg valgte»: what was kept with «Husk», counted, shown to the reader alone, and deleted when asked."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from play import WORDS as PLAYER
from play import axe_finds, click, play_through

from sekit import cases
from sekit.stages import STAGES
from sekit.widgets import page as front_end

WORDS = front_end.strings("choices")
PAGE = "hva-jeg-valgte.html"
DENIED = (
    "for (const name of ['localStorage', 'sessionStorage'])"
    " Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });"
)


def saved(case, route, structure=None):
    place = {"ahead": [], "tried": [], "step": "scene", "showOptions": False, "notes": {}}
    return json.dumps(
        {"format": 1, "structure": structure or case.structure, "route": [list(step) for step in route]} | place
    )


def route_through(slug, prefer):
    play = cases.load(slug).start()
    while not play.is_over:
        choice = next((choice for choice in play.choices if choice.verdict == prefer), play.choices[0])
        play = play.choose(choice.id)
    return play


def put(visit, address, stored):
    """Open the page with these texts kept on the machine."""
    visit.page.goto(f"{address}/{PAGE}")
    visit.page.evaluate("stored => Object.entries(stored).forEach(pair => localStorage.setItem(...pair))", stored)
    visit.page.reload(wait_until="networkidle")
    return visit.page.locator("sekit-choices")


def rows(page, number):
    """Return a table as row name → numbers."""
    found = page.locator("sekit-choices table").nth(number).locator("tbody tr").all()
    return {
        row.locator("th").inner_text(): [int(n) for n in row.locator(".sekit-n").all_inner_texts()] for row in found
    }


def test_the_tables_say_what_python_counts(visit, address):
    plays = [route_through("minh", "supported"), route_through("halima", "weak")]
    put(visit, address, {f"sekit.case.{play.case.slug}": saved(play.case, play.route) for play in plays})
    kept, broken, by_stage = Counter(), Counter(), Counter()
    made = [(play.case, step) for play in plays for step in dict.fromkeys(play.route)]
    for case, step in made:
        scene = case.scenes[step.scene]
        choice = scene.choice(step.choice)
        kept.update(cases.principle(id) for id in choice.keeps)
        broken.update(cases.principle(id) for id in choice.breaks)
        by_stage[scene.stage.number, choice.verdict] += 1
    assert rows(visit.page, 0) == {
        word["name"]: [kept[word["name"]], broken[word["name"]]]
        for word in cases.words()["principles"].values()
        if kept[word["name"]] + broken[word["name"]]
    }
    verdicts = ("supported", "defensible", "weak", "open")
    assert rows(visit.page, 1) == {
        WORDS["stage_name"].format(number=stage.number, name=stage.short): [by_stage[stage.number, v] for v in verdicts]
        for stage in STAGES
    }
    text = visit.page.locator("sekit-choices").inner_text()
    assert WORDS["total"].format(choices=len(made), cases=2) in text
    assert axe_finds(visit.page) == []
    visit.page.emulate_media(color_scheme="dark")
    assert axe_finds(visit.page) == []
    assert visit.messages == []
    assert visit.foreign(address) == []


def test_from_play_to_mirror_with_husk_and_not_without(visit, address):
    visit.page.goto(f"{address}/saker/minh.html", wait_until="networkidle")
    play = play_through(visit.page, "minh")
    mirror = visit.context.new_page()
    mirror.goto(f"{address}/{PAGE}", wait_until="networkidle")
    assert WORDS["empty"] in mirror.locator("sekit-choices").inner_text()
    visit.page.locator(".sekit-player summary", has_text=PLAYER["memory"]).click()
    click(visit.page, PLAYER["remember"])
    mirror.get_by_text(WORDS["total_one"].format(choices=len(set(play.route)))).wait_for()  # told by the other tab


def test_the_way_to_get_something_here_names_what_the_case_page_has():
    steps = " ".join(WORDS["empty_steps"])
    assert f"«{PLAYER['memory']}»" in steps
    assert f"«{PLAYER['remember']}»" in steps


def test_nothing_played_is_said_kindly_and_nothing_is_stored(visit, address):
    visit.page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    shown = visit.page.locator("sekit-choices")
    assert WORDS["empty_about"] in shown.inner_text()
    assert shown.locator("table").count() == 0
    assert visit.stored() == []
    shown.get_by_role("link", name=WORDS["to_shelf"]).click()
    visit.page.wait_for_url("**/sakshylle.html")


def test_another_version_counts_what_is_still_known_and_says_so(visit, address):
    case = cases.load("minh")
    first = case.start().choices[0]
    route = [(case.first, first.id), ("borte", "vekk")]
    shown = put(visit, address, {"sekit.case.minh": saved(case, route, "ZZZZ"), "sekit.case.vekk": saved(case, route)})
    assert WORDS["changed"].format(n=1, total=2) in shown.inner_text()
    assert WORDS["gone"] in shown.inner_text()
    assert rows(visit.page, 1) != {}


@pytest.mark.parametrize("text", ["{{{", "null", "17", "[]", '{"format": 1, "route": [[1, 2]]}', '{"route": "x"}'])
def test_what_cannot_be_read_is_said_and_stops_nothing(visit, address, text):
    case = cases.load("halima")
    whole = saved(case, route_through("halima", "open").route)
    shown = put(visit, address, {"sekit.case.minh": text, "sekit.case.halima": whole})
    assert WORDS["corrupt"] in shown.inner_text()
    assert shown.locator("table").count() == 2
    assert visit.messages == []


def test_storage_that_is_denied_is_said(visit, address):
    visit.context.add_init_script(DENIED)
    visit.page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    assert WORDS["denied"] in visit.page.locator("sekit-choices").inner_text()
    assert axe_finds(visit.page) == []
    assert visit.messages == []


def test_delete_asks_first_and_takes_our_own_keys_only(visit, address):
    case = cases.load("minh")
    stored = {"sekit.case.minh": saved(case, route_through("minh", "weak").route), "sekit.farger": "dark", "annet": "x"}
    shown = put(visit, address, stored)
    shown.get_by_role("button", name=WORDS["delete"], exact=True).click()
    assert WORDS["delete_question"] in shown.inner_text()
    assert axe_finds(visit.page) == []
    visit.page.keyboard.press("Escape")
    assert set(visit.stored()) == set(stored)
    visit.page.keyboard.press("Enter")  # the focus is back on the button
    shown.get_by_role("button", name=WORDS["delete_yes"]).click()
    assert visit.stored() == ["annet"]
    assert shown.get_by_role("status").inner_text() == WORDS["deleted"]
    assert visit.page.evaluate("document.activeElement.innerText") == WORDS["empty"]


def test_from_disk_and_on_a_small_phone(narrow, html):
    case = cases.load("minh")
    narrow.page.goto((html / PAGE).as_uri())
    narrow.page.evaluate(
        "text => localStorage.setItem('sekit.case.minh', text)", saved(case, route_through("minh", "weak").route)
    )
    narrow.page.reload()
    narrow.page.locator("sekit-choices table").first.wait_for()
    assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert narrow.messages == []
    assert axe_finds(narrow.page) == []  # asks for the style sheets, which a browser refuses for files on disk


def test_the_page_points_to_the_instruments_of_the_field_and_links_to_none(visit, address):
    visit.page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    text = visit.page.locator("main").inner_text()
    for name in ("SEQF", "IPS-skalaen", "kvalitetsveileder"):
        assert name in text
    assert visit.page.locator("main a[href^=http]").count() == 0


def test_without_javascript_it_says_why_it_is_empty(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    assert WORDS["no_script"] in page.locator("main").inner_text()
    context.close()
