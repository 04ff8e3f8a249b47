"""How groups divided, in Python: codes as they are typed, the order of the decisions, the table."""

from __future__ import annotations

import random
import sys
from itertools import combinations
from pathlib import Path

import pytest

from sekit import cases, workshop
from sekit.cases.codes import split
from sekit.errors import CodeError, UnknownName

sys.path.append(str(Path(__file__).parent / "workshop"))
import group_situations as typed

SITUATIONS = typed.DATA["situations"]


@pytest.mark.parametrize("situation", SITUATIONS, ids=lambda one: one["name"])
def test_what_is_typed(situation):
    says = situation.get("says", [])
    text = typed.text(situation)
    good, wrong = [], []
    for piece in split(text):
        try:
            good.append(cases.replay(piece).code())
        except CodeError as error:
            wrong.append(str(error))
    assert good == [typed.code(name) for name in situation["codes"]]
    assert len(wrong) == len(says)
    assert all(words in message for words, message in zip(says, wrong, strict=True)), wrong
    if not wrong and "mixed" not in situation:
        assert [play.code() for play in workshop.read_codes(text)] == good
        return
    with pytest.raises(CodeError) as error:
        workshop.read_codes(text)
    told = str(error.value).splitlines()
    assert len(told) == len(wrong) + ("mixed" in situation)
    assert situation.get("mixed", "") in told[-1]


def test_each_wrong_code_has_its_number():
    with pytest.raises(CodeError) as error:
        workshop.read_codes([typed.code("one"), "minh-AB", typed.code("old")])
    assert [line.split(":")[0] for line in str(error.value).splitlines()] == ["Kode 2", "Kode 3"]


def test_a_code_of_another_case_than_the_one_that_is_played():
    with pytest.raises(CodeError, match="hører ikke til saken «minh»"):
        workshop.read_codes(typed.code("foreign"), cases.load("minh"))


def test_no_groups_have_met_no_decision():
    assert workshop.decisions(()) == ()
    table = workshop.merge("")
    assert list(table.columns) == ["decision", "choice", "count", "groups", "verdict"]
    assert len(table) == 0


def test_a_case_that_is_not_shipped(small_case):
    case = cases.load(small_case)
    listened = case.start().choose("lytt")
    waited = case.start().choose("vent").choose("beklag").choose("besok")
    table = workshop.merge([listened.code(), listened.code(), waited.code()], case)
    counted = {(row.decision, row.choice): (row.count, row.groups) for row in table.itertuples(index=False)}
    assert counted == {
        ("mote", "lytt"): (2, 3),
        ("mote", "vent"): (1, 3),
        ("jobb", "besok"): (1, 1),
        ("jobb", "ring"): (0, 1),
    }  # «tilbake» has one way out, and is no decision
    assert list(table["verdict"]) == ["supported", "weak", "open", "open"]


def test_the_questions_depend_on_how_they_divided(small_case):
    case = cases.load(small_case)
    listened, waited = case.start().choose("lytt"), case.start().choose("vent")
    asked = {}
    for name, plays in {"one": [waited], "same": [listened, listened], "split": [listened, waited]}.items():
        (decision,) = workshop.decisions(plays)
        asked[name] = decision.question
        assert ("svake valget" in decision.afterwards) == (waited in plays)
    assert len(set(asked.values())) == 3


def test_no_question_gives_a_verdict_away():
    labels = [verdict["label"].lower() for verdict in cases.words()["verdicts"].values()]
    for kind in workshop.compile()["questions"].values():
        assert not any(word in kind.lower() for word in (*labels, "svak", "riktig", "best"))


@pytest.mark.parametrize("slug", cases.slugs())
def test_most_divided_first_whatever_was_played(slug):
    plays = workshop.read_codes(typed.drawn(slug, 6, random.Random(slug)))
    found = workshop.decisions(plays)
    order = list(plays[0].case.scenes)
    keys = [(-decision.disagreements, order.index(decision.scene.id)) for decision in found]
    assert keys == sorted(keys)
    for decision in found:
        assert decision.disagreements == sum(a != b for a, b in combinations(decision.choices, 2))
        came = [play for play in plays if any(step.scene == decision.scene.id for step in play.route)]
        assert len(decision.choices) == len(came)


def test_one_who_comes_back_counts_with_the_first_choice(small_case):
    case = cases.load(small_case)
    first = cases.Step("mote", "vent")
    again = cases.Play(case, (first, cases.Step("tilbake", "beklag"), cases.Step("mote", "lytt")))
    assert workshop.decisions([again])[0].choices == ("vent",)


def test_the_browser_gets_no_reason_and_no_source():
    one = workshop.compile(cases.load("minh"))
    assert one["only"] == "minh"
    assert list(one["cases"]) == ["minh"]
    assert set(workshop.compile()["cases"]) == set(cases.slugs())
    assert {key for scene in one["cases"]["minh"]["scenes"] for choice in scene["choices"] for key in choice} == {
        "id",
        "key",
        "text",
        "verdict",
    }


def test_in_a_notebook():
    traitlets = pytest.importorskip("traitlets")
    from sekit.widgets import GroupView

    view = GroupView("minh")
    assert repr(view) == "GroupView('minh')"
    assert repr(GroupView()) == "GroupView()"
    view.codes = [typed.code("one").lower(), typed.code("two")]
    assert view.codes == [typed.code("one"), typed.code("two")]
    assert view.merge().equals(workshop.merge([typed.code("one"), typed.code("two")]))
    with pytest.raises(traitlets.TraitError, match=r"Kode 1: .*hører ikke til"):
        view.codes = [typed.code("foreign")]
    assert len(view.codes) == 2
    with pytest.raises(UnknownName, match="Mente du «minh»"):
        GroupView("mihn")
    shown = view._repr_mimebundle_()
    data = shown[0] if isinstance(shown, tuple) else shown
    assert "application/json" not in data["text/html"]
    assert '<sekit-groups case="minh"' in data["text/html"]
