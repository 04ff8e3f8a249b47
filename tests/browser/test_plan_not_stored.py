"""What is written and not stored: it is never put away unasked, whatever the storage or another tab does."""

from __future__ import annotations

import json

import pytest
from planning import SITE, WORDS, click, element, open_plan, panel, said, stored, warned

MAY_FILL = """
const store = Storage.prototype.setItem;
Storage.prototype.setItem = function (...own) {
  if (window.full) throw new DOMException('full', 'QuotaExceededError');
  return store.apply(this, own);
};"""
OTHER = {
    "format": 1,
    "template": "laeringsplan",
    "version": 1,
    "name": "Fra fil",
    "fields": {},
    "rows": [{"tema": "x"}],
}
CALLED = "words => document.querySelectorAll('sekit-plan [role=status]')[1].textContent === words"


def name_it(page, text):
    page.get_by_label(WORDS["name"], exact=True).fill(text)
    page.wait_for_timeout(600)


def name_of(page):
    return element(page, "plan")["name"]


def bring_in(page, plan):
    panel(page, "bring_in").locator("input[type=file]").set_input_files(
        {"name": "a.json", "mimeType": "application/json", "buffer": json.dumps(plan).encode()}
    )
    page.wait_for_timeout(300)


@pytest.fixture
def full(visit):
    """A page with one plan that is stored, «Første», and a later one, «Andre», that there was no room for."""
    visit.context.add_init_script(MAY_FILL)
    page = visit.page
    open_plan(page, "laeringsplan")
    name_it(page, "Første")
    click(page, WORDS["new_plan"])
    page.evaluate("window.full = true")
    name_it(page, "Andre")
    assert warned(page) == WORDS["full"]
    return page


WAYS = {
    "a new plan": lambda page: click(page, WORDS["new_plan"]),
    "another plan": lambda page: page.get_by_label(WORDS["plans"]).select_option(label="Første"),
    "a file": lambda page: bring_in(page, OTHER),
}
LANDS = {"a new plan": "", "another plan": "Første", "a file": "Fra fil"}


@pytest.mark.parametrize("way", WAYS)
def test_without_room_the_reader_is_asked_first(full, way):
    WAYS[way](full)
    assert said(full) == WORDS["not_stored"]
    assert name_of(full) == "Andre"
    assert full.get_by_label(WORDS["plans"]).locator("option:checked").inner_text() == "Andre"
    click(full, WORDS["go_on_without"])
    assert name_of(full) == LANDS[way]
    assert full.evaluate("document.activeElement !== document.body")


@pytest.mark.parametrize("way", WAYS)
def test_taken_out_as_a_file_it_may_go(full, way, tmp_path):
    WAYS[way](full)
    with full.expect_download() as waiting:
        full.locator(".sekit-message").get_by_role("button", name=WORDS["out_json"]).first.click()
    waiting.value.save_as(tmp_path / "andre.json")
    assert json.loads((tmp_path / "andre.json").read_text(encoding="utf-8"))["name"] == "Andre"
    assert said(full) == WORDS["taken_out"]
    assert full.evaluate("document.activeElement.textContent") == WORDS["go_on"]
    full.keyboard.press("Enter")
    assert name_of(full) == LANDS[way]


def test_room_again(full):
    click(full, WORDS["try_again"])
    assert said(full) == WORDS["not_saved"]
    assert warned(full) == WORDS["full"]
    full.evaluate("window.full = false")
    click(full, WORDS["try_again"])
    assert (said(full), warned(full)) == (WORDS["stored"], "")
    assert {json.loads(text)["name"] for text in stored(full).values()} == {"Første", "Andre"}


def test_a_draft_from_a_case_asks_too(full):
    full.goto(f"{SITE}#utkast=k1-laeringsplan")
    click(full, WORDS["take_draft"])
    assert said(full) == WORDS["not_stored"]
    assert name_of(full) == "Andre"


def test_with_room_the_arrows_go_through_the_plans(visit):
    page = visit.page
    open_plan(page, "laeringsplan")
    for name in ("Første", "Andre", "Tredje"):
        name_it(page, name)
        click(page, WORDS["new_plan"])
    page.get_by_label(WORDS["plans"]).focus()
    opened = []
    for _ in range(3):
        page.keyboard.press("ArrowDown")
        opened.append(name_of(page))
        assert page.evaluate("document.activeElement.tagName") == "SELECT"
    assert sorted(opened) == ["Andre", "Første", "Tredje"]


