"""KvpExplorer in Python, and the rules as text for where no script runs."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest
import traitlets

from sekit import kvp
from sekit.widgets import KvpExplorer, page

DAY = date(2026, 6, 1)


def test_the_answers_can_be_read_as_an_assessment():
    explorer = KvpExplorer(facts={"age": 30}, on=DAY)
    assert explorer.assessment == kvp.assess({"age": 30}, on=DAY)
    explorer.facts = {"age": 17}  # what the front end does
    assert explorer.assessment.verdict == "not_met"
    explorer.on = "2018-06-01"
    assert explorer.assessment.version == "A"


def test_without_a_day_it_is_today():
    assert KvpExplorer().assessment.on == date.today()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"facts": {"agee": 30}}, "agee.*age"),
        ({"facts": {"age": -1}}, "age.*fra 0 til 120"),
        ({"facts": {"reasons": {"age": 3}}}, "reasons, age"),
        ({"on": "i går"}, "i går.*2026-05-01"),
        ({"on": date(2011, 12, 31)}, "2012-01-01"),
        ({"tab": "penger"}, "stonad"),
    ],
)
def test_what_cannot_be_used_is_refused_with_a_message(given, words):
    with pytest.raises(traitlets.TraitError, match=words):
        KvpExplorer(**given)


def test_a_refused_answer_leaves_the_last_one():
    explorer = KvpExplorer(facts={"age": 30})
    with pytest.raises(traitlets.TraitError):
        explorer.facts = {"age": "tretti"}
    assert explorer.facts == {"age": 30}


def test_the_output_can_be_read_where_no_widget_lives():
    data, _ = KvpExplorer("stonad", facts={"age": 30})._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/html"].startswith('<sekit-kvp tab="stonad" facts="{&quot;age&quot;: 30}">')
    assert "sosialtjenesteloven § 29 første ledd" in data["text/html"]
    assert data["text/plain"] == "KvpExplorer('stonad')"


def test_the_text_version_holds_the_tables_that_the_rules_use():
    text = page.kvp_element(level=3)
    for name in ("vilkar", "frister", "versjoner", "satser", "barnetillegg"):
        assert kvp.table(name)._repr_html_() in text
    assert re.findall(r"<h(\d)>", text) == ["3"] * 3
    assert page.strings("kvp")["not_started"] in text


def test_the_data_survives_the_page():
    element = page.kvp_element(tab="varighet", facts={"age": 30}, links={"halima": "saker/halima.html"}, follow=True)
    assert element.startswith('<sekit-kvp tab="varighet" facts="{&quot;age&quot;: 30}" hash="" ')
    found = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', element, re.DOTALL)
    assert found is not None
    assert "<" not in found[1]
    data = json.loads(found[1])
    assert data["covered"] == kvp.compile()["covered"]
    assert data["cases"]["halima"] == {"title": "Halima", "href": "saker/halima.html"}


def test_every_name_the_words_are_looked_up_by_is_there():
    words, rules = page.strings("kvp"), kvp.compile()
    assert set(words["verdicts"]) == set(rules["order"])
    assert set(words["headings"]) == set(words["tabs"])
    assert set(words["columns"]) == set(kvp.stonad(birth_date=date(1990, 1, 1), start=DAY, end=DAY).columns)
    sure = {one["confidence"] for period in rules["periods"] for one in period["conditions"]}
    assert sure <= set(words["confidence"])
