"""Cases played in the built book by a reader: from start to debrief, with clicks and with the keyboard alone."""

from __future__ import annotations

import json
from collections import deque

import pytest
from play import WORDS, axe_finds, click, drawn, from_a_site, from_disk, play_through, player, press, unfold

from sekit import cases
from sekit.stages import STAGES

SLUGS = cases.slugs()
FULL = [slug for slug in SLUGS if cases.load(slug).shape == "full"]


def open_case(visit, address, slug):
    visit.page.goto(f"{address}/saker/{slug}.html")
    return player(visit.page, slug)


@pytest.mark.parametrize("slug", drawn(5))
def test_a_whole_case_by_keyboard_alone(visit, address, slug):
    shown = open_case(visit, address, slug)
    play = play_through(visit.page, slug, press)
    press(visit.page, WORDS["see_debrief"])
    assert play.code() in shown.inner_text()
    assert visit.foreign(address) == []
    assert visit.messages == []
    assert visit.failed == []


@pytest.mark.parametrize("slug", drawn(5))
def test_a_whole_case_from_disk(visit, html, slug):
    visit.page.goto((html / "saker" / f"{slug}.html").as_uri())
    play = play_through(visit.page, slug, prefer="weak")
    click(visit.page, WORDS["see_debrief"])
    assert play.code() in player(visit.page, slug).inner_text()
    assert visit.messages == []


@pytest.mark.parametrize("prefer", ["supported", "weak", "open"])
@pytest.mark.parametrize("slug", FULL)
def test_three_routes_end_in_the_debrief_that_python_gives(visit, address, slug, prefer):
    shown = open_case(visit, address, slug)
    play = play_through(visit.page, slug, click, prefer=prefer)
    assert play.scene.title in shown.inner_text()
    click(visit.page, WORDS["see_debrief"])
    text = shown.inner_text()
    assert play.code() in text
    for row in play.debrief().itertuples():
        assert row.title in text
        assert row.because in text
        assert cases.words()["verdicts"][row.verdict]["label"] in text


READ = """([routes, words]) => {
  const element = document.querySelector("sekit-case");
  const main = () => element.querySelector(".sekit-main");
  const read = (selector) => [...main().querySelectorAll(selector)].map((node) => node.textContent.trim());
  const press = (name) => [...main().querySelectorAll("button")].find((one) => one.textContent === name).click();
  return routes.map((route) => {
    element.route = route;
    const asked = read(".sekit-field label");
    if (asked.length) press(words.show_options);
    const shown = {
      title: read(".sekit-title"),
      text: read(".sekit-story p"),
      asked,
      keys: read(".sekit-option .sekit-badge"),
      options: read(".sekit-option > span:last-child"),
      ended: read(".sekit-main > .sekit-above").includes(words.ending),
      meters: read(".sekit-meter > :not(.sekit-track)"),
      yours: read(".sekit-talks .sekit-mine p:last-child"),
      code: null,
    };
    if (shown.ended) {
      press(words.see_debrief);
      shown.code = read(".sekit-code")[0];
    }
    return shown;
  });
}"""


def words_of(moved):
    if moved == 0:
        return WORDS["meter_same"]
    return WORDS["meter_up" if moved > 0 else "meter_down"].format(n=abs(moved))


def as_a_reader_sees_it(play):
    """What the page should show where ``play`` stands, by Python."""
    talk = play.case.shape == "samtale"
    meters = zip(play.case.meters, play.meters.values(), strict=True)
    return {
        "title": [play.scene.title],
        "text": list(play.text),
        "asked": [play.scene.write] if play.scene.write else [],
        "keys": [choice.key for choice in play.choices],
        "options": [choice.text for choice in play.choices],
        "ended": play.is_over,
        "meters": [
            part for meter, moved in meters if play.is_over or not talk for part in (meter.label, words_of(moved))
        ],
        "yours": [play.case.scenes[scene].choice(id).text for scene, id in play.route] if talk else [],
        "code": play.code() if play.is_over else None,
    }


@pytest.mark.parametrize("slug", SLUGS)
def test_every_edge_leads_where_python_says(visit, address, slug):
    """Every choice of every reachable state, set on the element and read from the page, against Python."""
    open_case(visit, address, slug)
    start = cases.load(slug).start()
    plays, waiting, seen = [start], deque([start]), set()
    while waiting:
        play = waiting.popleft()
        state = (play.scene.id, play.made)
        if state in seen:
            continue
        seen.add(state)
        after = [play.choose(choice.id) for choice in play.choices]
        plays += after
        waiting += after
    routes = [[list(step) for step in play.route] for play in plays]
    found = visit.page.evaluate(READ, [routes, WORDS])
    for play, shown in zip(plays, found, strict=True):
        assert shown == as_a_reader_sees_it(play), play.route
    assert visit.messages == []


