"""A workshop held from the website alone: three groups with a phone each, and a facilitator with a PC."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterator

import pytest
from play import WORDS
from playwright.sync_api import Browser, Page

from sekit import cases, workshop
from sekit.widgets import page as front_end

GROUPS = front_end.strings("groups")
PHONE = {"viewport": {"width": 393, "height": 851}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}
EXERCISES = ("spill-en-sak", "fadderavtale-og-bytte", "kontorets-laeringsplan")


@pytest.fixture
def phones(browser: Browser) -> Iterator[list[Page]]:
    """Three groups' phones, each a profile of its own."""
    contexts = [browser.new_context(**PHONE, locale="nb-NO") for _ in range(3)]
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


def play(page: Page, slug: str, number: int, most: int | None = None) -> cases.Play:
    """Play the case on a phone as group ``number`` would, to the end or ``most`` choices; return the same in Python."""
    player = page.locator(f'sekit-case[case="{slug}"] .sekit-player')
    drawn, at = random.Random(number), cases.load(slug).start()
    while not at.is_over and (most is None or len(at.route) < most):
        if at.scene.write:
            player.get_by_role("button", name=WORDS["show_options"]).tap()
        choice = drawn.choice(at.choices)
        player.get_by_role("button", name=choice.text).tap()
        player.get_by_role("button", name=WORDS["go_on"]).tap()
        at = at.choose(choice.id)
    return at


def read_code(page: Page) -> str:
    """Return the code that the group reads aloud before the case is over."""
    page.locator(".sekit-player summary", has_text=WORDS["code_so_far"]).tap()
    return str(page.locator(".sekit-player .sekit-foot code").inner_text())


@pytest.mark.parametrize("slug", EXERCISES)
def test_three_groups_and_a_facilitator(visit, phones, address, slug, tmp_path):
    exercise, url = workshop.exercise(slug), f"{address}/exercises/{slug}.html"
    plays = []
    for number, phone in enumerate(phones):
        phone.goto(url, wait_until="networkidle")
        plays.append(play(phone, exercise.case, number, most=None if number else 4))  # the first one is stopped
    codes = [read_code(phones[0])]
    for phone in phones[1:]:
        phone.locator(".sekit-player").get_by_role("button", name=WORDS["see_debrief"]).tap()
        codes.append(phone.locator(".sekit-player .sekit-main code.sekit-code").inner_text())
    assert codes == [one.code() for one in plays]

    room = visit.page
    room.goto(url, wait_until="networkidle")
    view = room.locator("sekit-groups")
    for typed in (codes[0].lower(), codes[1].replace("-", " "), codes[2]):
        view.get_by_label(GROUPS["field"], exact=True).fill(typed)
        view.get_by_label(GROUPS["field"], exact=True).press("Enter")
    assert view.locator(".sekit-groups code").all_inner_texts() == codes

    with room.expect_download() as told:
        view.get_by_role("button", name=GROUPS["csv"]).click()
    file = tmp_path / "grupper.csv"
    told.value.save_as(file)
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    merged = workshop.merge(codes).to_dict("records")
    scenes = cases.load(exercise.case).scenes
    named = [(scenes[row["decision"]].title, str(row["count"]), str(row["groups"])) for row in merged]
    assert [(row["avgjørelse"], row["antall"], row["grupper"]) for row in rows] == named

    for page in (room, *phones):
        kept = page.evaluate("() => Object.keys(localStorage)")
        assert not [name for name in kept if name.startswith("sekit")]  # the phones kept their place for the tab alone
    assert visit.foreign(address) == []
    assert visit.messages == []


def test_codes_that_cannot_be_used(visit, address):
    room = visit.page
    room.goto(f"{address}/exercises/spill-en-sak.html", wait_until="networkidle")
    view = room.locator("sekit-groups")
    start = cases.load("minh").start()
    good, other = start.choose("tilby-se").code(), cases.load("farid").start().code()
    mistyped = good[:-1] + ("A" if good[-1] != "A" else "B")
    field = view.get_by_label(GROUPS["field"], exact=True)
    for given, said in ((mistyped, "feil bokstav"), (other, "hører ikke til saken «minh»"), ("minh-AB", "for kort")):
        field.fill(given)
        field.press("Enter")
        assert said in view.inner_text()
        assert field.input_value() == given  # to be mended
        assert view.locator(".sekit-groups code").count() == 0
    for _ in range(2):
        field.fill(good)
        field.press("Enter")
    assert view.locator(".sekit-groups code").count() == 1
    assert GROUPS["again_one"].format(codes=good) in view.inner_text()
    view.get_by_role("button", name=GROUPS["again_yes"]).click()
    assert view.locator(".sekit-groups code").all_inner_texts() == [good, good]


ALONE = """async (name) => {
  const host = document.querySelector(`sekit-${name}`);
  const look = () => [...host.querySelectorAll('*')].map((node) => {
    const style = getComputedStyle(node);
    const asked = ['display', 'color', 'fontSize', 'fontWeight', 'borderTopWidth', 'marginTop', 'paddingLeft',
      'backgroundColor', 'textAlign'];
    return [node.tagName, node.className, ...asked.map((one) => `${one}: ${style[one]}`)].join(' ');
  });
  const together = look();
  const others = [...document.querySelectorAll('link[rel=stylesheet]')].filter(
    ({ href }) => /sekit-/.test(href) && !href.includes(`sekit-${name}.css`) && !href.includes('sekit-room.css'));
  for (const link of others) link.disabled = true;
  await new Promise((done) => setTimeout(done, 200));
  const alone = look();
  return [others.length, together.filter((line, n) => line !== alone[n])];
}"""


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("vilkar-og-begrunnelse", "case"),
        ("vilkar-og-begrunnelse", "kvp"),
        ("vilkar-og-begrunnelse", "groups"),
        ("fadderavtale-og-bytte", "plan"),
        ("tid-og-kapasitet", "time"),
    ],
)
def test_elements_on_one_page_do_not_paint_each_other(visit, address, slug, name):
    visit.page.goto(f"{address}/exercises/{slug}.html", wait_until="networkidle")
    others, painted = visit.page.evaluate(ALONE, name)
    assert others >= 2
    assert painted == []


@pytest.mark.parametrize("slug", workshop.slugs())
def test_what_a_notebook_says_of_its_sources_is_a_link_on_its_page(visit, address, slug):
    visit.page.goto(f"{address}/exercises/{slug}.html")
    told = visit.page.locator("main").inner_text()
    assert "(Kilde:" not in told
    assert "(Lov:" not in told
    assert visit.page.locator("main .kilde a[href*='kildekart']").count()
