"""The calculator of time: the same answers as Python, with the mouse, the keyboard, on paper and without a script."""

from __future__ import annotations

import random

import pytest
from play import axe_finds

from sekit import capacity
from sekit.errors import FactError
from sekit.widgets import page as front_end

WORDS = front_end.strings("time")
PAGE = "chapters/tid-og-maltall.html"
DRAWN = 200
ODD = ["", " ", "mange", "-1", "1,5,2", "61", "201", "0,005", "2.75", " 12 ", "٣", "7,5 t"]


def drawn() -> list[dict[str, str]]:
    """200 weeks: mostly sensible, some empty, some at the limits, some with what cannot be used."""
    rng = random.Random(37)
    found = []
    for number in range(DRAWN):
        given = {}
        for field in rng.sample(capacity.fields(), rng.randint(0, len(capacity.fields()))):
            most = field.most if number % 5 == 0 else min(field.most, 8)
            value = rng.randint(0, most * 10**field.decimals)
            whole, part = divmod(value, 10**field.decimals)
            point = rng.choice(",.")
            given[field.id] = f"{whole}{point}{part:0{field.decimals}}" if field.decimals and part else str(whole)
            if number % 8 == 3 and rng.random() < 0.2:
                given[field.id] = rng.choice(ODD)
        found.append(given)
    return found


def in_python(given: dict[str, str]) -> dict[str, object]:
    try:
        week = capacity.week(given)
    except FactError as error:
        return {"problem": str(error)}
    kept = ("length", "away", "tasks", "follow_up", "left", "people", "said")
    return {key: getattr(week, key) for key in kept} | {"what_if": [change._asdict() for change in week.what_if]}


def test_the_same_weeks_in_the_page_and_in_python(visit):
    visit.page.set_content("<!doctype html><html lang=nb><title>Tid</title></html>")
    visit.page.evaluate("text => (0, eval)(text)", front_end.script("time"))
    weeks = drawn()
    here = visit.page.evaluate(
        "([data, weeks]) => weeks.map((given) => sekit.time.week(data, given))", [capacity.compile(), weeks]
    )
    there = [in_python(given) for given in weeks]
    for given, one, other in zip(weeks, here, there, strict=True):
        told = {"problem": one["problems"][0]["message"]} if "problems" in one else one
        assert told == other, given
    refused = sum("problem" in one for one in there)
    assert len(there) == DRAWN
    assert 5 <= refused <= 30  # both kinds are drawn
    assert {(one["left"] > 0) - (one["left"] < 0) for one in there if "left" in one} >= {-1, 1}


@pytest.fixture
def form(visit, address):
    visit.page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    return visit.page.locator("sekit-time")


def answer(form):
    return form.locator(".sekit-said")


def test_it_begins_with_what_it_is_not_and_with_no_numbers(form):
    assert form.inner_text().strip().startswith("Ikke for rapportering.")
    assert answer(form).inner_text() == WORDS["wait"]
    filled = form.locator("input").evaluate_all("all => all.filter((one) => one.value).map((one) => one.name)")
    assert filled == ["week"]
    assert not form.get_by_role("button", name=WORDS["print"]).is_visible()


def test_the_example_and_back_again(form, visit):
    form.get_by_label("Faste møter").fill("9")
    form.get_by_role("button", name=WORDS["show_example"]).click()
    assert answer(form).inner_text() == capacity.week(capacity.example()).said
    for change in capacity.week(capacity.example()).what_if:
        assert form.get_by_role("row", name=f"{change.name} {change.said}").is_visible()
    assert axe_finds(visit.page) == []
    form.get_by_role("button", name=WORDS["undo"]).click()
    assert form.get_by_label("Faste møter").input_value() == "9"
    form.get_by_role("button", name=WORDS["clear"]).click()
    assert answer(form).inner_text() == WORDS["wait"]
    assert visit.stored() == []
    assert visit.messages == []


