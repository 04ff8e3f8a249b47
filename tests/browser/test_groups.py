"""The group view: the same answers as Python, by mouse and keyboard, on paper, as a file and without a script."""

from __future__ import annotations

import csv
import io
import random
import sys
from pathlib import Path

import pytest
from play import axe_finds

from sekit import cases, workshop
from sekit.cases.codes import split
from sekit.errors import CodeError
from sekit.widgets import page as front_end

sys.path.append(str(Path(__file__).parent.parent / "workshop"))
from group_situations import DATA, code, drawn, text

WORDS = front_end.strings("groups")
ASKED = workshop.compile()
PAGE = "chapters/gruppevisning.html"
FOCUSED = "document.activeElement.tagName"


@pytest.fixture
def engine(visit):
    """A page that knows every case and has nothing on it but the script."""
    visit.page.set_content("<!doctype html><html lang=nb><title>Grupper</title></html>")
    visit.page.evaluate("text => (0, eval)(text)", front_end.script("groups"))
    data = ASKED | {"ui": WORDS, "level": 3}
    visit.page.evaluate("data => { globalThis.data = data; }", data)
    return visit.page


@pytest.fixture
def view(visit, address):
    """The group view on its own page in the book, empty."""
    visit.page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    return visit.page.locator("sekit-groups")


def field(view):
    return view.get_by_label(WORDS["field"], exact=True)


def put(view, given: str) -> None:
    """Type or paste into the field, and press Enter."""
    field(view).fill(given)
    field(view).press("Enter")


def listed(view) -> list[str]:
    return view.locator(".sekit-groups code").all_inner_texts()


def told(view) -> str:
    return str(view.locator("fieldset [role=status]").inner_text())


def divided() -> list[str]:
    """Three ways that part at the first decision of Minh."""
    return [code("one"), code("two"), code("one")]


# The script alone, beside Python.


