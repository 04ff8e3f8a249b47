"""The sheets: filled in, emptied, printed on one page, and the timer of the 45-minute card."""

from __future__ import annotations

import re

import pytest
from play import axe_finds

from sekit import sheets
from sekit.widgets import page as front_end

WORDS = front_end.strings("sheet")
CARD = sheets.sheet("metodeveiledning")
PAGES = {
    "medlytting": "chapters/medlytting.html",
    "metodeveiledning": "chapters/metodeveiledning.html",
    "mandagskort": "chapters/metodeveiledning.html",
}


def opened(visit, address, name):
    visit.page.goto(f"{address}/{PAGES[name]}", wait_until="networkidle")
    return visit.page.locator(f"sekit-sheet[name={name}]")


def test_every_sheet_has_a_page():
    assert set(PAGES) == set(sheets.names())


@pytest.mark.parametrize("name", PAGES)
def test_it_is_filled_in_and_emptied_and_never_stored(visit, address, name):
    sheet = opened(visit, address, name)
    sheet.locator("textarea").first.fill("noe")
    for group in sheet.get_by_role("radiogroup").all():
        group.get_by_role("radio").last.check()
    asked = sheet.get_by_role("button", name=WORDS["clear"])
    asked.click()
    sheet.get_by_role("button", name=WORDS["clear_no"]).click()
    assert sheet.locator("textarea").first.input_value() == "noe"
    asked.click()
    assert axe_finds(visit.page) == []
    sheet.get_by_role("button", name=WORDS["clear_yes"]).click()
    assert sheet.locator("textarea").first.input_value() == ""
    assert sheet.locator("input[type=radio]:checked").count() == 0
    assert visit.page.evaluate("document.activeElement.textContent") == WORDS["clear"]
    assert visit.stored() == []
    assert visit.messages == []


def test_the_eight_signs_with_the_keyboard_alone(visit, address):
    sheet = opened(visit, address, "medlytting")
    groups = sheet.get_by_role("radiogroup").all()
    assert len(groups) == 8
    groups[0].get_by_role("radio").first.focus()
    for _ in groups:
        visit.page.keyboard.press("ArrowRight")
        visit.page.keyboard.press("Tab")
    chosen = [group.locator("label:has(:checked)").inner_text() for group in groups]
    assert chosen == ["delvis"] * 8
    assert sheets.sheet("medlytting").parts[0].rows[2] in groups[2].inner_text()


@pytest.mark.parametrize("name", PAGES)
def test_it_prints_alone_on_one_page(visit, address, name):
    sheet = opened(visit, address, name)
    visit.page.evaluate("() => { window.print = () => {}; }")
    sheet.get_by_role("button", name=WORDS["print"]).click()
    assert pages_of(visit.page.pdf(prefer_css_page_size=True)) == 1
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert pages_of(visit.page.pdf(prefer_css_page_size=True)) > 1


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("name", PAGES)
def test_where_no_script_runs_it_is_there_to_print(browser, address, name):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGES[name]}")
    sheet = page.locator(f"sekit-sheet[name={name}]")
    assert sheet.get_by_role("button").count() == 0
    for part in sheets.sheet(name).parts:
        assert sheet.get_by_text(part.label).first.is_visible()
    page.emulate_media(media="print")
    assert sheet.is_visible()
    context.close()


class Timer:
    """The timer on the card, with a clock the test moves."""

    def __init__(self, visit, address):
        self.page = visit.page
        self.page.clock.install()
        self.sheet = opened(visit, address, "metodeveiledning")
        self.panel = self.page.locator(".sekit-timer")

    def press(self, word):
        self.panel.get_by_role("button", name=WORDS[word], exact=True).click()

    def wait(self, minutes, seconds=0):
        self.page.clock.run_for(minutes * 60_000 + seconds * 1000)

    def said(self, part):
        return self.panel.locator(f".sekit-{part}").inner_text()

    def step(self):
        """The number of the step that is marked in the table, from 1, or 0."""
        rows = self.sheet.locator("tbody tr")
        marked = rows.evaluate_all("all => all.findIndex((row) => row.getAttribute('aria-current') === 'step')")
        return marked + 1


@pytest.fixture
def timer(visit, address):
    return Timer(visit, address)


def now(number):
    return WORDS["now"].format(n=number, total=len(CARD.steps), what=CARD.steps[number - 1].what)


