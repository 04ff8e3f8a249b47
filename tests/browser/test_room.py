"""The programme of an exercise in the page: its clock, the facilitator's mode that holds back, and the days after."""

from __future__ import annotations

import re
from datetime import date, timedelta

import icalendar
import pytest
from play import WORDS as CASE_WORDS
from play import axe_finds, click, play_through, player, press

from sekit import cases, plans, questions, workshop
from sekit.widgets import page as front_end
from sekit.widgets.plan_page import plan_element
from sekit.widgets.practice import selftest_element
from sekit.widgets.quiz import quiz_element
from sekit.widgets.room_page import room_element

SLUG = "spill-en-sak"
PAGE = f"exercises/{SLUG}.html"
EXERCISE = workshop.exercise(SLUG)
WORDS = front_end.strings("room")
CLOCK = front_end.strings("sheet")
SITE = "http://room.test/"
STRICT = "default-src 'self'; style-src 'self' 'unsafe-inline'"  # no script inside the page
ELEMENTS = {
    "case": lambda: front_end.case_element(cases.load("minh")),
    "kvp": front_end.kvp_element,
    "plan": lambda: plan_element("laeringsplan"),
    "quiz": lambda: quiz_element([questions.question("kvp-vilkar-1")]),
    "room": lambda: room_element(SLUG),
    "selftest": lambda: selftest_element("kvp", lambda _: None),
}
PLACE = """() => { const { tagName, textContent } = document.activeElement; return `${tagName} ${textContent}`; }"""


def stand(page, *names, more=""):
    """Open a small page of its own with the programme and these elements; return the programme."""
    found = ("room", *names)
    head = "".join(
        f'<link rel="stylesheet" href="{name}.css"><script defer src="{name}.js"></script>' for name in found
    )
    body = (
        f'<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Øvelse</title>{head}</head>'
        f"<body><main><h1>Øvelse</h1>{''.join(ELEMENTS[name]() for name in found)}{more}</main></body></html>"
    )
    files = {f"{name}.js": ("text/javascript", front_end.script(name)) for name in found}
    files |= {f"{name}.css": ("text/css", front_end.css(name)) for name in found}

    def answer(route):
        kind, text = files.get(route.request.url.removeprefix(SITE), ("text/html", body))
        headers = {"Content-Security-Policy": STRICT}
        route.fulfill(body=text, content_type=f"{kind}; charset=utf-8", headers=headers)

    page.context.route(f"{SITE}**", answer)
    page.goto(SITE)
    return page.locator("sekit-room[data-ready]")


@pytest.fixture
def room(visit, address):
    visit.page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    return visit.page.locator("sekit-room[data-ready]")


def toggle(page):
    return page.get_by_role("button", name=WORDS["mode"], exact=True)


def bar(page):
    return page.get_by_role("region", name=WORDS["mode"], exact=True)


def shows(page, kind="other"):
    """The buttons «Vis …» for what is held back."""
    return page.get_by_role("button", name=WORDS["show"][kind], exact=True)


def choose(page, number=0):
    page.locator("sekit-case .sekit-option").nth(number).click()


# The programme