def in_python(given: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for piece in split(given):
        try:
            found.append({"code": cases.replay(piece).code()})
        except CodeError as error:
            found.append({"problem": str(error)})
    return found


def test_the_same_codes_are_read_and_refused_with_the_same_words(engine):
    read = """given => sekit.groups.split(data, given).map((piece) => {
        const { code, problem } = sekit.groups.replay(data, piece);
        return problem ? { problem } : { code };
    })"""
    for situation in DATA["situations"]:
        assert engine.evaluate(read, text(situation)) == in_python(text(situation)), situation["name"]


def test_every_wrong_letter_is_told_of_with_the_same_words(engine):
    """Codes with one letter changed, taken out or put in, over all cases."""
    rng = random.Random(7)
    signs = "ABCEHX29-0iå. "
    given = []
    for slug in cases.slugs():
        for found in drawn(slug, 6, rng):
            at = rng.randrange(len(found) + 1)
            given.append(found[:at] + rng.choice(["", rng.choice(signs)]) + found[at + rng.randrange(2) :])
    here = engine.evaluate(
        "all => all.map((one) => sekit.groups.replay(data, one)).map(({ code, problem }) => problem ?? code)",
        given,
    )
    for one, found in zip(given, here, strict=True):
        try:
            there = cases.replay(one).code()
        except CodeError as error:
            there = str(error)
        assert found == there, one


def test_one_case_alone_refuses_the_codes_of_others(engine):
    minh = cases.load("minh")
    engine.evaluate("data => { globalThis.data = data; }", workshop.compile(minh) | {"ui": WORDS})
    for name in ("one", "foreign", "long", "old"):
        here = engine.evaluate(
            "one => { const r = sekit.groups.replay(data, one); return r.problem ?? r.code; }", code(name)
        )
        try:
            there = cases.replay(code(name), minh).code()
        except CodeError as error:
            there = str(error)
        assert here == there


@pytest.mark.parametrize("slug", cases.slugs())
def test_the_groups_divide_alike_here_and_in_python(engine, slug):
    rng = random.Random(slug)
    for groups in (1, 2, 5, 12):
        codes = drawn(slug, groups, rng)
        here = engine.evaluate(
            """codes => sekit.groups.decisions(data, codes.map((one) => sekit.groups.replay(data, one))).map((one) => ({
                id: one.id, came: one.came, apart: one.apart, question: one.question, afterwards: one.afterwards,
                counts: Object.fromEntries(one.choices.map(({ id, count }) => [id, count])),
            }))""",
            codes,
        )
        there = [
            {
                "id": decision.scene.id,
                "came": len(decision.choices),
                "apart": decision.disagreements,
                "question": decision.question,
                "afterwards": decision.afterwards,
                "counts": {choice.id: decision.choices.count(choice.id) for choice in decision.scene.choices},
            }
            for decision in workshop.decisions(workshop.read_codes(codes))
        ]
        assert here == there


# The page.


def test_codes_are_added_one_by_one_with_enter(view, visit):
    visit.page.keyboard.press("Tab")
    field(view).focus()
    for number, one in enumerate([code("one"), code("two").lower()], start=1):
        visit.page.keyboard.type(one)
        visit.page.keyboard.press("Enter")
        assert told(view) == WORDS["added_one"].format(last=number)
        assert field(view).input_value() == ""
        assert visit.page.evaluate(FOCUSED) == "TEXTAREA"
    assert listed(view) == [code("one"), code("two")]
    assert view.get_by_text("Gruppe 2", exact=True).is_visible()
    assert axe_finds(visit.page) == []
    assert visit.stored() == []
    assert visit.messages == []


def test_several_are_pasted_at_once(view):
    put(view, f"{code('one')}\n{code('two')}; {code('start')}")
    assert listed(view) == [code("one"), code("two"), code("start")]
    assert told(view) == WORDS["added_many"].format(n=3)


def test_a_wrong_code_stays_and_can_be_mended(view, visit):
    wrong = code("two")[:-1] + ("A" if code("two")[-1] != "A" else "B")
    put(view, f"{code('one')}, {wrong}")
    assert listed(view) == [code("one")]
    assert field(view).input_value() == wrong
    alert = view.get_by_role("alert")
    assert alert.inner_text().split("\n\n") == [ASKED["codes"]["mistyped"].format(code=wrong), WORDS["mend"]]
    assert field(view).get_attribute("aria-invalid") == "true"
    assert alert.get_attribute("id") in field(view).get_attribute("aria-describedby").split()
    assert visit.page.evaluate(FOCUSED) == "TEXTAREA"
    assert axe_finds(visit.page) == []
    put(view, code("two"))
    assert listed(view) == [code("one"), code("two")]
    assert alert.inner_text() == ""
    assert field(view).get_attribute("aria-invalid") is None


def test_an_empty_field_is_told_of(view):
    put(view, " , ")
    assert told(view) == WORDS["empty"]
    assert listed(view) == []


@pytest.mark.parametrize(("answer", "groups"), [("again_yes", 2), ("again_no", 1)])
def test_the_same_code_again_is_asked_about(view, visit, answer, groups):
    put(view, code("one"))
    put(view, code("one").lower())
    assert WORDS["again_one"].format(codes=code("one")) in told(view)
    assert listed(view) == [code("one")]
    assert visit.page.evaluate(FOCUSED) == "TEXTAREA"
    assert field(view).input_value() == code("one").lower()
    visit.page.keyboard.press("Tab")  # past «Legg til»
    visit.page.keyboard.press("Tab")
    if answer == "again_no":
        visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.innerText") == WORDS[answer]
    visit.page.keyboard.press("Enter")
    assert listed(view) == [code("one")] * groups
    assert field(view).input_value() == ""
    assert visit.page.evaluate(FOCUSED) == "TEXTAREA"
    assert view.get_by_role("button", name=WORDS["again_yes"]).count() == 0


def test_a_question_about_another_text_goes_away(view):
    put(view, f"{code('one')} {code('one')}")
    view.get_by_role("button", name=WORDS["again_yes"]).wait_for()
    field(view).fill(code("two"))
    assert view.get_by_role("button", name=WORDS["again_yes"]).count() == 0
    field(view).press("Enter")
    assert listed(view) == [code("one"), code("two")]


def test_codes_of_two_cases_are_not_mixed(view):
    both = f"{code('one')}, {code('foreign')}"
    put(view, both)
    assert listed(view) == []
    assert ASKED["mixed"].format(cases="minh, vegard") in view.get_by_role("alert").inner_text()
    put(view, code("one"))
    put(view, code("foreign"))
    said = WORDS["other_here"].format(
        code=code("foreign"), theirs=ASKED["cases"]["vegard"]["title"], ours=ASKED["cases"]["minh"]["title"]
    )
    assert said in view.get_by_role("alert").inner_text()
    assert listed(view) == [code("one")]
    assert field(view).input_value() == code("foreign")


def test_a_group_is_removed_and_put_back(view, visit):
    put(view, f"{code('one')} {code('two')}")
    view.get_by_role("button", name=f"{WORDS['remove']} Gruppe 1").click()
    assert listed(view) == [code("two")]
    assert told(view) == WORDS["removed"].format(n=1)
    assert visit.page.evaluate("document.activeElement.innerText") == WORDS["undo"]
    visit.page.keyboard.press("Enter")
    assert listed(view) == [code("one"), code("two")]
    assert visit.page.evaluate(FOCUSED) == "TEXTAREA"


def decisions(view):
    return view.locator(".sekit-decision")


def test_what_divided_them_most_stands_first_in_words_and_bars(view):
    rng = random.Random(11)
    codes = drawn("minh", 7, rng)
    put(view, "\n".join(codes))
    if view.get_by_role("button", name=WORDS["again_yes"]).count():
        view.get_by_role("button", name=WORDS["again_yes"]).click()
    found = workshop.decisions(workshop.read_codes(listed(view)))
    assert len(listed(view)) == 7
    titles = [" ".join(one.split()) for one in decisions(view).get_by_role("heading", level=3).all_inner_texts()]
    assert titles == [decision.scene.title for decision in found]
    for number, decision in enumerate(found):
        box = decisions(view).nth(number)
        folded = box.locator("details").count() == 1
        assert folded == (decision.disagreements == 0)
        if folded:
            assert not box.locator(".sekit-bars").is_visible()
            box.locator("summary").click()
        assert box.locator(".sekit-came").inner_text() == f"{len(decision.choices)} av 7 grupper kom hit."
        made = [choice for choice in decision.scene.choices if choice.id in decision.choices]
        for row, choice in zip(box.locator(".sekit-bars li").all(), made, strict=True):
            count, came = decision.choices.count(choice.id), len(decision.choices)
            says = "1 av 1 gruppe" if came == 1 else f"{count} av {came} grupper"
            assert row.inner_text().split("\n\n")[0].split() == [choice.key, *choice.text.split(), *says.split()]
            drawn_bar = row.locator(".sekit-track span").evaluate("one => one.style.inlineSize")
            assert float(drawn_bar.rstrip("%")) == pytest.approx(100 * count / came, abs=0.01)
        assert box.locator(".sekit-unmade li").count() == len(decision.scene.choices) - len(made)
        assert decision.question in box.inner_text()


def test_the_verdicts_wait_until_someone_asks(view, visit):
    put(view, f"{code('one')} {code('two')}")
    first = decisions(view).first
    (decision, *_) = workshop.decisions(workshop.read_codes([code("one"), code("two")]))
    labels = [cases.words()["verdicts"][choice.verdict]["label"] for choice in decision.scene.choices]
    assert view.locator(".sekit-verdict").count() == 0
    assert decision.afterwards not in view.inner_text()
    show = first.get_by_role("button", name=f"{WORDS['show']} {decision.scene.title}")
    show.focus()
    visit.page.keyboard.press("Enter")
    shown = [one.split(maxsplit=1)[1] for one in first.locator(".sekit-verdict").all_inner_texts()]
    assert sorted(shown) == sorted(labels)
    assert decision.afterwards in first.get_by_role("status").inner_text()
    hide = first.get_by_role("button", name=WORDS["hide"])
    assert hide.get_attribute("aria-expanded") == "true"
    assert view.locator(".sekit-verdict").count() == len(labels)  # no other decision tells
    assert axe_finds(visit.page) == []
    put(view, code("start"))
    assert first.locator(".sekit-verdict").count() == len(labels)  # still shown when another group is added
    hide.click()
    assert view.locator(".sekit-verdict").count() == 0


def test_the_file_holds_counts_verdicts_and_notes_and_no_formula(view, visit):
    put(view, f"{code('one')} {code('two')}")
    decisions(view).first.get_by_label(WORDS["notes"]).fill('=HYPERLINK("x"); de var enige\nom "alt"')
    with visit.page.expect_download() as download:
        view.get_by_role("button", name=WORDS["csv"]).click()
    assert download.value.suggested_filename == "gruppevisning-minh.csv"
    raw = Path(download.value.path()).read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in raw
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == WORDS["csv_heads"]
    table = workshop.merge([code("one"), code("two")])
    scenes = cases.load("minh").scenes
    assert [row[:5] for row in rows[1:]] == [
        [
            scenes[row.decision].title,
            f"{scenes[row.decision].choice(row.choice).key} {scenes[row.decision].choice(row.choice).text}",
            str(row.count),
            str(row.groups),
            cases.words()["verdicts"][row.verdict]["label"],
        ]
        for row in table.itertuples(index=False)
    ]
    assert rows[1][5] == '\'=HYPERLINK("x"); de var enige\nom "alt"'
    assert {row[5] for row in rows[2:]} == {""}
    assert view.get_by_text(WORDS["csv_told"].format(name="gruppevisning-minh.csv")).is_visible()


def test_a_note_survives_that_its_decision_is_gone_for_a_while(view):
    put(view, f"{code('one')} {code('two')}")
    decisions(view).first.get_by_label(WORDS["notes"]).fill("Spør igjen i mars")
    for _ in range(2):
        view.get_by_role("button", name=WORDS["remove"]).first.click()
    assert decisions(view).count() == 0
    put(view, f"{code('one')} {code('two')}")
    assert decisions(view).first.get_by_label(WORDS["notes"]).input_value() == "Spør igjen i mars"


def test_it_begins_again_only_when_one_is_sure(view, visit):
    put(view, f"{code('one')} {code('two')}")
    decisions(view).first.get_by_label(WORDS["notes"]).fill("Et notat")
    view.get_by_role("button", name=WORDS["clear"]).click()
    visit.page.keyboard.press("Escape")
    assert len(listed(view)) == 2
    view.get_by_role("button", name=WORDS["clear"]).click()
    view.get_by_role("button", name=WORDS["clear_yes"]).click()
    assert listed(view) == []
    assert told(view) == WORDS["cleared"]
    assert visit.page.evaluate(FOCUSED) == "TEXTAREA"
    put(view, f"{code('one')} {code('two')}")
    assert decisions(view).first.get_by_label(WORDS["notes"]).input_value() == ""


def test_nothing_is_kept_or_sent(view, visit, address):
    put(view, f"{code('one')} {code('two')}")
    decisions(view).first.get_by_label(WORDS["notes"]).fill("Bare her")
    assert visit.stored() == []
    assert visit.foreign(address) == []
    assert view.get_by_text(WORDS["not_kept"]).is_visible()
    visit.page.reload(wait_until="networkidle")
    assert listed(view) == []
    assert field(view).input_value() == ""
    assert decisions(view).count() == 0


def test_print_prints_it_alone_with_the_notes_and_all_unfolded(view, visit):
    visit.page.evaluate("() => { window.print = () => dispatchEvent(new Event('beforeprint')); }")
    put(view, f"{code('one')} {code('two')}")
    decisions(view).first.get_by_label(WORDS["notes"]).fill("Til papiret")
    view.get_by_role("button", name=WORDS["print"], exact=True).click()
    visit.page.emulate_media(media="print")
    assert not visit.page.get_by_role("heading", level=1).is_visible()
    assert decisions(view).first.get_by_text("Til papiret").locator("visible=true").count() == 1
    assert view.locator("details:not([open])").count() == 0
    assert view.get_by_role("button").count() == 0
    assert not view.locator(".sekit-by-hand").is_visible()
    visit.page.evaluate("dispatchEvent(new Event('afterprint'))")
    visit.page.emulate_media(media="screen")
    assert visit.page.get_by_role("heading", level=1).is_visible()
    assert view.locator("details[open]").count() == 0


def test_an_empty_one_is_a_form_on_paper(view, visit):
    assert view.get_by_role("button", name=WORDS["print_empty"]).is_visible()
    assert not view.get_by_text(WORDS["by_hand"]).is_visible()
    visit.page.emulate_media(media="print")
    assert view.get_by_text(WORDS["by_hand"]).is_visible()
    assert view.locator(".sekit-blank").is_visible()


def test_where_no_script_runs_hands_are_counted(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/{PAGE}")
    view = page.locator("sekit-groups")
    assert view.get_by_role("button").count() == 0
    assert view.get_by_text(WORDS["by_hand_steps"][0]).is_visible()
    assert [head.inner_text() for head in view.get_by_role("columnheader").all()] == [WORDS["hand_decision"], *"ABCDE"]
    context.close()


def test_on_a_small_phone_in_the_dark(narrow, address):
    narrow.page.goto(f"{address}/{PAGE}", wait_until="networkidle")
    view = narrow.page.locator("sekit-groups")
    put(view, f"{' '.join(divided())} minh-ENFH-AAAA-AAAA-AAAA-AAAA-AAAA-AAAA")
    decisions(view).first.get_by_role("button", name=WORDS["show"]).click()
    assert narrow.page.evaluate("document.documentElement.scrollWidth") <= 320
    assert axe_finds(narrow.page) == []


def test_one_case_alone_is_a_form_with_its_decisions(visit):
    """As it stands on the page of an exercise."""
    from sekit.widgets.groups_page import groups_element

    script, style = front_end.script("groups"), front_end.css("groups")
    visit.page.set_content(
        f"<!doctype html><html lang=nb><title>Grupper</title><style>{style}</style><main><h1>Øvelse</h1><h2>Del</h2>"
        f"{groups_element('minh')}</main><script>{script}</script></html>"
    )
    view = visit.page.locator("sekit-groups")
    visit.page.emulate_media(media="print")
    titles = [scene.title for scene in cases.load("minh").scenes.values() if len(scene.choices) > 1]
    assert view.get_by_role("heading", level=3).all_inner_texts() == titles
    visit.page.emulate_media(media="screen")
    assert axe_finds(visit.page) == []
    put(view, f"{code('one')} {code('two')}")
    assert len(listed(view)) == 2
    put(view, code("foreign"))
    wrong = ASKED["codes"]["other_case"].format(code=code("foreign"), slug="minh")
    assert wrong in view.get_by_role("alert").inner_text()


MODEL = """values => {
    const told = {};
    const model = {
        get: (name) => values[name],
        set: (name, value) => { values[name] = value; told[`change:${name}`]?.(); },
        on: (name, act) => { told[name] = act; },
        off: (name) => delete told[name],
        save_changes: () => { model.saved = (model.saved ?? 0) + 1; },
    };
    return (globalThis.model = model);
}"""


def test_in_a_notebook_python_and_the_page_have_the_same_codes(visit):
    """The tail for notebooks, with a model that behaves as anywidget's."""
    from sekit.widgets.groups_page import groups_element

    visit.page.set_content("<!doctype html><html lang=nb><title>Grupper</title><main></main></html>")
    visit.page.evaluate(
        "text => (0, eval)(text)", front_end.esm("groups").replace("export default", "globalThis.tail =")
    )
    visit.page.evaluate(MODEL, {"_html": groups_element("minh"), "codes": [code("one")]})
    visit.page.evaluate(
        """() => {
            const el = document.createElement("div");
            globalThis.away = tail.render({ model, el }); // anywidget draws before the cell is in the page
            document.querySelector("main").append(el);
        }"""
    )
    view = visit.page.locator("sekit-groups")
    assert listed(view) == [code("one")]
    put(view, code("two"))
    assert visit.page.evaluate("[model.get('codes'), model.saved]") == [[code("one"), code("two")], 1]
    assert told(view) == WORDS["added_one"].format(last=2)
    visit.page.evaluate("codes => model.set('codes', codes)", [code("start")])
    assert listed(view) == [code("start")]
    visit.page.evaluate("away()")
    assert view.count() == 0
    assert visit.messages == []