def test_it_goes_through_the_45_minutes(timer, visit):
    assert timer.said("now") == WORDS["ready"].format(what=CARD.steps[0].what)
    assert timer.step() == 0
    timer.press("start")
    for number, step in enumerate(CARD.steps, start=1):
        timer.wait(0, 1)
        assert timer.said("now") == now(number)
        assert timer.said("who") == WORDS["speaks"].format(who=step.who)
        assert timer.said("left") == WORDS["left"].format(n=step.minutes)
        assert timer.step() == number
        assert (timer.said("tag") == WORDS["swap"]) == (number > 1)
        timer.wait(step.minutes - 2, 59)
        assert timer.said("tag") == ""
        timer.wait(0, 30)
        assert timer.said("left") == WORDS["last_minute"]
        timer.wait(0, 30)
    timer.wait(0, 1)
    assert timer.said("now") == WORDS["over"]
    assert timer.said("who") == WORDS["over_next"]
    assert timer.panel.get_attribute("data-over") is not None
    assert timer.step() == 0
    assert axe_finds(visit.page) == []
    timer.press("again")
    assert timer.said("now") == WORDS["ready"].format(what=CARD.steps[0].what)
    assert visit.stored() == []
    assert visit.messages == []


def test_a_pause_takes_no_time(timer):
    timer.press("start")
    timer.wait(2, 1)
    timer.press("pause")
    assert timer.said("tag") == WORDS["paused"]
    timer.wait(30)
    assert timer.said("left") == WORDS["left"].format(n=3)
    timer.press("go_on")
    timer.wait(1)
    assert timer.said("left") == WORDS["left"].format(n=2)


def test_one_can_go_to_the_next_part_and_back(timer):
    assert timer.panel.get_by_role("button", name=WORDS["earlier"]).is_disabled()
    timer.press("start")
    timer.press("later")
    assert timer.said("now") == now(2)
    assert timer.said("left") == WORDS["left"].format(n=10)
    timer.press("earlier")
    assert timer.said("now") == now(1)
    for _ in CARD.steps:
        timer.press("later")
    assert timer.said("now") == WORDS["over"]
    assert timer.page.evaluate("document.activeElement.textContent") == WORDS["again"]  # the pressed one is off
    timer.press("earlier")
    assert timer.said("now") == now(6)


def test_a_machine_that_slept_is_not_behind(timer):
    timer.press("start")
    timer.page.clock.fast_forward("17:00")  # nothing ran in between
    assert timer.said("now") == now(3)
    assert timer.said("left") == WORDS["left"].format(n=8)


def test_large_text_fills_the_screen_and_escape_leaves_it(timer, visit):
    timer.press("start")
    small = timer.panel.locator(".sekit-left").bounding_box()["height"]
    timer.press("large")
    box = timer.panel.bounding_box()
    assert (box["width"], box["height"]) == (1280, 900)
    assert timer.panel.locator(".sekit-left").bounding_box()["height"] > 2 * small
    assert axe_finds(visit.page) == []
    timer.wait(6)
    assert timer.said("now") == now(2)
    visit.page.keyboard.press("Escape")
    timer.panel.wait_for()  # it is drawn anew
    assert timer.panel.bounding_box()["width"] < 1000
    assert visit.page.evaluate("document.activeElement.textContent") == WORDS["large"]
    timer.press("large")
    timer.press("plain")
    assert timer.said("now") == now(2)


def test_no_sound_unless_asked(timer):
    timer.page.evaluate(
        """() => {
          window.tones = 0;
          const begin = OscillatorNode.prototype.start;
          OscillatorNode.prototype.start = function () { window.tones += 1; begin.call(this); };
        }"""
    )
    timer.press("start")
    timer.wait(6)
    assert timer.page.evaluate("window.tones") == 0
    timer.page.get_by_label(WORDS["tone"]).check()
    assert timer.page.evaluate("window.tones") == 1  # to hear how low it is
    timer.wait(10)
    assert timer.page.evaluate("window.tones") == 2
    timer.press("later")
    timer.wait(0, 5)
    assert timer.page.evaluate("window.tones") == 2
    timer.wait(30)
    assert timer.page.evaluate("window.tones") == 5  # two parts more, and the end


def test_the_timer_with_the_keyboard_alone(timer, visit):
    timer.panel.get_by_role("button", name=WORDS["start"]).focus()
    visit.page.keyboard.press("Enter")
    timer.wait(1)
    visit.page.keyboard.press("Space")
    assert timer.said("tag") == WORDS["paused"]
    visit.page.keyboard.press("Tab")  # «Forrige del» is off: the next is «Neste del»
    visit.page.keyboard.press("Enter")
    assert timer.said("now") == now(2)


def test_on_a_small_phone_in_the_dark(narrow, address):
    for name in PAGES:
        sheet = opened(narrow, address, name)
        assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 320
        if name == CARD.id:
            sheet.get_by_role("button", name=WORDS["start"]).click()
            assert axe_finds(narrow.page) == []
            sheet.get_by_role("button", name=WORDS["large"]).click()
            assert narrow.page.evaluate("document.querySelector('dialog').scrollWidth") <= 320
        assert axe_finds(narrow.page) == []