def test_without_a_script_all_of_it_can_be_read(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    room = page.locator("sekit-room")
    assert room.get_by_role("button").count() == 0
    said = [EXERCISE.goal, EXERCISE.people, EXERCISE.leaves, *EXERCISE.materials, *EXERCISE.adapt.values()]
    said += [role.task for role in EXERCISE.roles] + [one.text for one in EXERCISE.follow_up]
    for text in said:
        assert room.get_by_text(text).first.is_visible(), text
    tables = room.get_by_role("table").all()
    assert len(tables) == len(workshop.LENGTHS)
    for table, length in zip(tables, workshop.LENGTHS, strict=True):
        rows = [row.get_by_role("cell").all_inner_texts() for row in table.get_by_role("row").all()[1:]]
        assert [int(row[0]) for row in rows] == [step.minutes[length] for step in EXERCISE.run(length)]
        assert [row[1] for row in rows] == [step.title for step in EXERCISE.run(length)]
    context.close()


def test_the_length_decides_which_programme_is_shown(room, visit):
    assert room.get_by_role("table").all_inner_texts()[0].count("\n") > 5
    assert room.get_by_role("table").count() == 1
    assert room.get_by_role("table", name=EXERCISE.program(60).caption).is_visible()
    room.get_by_role("radio", name=WORDS["minutes_long"].format(n=60)).focus()
    visit.page.keyboard.press("ArrowRight")
    assert room.get_by_role("table", name=EXERCISE.program(120).caption).is_visible()
    assert room.get_by_role("heading", name=CLOCK["timer"].format(n=120)).is_visible()
    visit.page.keyboard.press("ArrowLeft")
    visit.page.keyboard.press("ArrowLeft")
    assert room.get_by_role("table", name=EXERCISE.program(30).caption).is_visible()
    assert room.get_by_role("table").count() == 1
    assert visit.stored() == []
    assert visit.messages == []
    assert visit.foreign(visit.page.url) == []


@pytest.fixture
def clock(visit, address):
    """The programme with a clock the test moves."""
    visit.page.clock.install(time="2026-11-02T09:00:00")
    visit.page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    return visit.page.locator("sekit-room[data-ready]")


def wait(page, minutes, seconds=0):
    page.clock.run_for(minutes * 60_000 + seconds * 1000)


def now(number, length=60):
    steps = EXERCISE.run(length)
    return CLOCK["now"].format(n=number, total=len(steps), what=steps[number - 1].title)


def test_the_clock_marks_the_step_and_tells_what_is_done(clock, visit):
    marked = clock.locator("[aria-current=step]")
    assert marked.count() == 0
    clock.get_by_role("button", name=CLOCK["start"]).click()
    for number, step in enumerate(EXERCISE.run(60), start=1):
        wait(visit.page, 0, 1)
        assert clock.locator(".sekit-now").inner_text() == now(number)
        assert clock.locator(".sekit-do").inner_text() == step.do
        assert step.title in marked.inner_text()
        assert clock.locator(".sekit-left").inner_text() == CLOCK["left"].format(n=step.minutes[60])
        wait(visit.page, step.minutes[60], -1)
    wait(visit.page, 0, 1)
    assert clock.get_by_role("status").filter(has_text=CLOCK["over"]).count() == 1
    assert WORDS["over_next"] in clock.inner_text()
    assert marked.count() == 0
    assert visit.stored() == []


def test_a_clock_under_way_keeps_its_length(clock, visit):
    other = clock.get_by_role("radio", name=WORDS["minutes_long"].format(n=30))
    clock.get_by_role("button", name=CLOCK["start"]).click()
    assert other.is_disabled()
    assert clock.get_by_text(WORDS["length_locked"]).is_visible()
    assert axe_finds(visit.page) == []
    clock.get_by_role("button", name=CLOCK["again"]).click()
    assert not clock.get_by_text(WORDS["length_locked"]).is_visible()
    other.check()
    clock.get_by_role("button", name=CLOCK["start"]).click()
    assert clock.locator(".sekit-now").inner_text() == now(1, 30)


def test_the_bar_follows_the_clock(clock, visit):
    toggle(visit.page).click()
    said = bar(visit.page).locator("span")
    assert said.inner_text() == ""
    clock.get_by_role("button", name=CLOCK["start"]).click()
    assert said.inner_text() == f"{now(1)} · {CLOCK['left'].format(n=5)}"
    wait(visit.page, 4, 1)
    assert said.inner_text() == f"{now(1)} · {CLOCK['last_minute']}"
    clock.get_by_role("button", name=CLOCK["pause"]).click()
    assert said.inner_text() == f"{now(1)} · {CLOCK['paused']}"
    clock.get_by_role("button", name=CLOCK["go_on"]).click()
    wait(visit.page, 60)
    assert said.inner_text() == CLOCK["over"]


# The facilitator's mode


def test_a_case_is_held_back_until_someone_asks(room, visit):
    page = visit.page
    toggle(page).click()
    assert toggle(page).get_attribute("aria-pressed") == "true"
    choose(page)
    case = player(page, EXERCISE.case)
    for hidden in (".sekit-verdict", ".sekit-grounds", ".sekit-meters"):
        assert not case.locator(hidden).is_visible(), hidden
    assert page.evaluate(PLACE).startswith("H")  # the case found its heading
    assert case.locator(".sekit-chosen").is_visible()
    shows(page, "choice").click()
    assert case.locator(".sekit-verdict").is_visible()
    assert shows(page, "choice").count() == 0
    assert case.locator(".sekit-judged").evaluate("(node) => node === document.activeElement")
    assert axe_finds(page) == []
    click(page, CASE_WORDS["go_on"])
    choose(page)
    assert not case.locator(".sekit-verdict").is_visible()  # drawn anew, held again
    bar(page).get_by_role("button", name=WORDS["mode_off"]).click()
    assert case.locator(".sekit-verdict").is_visible()
    assert case.locator(".sekit-meters").is_visible()
    assert shows(page, "choice").count() == shows(page, "meters").count() == 0
    assert page.evaluate(PLACE) == f"BUTTON {WORDS['mode']}"  # the one that was pressed is gone
    toggle(page).click()
    assert not case.locator(".sekit-verdict").is_visible()
    assert visit.messages == []


def test_the_debrief_waits_but_the_code_is_there_to_read_out(room, visit):
    toggle(visit.page).click()
    play = play_through(visit.page, EXERCISE.case)
    click(visit.page, CASE_WORDS["see_debrief"])
    case = player(visit.page, EXERCISE.case)
    assert case.locator(".sekit-main .sekit-code").inner_text() == play.code()
    for part in (".sekit-cards", ".sekit-path", ".sekit-meters", ".sekit-tag"):
        assert not case.locator(part).first.is_visible(), part
    assert shows(visit.page, "meters").count() == 0  # they come with the rest
    shows(visit.page, "debrief").click()
    for part in (".sekit-cards", ".sekit-path", ".sekit-meters", ".sekit-tag"):
        assert case.locator(part).first.is_visible(), part
    note = case.get_by_label(CASE_WORDS["reflection_done"])
    note.fill("Vi spurte ham først.")
    assert case.locator(".sekit-cards").is_visible()  # what is written does not hide it again
    assert axe_finds(visit.page) == []


def test_it_all_goes_by_keyboard(room, visit):
    page = visit.page
    toggle(page).focus()
    page.keyboard.press("Enter")
    first = cases.load(EXERCISE.case).start().choices[0]
    press(page, f"{first.key} {first.text}")
    press(page, WORDS["show"]["choice"])
    verdict = player(page, EXERCISE.case).locator(".sekit-verdict")
    assert verdict.is_visible()
    press(page, CASE_WORDS["go_on"])
    assert not verdict.is_visible()
    press(page, WORDS["mode_off"])
    assert toggle(page).get_attribute("aria-pressed") == "false"
    page.keyboard.press("Space")
    assert toggle(page).get_attribute("aria-pressed") == "true"


def test_the_text_of_a_case_is_held_too(room, visit):
    toggle(visit.page).click()
    case = visit.page.locator("sekit-case")
    assert shows(visit.page, "text").count() == 0  # it lies behind a button of its own
    case.get_by_role("button", name=CASE_WORDS["show_text"]).click()
    text = case.locator(".sekit-text")
    assert not text.is_visible()
    shows(visit.page, "text").click()
    assert text.is_visible()
    case.get_by_role("button", name=CASE_WORDS["hide_text"]).click()
    assert not text.is_visible()


def test_a_reload_shows_nothing_that_is_held_back(room, visit):
    page = visit.page
    choose(page)
    assert "sekit.room" not in visit.stored()
    toggle(page).click()
    assert "sekit.room" in visit.stored()
    page.add_init_script(
        """window.seen = 0;
           const look = () => {
             window.seen += document.querySelector(".sekit-verdict")?.getClientRects().length ?? 0;
             requestAnimationFrame(look);
           };
           look();"""
    )
    page.reload(wait_until="networkidle")
    assert toggle(page).get_attribute("aria-pressed") == "true"
    assert shows(page, "choice").is_visible()
    assert page.evaluate("window.seen") == 0
    assert page.evaluate("document.activeElement === document.body")  # nothing is forced on the one who reads
    bar(page).get_by_role("button", name=WORDS["mode_off"]).click()
    assert "sekit.room" not in visit.stored()
    page.reload(wait_until="networkidle")
    assert toggle(page).get_attribute("aria-pressed") == "false"
    assert page.locator(".sekit-verdict").is_visible()


def test_it_works_where_storage_is_denied(visit):
    visit.page.add_init_script(
        """for (const name of ["localStorage", "sessionStorage"])
             Object.defineProperty(window, name, { get() { throw new DOMException("denied", "SecurityError"); } });"""
    )
    stand(visit.page, "case")
    toggle(visit.page).click()
    choose(visit.page)
    assert shows(visit.page, "choice").is_visible()
    bar(visit.page).get_by_role("button", name=WORDS["mode_off"]).click()
    assert visit.page.locator(".sekit-verdict").is_visible()
    assert visit.messages == []


def test_a_question_is_answered_before_it_is_judged(visit):
    page = visit.page
    stand(page, "quiz")
    quiz = page.locator("sekit-quiz")
    quiz.locator("summary").click()
    toggle(page).click()
    assert quiz.locator("details[open]").count() == 0
    assert shows(page).count() == 0  # nothing has been answered
    for number in (0, 1):
        quiz.get_by_role("radio").nth(number).check()
        quiz.get_by_role("button", name=front_end.strings("quiz")["check"]).click()
        assert not quiz.get_by_role("status").is_visible()
        assert quiz.locator("li[data-chosen]").count() == 1
        shows(page).click()
        assert quiz.locator("[role=status]").is_visible()  # and the next answer is held again
    quiz.locator("summary").click()
    assert quiz.locator("dl").is_visible()


def test_a_self_test_is_held_back_too(visit):
    page = visit.page
    stand(page, "selftest")
    toggle(page).click()
    test = page.locator("sekit-selftest")
    test.get_by_role("radio").first.check()
    test.get_by_role("button", name=front_end.strings("quiz")["check"]).click()
    mark = "getComputedStyle(document.querySelector('label[data-chosen]'), '::after').content"
    assert page.evaluate(mark) == "none"
    assert not test.locator("form [role=status]").is_visible()
    shows(page).click()
    assert test.locator("form [role=status]").is_visible()
    assert page.evaluate(mark) != "none"


def test_the_rules_answer_when_asked(visit):
    page = visit.page
    stand(page, "kvp")
    toggle(page).click()
    kvp = page.locator("sekit-kvp")
    cards = kvp.locator("fieldset.sekit-card")
    status = kvp.locator(".sekit-status")
    assert shows(page).count() == shows(page, "result").count() == 0
    cards.nth(1).get_by_role("radio").first.check()
    shows(page, "result").wait_for()
    assert cards.nth(1).get_by_role("radio").first.is_visible()
    assert not kvp.locator(".sekit-finding").nth(1).is_visible()
    assert not status.locator("strong").is_visible()
    assert status.locator(".sekit-count").is_visible()
    shows(page).click()
    assert kvp.locator(".sekit-finding").nth(1).is_visible()
    shows(page, "result").click()
    assert kvp.locator(".sekit-reasons").is_visible()
    assert status.locator("strong").is_visible()
    cards.nth(2).get_by_role("radio").first.check()
    shows(page, "result").wait_for()  # another answer, held again
    assert kvp.locator(".sekit-finding").nth(1).is_visible()
    assert not kvp.locator(".sekit-finding").nth(2).is_visible()
    kvp.locator("details[data-verdict] > summary:visible").first.click()
    assert kvp.locator("details[data-verdict][open] blockquote").first.is_visible()
    bar(page).get_by_role("button", name=WORDS["mode_off"]).click()
    toggle(page).click()
    assert kvp.locator("details[data-verdict][open]").count() == 0
    assert axe_finds(page) == []


def test_what_a_plan_lacks_stays_shown_while_it_is_mended(visit):
    page = visit.page
    stand(page, "plan")
    toggle(page).click()
    plan = page.locator("sekit-plan")
    first = plans.template("laeringsplan").fields[0]
    field = plan.get_by_label(first.label, exact=True)
    field.fill("x")
    page.wait_for_timeout(400)  # it is checked in a moment of quiet
    assert not plan.locator(".sekit-found").is_visible()
    assert not any(note.is_visible() for note in plan.locator(".sekit-notes").all())
    shows(page, "plan").click()
    assert plan.locator(".sekit-found").is_visible()
    found = plan.locator(".sekit-found").inner_text()
    field.fill("våren 2027")
    page.wait_for_timeout(400)
    assert plan.locator(".sekit-found").inner_text() != found
    assert plan.locator(".sekit-found").is_visible()
    assert shows(page, "plan").count() == 0


def test_a_reader_who_lost_their_place_stands_at_the_button(visit):
    page = visit.page
    stand(page, more='<div id="here"><button type="button">Svar</button></div>')
    toggle(page).click()
    page.evaluate(
        """() => document.querySelector("#here button").addEventListener("click", () => {
          const verdict = Object.assign(document.createElement("div"), { tabIndex: -1, textContent: "Godt valg." });
          verdict.setAttribute("data-verdict", "");
          verdict.setAttribute("aria-label", "svaret på oppgaven");
          document.querySelector("#here").replaceChildren(verdict);
          verdict.focus();
        })"""
    )
    page.get_by_role("button", name="Svar", exact=True).click()
    shown = page.get_by_role("button", name=WORDS["show_named"].format(name="svaret på oppgaven"))
    shown.wait_for()
    assert shown.evaluate("(node) => node === document.activeElement")
    page.keyboard.press("Enter")
    assert page.evaluate(PLACE) == "DIV Godt valg."


def test_the_text_is_large_and_the_page_never_wider_than_the_screen(room, visit):
    page = visit.page
    page.set_viewport_size({"width": 1024, "height": 768})
    size = """(selector) => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize)"""
    places = ("main p", ".sekit-story", "sekit-room td", "sekit-room legend")
    before = [page.evaluate(size, place) for place in places]
    toggle(page).click()
    for place, small in zip(places, before, strict=True):
        assert 1.35 <= page.evaluate(size, place) / small <= 1.5, place
    wide = "document.documentElement.scrollWidth"
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(wide) <= 1024
        assert axe_finds(page) == []
    menu = page.get_by_role("button", name="Meny", exact=True)
    assert not page.get_by_role("navigation", name="Hovedmeny").is_visible()
    menu.click()
    assert page.get_by_role("navigation", name="Hovedmeny").is_visible()
    menu.click()
    play_through(page, EXERCISE.case)
    click(page, CASE_WORDS["see_debrief"])
    shows(page, "debrief").click()
    assert page.evaluate(wide) <= 1024


def test_what_has_the_focus_is_never_under_the_bar(room, visit):
    page = visit.page
    page.emulate_media(reduced_motion="reduce")
    toggle(page).click()
    for control in page.locator("main :is(button, a, input, summary)").all():
        if control.is_visible() and control.is_enabled():
            control.focus()
            box = control.bounding_box()
            assert box["y"] + min(box["height"], 40) <= bar(page).bounding_box()["y"], control


def test_on_a_small_phone_in_the_dark(narrow, address):
    page = narrow.page
    page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    toggle(page).click()
    page.get_by_role("button", name=CLOCK["start"]).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    table = page.locator("sekit-room table:visible")
    assert table.evaluate("(node) => node.scrollWidth") <= 320
    assert page.locator("sekit-room").get_by_role("row").count() == 1 + len(EXERCISE.run(60))
    assert axe_finds(page) == []


def test_in_a_notebook_it_holds_for_what_other_cells_show(visit):
    page = visit.page
    script = f"""
      import tail from "{SITE}widget.js";
      const el = document.querySelector("#out");
      window.gone = tail.render({{ model: {{ get: () => document.querySelector("#html").textContent }}, el }});
    """
    files = {"widget.js": front_end.esm("room"), "start.js": script, "case.js": front_end.script("case")}
    style = front_end.css("room") + front_end.css("case")
    body = (
        f'<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Øvelse</title><style>{style}</style></head>'
        '<body data-jp-theme-light="false"><main><h1>Notatbok</h1><script type="text/plain" id="html"></script>'
        f'<div class="jp-OutputArea-output" id="out"></div><div class="jp-OutputArea-output">{ELEMENTS["case"]()}</div>'
        '</main><script src="case.js"></script></body></html>'
    )

    def answer(route):
        name = route.request.url.removeprefix(SITE)
        kind = "text/javascript" if name in files else "text/html"
        route.fulfill(body=files.get(name, body), content_type=f"{kind}; charset=utf-8")

    page.context.route(f"{SITE}**", answer)
    page.goto(SITE)
    page.evaluate("(html) => (document.querySelector('#html').textContent = html)", ELEMENTS["room"]())
    page.add_script_tag(url=f"{SITE}start.js", type="module")
    toggle(page).click()
    choose(page)
    assert shows(page, "choice").is_visible()
    assert not page.locator(".sekit-verdict").is_visible()
    ink = "getComputedStyle(document.querySelector('sekit-room')).color"
    assert page.evaluate(ink) == "rgb(233, 229, 220)"  # dark as the notebook is
    page.evaluate("window.gone()")
    bar(page).get_by_role("button", name=WORDS["mode_off"]).click()  # the mode outlives the cell that began it
    assert page.locator(".sekit-verdict").is_visible()
    assert visit.messages == []


# Paper, and the days after


def test_it_prints_the_programme_alone(room, visit):
    page = visit.page
    page.evaluate("() => { window.print = () => {}; }")
    room.get_by_role("radio", name=WORDS["minutes_long"].format(n=30)).check()
    toggle(page).click()
    room.get_by_role("button", name=WORDS["print"]).click()
    page.emulate_media(media="print")
    assert room.get_by_role("table", name=EXERCISE.program(30).caption).is_visible()
    assert not room.get_by_role("table", name=EXERCISE.program(60).caption).is_visible()
    for gone in (".sekit-room-bar", "sekit-case", "h1", "sekit-room button", ".sekit-timer"):
        assert not page.locator(gone).first.is_visible(), gone
    assert len(re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))) <= 2
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("h1").is_visible()


