"""Cases played in the built book by a reader: from start to debrief, with clicks and with the keyboard alone."""

from __future__ import annotations

import json

import pytest
from play import WORDS, axe_finds, click, play_through, player, press

from sekit import cases

SLUGS = cases.slugs()


def open_case(visit, address, slug):
    visit.page.goto(f"{address}/saker/{slug}.html", wait_until="networkidle")
    return player(visit.page, slug)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_whole_case_by_keyboard_alone(visit, address, slug):
    shown = open_case(visit, address, slug)
    play = play_through(visit.page, slug, press)
    press(visit.page, WORDS["see_debrief"])
    assert play.code() in shown.inner_text()
    assert visit.foreign(address) == []
    assert visit.messages == []
    assert visit.failed == []


@pytest.mark.parametrize("slug", SLUGS)
def test_a_whole_case_from_disk(visit, html, slug):
    visit.page.goto((html / "saker" / f"{slug}.html").as_uri())
    play = play_through(visit.page, slug, press, prefer="weak")
    press(visit.page, WORDS["see_debrief"])
    assert play.code() in player(visit.page, slug).inner_text()
    assert visit.messages == []


@pytest.mark.parametrize("prefer", ["supported", "weak", "open"])
@pytest.mark.parametrize("slug", SLUGS)
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


@pytest.mark.parametrize("slug", SLUGS)
def test_every_edge_leads_where_python_says(visit, address, slug):
    """Every choice of every reachable state, walked by the page's own code, against Python."""
    open_case(visit, address, slug)
    routes, waiting, seen = [], [cases.load(slug).start()], set()
    while waiting:
        play = waiting.pop()
        state = (play.scene.id, play.made)
        if state in seen:
            continue
        seen.add(state)
        for choice in play.choices:
            after = play.choose(choice.id)
            routes.append(after)
            waiting.append(after)
    found = visit.page.evaluate(
        """([slug, routes]) => {
          const element = document.querySelector(`sekit-case[case="${slug}"]`);
          const { follow, sceneAt, open, meters, code } = globalThis.sekit.walk;
          return routes.map((route) => {
            const row = follow(element.data, route).at(-1);
            const scene = sceneAt(element.data, row);
            const asides = element.data.rows[row][2].map((number) => scene.also[number]);
            return {
              scene: scene.id,
              open: open(element.data, row).map((choice) => choice.id),
              text: [...scene.text, ...asides],
              meters: meters(element.data, route),
              code: code(element.data, route),
            };
          });
        }""",
        [slug, [[list(step) for step in play.route] for play in routes]],
    )
    for play, browser in zip(routes, found, strict=True):
        expected = {
            "scene": play.scene.id,
            "open": [choice.id for choice in play.choices],
            "text": list(play.text),
            "meters": list(play.meters.values()),
            "code": play.code(),
        }
        assert browser == expected


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("slug", SLUGS)
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
        click(visit.page, WORDS["go_on"])
        play = play.choose(choice.id)
    assert axe_finds(visit.page) == []
    click(visit.page, WORDS["see_debrief"])
    assert axe_finds(visit.page) == []


@pytest.mark.parametrize("slug", SLUGS)
def test_nothing_scrolls_sideways_on_a_small_phone(narrow, address, slug):
    open_case(narrow, address, slug)
    play = play_through(narrow.page, slug, prefer="weak")
    click(narrow.page, WORDS["see_debrief"])
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
    "another version": json.dumps({"format": 1, "structure": "ZZZZ", "route": [["x", "y"]], "step": "scene"}),
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
