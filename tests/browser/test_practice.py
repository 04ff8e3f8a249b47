"""The pages one practises on, used as a reader does: self-tests, the recall, the risk questions, the learning path."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from pathlib import Path

import icalendar
import pytest
from play import FOCUSED, axe_finds

from sekit import questions
from sekit.questions import practice
from sekit.widgets import page as front_end

QUIZ, SHARED = front_end.strings("quiz"), front_end.strings("practice")
WORDS = {name: front_end.strings(name) for name in ("selftest", "recall", "risk", "path")}
PAGES = {
    "selftest": "chapters/selvtest-kvp.html",
    "recall": "chapters/gjenkalling.html",
    "risk": "chapters/ti-risikosporsmal.html",
    "path": "chapters/laringslop.html",
}
TEST = practice.selftest("kvp")
ASKED = [questions.question(id) for id in TEST.questions]
ANSWERS, RISK, PATH = "sekit.practice.answers", "sekit.practice.risk", "sekit.practice.path"
DENIED = (
    "for (const name of ['localStorage', 'sessionStorage'])"
    " Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });"
)
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"


def go(visit, address, name, hash=""):
    """Open the page of an element; return the element."""
    visit.page.goto(f"{address}/{PAGES[name]}{hash}", wait_until="networkidle")
    return visit.page.locator(f"sekit-{name}")


def stored(visit, area="localStorage"):
    """Return what our pages have stored, by key."""
    found = visit.page.evaluate(f"() => ({{...{area}}})")
    return {key: json.loads(text)["data"] for key, text in found.items() if key.startswith("sekit.practice.")}


def button(found, name):
    return found.get_by_role("button", name=name, exact=True)


def pick(found, question, right):
    """Choose a right answer or one that is not, and check it."""
    option = next(option for option in question.options if option.right is right)
    found.get_by_label(option.text, exact=True).check()
    button(found, QUIZ["check"]).click()
    return option


def take(found, asked, known=lambda _: True):
    """Answer every question; ``known(n)`` is whether the nth is answered right at once."""
    for n, question in enumerate(asked):
        pick(found, question, known(n))
        button(found, SHARED["to_end" if n == len(asked) - 1 else "next"]).click()


def remember(found):
    found.locator(".sekit-memory summary").click()
    button(found, SHARED["remember"]).click()


def keep(visit, key, data):
    text = data if isinstance(data, str) else json.dumps({"format": 1, "data": data})
    visit.page.evaluate("([key, text]) => localStorage.setItem(key, text)", [key, text])


def focused(visit):
    return visit.page.evaluate(FOCUSED)["name"]


def calendar(visit, found, name):
    """Press the button that makes the calendar file; return its events."""
    with visit.page.expect_download() as download:
        button(found, WORDS[name]["calendar"]).click()
    assert download.value.suggested_filename == WORDS[name]["file"]
    text = Path(download.value.path()).read_bytes().decode()
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    return icalendar.Calendar.from_ical(text).walk("VEVENT")


# ---- Self-tests


def test_a_selftest_says_at_once_what_each_answer_leads_to(visit, address):
    found = go(visit, address, "selftest")
    said = found.locator("form").get_by_role("status")
    button(found, QUIZ["check"]).click()
    assert said.inner_text() == QUIZ["choose_first"]
    wrong = pick(found, ASKED[0], right=False)
    assert QUIZ["wrong"] in said.inner_text()
    assert wrong.because in said.inner_text()
    assert said.get_by_role("link").get_attribute("href").startswith(ASKED[0].chapter)
    right = pick(found, ASKED[0], right=True)
    assert right.because in said.inner_text()
    assert stored(visit, "sessionStorage")[ANSWERS]["tests"] == {"kvp": {ASKED[0].id: False}}  # the first counts
    assert axe_finds(visit.page) == []
    button(found, SHARED["next"]).click()
    assert focused(visit) == SHARED["question_of"].format(n=2, total=len(ASKED))


def test_a_selftest_ends_with_what_one_knew_and_what_to_read(visit, address):
    found = go(visit, address, "selftest")
    take(found, ASKED, known=lambda n: n % 3 != 0)
    missed, knew = ASKED[::3], [one for n, one in enumerate(ASKED) if n % 3]
    assert focused(visit) == WORDS["selftest"]["result"]
    assert WORDS["selftest"]["result_some"].format(n=len(knew), total=len(ASKED)) in found.inner_text()
    again = found.locator(".sekit-again > li")
    assert [one.question in text for one, text in zip(missed, again.all_inner_texts(), strict=True)] == [True] * len(
        missed
    )
    links = [link.get_attribute("href") for link in again.get_by_role("link").all()]
    assert links == [f"{one.chapter}.html" for one in missed]
    assert found.locator(".sekit-knew > li").all_inner_texts() == [one.question for one in knew]
    assert stored(visit) == {}
    assert set(stored(visit, "sessionStorage")[ANSWERS]["missed"]) == {one.id for one in missed}
    assert axe_finds(visit.page) == []
    button(found, WORDS["selftest"]["again"]).click()
    assert focused(visit) == SHARED["question_of"].format(n=1, total=len(ASKED))
    take(found, ASKED)
    assert WORDS["selftest"]["result_all"].format(total=len(ASKED)) in found.inner_text()
    assert stored(visit, "sessionStorage")[ANSWERS]["missed"] == {}
    assert visit.messages == []
    assert visit.foreign(address) == []


def test_a_selftest_goes_on_after_a_reload(visit, address):
    found = go(visit, address, "selftest")
    take(found, ASKED[:0])
    pick(found, ASKED[0], right=True)
    visit.page.reload(wait_until="networkidle")
    assert SHARED["question_of"].format(n=2, total=len(ASKED)) in found.inner_text()
    assert WORDS["selftest"]["resumed"] in found.inner_text()


def test_a_selftest_with_the_keyboard_alone(visit, address):
    found = go(visit, address, "selftest")
    question = ASKED[0]
    found.locator("form input").first.focus()
    at = next(n for n, option in enumerate(question.options) if option.right)
    visit.page.keyboard.press("Space")
    for _ in range(at):
        visit.page.keyboard.press("ArrowDown")
    visit.page.keyboard.press("Enter")
    assert QUIZ["right"] in found.locator("form").get_by_role("status").inner_text()
    for _ in range(5):
        visit.page.keyboard.press("Tab")
        if focused(visit) == SHARED["next"]:
            break
    visit.page.keyboard.press("Enter")
    assert focused(visit) == SHARED["question_of"].format(n=2, total=len(ASKED))


# ---- What is stored


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_stored_before_the_reader_acts(visit, address, name):
    found = go(visit, address, name)
    found.locator(".sekit-memory summary").click()
    assert SHARED["memory_tab"] in found.inner_text()
    assert visit.stored() == []


def test_kept_when_asked_forgotten_when_asked_and_deleted_for_all(visit, address):
    found = go(visit, address, "selftest")
    pick(found, ASKED[0], right=False)
    remember(found)
    assert SHARED["remembered"] in found.inner_text()
    assert list(stored(visit)) == [ANSWERS]
    assert stored(visit, "sessionStorage") == {}
    other = visit.context.new_page()
    other.goto(f"{address}/{PAGES['recall']}#dag-3", wait_until="networkidle")
    assert WORDS["recall"]["from_missed_one"] in other.locator("sekit-recall").inner_text()
    assert ASKED[0].question in other.locator("sekit-recall legend").first.inner_text()
    other.close()
    button(found, SHARED["forget"]).click()
    assert stored(visit) == {}
    assert ANSWERS in stored(visit, "sessionStorage")
    keep(visit, PATH, ["femtrinn"])
    visit.page.evaluate("localStorage.setItem('annet', 'x')")
    button(found, SHARED["delete_all"]).click()
    assert SHARED["delete_question"] in found.inner_text()
    assert axe_finds(visit.page) == []
    visit.page.keyboard.press("Escape")
    assert PATH in stored(visit)
    visit.page.keyboard.press("Enter")
    button(found, SHARED["delete_yes"]).click()
    assert visit.stored() == ["annet"]
    assert SHARED["deleted"] in found.inner_text()
    assert SHARED["question_of"].format(n=1, total=len(ASKED)) in found.inner_text()


@pytest.mark.parametrize(("name", "key"), [("selftest", ANSWERS), ("recall", ANSWERS), ("risk", RISK), ("path", PATH)])
@pytest.mark.parametrize("text", ["{{{", "null", '{"format": 2, "data": {}}', '{"format": 1, "data": {"a": 1}}', "17"])
def test_what_cannot_be_read_is_told_and_left(visit, address, name, key, text):
    go(visit, address, name)
    keep(visit, key, text)
    found = go(visit, address, name)
    visit.page.reload(wait_until="networkidle")
    assert SHARED["corrupt"] in found.inner_text()
    with visit.page.expect_download() as download:
        button(found, SHARED["download_raw"]).click()
    assert Path(download.value.path()).read_text(encoding="utf-8") == text
    assert visit.page.evaluate("key => localStorage.getItem(key)", key) == text
    assert visit.messages == []


@pytest.mark.parametrize("script", [DENIED, FULL], ids=["denied", "full"])
def test_everything_works_where_nothing_can_be_stored(visit, address, script):
    visit.context.add_init_script(script)
    found = go(visit, address, "selftest")
    take(found, ASKED, known=lambda n: n > 0)
    assert WORDS["selftest"]["result_some"].format(n=len(ASKED) - 1, total=len(ASKED)) in found.inner_text()
    assert SHARED["not_saved"] in found.inner_text()
    found = go(visit, address, "path")
    found.locator("input[type=checkbox]").first.check()
    assert WORDS["path"]["step"].format(n=2) in found.locator(".sekit-next").inner_text()
    found = go(visit, address, "risk")
    found.locator("form input").first.check()
    assert WORDS["risk"]["progress"].format(n=1, total=10) in found.inner_text()
    found.locator(".sekit-memory summary").click()
    assert SHARED["memory_none"] in found.inner_text()
    assert visit.messages == []


def test_two_tabs_never_overwrite_each_other(visit, address):
    found = go(visit, address, "path")
    found.locator("input[type=checkbox]").first.check()
    remember(found)
    other = visit.context.new_page()
    other.goto(f"{address}/{PAGES['path']}", wait_until="networkidle")
    other.locator("sekit-path input[type=checkbox]").nth(1).check()
    found.locator("input[type=checkbox]").nth(2).check()
    assert stored(visit)[PATH] == [step.id for step in practice.path()[:3]]
    assert found.locator("input:checked").count() == 3


# ---- Recall


@pytest.mark.parametrize("day", practice.recall(), ids=lambda day: str(day.day))
def test_with_nothing_stored_a_day_asks_what_must_be_known(visit, address, day):
    found = go(visit, address, "recall", f"#dag-{day.day}")
    assert focused(visit) == WORDS["recall"]["day"].format(n=day.day)
    assert WORDS["recall"]["from_must"] in found.inner_text()
    asked = [questions.question(must.questions[0]) for must in day.must]
    take(found, asked, known=lambda n: n == 0)
    assert WORDS["recall"]["knew_some"].format(n=1, total=3) in found.inner_text()
    assert day.think in found.inner_text()
    assert set(stored(visit, "sessionStorage")[ANSWERS]["missed"]) == {one.id for one in asked[1:]}
    assert axe_finds(visit.page) == []
    assert visit.messages == []


def test_what_was_missed_comes_first_oldest_first_and_goes_when_known(visit, address):
    go(visit, address, "recall")
    missed = {
        "fadderavtalen-2": "2026-10-03",
        "kvp-vilkar-2": "2026-10-02",
        "borte-1": "2026-10-01",
        "kvp-fravaer-1": "2026-10-02",
    }
    keep(visit, ANSWERS, {"missed": missed, "tests": {}})
    found = go(visit, address, "recall", "#dag-14")
    visit.page.reload(wait_until="networkidle")
    assert WORDS["recall"]["from_missed_some"] in found.inner_text()
    first = practice.recall()[1].must[0].questions[0]
    carried = [id for id in ("kvp-vilkar-2", "kvp-fravaer-1", "fadderavtalen-2") if id in carried_ids()][:2]
    asked = [questions.question(id) for id in [*carried, first]]
    take(found, asked)
    left = stored(visit)[ANSWERS]["missed"]
    assert set(left) == set(missed) - set(carried)


def carried_ids():
    must = [id for day in practice.recall() for one in day.must for id in one.questions]
    return {*must, *(id for test in practice.selftests() for id in test.questions)}


def test_the_days_are_links_that_also_work_from_the_page(visit, address):
    found = go(visit, address, "recall")
    assert WORDS["recall"]["choose"] in found.inner_text()
    found.get_by_role("link", name=WORDS["recall"]["day"].format(n=45), exact=True).click()
    assert visit.page.url.endswith("#dag-45")
    visit.page.wait_for_function("() => document.activeElement.matches('sekit-recall h2')")
    assert focused(visit) == WORDS["recall"]["day"].format(n=45)
    assert found.locator("nav [aria-current]").inner_text() == WORDS["recall"]["day"].format(n=45)
    visit.page.go_back()
    visit.page.get_by_text(WORDS["recall"]["choose"]).wait_for()


def test_four_days_in_the_calendar_lead_back_to_the_page(visit, address):
    found = go(visit, address, "recall")
    found.get_by_label(SHARED["first_day"]).fill("7. september 2026")
    assert "dag 14: mandag 21. september 2026" in found.inner_text().lower()
    events = calendar(visit, found, "recall")
    start = date(2026, 9, 7)
    assert [event.decoded("DTSTART") for event in events] == [start + timedelta(n) for n in (3, 14, 45, 90)]
    assert [str(event["URL"]) for event in events] == [f"{address}/{PAGES['recall']}#dag-{n}" for n in (3, 14, 45, 90)]
    assert all(str(event["URL"]) in str(event["DESCRIPTION"]) for event in events)
    assert len({str(event["UID"]) for event in events}) == 4
    assert visit.stored() == []
    visit.page.goto(str(events[1]["URL"]))
    visit.page.get_by_role("heading", name=WORDS["recall"]["day"].format(n=14), exact=True).wait_for()


def test_a_day_that_is_no_day_is_told(visit, address):
    found = go(visit, address, "path")
    found.get_by_label(SHARED["first_day"]).fill("31.02.2026")
    button(found, WORDS["path"]["calendar"]).click()
    assert SHARED["bad_date"] in found.inner_text()
    found.get_by_label(SHARED["first_day"]).fill("02.03.2026")
    found.get_by_label(SHARED["time"]).fill("25.00")
    button(found, WORDS["path"]["calendar"]).click()
    assert SHARED["bad_time"] in found.inner_text()
    assert found.get_by_label(SHARED["time"]).get_attribute("aria-invalid") == "true"
    assert axe_finds(visit.page) == []


# ---- Risk questions


def choose_time(found, id):
    found.locator(".sekit-when").get_by_label(practice.risk().times[id]).check()


def test_three_times_side_by_side(visit, address):
    found = go(visit, address, "risk")
    risk = practice.risk()
    drawn = {time: [list(risk.answers)[(n * k) % 3] for n in range(10)] for k, time in enumerate(risk.times, start=1)}
    for time_, answers in drawn.items():
        choose_time(found, time_)
        assert found.locator("form input:checked").count() == 0
        for fieldset, answer in zip(found.locator("form fieldset").all(), answers, strict=True):
            fieldset.get_by_label(risk.answers[answer], exact=True).check()
        assert WORDS["risk"]["progress"].format(n=10, total=10) in found.inner_text()
    remember(found)
    visit.page.reload(wait_until="networkidle")
    rows = [row.locator("td").all_inner_texts() for row in found.locator("tbody tr").all()]
    assert rows == [[risk.answers[drawn[time_][n]] for time_ in risk.times] for n in range(10)]
    sums = found.locator("tfoot td").all_inner_texts()
    assert sums == [WORDS["risk"]["sum_of"].format(n=drawn[time_].count("sure"), total=10) for time_ in risk.times]
    open_ = [one for one, answer in zip(risk.questions, drawn["week-12"], strict=True) if answer != "sure"]
    again = found.locator(".sekit-again > li")
    assert again.count() == len(open_)
    pages = [link.get_attribute("href") for link in again.get_by_role("link").all()]
    assert pages == [f"{one.page.removeprefix('chapters/')}.html" for one in open_]
    assert axe_finds(visit.page) == []
    visit.page.emulate_media(color_scheme="dark")
    visit.page.wait_for_function("() => document.documentElement.dataset.theme === 'dark'")
    assert axe_finds(visit.page) == []
    assert visit.messages == []
    visit.page.emulate_media(media="print")
    assert found.locator("table").is_visible()
    assert not button(found, WORDS["risk"]["print"]).is_visible()


def test_all_sure_is_said_and_only_the_tab_knows(visit, address):
    found = go(visit, address, "risk")
    for fieldset in found.locator("form fieldset").all():
        fieldset.locator("input").first.check()
    assert WORDS["risk"]["all_sure"] in found.inner_text()
    assert stored(visit) == {}
    assert len(stored(visit, "sessionStorage")[RISK]["before"]) == 10


# ---- The learning path


def test_ticking_off_moves_the_next_step(visit, address):
    found = go(visit, address, "path")
    steps = practice.path()
    top = found.locator(".sekit-next")
    assert steps[0].tasks[0].title in top.inner_text()
    found.locator("input[type=checkbox]").first.focus()
    visit.page.keyboard.press("Space")
    found.locator("input[type=checkbox]").nth(2).check()
    assert steps[1].tasks[0].title in top.inner_text()
    assert top.get_by_role("link").get_attribute("href") == "barn-vold-og-krise.html"
    done = WORDS["path"]["progress"].format(n=2, total=len(steps), spent="40 min", all="8 t")
    assert top.get_by_role("status").inner_text() == done
    visit.page.reload(wait_until="networkidle")
    assert found.locator("input:checked").count() == 2
    found.locator(".sekit-week").evaluate_all("weeks => weeks.forEach((week) => (week.open = true))")
    for box in found.locator("input[type=checkbox]").all():
        box.check()
    assert WORDS["path"]["all_done"] in top.inner_text()
    assert top.get_by_role("link").get_attribute("href") == "gjenkalling.html"
    assert stored(visit) == {}
    assert axe_finds(visit.page) == []
    assert visit.messages == []


def test_the_steps_in_the_calendar_keep_to_workdays_and_the_time(visit, address):
    found = go(visit, address, "path")
    found.get_by_label(SHARED["first_day"]).fill("05.09.2026")  # a Saturday
    found.get_by_label(SHARED["time"]).fill("12.45")
    events = calendar(visit, found, "path")
    steps = practice.path()
    assert len(events) == len(steps)
    workdays = [date(2026, 9, 7) + timedelta(n) for n in range(30) if (date(2026, 9, 7) + timedelta(n)).weekday() < 5]
    for event, step in zip(events, steps, strict=True):
        begins = datetime.combine(workdays[step.day], time(12, 45)) + timedelta(minutes=step.later)
        assert event.decoded("DTSTART") == begins
        assert event.decoded("DTEND") == begins + timedelta(minutes=step.minutes)
        assert all(task.title in str(event["SUMMARY"]) for task in step.tasks)
        page = step.tasks[0].page or PAGES["path"].removesuffix(".html")
        assert str(event["URL"]) == f"{address}/{page}.html"


# ---- Everywhere


@pytest.mark.parametrize("name", PAGES)
def test_on_a_small_phone_in_the_dark(narrow, address, name):
    found = go(narrow, address, name, "#dag-3" if name == "recall" else "")
    if name in ("selftest", "recall"):
        found.locator("form input").first.check()
        button(found, QUIZ["check"]).click()
    else:
        found.locator("input[type=radio], input[type=checkbox]").last.evaluate("node => node.click()")
    assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe_finds(narrow.page) == []
    assert narrow.messages == []


@pytest.mark.parametrize("name", PAGES)
def test_straight_from_disk(visit, html, name):
    visit.page.goto((html / PAGES[name]).as_uri())
    visit.page.locator(f"sekit-{name}[data-ready]").wait_for()
    assert visit.messages == []


def test_where_no_script_runs_everything_can_be_read(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGES['selftest']}")
    found = page.locator("sekit-selftest")
    found.get_by_text(QUIZ["show_all"]).first.click()
    assert ASKED[0].options[0].because in found.inner_text()
    page.goto(f"{address}/{PAGES['recall']}#dag-90")
    assert practice.recall()[3].think in page.locator("#dag-90").inner_text()
    page.goto(f"{address}/{PAGES['risk']}")
    assert page.locator("sekit-risk form input").count() == 30
    page.goto(f"{address}/{PAGES['path']}")
    assert WORDS["path"]["no_script"] in page.locator("main").inner_text()
    context.close()


def test_on_paper_a_selftest_is_a_list_of_questions(visit, address):
    found = go(visit, address, "selftest")
    visit.page.emulate_media(media="print")
    assert found.locator(".sekit-text").is_visible()
    assert not found.locator(".sekit-practice").is_visible()
