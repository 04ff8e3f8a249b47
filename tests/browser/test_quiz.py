"""A question in a chapter: answered with the mouse, with the keyboard, and read where no script runs."""

from __future__ import annotations

from play import axe_finds

from sekit import questions
from sekit.widgets import page as front_end

WORDS = front_end.strings("quiz")
PAGE, QUESTION = "chapters/kvp-vilkar.html", questions.question("kvp-vilkar-1")
RIGHT = next(option for option in QUESTION.options if option.right)
WRONG = next(option for option in QUESTION.options if not option.right)


def form(visit, address):
    visit.page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    return visit.page.locator(f"form#{QUESTION.id}")


def test_each_answer_says_why(visit, address):
    asked = form(visit, address)
    said = asked.get_by_role("status")
    asked.get_by_role("button", name=WORDS["check"]).click()
    assert said.inner_text() == WORDS["choose_first"]
    asked.get_by_label(WRONG.text).check()
    asked.get_by_role("button", name=WORDS["check"]).click()
    assert said.inner_text().split("\n\n") == [WORDS["wrong"], WRONG.because, WORDS["try_again"]]
    assert axe_finds(visit.page) == []
    asked.get_by_label(RIGHT.text).check()
    asked.get_by_role("button", name=WORDS["check"]).click()
    assert RIGHT.because in said.inner_text()
    assert asked.locator("li[data-chosen]").count() == 1
    assert visit.stored() == []
    assert visit.messages == []


def test_with_the_keyboard_alone(visit, address):
    asked = form(visit, address)
    asked.locator("input").first.focus()
    for _ in range(QUESTION.options.index(RIGHT)):
        visit.page.keyboard.press("ArrowDown")
    if RIGHT is QUESTION.options[0]:
        visit.page.keyboard.press("Space")
    visit.page.keyboard.press("Enter")
    assert WORDS["right"] in asked.get_by_role("status").inner_text()
    assert visit.page.url.endswith(PAGE)


def test_all_answers_can_be_opened_and_lead_to_the_sources(visit, address):
    asked = form(visit, address)
    asked.get_by_text(WORDS["show_all"]).click()
    text = asked.locator("details").inner_text()
    assert all(option.because in text for option in QUESTION.options)
    asked.locator("details a").first.click()
    assert visit.page.url.endswith(f"kildekart.html#{QUESTION.sources[0].lower()}")


def test_where_no_script_runs_the_answers_are_there(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    asked = page.locator(f"form#{QUESTION.id}")
    assert asked.get_by_role("button", name=WORDS["check"]).count() == 0
    asked.get_by_text(WORDS["show_all"]).click()
    assert RIGHT.because in asked.inner_text()
    context.close()
