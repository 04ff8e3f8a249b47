"""The rule explorer on its page: used with keys, asked with bad input, followed from links, printed and saved."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import icalendar
import pytest
from play import axe_finds
from playwright.sync_api import Locator, Page

from sekit import _yaml, kvp
from sekit.widgets import page as front_end

PAGE = "chapters/regelutforsker.html"
WORDS = front_end.strings("kvp")
RULES = kvp.compile()
DATA = Path(__file__).parent.parent / "kvp" / "data"
TODAY = date(2026, 7, 2)
PERSON = {
    "age": 34,
    "reduced_work_capacity": True,
    "other_benefits": "none",
    "work_capacity_assessed": True,
    "appropriate_and_necessary": True,
    "lawful_residence": True,
    "resident_in_norway": True,
    "disproportionate_burden": False,
    "reasons": {"reduced_work_capacity": "Fire år uten arbeid.", "appropriate_and_necessary": "Mindre er prøvd."},
}
FILLED = {
    "varighet": {"start": "15.8.2025", "pauses": [("1.3.2026", "31.5.2026")]},
    "stonad": {"birth_date": "20.6.2001", "start": "1.4.2026", "end": "31.10.2026", "children": "2", "hours": "7,5"},
}
LABELS = {"birth_date": "birth_date", "start": "from", "end": "to", "children": "children", "hours": "hours"}


def opened(visit: Any, address: str, hash: str = "", on: date = TODAY) -> Locator:
    """Open the page on a day; return the explorer."""
    visit.page.clock.set_fixed_time(f"{on.isoformat()}T10:00:00")
    visit.page.goto(f"{address}/{PAGE}{hash}", wait_until="networkidle")
    found: Locator = visit.page.locator("sekit-kvp > .sekit-player")
    found.wait_for()
    return found


def press_tab(explorer: Locator, name: str) -> Locator:
    explorer.get_by_role("tab", name=WORDS["tabs"][name]).click()
    return explorer.get_by_role("tabpanel", name=WORDS["tabs"][name])


def write(panel: Locator, label: str, text: str) -> Locator:
    field = panel.get_by_label(WORDS[label], exact=True)
    field.fill(text)
    field.blur()
    return field


def shown(page: Page, name: str) -> Any:
    return page.evaluate(f"document.querySelector('sekit-kvp').{name}")


def card(panel: Locator, fact: str, on: str = "2026-06-01") -> Locator:
    period = next(one for one in RULES["periods"] if one["first"] <= on <= one["last"])
    question = next(one["question"] for one in period["conditions"] if one["id"] == fact)
    return panel.locator("fieldset.sekit-card").filter(has_text=question)


def answer(panel: Locator, facts: dict[str, Any], on: str = "2026-06-01") -> None:
    """Fill in the form as a reader does."""
    period = next(one for one in RULES["periods"] if one["first"] <= on <= one["last"])
    for condition in period["conditions"]:
        value, own = facts.get(condition["id"]), card(panel, condition["id"], on)
        if value is None:
            continue
        if "ranges" in condition:
            own.get_by_role("textbox").fill(str(value))
            continue
        label = next(one["label"] for one in condition["answers"] if one["answer"] == value)
        own.get_by_role("radio", name=label, exact=True).check()
        reason = facts.get("reasons", {}).get(condition["id"])
        if reason and own.get_by_label(WORDS["reason"]).is_visible():
            own.get_by_label(WORDS["reason"]).fill(reason)
    settle(panel)


def settle(panel: Locator) -> None:
    """Leave the field, and wait until the page has answered."""
    panel.page.evaluate("document.activeElement.blur()")
    panel.page.wait_for_timeout(350)


def fill_length(panel: Locator, start: str, pauses: Any = ()) -> None:
    write(panel, "start", start)
    for number, (first, last) in enumerate(pauses, start=1):
        panel.get_by_role("button", name=WORDS["pause_add"]).click()
        group = panel.get_by_role("group", name=WORDS["pause"].format(n=number))
        write(group, "pause_first", first)
        write(group, "pause_last", last)
    settle(panel)


def fill_money(panel: Locator, **values: str) -> None:
    for name, text in values.items():
        write(panel, LABELS[name], text)
    settle(panel)


def fill_all(visit: Any, explorer: Locator) -> None:
    answer(press_tab(explorer, "vilkar"), PERSON)
    fill_length(press_tab(explorer, "varighet"), **FILLED["varighet"])
    fill_money(press_tab(explorer, "stonad"), **FILLED["stonad"])


@pytest.mark.parametrize("tab", WORDS["tabs"])
@pytest.mark.parametrize("filled", [False, True], ids=["empty", "filled"])
@pytest.mark.parametrize("where", ["visit", "narrow"])
def test_anyone_can_use_it(request, address, where, filled, tab):
    visit = request.getfixturevalue(where)
    explorer = opened(visit, address)
    if filled:
        fill_all(visit, explorer)
    press_tab(explorer, tab)
    assert axe_finds(visit.page) == []
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= visit.page.viewport_size["width"]
    assert visit.messages == []
    assert visit.stored() == []
    assert visit.foreign(address) == []


def test_in_the_dark_on_a_desk(visit, address):
    visit.page.emulate_media(color_scheme="dark")
    explorer = opened(visit, address)
    fill_all(visit, explorer)
    for tab in WORDS["tabs"]:
        press_tab(explorer, tab)
        assert axe_finds(visit.page) == []


def test_with_the_keyboard_alone(visit, address):
    explorer, page = opened(visit, address), visit.page
    explorer.get_by_role("tab", name=WORDS["tabs"]["vilkar"]).focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.innerText") == WORDS["tabs"]["varighet"]
    assert page.evaluate("location.hash") == "#varighet"
    page.keyboard.press("End")
    assert page.evaluate("location.hash") == "#stonad"
    page.keyboard.press("ArrowRight")  # round to the first
    assert page.evaluate("document.activeElement.innerText") == WORDS["tabs"]["vilkar"]
    page.keyboard.press("Tab")  # «Regler på en annen dato»
    page.keyboard.press("Tab")  # the link to the whole answer
    page.keyboard.press("Tab")
    page.keyboard.type("34")
    while page.evaluate("document.activeElement.type") != "radio":
        page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")  # from «Ikke svart», the last, round to the first answer
    assert shown(page, "facts") == {"age": 34, "reduced_work_capacity": True}
    page.keyboard.press("Tab")
    page.keyboard.type("Fire år uten arbeid")
    page.keyboard.press("Tab")
    assert shown(page, "facts")["reasons"] == {"reduced_work_capacity": "Fire år uten arbeid"}


def test_the_answer_is_told_in_words_and_never_as_a_right(visit, address):
    explorer = opened(visit, address)
    panel = press_tab(explorer, "vilkar")
    status = panel.get_by_role("status").filter(has_text=re.compile("besvart"))
    assert WORDS["not_begun"] in status.inner_text()
    answer(panel, PERSON)
    status.filter(has_text=WORDS["all_met"]).wait_for()
    assert shown(visit.page, "assessment.verdict") == "met"
    assert "har rett til" not in panel.locator(".sekit-result").inner_text()
    answer(panel, {"age": 17})
    status.filter(has_text=WORDS["one_not_met"]).wait_for()
    line = WORDS["change"].format(answer=18, outcome=WORDS["verdicts"]["met"]["change"])
    assert line in panel.locator(".sekit-result").inner_text()
    answer(panel, {"lawful_residence": False})
    status.filter(has_text=WORDS["many_not_met"].format(n=2)).wait_for()
    assert WORDS["blocking"] in panel.locator(".sekit-result").inner_text()
    card(panel, "age").get_by_role("textbox").fill("")
    card(panel, "lawful_residence").get_by_role("radio", name=WORDS["unanswered"]).check()
    status.filter(has_text=WORDS["unresolved"]).wait_for()
    question = RULES["periods"][-1]["conditions"][0]["question"]
    panel.locator(".sekit-result").get_by_role("link", name=question).click()
    assert visit.page.evaluate("document.activeElement.inputMode") == "numeric"


def test_discretion_counts_when_its_reason_is_written(visit, address):
    panel = press_tab(opened(visit, address), "vilkar")
    own = card(panel, "reduced_work_capacity")
    assert not own.get_by_label(WORDS["reason"]).is_visible()
    own.get_by_role("radio", name="Ja").check()
    assert shown(visit.page, "assessment.conditions[1].reason_missing")
    own.get_by_text(WORDS["examples"]).click()
    assert own.get_by_label(WORDS["reason"]).input_value() == ""  # an example is shown, never put in
    own.get_by_label(WORDS["reason"]).fill("Fire år uten arbeid")
    own.locator(".sekit-finding", has_text=WORDS["verdicts"]["met"]["label"]).wait_for()


def test_the_one_question_that_is_open_asks_for_its_reason_too(visit, address):
    panel = press_tab(opened(visit, address), "vilkar")
    result, question = panel.locator(".sekit-result"), RULES["periods"][-1]["conditions"][1]["question"]
    answer(panel, PERSON | {"reduced_work_capacity": None})
    result.get_by_text(WORDS["write_reason"]).wait_for()
    assert result.get_by_role("link", name=question).count() == 1
    answer(panel, PERSON)
    line = WORDS["change_reason"].format(answer="Nei", outcome=WORDS["verdicts"]["not_met"]["change"])
    result.get_by_text(line).first.wait_for()


def test_the_rules_of_another_day_are_framed_and_left_again(visit, address):
    panel = press_tab(opened(visit, address), "vilkar")
    panel.get_by_role("button", name=WORDS["on_show"]).click()
    write(panel, "on_label", "1.3.2015")
    settle(panel)
    assert panel.get_by_text(WORDS["on_past"].format(on="1. mars 2015")).is_visible()
    assert shown(visit.page, "assessment.version") == "A"
    assert card(panel, "previous_programmes", "2015-03-01").is_visible()
    for text, told in (
        ("1.1.2011", WORDS["errors"]["not_covered"].split("{")[0]),
        ("i fjor", WORDS["errors"]["date"].format(found="i fjor")),
    ):
        field = write(panel, "on_label", text)
        settle(panel)
        assert told in field.locator("xpath=..").inner_text()
        assert shown(visit.page, "assessment.on") == TODAY.isoformat()
    panel.get_by_role("button", name=WORDS["on_back"]).click()
    assert shown(visit.page, "assessment.version") == "B"
    assert visit.page.evaluate("document.activeElement.innerText") == WORDS["on_show"]


BAD = [
    ("stonad", {"birth_date": "tull"}, "birth_date", "date", {"found": "tull"}),
    ("stonad", {"birth_date": "31.2.1990"}, "birth_date", "date", {"found": "31.2.1990"}),
    ("stonad", {"birth_date": "03.07.2026"}, "birth_date", "born", {"limit": "1. april 2026"}),
    ("stonad", {"birth_date": "1.4.1906"}, "birth_date", "oldest", {"years": 120, "start": "1. april 2026"}),
    ("stonad", {"start": "31.12.2011"}, "start", "not_covered", {"first": "1. januar 2012", "last": "1. mai 2027"}),
    ("stonad", {"end": "31.3.2026"}, "end", "end", {"start": "1. april 2026"}),
    ("stonad", {"end": "2.5.2027"}, "end", "not_covered", {"first": "1. januar 2012", "last": "1. mai 2027"}),
    ("stonad", {"children": "-1"}, "children", "number", {"found": "-1", "most": 20}),
    ("stonad", {"children": "to"}, "children", "number", {"found": "to", "most": 20}),
    ("stonad", {"hours": "37,6"}, "hours", "hours", {"found": "37,6", "most": "37,5"}),
    ("stonad", {"hours": "-1"}, "hours", "hours", {"found": "-1", "most": "37,5"}),
]


@pytest.mark.parametrize(("tab", "bad", "field", "message", "values"), BAD, ids=[f"{b[2]} {b[3]}" for b in BAD])
def test_bad_input_is_met_by_the_field_and_the_rest_is_kept(visit, address, tab, bad, field, message, values):
    panel = press_tab(opened(visit, address), tab)
    fill_money(panel, **(FILLED["stonad"] | bad))
    told = panel.locator(".sekit-wrong:visible")
    assert told.all_inner_texts() == [WORDS["errors"][message].format(**values)]
    input = panel.get_by_label(WORDS[LABELS[field]], exact=True)
    assert input.get_attribute("aria-invalid") == "true"
    assert told.get_attribute("id") in input.get_attribute("aria-describedby")
    for name, text in FILLED["stonad"].items():
        assert panel.get_by_label(WORDS[LABELS[name]], exact=True).input_value() == (bad | {}).get(name, text)
    assert panel.get_by_text(WORDS["wrong"]).last.is_visible()
    assert axe_finds(visit.page) == []


def test_a_day_that_cannot_be_used_gives_no_answer_for_another(visit, address):
    explorer = opened(visit, address, "#vilkar&age=17")
    status = explorer.locator(".sekit-strip .sekit-status")
    assert WORDS["one_not_met"] in status.inner_text()
    explorer.get_by_role("button", name=WORDS["on_show"]).click()
    day = explorer.get_by_label(WORDS["on_label"])
    day.fill("31.12.2011")
    day.press("Tab")
    status.filter(has_text=WORDS["wrong"]).wait_for()
    assert explorer.locator("section.sekit-result").inner_text() == WORDS["wrong"]
    explorer.get_by_role("link", name=WORDS["to_result"]).click()
    assert day.evaluate("node => node === document.activeElement")
    assert day.get_attribute("aria-describedby").split()[-1].endswith("-wrong")
    day.fill("1.6.2018")
    day.press("Tab")
    status.filter(has_text=WORDS["one_not_met"]).wait_for()


@pytest.mark.parametrize(
    ("pauses", "messages"),
    [
        ([("1.3.2026", "1.2.2026")], [WORDS["errors"]["end"].format(start="1. mars 2026")]),
        ([("14.8.2025", "1.9.2025")], [WORDS["errors"]["pause_before"].format(start="15. august 2025")]),
        ([("15.8.2028", "1.9.2028")], [WORDS["errors"]["pause_after"].format(limit="14. august 2028")]),
        (
            [("1.3.2026", "31.3.2026"), ("31.3.2026", "1.5.2026")],
            [WORDS["errors"]["pause_overlap"].format(first="1. mars 2026", last="31. mars 2026")],
        ),
        ([("tull", "1.2.2026")], [WORDS["errors"]["date"].format(found="tull")]),
        ([("tull", "tøys")], [WORDS["errors"]["date"].format(found=found) for found in ("tull", "tøys")]),
    ],
)
def test_bad_breaks_are_met_by_the_field(visit, address, pauses, messages):
    panel = press_tab(opened(visit, address), "varighet")
    fill_length(panel, "15.8.2025", pauses)
    assert panel.locator(".sekit-wrong:visible").all_inner_texts() == messages
    panel.get_by_role("button", name=WORDS["pause_remove_full"].format(n=len(pauses))).click()
    assert panel.locator(".sekit-wrong:visible").count() == 0
    assert panel.get_by_label(WORDS["start"]).input_value() == "15.8.2025"


def test_nothing_is_said_while_the_first_words_are_written(visit, address):
    panel = press_tab(opened(visit, address), "stonad")
    panel.get_by_label(WORDS["birth_date"]).press_sequentially("1.1", delay=5)
    visit.page.wait_for_timeout(500)
    assert panel.locator(".sekit-wrong:visible").count() == 0


LINK = "#vilkar&age=34&other_benefits=none&work_capacity_assessed=true&sak=halima"


def test_a_link_from_a_case_fills_in_what_the_case_tells(visit, address):
    explorer = opened(visit, address, LINK)
    assert shown(visit.page, "facts") == {"age": 34, "other_benefits": "none", "work_capacity_assessed": True}
    assert WORDS["from_case"].format(case="Halima") in explorer.inner_text()
    assert explorer.get_by_role("link", name="Halima").get_attribute("href").endswith("saker/halima.html")
    assert visit.stored() == []
    assert axe_finds(visit.page) == []
    explorer.get_by_role("button", name=WORDS["clear"]).click()
    explorer.get_by_role("button", name=WORDS["clear_yes"]).click()
    assert shown(visit.page, "facts") == {}
    assert visit.page.evaluate("location.hash") == "#vilkar"


@pytest.mark.parametrize(
    ("hash", "names", "facts"),
    [
        ("#vilkar&age=-3&lawful_residence=true", ["age"], {"lawful_residence": True}),
        ("#vilkar&alder=34&age=34", ["alder"], {"age": 34}),
        ("#vilkar&other_benefits=true&on=i-gaar", ["on", "other_benefits"], {}),
        ("#vilkar&age=%E0%A4%A&__proto__=1&age", ["age", "__proto__"], {}),
        ("#stonad&start=2026-13-01&children=to&birth_date=1990-01-01", ["start", "children"], {}),
    ],
)
def test_a_link_with_mistakes_is_used_as_far_as_it_goes(visit, address, hash, names, facts):
    explorer = opened(visit, address, hash)
    assert shown(visit.page, "facts") == facts
    told = explorer.locator(".sekit-message").inner_text()
    assert WORDS["bad_link"].split("{")[0] in told
    assert all(name in told for name in names)
    assert visit.messages == []


def test_links_to_the_other_tabs(visit, address):
    opened(visit, address, "#varighet&start=2024-08-15")
    assert shown(visit.page, "duration")["ordinary_end"] == "2026-08-14"
    visit.page.evaluate("location.hash = '#stonad&birth_date=1990-01-01&start=2026-05-01&end=2026-05-31'")
    visit.page.wait_for_function("document.querySelector('sekit-kvp').tab === 'stonad'")
    assert shown(visit.page, "stonad")["total"] == "22510.10"


def test_the_calendar_file(visit, address, tmp_path):
    panel = press_tab(opened(visit, address), "varighet")
    fill_length(panel, **FILLED["varighet"])
    with visit.page.expect_download() as caught:
        panel.get_by_role("button", name=WORDS["calendar"]).click()
    file = tmp_path / caught.value.suggested_filename
    caught.value.save_as(file)
    assert file.suffix == ".ics"
    raw = file.read_bytes()
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")
    events = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    found = kvp.duration(start=date(2025, 8, 15), pauses=[(date(2026, 3, 1), date(2026, 5, 31))])
    due = [one.last_day for one in found.decisions if not one.exceptional]
    assert [event["DTSTART"].dt for event in events] == due + [one.one_year_ends for one in found.breaks]
    assert len({event["UID"] for event in events}) == len(events)
    assert WORDS["calendar_decision"] in {str(event["SUMMARY"]) for event in events}


def test_the_table_for_a_spreadsheet(visit, address, tmp_path):
    panel = press_tab(opened(visit, address), "stonad")
    fill_money(panel, **FILLED["stonad"])
    with visit.page.expect_download() as caught:
        panel.get_by_role("button", name=WORDS["csv"]).click()
    file = tmp_path / caught.value.suggested_filename
    caught.value.save_as(file)
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    head, *rows = raw.decode("utf-8-sig").strip().split("\r\n")
    assert head.split(";") == list(WORDS["columns"].values())
    table = kvp.stonad(
        birth_date=date(2001, 6, 20), start=date(2026, 4, 1), end=date(2026, 10, 31), children=2, weekly_work_hours=7.5
    )
    assert [row.split(";")[-1] for row in rows] == [str(total).replace(".", ",") for total in table["sum"]]
    assert all("." not in row for row in rows)


def test_how_a_row_came_about(visit, address):
    panel = press_tab(opened(visit, address), "stonad")
    fill_money(panel, **FILLED["stonad"])
    steps = panel.locator(".sekit-steps")
    assert "2/3" in steps.inner_text()
    panel.get_by_label(WORDS["how_row"]).select_option(index=4)
    assert "2/3" not in steps.inner_text()
    last = shown(visit.page, "stonad")["rows"][4]["sum"]
    assert last.replace(".", ",") in steps.inner_text().replace("\u00a0", "")


def test_the_clock_tells_what_is_late(visit, address):
    explorer = opened(visit, address)
    assert explorer.locator(".sekit-error").count() == 0
    late = opened(visit, address, on=date(2027, 6, 1))
    told = " ".join(late.locator(".sekit-error").all_inner_texts())
    assert WORDS["overdue"].format(title="Grunnbeløpet (G)", change="1. mai 2027") in told
    assert WORDS["beyond"].format(last="1. mai 2027", today="1. juni 2027") in told
    assert shown(visit.page, "assessment.on") == "2027-05-01"
    late.get_by_role("button", name=WORDS["on_show"]).click()
    assert late.get_by_text(WORDS["on_past"].format(on="1. mai 2027")).is_visible()  # and not «i dag»


def test_next_decision_by_the_clock(visit, address):
    panel = press_tab(opened(visit, address, on=date(2026, 1, 10)), "varighet")
    fill_length(panel, "15.8.2024")
    assert WORDS["next_exceptional"].format(day="14. august 2026") in panel.inner_text()
    assert shown(visit.page, "duration.next_decision") == "2026-08-14"


@pytest.mark.parametrize("today", [date(2026, 11, 22), date(2027, 9, 1)], ids=["in it", "when it is over"])
def test_in_the_extra_year_no_later_decision_is_promised(visit, address, today):
    panel = press_tab(opened(visit, address, on=today), "varighet")
    fill_length(panel, "15.8.2024")
    assert WORDS["next_none"].format(day="14. august 2027") in panel.inner_text()
    assert WORDS["next_decision"].format(day="14. august 2027") not in panel.inner_text()
    assert WORDS["next_passed"].format(day="14. august 2027") not in panel.inner_text()


def test_the_year_under_the_columns_stays_on_one_line(visit, address):
    panel = press_tab(opened(visit, address), "stonad")
    visit.page.evaluate("() => { location.hash = '#stonad&birth_date=1990-01-01&start=2026-04-20&end=2026-07-31'; }")
    year = panel.locator(".sekit-of", has_text="2026")
    year.wait_for(state="attached")  # it takes no width of its own
    assert year.bounding_box()["height"] < 30


def test_on_paper_all_three_are_there_with_what_is_written(visit, address):
    explorer = opened(visit, address)
    fill_all(visit, explorer)
    visit.page.emulate_media(media="print")
    assert explorer.locator(".sekit-panel:visible").count() == 3
    assert explorer.locator(".sekit-written:visible").all_inner_texts() == list(PERSON["reasons"].values())
    assert explorer.locator("button:visible").count() == 0
    assert not visit.page.locator("sekit-kvp > .sekit-text").is_visible()


def test_an_empty_form_is_printed_with_the_rules(visit, address):
    opened(visit, address)
    text = visit.page.locator("sekit-kvp > .sekit-text")
    assert not text.is_visible()
    visit.page.emulate_media(media="print")
    assert text.is_visible()


def test_without_javascript_the_rules_stand_as_text(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    assert front_end.strings("kvp_text")["intro"] in page.locator("sekit-kvp").inner_text()
    assert page.locator("sekit-kvp table").count() == 5
    context.close()


def test_from_disk_it_computes_and_stores_nothing(narrow, html):
    narrow.page.clock.set_fixed_time(f"{TODAY.isoformat()}T10:00:00")
    narrow.page.goto((html / PAGE).as_uri() + "#stonad")
    explorer = narrow.page.locator("sekit-kvp > .sekit-player")
    fill_all(narrow, explorer)
    assert Decimal(shown(narrow.page, "stonad")["total"]) > 0
    assert narrow.stored() == []
    assert narrow.messages == []


MODEL = """async ([esm, start]) => {
  const module = await import(URL.createObjectURL(new Blob([esm], { type: "text/javascript" })));
  const heard = {};
  globalThis.model = {
    values: start,
    saved: 0,
    get: (name) => model.values[name],
    set: (name, value) => (model.values[name] = value),
    save_changes: () => model.saved++,
    on: (names, act) => names.split(" ").forEach((name) => (heard[name] = act)),
    off: () => {},
    fromPython(name, value) {
      model.values[name] = value;
      heard[`change:${name}`]();
    },
  };
  document.body.replaceChildren();
  module.default.render({ model, el: document.body });
}"""


def test_in_a_notebook_the_page_and_python_keep_step(visit):
    page = visit.page
    page.goto("about:blank")
    start = {"_data": front_end.kvp_data(), "facts": {"age": 17}, "on": "2018-06-01", "tab": "vilkar"}
    page.evaluate(MODEL, [front_end.esm("kvp"), start])
    panel = page.get_by_role("tabpanel", name=WORDS["tabs"]["vilkar"])
    assert shown(page, "assessment.version") == "A"
    assert card(panel, "age", "2018-06-01").get_by_role("textbox").input_value() == "17"
    answer(panel, {"age": 30, "lawful_residence": True}, "2018-06-01")
    values = page.evaluate("[model.values.facts, model.values.on, model.values.tab, model.saved > 0]")
    assert values == [{"age": 30, "lawful_residence": True}, "2018-06-01", "vilkar", True]
    page.evaluate("model.fromPython('facts', {lawful_residence: false, reasons: {}})")
    page.evaluate("model.fromPython('on', '')")
    assert shown(page, "facts") == {"lawful_residence": False}
    assert shown(page, "assessment.version") == "B"
    page.evaluate("model.fromPython('tab', 'stonad')")
    assert page.get_by_role("tabpanel", name=WORDS["tabs"]["stonad"]).is_visible()
    assert page.evaluate("location.hash") == ""
    assert visit.messages == []


# ---------- Situations worked out from the law, typed by hand


def _said(situation: Any) -> list[str]:
    return [*situation["expected"], situation["expected"].get("verdict", "")]


def drawn(name: str, count: int) -> list[Any]:
    found = _yaml.read(DATA / f"{name}.yaml").data
    asked = [one for one in found if one.get("call") != "rate" and not {"error", "not_covered"} & set(_said(one))]
    step = max(1, len(asked) // count)
    return [pytest.param(one, id=one["name"]) for one in asked[::step][:count]]


def as_written(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)}.{int(month)}.{year}"


@pytest.mark.parametrize("situation", drawn("assess", 8))
def test_a_typed_assessment(visit, address, situation):
    panel = press_tab(opened(visit, address), "vilkar")
    on, expected = situation["on"], situation["expected"]
    panel.get_by_role("button", name=WORDS["on_show"]).click()
    write(panel, "on_label", as_written(on))
    settle(panel)
    answer(panel, situation["facts"], on)
    found = shown(visit.page, "assessment")
    assert (found["on"], found["verdict"]) == (on, expected["verdict"])
    assert found["blocking"] == expected.get("blocking", found["blocking"])


@pytest.mark.parametrize("situation", drawn("duration", 8))
def test_a_typed_duration(visit, address, situation):
    panel = press_tab(opened(visit, address), "varighet")
    pauses = [tuple(map(as_written, pause)) for pause in situation.get("pauses", [])]
    fill_length(panel, as_written(situation["start"]), pauses)
    expected = situation["expected"]
    for tile, name in enumerate(("ordinary_end", "exceptional_end")):
        if expected.get(name):
            year, month, day = expected[name].split("-")
            words = f"{int(day)}. {RULES['months'][int(month) - 1]} {year}"
            assert panel.locator(".sekit-tile dd").nth(tile).inner_text() == words


@pytest.mark.parametrize("situation", drawn("money", 8))
def test_a_typed_amount(visit, address, situation):
    panel = press_tab(opened(visit, address), "stonad")
    values = {name: as_written(situation[name]) for name in ("birth_date", "start", "end")}
    values["children"] = str(situation.get("children", ""))
    values["hours"] = str(situation.get("weekly_work_hours", "")).replace(".", ",")
    fill_money(panel, **values)
    total = Decimal(panel.locator(".sekit-tile dd").first.inner_text().replace("\u00a0", "").replace(",", ".")[:-3])
    assert total == Decimal(situation["expected"]["sum_of_sums"])
    assert panel.locator("tbody tr").count() == situation["expected"]["rows"]