def test_with_the_keyboard_alone(form, visit):
    form.get_by_label("Faste møter").focus()
    visit.page.keyboard.type("10")
    for _ in range(4):
        visit.page.keyboard.press("Tab")
    while visit.page.evaluate("document.activeElement.name") != "people_3":
        visit.page.keyboard.press("Tab")
    visit.page.keyboard.type("5")
    visit.page.keyboard.press("Tab")
    visit.page.keyboard.type("6")
    visit.page.keyboard.press("Enter")
    assert answer(form).inner_text() == "Det mangler 2,5 timer i uka."
    assert visit.page.url.endswith(PAGE)


def test_the_focused_field_is_never_under_the_answer(form, visit):
    visit.page.emulate_media(reduced_motion="reduce")  # a page that scrolls slowly is not there yet
    form.get_by_role("button", name=WORDS["show_example"]).click()
    for field in form.locator("input").all():
        field.focus()
        assert field.bounding_box()["y"] + field.bounding_box()["height"] <= answer(form).bounding_box()["y"], field


def test_what_cannot_be_used_is_said_where_it_stands(form, visit):
    field = form.get_by_label("Metodeveiledning, i snitt")
    field.fill("mye")
    with pytest.raises(FactError) as error:
        capacity.week({"guidance": "mye"})
    assert answer(form).inner_text() == WORDS["mend"]
    assert field.get_attribute("aria-invalid") == "true"
    told = field.evaluate(
        "one => document.getElementById(one.getAttribute('aria-describedby').split(' ').at(-1)).textContent"
    )
    assert told == str(error.value)
    assert axe_finds(visit.page) == []
    field.fill("1")
    assert field.get_attribute("aria-invalid") is None
    assert answer(form).inner_text() == "Det er igjen 36,5 timer i uka."


def test_it_can_be_copied_as_text(form, visit):
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    form.get_by_role("button", name=WORDS["show_example"]).click()
    form.get_by_role("button", name=WORDS["copy"]).click()
    form.get_by_text(WORDS["copied"]).wait_for()
    text = visit.page.evaluate("navigator.clipboard.readText()")
    assert text.startswith("Ikke for rapportering.")
    assert "Faste møter: 3 timer" in text
    assert "Trinn 5: Støtte i jobben. Personer: 2 personer" in text
    assert capacity.week(capacity.example()).said in text
    assert "Uten de faste møtene: Det er igjen 4 timer i uka." in text


def test_where_copying_is_denied_the_text_is_marked(form, visit):
    visit.page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(); document.execCommand = () => false; }"
    )
    form.get_by_role("button", name=WORDS["show_example"]).click()
    form.get_by_role("button", name=WORDS["copy"]).click()
    form.get_by_text(WORDS["not_copied"]).wait_for()
    assert "Ikke for rapportering." in visit.page.evaluate("getSelection().toString()")


def test_print_prints_it_alone(form, visit):
    visit.page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    form.get_by_role("button", name=WORDS["show_example"]).click()
    form.get_by_role("button", name=WORDS["print"]).click()
    assert visit.page.evaluate("window.printed")
    visit.page.emulate_media(media="print")
    assert not visit.page.get_by_role("heading", level=1).is_visible()
    assert answer(form).is_visible()
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert visit.page.get_by_role("heading", level=1).is_visible()
    assert visit.page.locator("[data-aside], [data-only]").count() == 0


def test_its_links_lead_to_the_sources(form, visit):
    form.locator(".sekit-says a").first.click()
    assert visit.page.locator(f"#{visit.page.url.split('#')[1]}").is_visible()


def test_on_a_small_phone_in_the_dark(narrow, address):
    narrow.page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    form = narrow.page.locator("sekit-time")
    form.get_by_role("button", name=WORDS["show_example"]).click()
    form.get_by_label("Faste møter").fill("20")
    assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe_finds(narrow.page) == []


def test_where_no_script_runs_it_is_a_form_on_paper(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    form = page.locator("sekit-time")
    assert form.get_by_role("button").count() == 0
    assert form.get_by_label("Faste møter").is_visible()
    assert form.get_by_text(WORDS["on_paper"]).is_visible()
    context.close()