def test_the_follow_up_is_the_same_calendar_as_from_python(clock, visit):
    held = clock.get_by_label(WORDS["held"])
    assert held.input_value() == "2026-11-02"  # today
    held.fill("2026-12-24")
    with visit.page.expect_download() as waiting:
        clock.get_by_role("button", name=WORDS["calendar"]).click()
    assert waiting.value.suggested_filename == WORDS["file"].format(slug=SLUG)
    made = waiting.value.path().read_bytes()
    day = date(2026, 12, 24)

    def events(calendar):
        found = icalendar.Calendar.from_ical(calendar)
        return str(found["prodid"]), [
            (*(str(event[key]) for key in ("uid", "summary", "description", "transp")), event.start, event.end)
            for event in found.walk("VEVENT")
        ]

    assert events(made) == events(workshop.follow_up(EXERCISE, held=day))
    later = [day + timedelta(weeks=one.weeks) for one in EXERCISE.follow_up]
    days = [f"{one.day}.{one.month}.{one.year}" for one in later]
    told = WORDS["saved"].format(name=WORDS["file"].format(slug=SLUG), days=WORDS["and"].join(days))
    assert clock.locator(".sekit-told[role=status]").inner_text() == told
    assert visit.stored() == []


@pytest.mark.parametrize("given", ["", "20266-01-01"])
def test_a_day_that_is_no_day_is_told_where_it_stands(clock, visit, given):
    held = clock.get_by_label(WORDS["held"])
    held.evaluate("(node, value) => (node.value = value)", given)
    save = clock.get_by_role("button", name=WORDS["calendar"])
    save.focus()
    visit.page.keyboard.press("Enter")
    assert clock.get_by_role("alert").inner_text() == WORDS["bad_day"]
    assert held.get_attribute("aria-invalid") == "true"
    assert held.evaluate("(node) => node === document.activeElement")
    assert axe_finds(visit.page) == []
    held.fill("2026-11-30")
    with visit.page.expect_download():
        save.click()
    assert clock.get_by_role("alert").inner_text() == ""
    assert held.get_attribute("aria-invalid") is None