@pytest.fixture
def clash(visit):
    """Two tabs with the same plan, changed in both: here «Min», in the other «Din»."""
    visit.context.add_init_script(MAY_FILL)
    page = visit.page
    open_plan(page, "laeringsplan")
    name_it(page, "Felles")
    other = visit.context.new_page()
    other.goto(SITE)
    name_it(other, "Din")
    page.wait_for_function(CALLED, arg=WORDS["other_tab"])
    name_it(page, "Min")
    return page, other


def test_the_choice_stands_until_it_is_made(clash):
    page, _ = clash
    click(page, WORDS["add_row"].format(row="rad"))
    page.locator("tbody textarea").first.fill("Tolk")
    page.wait_for_timeout(600)
    assert warned(page) == WORDS["other_tab"]
    click(page, WORDS["mine"])
    assert (said(page), warned(page)) == (WORDS["kept_mine"], "")
    assert [json.loads(text)["name"] for text in stored(page).values()] == ["Min"]


def test_in_a_conflict_a_new_plan_asks_first(clash):
    page, _ = clash
    click(page, WORDS["new_plan"])
    assert said(page) == WORDS["not_stored"]
    assert name_of(page) == "Min"


def test_what_could_not_be_stored_is_not_called_stored(clash):
    page, _ = clash
    page.evaluate("window.full = true")
    click(page, WORDS["mine"])
    assert said(page) != WORDS["kept_mine"]
    assert warned(page) == WORDS["full"]
    assert [json.loads(text)["name"] for text in stored(page).values()] == ["Din"]


def test_to_fetch_is_no_news_to_the_other_tab(clash):
    page, other = clash
    click(page, WORDS["fetch"])
    page.wait_for_timeout(700)
    assert (name_of(page), warned(page), warned(other)) == ("Din", "", "")
    name_it(other, "Din, videre")
    page.wait_for_function(CALLED, arg=WORDS["other_tab"])


def test_a_plan_about_a_person_that_is_not_kept_is_asked_about(visit):
    page = visit.page
    open_plan(page, "fadderavtale")
    name_it(page, "Husket")
    panel(page, "memory")
    click(page, WORDS["remember"])
    click(page, WORDS["new_plan"])
    name_it(page, "Bare her")
    page.get_by_label(WORDS["plans"]).select_option(label="Husket")
    assert said(page) == WORDS["not_stored"]
    assert name_of(page) == "Bare her"
    click(page, WORDS["go_on_without"])
    assert name_of(page) == "Husket"


def test_what_a_file_says_of_a_person_is_told_with_the_news_of_it(visit):
    page = visit.page
    open_plan(page, "laeringsplan")
    bring_in(page, OTHER | {"name": "Ring 912 34 567"})
    personal = WORDS["personal"].format(what=WORDS["personal_kinds"]["phone"])
    assert said(page) == f"{WORDS['took_plan'].format(n=1)} {personal}"


def test_a_click_right_after_the_last_key_is_not_lost(visit):
    page = visit.page
    page.set_viewport_size({"width": 1280, "height": 3000})  # all of it, so that nothing scrolls
    open_plan(page, "laeringsplan")
    add = page.get_by_role("button", name=WORDS["add_row"].format(row="rad"))
    page.get_by_label(WORDS["name"], exact=True).focus()
    box = add.bounding_box()
    page.keyboard.type("P")
    page.mouse.move(box["x"] + 20, box["y"] + 10)
    page.mouse.down()
    page.wait_for_timeout(400)  # longer than the check waits
    page.mouse.up()
    assert len(element(page, "plan")["rows"]) == 1
    page.wait_for_function("document.querySelector('sekit-plan').findings.length")


def test_plans_that_are_called_the_same_are_told_apart_by_when_they_were_stored(visit):
    page = visit.page
    page.clock.install(time="2026-05-03T10:07:00")
    page.clock.resume()
    open_plan(page, "laeringsplan")
    for n in (1, 2, 3):
        if n > 1:
            click(page, WORDS["new_plan"])
        name_it(page, "Våren" if n == 3 else " ")
        click(page, WORDS["add_row"].format(row="rad"))
        page.wait_for_timeout(600)
    unnamed = WORDS["unnamed"]
    options = page.get_by_label(WORDS["plans"], exact=True).locator("option")
    assert sorted(options.all_inner_texts()) == sorted(
        ["Våren", *[WORDS["alike"].format(title=unnamed, day="3.5.", time="10.07")] * 2]
    )
    page.get_by_label(WORDS["plans"]).select_option(index=2)
    assert unnamed in options.all_inner_texts()  # the one on the desk is the one that is open
