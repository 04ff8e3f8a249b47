"""Two plans side by side: rows find each other by likeness, and every difference is told once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from plan_samples import ABOUT_ONE, FULL, SMALL, a_plan

from sekit import plans
from sekit.errors import PlanError

CALL, FADDER, LISTEN = FULL.rows


def told(a, b):
    return [str(one) for one in plans.compare(a, b)]


def test_the_same_plan_has_no_differences():
    assert plans.compare(FULL, FULL) == ()
    assert plans.compare(FULL, replace(FULL, rows=({**CALL, "Ny": ""}, FADDER, LISTEN))) == ()


def test_names_fields_and_cells():
    later = replace(FULL, name="Høsten", rows=({**CALL, "dato": "29.4.2027"}, {**FADDER, "tid": "9"}, LISTEN))
    later = later.set("halvaar", "høsten 2027").set("leder", "")
    assert told(FULL, later) == [
        "Navnet på planen: «Våren på Fjordvik» er blitt «Høsten»",
        "Halvår: «våren 2027» er blitt «høsten 2027»",
        "Lederens eierskap: «Enhetsleder følger opp» er tatt bort",
        "Rad 1, Dato: «22.4.2027» er blitt «29.4.2027»",
        "Rad 2, Tid: nå står det «9»",
    ]
    assert plans.compare(FULL, later)[3] == plans.Difference("dato", 1, "22.4.2027", "29.4.2027", "Dato")


def test_rows_that_are_new_gone_or_moved():
    new = {"tema": "Barn og vold", "dato": "3.3.2027"}
    assert told(FULL, replace(FULL, rows=(new, CALL, LISTEN))) == [
        "Rad 1 er ny: «Barn og vold – 3.3.2027»",
        "Rad 2 er tatt bort: «Fadder – 29. mai 2027 – Kantina»",
    ]
    assert told(FULL, replace(FULL, rows=(FADDER, LISTEN, CALL))) == ["Rad 3 er flyttet: rad 1 er nå rad 3"]
    assert told(FULL, replace(FULL, rows=(*FULL.rows, {}))) == ["Rad 4 er ny: «uten tekst»"]


def test_rows_that_are_alike_find_the_one_they_are_most_like():
    rows = ({**FADDER, "sted": "Kantina i andre"}, FADDER)
    assert told(replace(FULL, rows=(FADDER, FADDER)), replace(FULL, rows=rows)) == [
        "Rad 1, Sted: «Kantina» er blitt «Kantina i andre»"
    ]


def test_plans_of_two_kinds_are_not_compared():
    with pytest.raises(PlanError, match="«liten» og «person»"):
        plans.compare(FULL, replace(FULL, template=ABOUT_ONE))


@given(a=a_plan(), b=a_plan())
@settings(max_examples=150, deadline=None)
def test_no_difference_means_equal(a, b):
    assert (plans.compare(a, b) == ()) == (a == b)
    assert plans.compare(a, a) == ()
    assert all(str(one) for one in plans.compare(a, b))


def test_five_hundred_changed_rows_are_compared():
    rows = tuple({"tema": f"Tema {n} om noe annet", "sted": f"Rom {n}"} for n in range(500))
    later = tuple({**row, "dato": "1.2.2027"} for row in rows)
    found = plans.compare(plans.Plan(SMALL, rows=rows), plans.Plan(SMALL, rows=later))
    assert {(one.field, one.before, one.after) for one in found} == {("dato", "", "1.2.2027")}
    assert [one.row for one in found] == list(range(1, 501))