@pytest.mark.parametrize(("slug", "dark"), [(slug, False) for slug in drawn(5)] + [(slug, True) for slug in drawn(2)])
def test_axe_finds_nothing_in_any_step(visit, address, slug, dark):
    visit.page.emulate_media(color_scheme="dark" if dark else "light")
    open_case(visit, address, slug)
    play, weak_once = cases.load(slug).start(), True
    assert axe_finds(visit.page) == []
    while not play.is_over:
        if play.scene.write:
            assert axe_finds(visit.page) == []
            click(visit.page, WORDS["show_options"])
        wanted = "weak" if weak_once else "open"
        choice = next((choice for choice in play.choices if choice.verdict == wanted), play.choices[0])
        weak_once = weak_once and choice.verdict != "weak"
        click(visit.page, choice.text)
        assert axe_finds(visit.page) == []
        if play.case.shape != "samtale":
            click(visit.page, WORDS["go_on"])
        play = play.choose(choice.id)
    assert axe_finds(visit.page) == []
    click(visit.page, WORDS["see_debrief"])
    unfold(visit.page)
    assert axe_finds(visit.page) == []


@pytest.mark.parametrize("slug", drawn(5))
def test_nothing_scrolls_sideways_on_a_small_phone(narrow, address, slug):
    open_case(narrow, address, slug)
    play = play_through(narrow.page, slug, prefer="weak")
    click(narrow.page, WORDS["see_debrief"])
    unfold(narrow.page)
    assert play.is_over
    assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe_finds(narrow.page) == []


def test_focus_lands_on_the_new_text(visit, address):
    open_case(visit, address, "minh")
    first = cases.load("minh").start()
    press(visit.page, first.choices[0].text)
    assert visit.page.evaluate("document.activeElement.matches('h2, h3, h4')")
    press(visit.page, WORDS["go_on"])
    after = first.choose(first.choices[0].id)
    assert after.scene.title in visit.page.evaluate("document.activeElement.innerText")


def test_back_forward_and_another_way(visit, address):
    shown = open_case(visit, address, "minh")
    play = cases.load("minh").start()
    weak = next(choice for choice in play.choices if choice.verdict == "weak")
    good = next(choice for choice in play.choices if choice.verdict == "supported")
    click(visit.page, weak.text)
    click(visit.page, WORDS["back"])
    assert play.scene.title in shown.inner_text()
    click(visit.page, WORDS["forward"])
    assert weak.because in shown.inner_text()
    click(visit.page, WORDS["back"])
    click(visit.page, good.text)
    route = visit.page.eval_on_selector("sekit-case", "found => found.route")
    assert route == [[play.scene.id, good.id]]


def test_notes_are_text_and_never_in_the_code(visit, address):
    open_case(visit, address, "minh")
    play = play_through(visit.page, "minh")
    click(visit.page, WORDS["see_debrief"])
    box = visit.page.locator(".sekit-player textarea").last
    box.fill("<img src=x onerror=alert(1)><b>fet</b>")
    visit.page.reload(wait_until="networkidle")
    assert box.input_value() == "<img src=x onerror=alert(1)><b>fet</b>"
    assert visit.page.locator(".sekit-player img").count() == 0
    assert play.code() in player(visit.page, "minh").inner_text()


def test_nothing_is_stored_before_the_reader_acts_and_a_reload_comes_back(visit, address):
    shown = open_case(visit, address, "minh")
    assert visit.stored() == []
    play = cases.load("minh").start()
    choice = play.choices[0]
    click(visit.page, choice.text)
    assert visit.stored() == ["sekit.case.minh"]
    visit.page.reload(wait_until="networkidle")
    assert choice.because in shown.inner_text()


STATES = {
    "another version where nothing fits": json.dumps(
        {"format": 1, "structure": "ZZZZ", "route": [["x", "y"]], "step": "scene"}
    ),
    "another format": json.dumps({"format": 99}),
    "not JSON": "{{{",
    "null": "null",
    "a number": "17",
    "an unknown choice": json.dumps({"format": 1, "structure": "SAME", "route": [["x", "y"]], "step": "scene"}),
    "a wrong shape": json.dumps({"format": 1, "structure": "SAME", "route": 5, "notes": 7, "step": []}),
    "a step too far": json.dumps({"format": 1, "structure": "SAME", "route": [], "step": "debrief", "tried": [[]]}),
}


