"""The plan builder as its readers use it: by keyboard, with files, in two tabs, and when the storage fails."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from planning import SITE, WORDS, click, element, open_plan, panel, put, said, stored, warned
from play import axe_finds

from sekit import plans
from sekit.widgets import page as front_end
from sekit.widgets import plan_page

NASTY = [
    "=1+1",
    "'=1+1",
    "''-x",
    "@a",
    "\tb",
    "a;b",
    'si "hei"',
    "to\nlinjer",
    "<b>fet</b>",
    "æøå 👍",
    " rom ",
    "-",
    "'tittel'",
    ",\n;",
]
PRESS = "name => [...document.querySelectorAll('button')].find((one) => one.textContent === name).click()"
DENIED = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });"
DENIED += DENIED.replace("local", "session")
FULL = "Storage.prototype.setItem = function () { throw new DOMException('full', 'QuotaExceededError'); };"


def plain(plan):
    own = {"format": 1, "template": plan.template.id, "version": plan.template.version, "name": plan.name}
    return own | {"fields": dict(plan.fields), "rows": [dict(row) for row in plan.rows]}


def write(page, label, text):
    page.locator("sekit-plan").first.get_by_label(label, exact=True).first.fill(text)


def download(page, name, folder: Path) -> Path:
    panel(page, "take_out")
    with page.expect_download() as waiting:
        click(page, WORDS[name])
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def upload(page, name, text):
    panel(page, "bring_in").locator("input[type=file]").set_input_files(
        {"name": name, "mimeType": "text/plain", "buffer": text if isinstance(text, bytes) else text.encode()}
    )
    page.wait_for_function("() => document.querySelector('sekit-plan [role=status]').textContent")


def wait_saved(page):
    page.wait_for_function("() => /\\d\\d\\.\\d\\d/.test(document.querySelector('.sekit-saved').textContent)")


# --- By keyboard alone ------------------------------------------------------------------------------------------------


def test_twelve_rows_by_keyboard_closed_reopened_and_taken_out_in_every_form(visit, tmp_path):
    page = visit.page
    open_plan(page, "kunnskapsflyt")
    columns = [column.id for column in plans.template("kunnskapsflyt").columns]

    def tab_to(name):
        for _ in range(200):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id") == name:
                return
        raise AssertionError(name)

    add = WORDS["add_row"].format(row=plans.template("kunnskapsflyt").row_name)
    tab_to(add)
    rows = []
    for number in range(1, 13):
        page.keyboard.press("Enter")  # the focus lands in the first cell
        row = {}
        for column in columns:
            row[column] = f"{column} {number} æøå"
            page.keyboard.type(row[column])
            page.keyboard.press("Tab")
        rows.append(row)
        if number < 12:
            tab_to(add)
    assert element(page, "plan")["rows"] == rows
    wait_saved(page)
    page.close()
    page = visit.context.new_page()
    open_plan(page, "kunnskapsflyt")
    assert element(page, "plan")["rows"] == rows
    for name in ("out_csv", "out_json"):
        found = plans.read(download(page, name, tmp_path))
        assert [dict(row) for row in found.rows] == rows
        assert found.problems == ()
    assert visit.messages == []


def test_the_focus_is_where_the_work_goes_on(visit):
    page = visit.page
    open_plan(page, "laeringsplan")
    put(page, plain(plans.new("laeringsplan", example=True)))
    focused = """document.activeElement.getAttribute('aria-labelledby')?.split(' ')
      .map((id) => document.getElementById(id)?.textContent.trim()).join(' ')"""
    button = page.locator("tbody tr").nth(1).locator("[data-act=down]")
    button.focus()
    page.keyboard.press("Enter")
    assert page.evaluate(focused).split() == [
        "↓" + WORDS["row_down"].split()[0],
        *WORDS["row_down"].split()[1:],
        "rad",
        "3",
    ]
    page.locator("tbody tr").nth(0).locator("[data-act=remove]").press("Enter")
    assert page.evaluate(focused) == "Tema rad 1"
    page.locator("tbody tr").nth(0).locator("[data-act=copy]").press("Enter")
    assert page.evaluate(focused) == "Tema rad 2"
    assert said(page) == WORDS["row_copied"].format(row="rad 1")


def test_every_change_in_the_rows_can_be_undone_and_done_again(visit):
    page = visit.page
    open_plan(page, "laeringsplan")
    put(page, plain(plans.new("laeringsplan", example=True)))
    states = [element(page, "plan")]
    for act in ("remove", "copy", "down"):
        page.locator("tbody tr").nth(0).locator(f"[data-act={act}]").click()
        states.append(element(page, "plan"))
    page.locator("tbody textarea").first.fill("skrevet etterpå")
    states.append(element(page, "plan"))
    for state in reversed(states[:-1]):
        page.locator(".sekit-under").get_by_role("button", name=WORDS["undo"]).click()
        assert element(page, "plan") == state
    for state in states[1:]:
        click(page, WORDS["redo"])
        assert element(page, "plan") == state


def test_what_is_lacking_is_said_by_the_field_and_in_the_summary(visit):
    page = visit.page
    open_plan(page, "laeringsplan")
    assert WORDS["check_empty"] in page.locator(".sekit-summary").inner_text()
    example = plain(plans.new("laeringsplan", example=True))
    put(page, example)
    assert (
        WORDS["check_good"] in page.locator(".sekit-summary").inner_text()
        or "tips" in page.locator(".sekit-summary").inner_text()
    )
    cell = page.locator("tbody tr").nth(1).get_by_label("Dato")
    cell.fill("i løpet av våren")
    page.wait_for_selector("[aria-invalid=true]")
    note = page.locator("#" + cell.get_attribute("aria-describedby").split()[-1]).inner_text()
    assert "i løpet av våren" in note
    page.locator(".sekit-where").first.click()
    assert page.evaluate("document.activeElement.value") == "i løpet av våren"
    cell.fill(example["rows"][1]["dato"])
    page.wait_for_selector("[aria-invalid=true]", state="detached")


# --- What is kept -----------------------------------------------------------------------------------------------------


def test_nothing_is_stored_before_the_reader_writes(visit):
    page = visit.page
    open_plan(page, "laeringsplan")
    page.locator("tbody")
    click(page, WORDS["show_examples"])
    page.wait_for_timeout(600)
    assert stored(page) == {}
    write(page, WORDS["name"], "Våren")
    wait_saved(page)
    assert all(key.startswith("sekit.plan.laeringsplan.") for key in stored(page))


def test_several_plans_and_delete_all(visit):
    page = visit.page
    open_plan(page, "laeringsplan")
    page.evaluate("localStorage.setItem('andre', '1'); localStorage.setItem('sekit.farger', 'dark')")
    page.evaluate("localStorage.setItem('sekit.plan.kunnskapsflyt.x', '{}')")
    write(page, WORDS["name"], "Våren")
    wait_saved(page)
    click(page, WORDS["new_plan"])
    write(page, WORDS["name"], "Høsten")
    page.wait_for_function("() => document.querySelectorAll('select option').length === 2")
    page.wait_for_timeout(600)
    page.locator("select").select_option(label="Våren")
    assert element(page, "plan")["name"] == "Våren"
    page.reload()
    assert element(page, "plan")["name"] == "Høsten"  # the one written last
    panel(page, "memory")
    click(page, WORDS["delete_all"])
    click(page, WORDS["delete_yes"])
    assert said(page) == WORDS["deleted_all"]
    page.wait_for_timeout(600)
    assert stored(page) == {"andre": "1", "sekit.farger": "dark"}
    assert element(page, "plan")["name"] == ""


def test_a_plan_about_a_person_is_kept_only_when_asked(visit):
    page = visit.page
    open_plan(page, "sprakplan")
    assert WORDS["real_plans"] in page.locator(".sekit-privacy").inner_text()
    write(page, WORDS["name"], "Øvelse")
    page.wait_for_timeout(600)
    assert stored(page) == {}
    panel(page, "memory")
    click(page, WORDS["remember"])
    assert len(stored(page)) == 1
    page.reload()
    assert element(page, "plan")["name"] == "Øvelse"
    panel(page, "memory")
    click(page, WORDS["forget"])
    assert stored(page) == {}


@pytest.mark.parametrize(("script", "words"), [(DENIED, "denied"), (FULL, "full")])
def test_storage_that_fails_is_told_and_the_plan_can_be_taken_out(visit, script, words, tmp_path):
    visit.context.add_init_script(script)
    page = visit.page
    open_plan(page, "laeringsplan")
    write(page, WORDS["name"], "Våren")
    page.wait_for_timeout(700)
    assert (warned(page) or said(page)) == WORDS[words]
    assert page.locator(".sekit-saved").inner_text() == WORDS["not_saved"]
    assert plans.read(download(page, "out_json", tmp_path)).name == "Våren"


@pytest.mark.parametrize(
    ("text", "words"),
    [("{tull", "kept_corrupt"), ('{"format":1}', "kept_corrupt"),
     ('{"format":99,"template":"laeringsplan","version":1,"fields":{},"rows":[]}', "kept_newer")],
)  # fmt: skip
def test_what_cannot_be_read_is_left_alone(visit, text, words, tmp_path):
    page = visit.page
    open_plan(page, "laeringsplan")
    page.evaluate("text => localStorage.setItem('sekit.plan.laeringsplan.gammel', text)", text)
    page.reload()
    assert said(page) == WORDS[words]
    with page.expect_download() as waiting:
        click(page, WORDS["download_raw"])
    assert Path(waiting.value.path()).read_text(encoding="utf-8") == text
    write(page, WORDS["name"], "Ny")
    wait_saved(page)
    assert stored(page)["sekit.plan.laeringsplan.gammel"] == text


def two_tabs(visit):
    page = visit.page
    open_plan(page, "laeringsplan")
    write(page, WORDS["name"], "Felles")
    wait_saved(page)
    other = visit.context.new_page()
    other.goto(SITE)
    assert element(other, "plan")["name"] == "Felles"
    return page, other


@pytest.mark.parametrize(("answer", "kept"), [("fetch", "Fra den andre"), ("mine", "Fra den første")])
def test_two_tabs_never_overwrite_each_other_unseen(visit, answer, kept):
    page, other = two_tabs(visit)
    write(other, WORDS["name"], "Fra den andre")
    wait_saved(other)
    page.wait_for_function(
        "words => document.querySelectorAll('[role=status]')[1].textContent === words", arg=WORDS["other_tab"]
    )
    write(page, WORDS["name"], "Fra den første")
    page.wait_for_timeout(700)
    names = [json.loads(text)["name"] for text in stored(page).values()]
    assert names == ["Fra den andre"]
    click(page, WORDS[answer])
    page.wait_for_timeout(600)
    assert element(page, "plan")["name"] == kept
    assert [json.loads(text)["name"] for text in stored(page).values()] == [kept]
    if answer == "fetch":
        page.locator(".sekit-under").get_by_role("button", name=WORDS["undo"]).click()
        assert element(page, "plan")["name"] == "Fra den første"


def test_deleted_in_another_tab(visit):
    page, other = two_tabs(visit)
    panel(other, "memory")
    click(other, WORDS["delete_all"])
    click(other, WORDS["delete_yes"])
    page.wait_for_function(
        "words => document.querySelectorAll('[role=status]')[1].textContent === words", arg=WORDS["other_tab_deleted"]
    )
    write(page, WORDS["name"], "Skrevet etterpå")
    page.wait_for_timeout(600)
    assert stored(page) == {}
    click(page, WORDS["save_again"])
    assert [json.loads(text)["name"] for text in stored(page).values()] == ["Skrevet etterpå"]


# --- Files and the clipboard ------------------------------------------------------------------------------------------


def test_nasty_cells_come_back_equal(visit, tmp_path):
    page = visit.page
    open_plan(page, "laeringsplan")
    ids = [column.id for column in plans.template("laeringsplan").columns]
    rows = [{id: NASTY[(at + n) % len(NASTY)] for at, id in enumerate(ids)} for n in range(4)]
    rows[0]["Merknad"] = "=egen"
    rows[1]["utbytte"] = "x" * 10_000
    plan = {
        "format": 1,
        "template": "laeringsplan",
        "version": 1,
        "name": "=navn",
        "fields": {"halvaar": "-våren"},
        "rows": rows,
    }
    put(page, plan)
    for name in ("out_csv", "out_json"):
        path = download(page, name, tmp_path)
        found = plans.read(path)
        assert [dict(row) for row in found.rows] == rows
        assert (found.name, found.fields["halvaar"]) == ("=navn", "-våren")
        click(page, WORDS["new_plan"])
        upload(page, path.name, path.read_bytes())
        here = element(page, "plan")
        assert [{key: text for key, text in row.items() if text} for row in here["rows"]] == rows
        assert (here["name"], here["fields"]["halvaar"]) == ("=navn", "-våren")
    raw = (tmp_path / "navn.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfMal;laeringsplan;")
    assert b"'=egen" in raw


@pytest.mark.parametrize("id", plans.templates())
def test_the_csv_of_the_page_is_the_csv_of_python(visit, id, tmp_path):
    open_plan(visit.page, id)
    example = plans.new(id, example=True)
    put(visit.page, plain(example))
    path = download(visit.page, "out_csv", tmp_path)
    assert plans.read(path) == example
    upload(visit.page, "fra-python.csv", plans.new(id, example=True).write(tmp_path / "p.csv").read_bytes())
    here = element(visit.page, "plan")
    assert ([{k: v for k, v in row.items() if v} for row in here["rows"]], here["fields"]) == (
        [{k: v for k, v in row.items() if v} for row in example.rows],
        {**here["fields"], **example.fields},
    )


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [("a.json", "{tull", "corrupt"), ("a.json", "[]", "not_a_plan"), ("a.json", '{"rows":[]}', "not_a_plan"),
     ("a.json", '{"format":1,"template":"sprakplan","rows":[]}', "other_template"),
     ("a.json", '{"format":99,"template":"laeringsplan","rows":[]}', "newer"),
     ("a.json", '{"format":1,"template":"laeringsplan","version":99,"rows":[]}', "newer"),
     ("a.csv", "", "nothing"), ("a.csv", b"PK\x03\x04\x00\x00", "corrupt"),
     ("a.csv", "Mal;sprakplan;1\r\n\r\nOppgave\r\nx", "other_template"),
     ("a.csv", "Tema\r\n" + "x\r\n" * 2100, "too_many_rows"), ("a.csv", b"x" * 5_000_001, "too_big")],
)  # fmt: skip
def test_bad_files_change_nothing_and_are_told(visit, name, text, problem):
    page = visit.page
    open_plan(page, "laeringsplan")
    before = plain(plans.new("laeringsplan", example=True))
    put(page, before)
    upload(page, name, text)
    start = re.split(r"\{\w+\}", WORDS["problems"][problem])[0]
    assert said(page).startswith(start)
    assert element(page, "plan") == before


def test_files_that_others_made(visit):
    page = visit.page
    open_plan(page, "laeringsplan")
    upload(page, "gammel.csv", "sep=,\r\nTEMA,Merknad , dato\r\nÅ ringe,husk,22.4.2027\r\n".encode("cp1252"))
    assert element(page, "plan")["rows"] == [{"tema": "Å ringe", "Merknad ": "husk", "dato": "22.4.2027"}]


def test_paste_from_excel(visit):
    page = visit.page
    open_plan(page, "kunnskapsflyt")
    panel(page, "bring_in")
    area = page.get_by_label(WORDS["paste"])
    area.fill('Kunnskap som flyter\tArena\tNy kolonne\n"to\nlinjer"\tfagmøte\tx\n')
    click(page, WORDS["take_in"])
    assert element(page, "plan")["rows"] == [{"flyt": "to\nlinjer", "arena": "fagmøte", "Ny kolonne": "x"}]
    paste = """([row, text, column = 1]) => {
      const cell = document.querySelectorAll('tbody tr')[row].querySelectorAll('input, textarea')[column];
      const data = new DataTransfer();
      data.setData('text/plain', text);
      cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
    }"""
    page.evaluate(paste, [0, "inn\tmøte\nut\tlunsj\n"])
    rows = element(page, "plan")["rows"]
    assert [(row.get("flyt"), row["retning"], row["arena"]) for row in rows] == [
        ("to\nlinjer", "inn", "møte"),
        (None, "ut", "lunsj"),
    ]
    page.locator(".sekit-under").get_by_role("button", name=WORDS["undo"]).click()
    assert len(element(page, "plan")["rows"]) == 1
    rows = element(page, "plan")["rows"]
    page.evaluate(paste, [0, "•\tførst\n•\tså\n", 0])  # a list from Word is not a table
    assert element(page, "plan")["rows"] == rows
    click(page, WORDS["add_row"].format(row="flyt"))
    page.locator("tbody textarea").last.focus()
    page.evaluate(paste, [len(rows), "Kunnskap som flyter\tArena\nTolk\tfagmøte\n"])
    assert element(page, "plan")["rows"][len(rows) :] == [{"flyt": "Tolk", "arena": "fagmøte"}]
    assert page.evaluate("document.querySelector('tbody tr:last-child').contains(document.activeElement)")


def test_the_calendar(visit, tmp_path):
    import icalendar

    page = visit.page
    open_plan(page, "laeringsplan")
    example = plans.new("laeringsplan", example=True)
    put(page, plain(example))
    here = icalendar.Calendar.from_ical(download(page, "out_ics", tmp_path).read_bytes())
    there = icalendar.Calendar.from_ical(example.write(tmp_path / "python.ics").read_bytes())
    for name in ("UID", "SUMMARY", "DTSTART", "DTEND", "LOCATION"):
        assert [e.get(name) and e.decoded(name) for e in here.walk("VEVENT")] == [
            e.get(name) and e.decoded(name) for e in there.walk("VEVENT")
        ], name
    put(
        page,
        {"format": 1, "template": "laeringsplan", "version": 1, "name": "", "fields": {}, "rows": [{"dato": "snart"}]},
    )
    empty = icalendar.Calendar.from_ical(download(page, "out_ics", tmp_path).read_bytes())
    assert empty.walk("VEVENT") == []
    assert "ingen datoer" in said(page)


def test_copy_as_a_table(visit):
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = visit.page
    page.context.route("https://plan.test/", lambda route: route.fulfill(body="", content_type="text/html"))
    open_plan(page, "kunnskapsflyt")
    page.evaluate("""() => {
      window.ClipboardItem = class { constructor(parts) { this.parts = parts; } };
      const write = async ([item]) => { window.copied = Object.fromEntries(await Promise.all(
        Object.entries(item.parts).map(async ([type, blob]) => [type, await blob.text()]))); };
      Object.defineProperty(navigator, 'clipboard', { value: { write } });
    }""")
    put(page, plain(plans.new("kunnskapsflyt", example=True)))
    panel(page, "take_out")
    click(page, WORDS["out_copy"])
    page.wait_for_function("() => window.copied")
    copied = page.evaluate("window.copied")
    assert "<table" in copied["text/html"]
    assert "<th" in copied["text/html"]
    assert copied["text/plain"].split("\t")[0] == "Kunnskap som flyter"
    assert said(page) == WORDS["copied"]


# --- A draft from a case ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", plans.drafts())
def test_a_draft_is_taken_in_only_when_said_yes_to(visit, id):
    page = visit.page
    draft = plans.draft(id)
    open_plan(page, draft.template.id, hash=f"#utkast={id}")
    assert element(page, "plan")["rows"] == []
    assert said(page) == WORDS["offer"]
    assert page.evaluate("document.activeElement.textContent") == WORDS["take_draft"]
    page.wait_for_timeout(500)
    assert stored(page) == {}
    click(page, WORDS["take_draft"])
    here = element(page, "plan")
    assert here["rows"] == [dict(row) for row in draft.rows]
    assert here["fields"] == dict(draft.fields)
    assert page.evaluate("location.hash") == ""


def test_no_thank_you_and_a_draft_in_the_address(visit):
    page = visit.page
    packed = "eyJ0ZW1wbGF0ZSI6ICJsYWVyaW5nc3BsYW4iLCAibmFtZSI6ICJQYWtrZXQiLCAicm93cyI6IFt7InRlbWEiOiAieCJ9XX0"
    open_plan(page, "laeringsplan", hash=f"#utkast={packed}")
    click(page, WORDS["no_draft"])
    assert element(page, "plan")["rows"] == []
    page.goto(f"{SITE}#utkast={packed}")
    click(page, WORDS["take_draft"])
    assert element(page, "plan")["rows"] == [{"tema": "x"}]
    page.goto(f"{SITE}#utkast=%E0%A4%A")
    page.goto(f"{SITE}#utkast=tull")
    page.reload()
    assert said(page) == WORDS["draft_unread"]
    assert element(page, "plan")["rows"] == [{"tema": "x"}]
    assert visit.messages == []


# --- Privacy ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [("01129912300", "number"), ("011299 12300", "number"),
     ("Kari, 41129912300.", "number"), ("01529912300", "number"), ("01929912300", "number"),
     ("41929912300", "number"), ("01 12 99 12300", "number"), ("kari@nav.example", "mail"),
     ("91234567", "phone"), ("ring 912 34 567", "phone"), ("+47 22 33 44 55", "phone"),
     ("mob 98765432.", "phone"), ("010190–12345", "number"), ("010190\u202f12345", "number"),
     ("Kurs uke 22 23 24 25", ""),
     ("22.4.2027", ""), ("20270422", ""), ("99999999999", ""), ("1.1.2027–30.6.2027", ""), ("2026-2027", ""),
     ("kl. 09.30–10.30", ""), ("37,5", "")],
)  # fmt: skip
def test_what_looks_like_a_person_is_warned_of_and_never_repeated(visit, text, kind):
    page = visit.page
    open_plan(page, "laeringsplan")
    click(page, WORDS["add_row"].format(row="rad"))
    before = said(page)
    page.locator("tbody textarea").first.fill(text)
    page.wait_for_timeout(350)
    assert page.locator("tbody textarea").first.input_value() == text
    if kind:
        assert said(page) == WORDS["personal"].format(what=WORDS["personal_kinds"][kind])
        assert said(page) in page.locator("tbody .sekit-notes").first.inner_text()
        assert text not in page.locator(".sekit-message, .sekit-notes").first.inner_text()
    else:
        assert said(page) == before


# --- Many rows --------------------------------------------------------------------------------------------------------


def many(count):
    rows = plain(plans.new("laeringsplan", example=True))["rows"]
    return {"format": 1, "template": "laeringsplan", "version": 1, "name": "Mange", "fields": {"halvaar": "våren 2027"},
            "rows": [dict(rows[n % len(rows)], dato="snart") for n in range(count)]}  # fmt: skip


def test_typing_among_a_hundred_rows_loses_nothing(visit):
    """How quick it is stands in the benchmark (make bench): timings depend on the machine."""
    page = visit.page
    open_plan(page, "laeringsplan")
    put(page, many(100))
    page.locator("tbody tr").nth(2).locator("textarea").first.focus()
    page.keyboard.type("vi trener telefonen sammen")
    assert element(page, "plan")["rows"][2]["tema"].endswith("vi trener telefonen sammen")


def test_five_hundred_rows_can_be_moved_and_found(visit):
    page = visit.page
    open_plan(page, "laeringsplan")
    put(page, many(500))
    page.locator("tbody tr").nth(499).locator("[data-act=up]").click()
    page.locator("tbody tr").nth(0).locator("[data-act=remove]").click()
    assert len(element(page, "plan")["rows"]) == 499
    summary = page.locator(".sekit-summary")
    assert summary.locator("li").count() < 120
    summary.get_by_role("button", name=re.compile("Vis alle")).first.click()
    assert summary.locator("li").count() >= 499


# --- How it looks, and on paper ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("id", plans.templates())
def test_axe_finds_nothing_in_any_state(visit, id):
    page = visit.page
    open_plan(page, id)
    assert axe_finds(page) == []
    example = plain(plans.new(id, example=True))
    example["rows"][0] |= {next(iter(example["rows"][0])): "", "Merknad": "01129912300"}
    put(page, example)
    for details in page.locator("details").all():
        details.locator("summary").click()
    click(page, WORDS["show_examples"])
    click(page, WORDS["show_text"])
    assert axe_finds(page) == []
    page.emulate_media(color_scheme="dark")
    for _ in range(2):
        page.locator(".sekit-over button").click()
        assert axe_finds(page) == []
    click(page, WORDS["delete_plan"])
    assert axe_finds(page) == []


@pytest.mark.parametrize("id", plans.templates())
def test_on_a_small_phone(narrow, id):
    page = narrow.page
    open_plan(page, id)
    put(page, plain(plans.new(id, example=True)))
    for details in page.locator("details").all():
        details.locator("summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.locator(".sekit-scroll").get_attribute("data-view") == "cards"
    assert axe_finds(page) == []


def test_print_and_blank_print(visit):
    page = visit.page
    open_plan(page, "laeringsplan")
    put(page, plain(plans.new("laeringsplan", example=True)))
    page.evaluate("() => { window.print = () => {}; }")
    panel(page, "take_out")
    page.emulate_media(media="print")
    page.evaluate(
        "name => [...document.querySelectorAll('button')].find((b) => b.textContent === name).click()",
        WORDS["out_print"],
    )
    sheet = page.locator(".sekit-paper")
    assert "Å ringe arbeidsgivere" in sheet.inner_text()
    assert not page.locator("h1").is_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".sekit-paper").count() == 0
    page.evaluate(
        "name => [...document.querySelectorAll('button')].find((b) => b.textContent === name).click()",
        WORDS["out_blank"],
    )
    assert "Å ringe arbeidsgivere" not in sheet.inner_text()
    assert sheet.locator(".sekit-rows tbody tr").count() == 6


def test_the_page_on_paper_shows_the_plan_or_the_template(visit):
    page = visit.page
    open_plan(page, "laeringsplan")
    page.emulate_media(media="print")
    assert page.locator(".sekit-text").is_visible()
    put(page, plain(plans.new("laeringsplan", example=True)))
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert not page.locator(".sekit-text").is_visible()
    assert page.locator("sekit-plan > .sekit-sheet").is_visible()


def test_html_is_text(visit):
    page = visit.page
    open_plan(page, "laeringsplan")
    nasty = "<img src=x onerror=document.title='ute'>"
    put(
        page,
        {
            "format": 1,
            "template": "laeringsplan",
            "version": 1,
            "name": nasty,
            "fields": {nasty: nasty},
            "rows": [{"dato": nasty, nasty: nasty}],
        },
    )
    page.wait_for_timeout(400)
    assert page.title() == "Plan"
    assert page.locator("sekit-plan img").count() == 0


def test_two_builders_on_one_page(visit):
    page = visit.page
    open_plan(page, "laeringsplan", "kunnskapsflyt")
    page.locator("sekit-plan").nth(1).get_by_label(WORDS["name"]).fill("Kartet")
    page.wait_for_timeout(600)
    assert [key.split(".")[2] for key in stored(page)] == ["kunnskapsflyt"]
    assert visit.messages == []


def test_in_a_notebook(visit):
    """The module for anywidget, with a model that only remembers."""
    page = visit.page
    visit.context.route(SITE, lambda route: route.fulfill(body="<main></main>", content_type="text/html"))
    visit.context.route(
        f"{SITE}m.js", lambda route: route.fulfill(body=front_end.esm("plan"), content_type="text/javascript")
    )
    page.goto(SITE)
    page.evaluate(
        """async ([template, plan]) => {
          const { default: widget } = await import('./m.js');
          const heard = {};
          const known = { _template: template, _plan: plan };
          window.model = {
            get: (name) => known[name],
            set: (name, value) => { known[name] = value; heard[`change:${name}`]?.(); },
            save_changes: () => { window.saved = (window.saved ?? 0) + 1; },
            on: (name, act) => { heard[name] = act; },
            off() {},
          };
          widget.render({ model: window.model, el: document.querySelector('main') });
        }""",
        [plan_page.plan_data("laeringsplan"), plain(plans.new("laeringsplan"))],
    )
    click(page, WORDS["add_row"].format(row="rad"))
    page.locator("tbody textarea").first.fill("Å ringe")
    page.wait_for_function("() => window.model.get('_plan').rows[0]?.tema === 'Å ringe'")
    page.evaluate("plan => window.model.set('_plan', plan)", plain(plans.new("laeringsplan", name="Fra Python")))
    assert page.get_by_label(WORDS["name"]).input_value() == "Fra Python"
    assert page.locator("tbody tr").count() == 0
    assert stored(page) == {}
    assert visit.messages == []