@pytest.mark.parametrize("state", STATES.values(), ids=STATES.keys())
def test_a_stored_state_that_does_not_fit_is_a_message_and_a_clean_start(visit, address, state):
    case = cases.load("minh")
    state = state.replace("SAME", case.structure)
    visit.context.add_init_script(f"sessionStorage.setItem('sekit.case.minh', {json.dumps(state)})")
    shown = open_case(visit, address, "minh")
    assert case.scenes[case.first].title in shown.inner_text()
    assert shown.get_by_role("status").filter(has_text=" ").count() >= 1
    assert visit.messages == []


@pytest.mark.parametrize(
    "denied",
    [
        "for (const name of ['localStorage', 'sessionStorage'])"
        " Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    ],
    ids=["denied", "full"],
)
def test_storage_that_is_denied_or_full_is_said_and_the_play_goes_on(visit, address, denied):
    visit.context.add_init_script(denied)
    shown = open_case(visit, address, "minh")
    play = cases.load("minh").start()
    click(visit.page, play.choices[0].text)
    assert shown.get_by_role("status").filter(has_text=" ").count() >= 1
    click(visit.page, WORDS["go_on"])
    assert play.choose(play.choices[0].id).scene.title in shown.inner_text()
    assert visit.messages == []


def test_another_tab_is_noticed(visit, address):
    shown = open_case(visit, address, "minh")
    play = cases.load("minh").start()
    click(visit.page, play.choices[0].text)
    visit.page.locator(".sekit-player summary", has_text=WORDS["memory"]).click()
    click(visit.page, WORDS["remember"])
    other = visit.context.new_page()
    other.goto(f"{address}/saker/minh.html", wait_until="networkidle")
    assert play.choices[0].because in other.locator(".sekit-player").inner_text()
    click(other, WORDS["go_on"])
    visit.page.bring_to_front()
    assert shown.get_by_role("status").filter(has_text=" ").count() >= 1
    assert play.choices[0].because in shown.inner_text()


def test_without_javascript_the_whole_case_can_be_read(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/saker/minh.html")
    text = page.locator(".sekit-text").inner_text()
    for scene in cases.load("minh").scenes.values():
        assert scene.title in text
        assert all(choice.because in text for choice in scene.choices)
    context.close()


def test_paper_shows_the_text_or_the_debrief(visit, address):
    shown = open_case(visit, address, "minh")
    visit.page.emulate_media(media="print")
    assert visit.page.locator(".sekit-text").is_visible()
    assert not shown.is_visible()
    visit.page.emulate_media(media="screen")
    play_through(visit.page, "minh")
    click(visit.page, WORDS["see_debrief"])
    visit.page.emulate_media(media="print")
    assert shown.is_visible()
    assert not visit.page.locator(".sekit-text").is_visible()


def to_the_debrief(page, slug, prefer="weak"):
    play = play_through(page, slug, prefer=prefer)
    click(page, WORDS["see_debrief"])
    return play


def steps_of(play):
    """The play before each of its steps."""
    at = [play.case.start()]
    for step in play.route:
        at.append(at[-1].choose(step.choice))
    return at


def table(page, kind):
    """A table of the debrief as text, row by row; what is only read aloud is in it."""
    return page.eval_on_selector_all(
        f".sekit-{kind} tr", "rows => rows.map((row) => [...row.cells].map((cell) => cell.textContent.trim()))"
    )


@pytest.mark.parametrize("slug", drawn(5))
def test_the_way_through_the_stages_stands_in_a_table(visit, address, slug):
    open_case(visit, address, slug)
    play = to_the_debrief(visit.page, slug)
    head, *rows = table(visit.page, "path")
    assert head == [WORDS["decision"], *(f"{stage.number} {stage.short}" for stage in STAGES)]
    before, at = 0, steps_of(play)
    for number, (row, step) in enumerate(zip(rows, play.route, strict=True)):
        scene = at[number].scene
        stage = scene.stage.number
        verdict = cases.words()["verdicts"][scene.choice(step.choice).verdict]
        back = WORDS["path_back"].format(**{"from": before, "to": stage}) if stage < before else ""
        assert row[0] == f"{number + 1}. {scene.title}{back}"
        assert row[stage] == f"{verdict['mark']}{verdict['label']}"
        assert [cell for cell in row[1:] if cell] == [row[stage]]
        before = stage


@pytest.mark.parametrize("slug", drawn(5))
def test_the_meters_over_time_stand_in_a_table(visit, address, slug):
    open_case(visit, address, slug)
    play = to_the_debrief(visit.page, slug)
    head, *rows = table(visit.page, "numbers")
    assert head == [WORDS["decision"], *(meter.label for meter in play.case.meters)]
    signed = [
        [f"{value:+d}".replace("-", "−") if value else "0" for value in at.meters.values()] for at in steps_of(play)
    ]
    assert [row[1:] for row in rows] == signed[1:]


def test_a_table_too_wide_for_the_screen_scrolls_alone_by_keyboard(narrow, address):
    open_case(narrow, address, "minh")
    to_the_debrief(narrow.page, "minh")
    region = narrow.page.get_by_role("region", name=WORDS["meters_over_time"])
    assert region.evaluate("node => node.scrollWidth > node.clientWidth")
    region.focus()
    narrow.page.keyboard.press("ArrowRight")
    for _ in range(100):  # the page's own rules forbid waiting for an expression
        if region.evaluate("node => node.scrollLeft"):
            return
        narrow.page.wait_for_timeout(20)
    raise AssertionError("an arrow key does not scroll the table")


def test_play_on_from_the_road_not_taken(visit, address):
    """The same as going back in Python to that decision and choosing there."""
    shown = open_case(visit, address, "minh")
    play = to_the_debrief(visit.page, "minh")
    number, other = next(
        (number, choice)
        for number, at in enumerate(steps_of(play)[1:-1], start=1)
        for choice in at.choices
        if choice.verdict == "supported"
    )
    card = shown.locator(".sekit-card").nth(number)
    card.locator("summary").click()
    card.get_by_role("button", name=f"{WORDS['play_on']}{WORDS['play_on_with'].format(key=other.key)}").click()
    for _ in play.route[number:]:
        play = play.back()
    play = play.choose(other.id)
    element = visit.page.locator("sekit-case")
    assert element.evaluate("node => node.route") == [list(step) for step in play.route]
    assert element.evaluate("node => node.tried") == [list(step) for step in play.tried]
    assert other.because in shown.inner_text()
    assert WORDS["feedback"].format(key=other.key) in visit.page.evaluate("document.activeElement.innerText")
    click(visit.page, WORDS["go_on"])
    assert play.scene.title in shown.inner_text()


def test_only_roads_that_hold_can_be_played_on(visit, address):
    shown = open_case(visit, address, "minh")
    play = to_the_debrief(visit.page, "minh")
    unfold(visit.page)
    offered = shown.get_by_role("button", name=WORDS["play_on"]).count()
    others = [
        choice.verdict
        for at, step in zip(steps_of(play), play.route, strict=False)
        for choice in at.choices
        if choice.id != step.choice
    ]
    assert offered == sum(verdict != "weak" for verdict in others)


@pytest.mark.parametrize("disk", [False, True], ids=["http", "disk"])
def test_the_play_can_be_kept_as_json(visit, address, html, disk):
    open_case(visit, html.as_uri() if disk else address, "minh")
    play = to_the_debrief(visit.page, "minh", prefer="supported")
    visit.page.get_by_label(WORDS["reflection_learned"]).fill("Å vente på et ja.")
    with visit.page.expect_download() as waiting:
        click(visit.page, WORDS["save_json"])
    name = waiting.value.suggested_filename
    kept = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    saved = kept.pop("saved")
    assert name == f"minh-{saved}.json"
    assert saved == visit.page.evaluate("new Date().toLocaleDateString('sv')")
    assert kept == {
        "format": 1,
        "slug": "minh",
        "structure": play.case.structure,
        "title": "Minh",
        "code": play.code(),
        "route": [list(step) for step in play.route],
        "tried": [],
        "meters": play.meters,
        "notes": {"gll:learned": "Å vente på et ja."},
    }
    assert WORDS["saved_json"].format(name=name) in player(visit.page, "minh").inner_text()
    assert visit.foreign(address) == []
    assert visit.messages == []


def test_what_was_opened_for_paper_closes_again(visit, address):
    shown = open_case(visit, address, "minh")
    to_the_debrief(visit.page, "minh")
    folded = shown.locator(".sekit-card details:not([open])")
    before = folded.count()
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == before > 0


@pytest.fixture
def talk(small_case, tmp_path):
    """The small case as a conversation."""
    file = tmp_path / small_case.name
    text = small_case.read_text(encoding="utf-8")
    file.write_text(text.replace("shape: mini", "shape: samtale"), encoding="utf-8")
    return file


def test_a_conversation_goes_on_at_once_and_tells_why_at_the_end(visit, talk, tmp_path):
    shown = from_disk(visit.page, talk, tmp_path)
    case = cases.load(talk)
    assert WORDS["talk_hint"] in shown.inner_text()
    click(visit.page, "Be henne vente litt")
    assert visit.page.evaluate("document.activeElement.innerText") == "Kari ringer"
    said = shown.get_by_role("group", name=WORDS["talk"]).get_by_role("listitem")
    assert [" ".join(line.split()) for line in said.all_inner_texts()] == [
        "Møtet Kari kommer inn. «Jeg vil jobbe», sier hun.",
        f"{WORDS['you_said']} Be henne vente litt",
    ]
    assert shown.get_by_text(WORDS["talk_all"]).count() == 0
    click(visit.page, WORDS["show_options"])
    click(visit.page, "Beklag, og avtal et møte")
    assert said.all_inner_texts()[-1].endswith("Beklag, og avtal et møte")
    assert not shown.get_by_text("Be henne vente litt").is_visible()
    shown.get_by_text(WORDS["talk_all"]).click()
    assert shown.get_by_text("Be henne vente litt").is_visible()
    for word in ("Da går tida.", WORDS["meters"], WORDS["consequence"], cases.words()["verdicts"]["weak"]["label"]):
        assert word not in shown.inner_text()
    click(visit.page, "Besøk butikken sammen")
    assert shown.get_by_text("Be henne vente litt").is_visible()  # what the reader has opened stays open
    assert said.count() == 6
    click(visit.page, WORDS["see_debrief"])
    lines = shown.locator(".sekit-card")
    for card, (scene, choice) in zip(
        lines.all(), [("mote", "vent"), ("tilbake", "beklag"), ("jobb", "besok")], strict=True
    ):
        line, text = case.scenes[scene].choice(choice), card.inner_text()
        assert case.scenes[scene].text[0] in text
        assert line.text in text
        assert line.because in text
        assert cases.words()["verdicts"][line.verdict]["label"] in text
    assert visit.messages == []


def test_a_conversation_goes_back_and_comes_back_to_its_place(visit, talk):
    shown = from_a_site(visit.page, talk)
    click(visit.page, "Be henne vente litt")
    visit.page.reload()
    assert "Kari ringer" in shown.inner_text()
    click(visit.page, WORDS["back"])
    assert "Kari kommer inn." in shown.inner_text()
    click(visit.page, WORDS["forward"])
    assert visit.page.evaluate("document.activeElement.innerText") == "Kari ringer"


def test_playing_on_in_a_conversation_goes_to_the_next_line(visit, talk, tmp_path):
    shown = from_disk(visit.page, talk, tmp_path)
    play_through(visit.page, talk, prefer="weak")
    click(visit.page, WORDS["see_debrief"])
    shown.locator(".sekit-card summary").first.click()
    shown.get_by_role("button", name=WORDS["play_on"]).first.click()
    assert visit.page.evaluate("document.activeElement.innerText") == "Jobben"


def test_a_conversation_by_keyboard_alone(visit, talk, tmp_path):
    shown = from_disk(visit.page, talk, tmp_path)
    play = play_through(visit.page, talk, press, prefer="weak")
    press(visit.page, WORDS["see_debrief"])
    assert play.code() in shown.inner_text()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_in_a_conversation(visit, talk, tmp_path, dark):
    visit.page.emulate_media(color_scheme="dark" if dark else "light")
    from_disk(visit.page, talk, tmp_path)
    for step in ("Be henne vente", WORDS["show_options"], "Beklag", "Besøk", WORDS["see_debrief"]):
        assert axe_finds(visit.page) == [], step
        click(visit.page, step)
        unfold(visit.page)
    assert axe_finds(visit.page) == []


def test_a_conversation_fits_a_small_phone(narrow, talk, tmp_path):
    from_disk(narrow.page, talk, tmp_path)
    for step in ("Be henne vente", WORDS["show_options"], "Beklag", "Besøk", WORDS["see_debrief"]):
        click(narrow.page, step)
        unfold(narrow.page)
        assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 320, step
