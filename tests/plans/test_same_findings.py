"""The shared plans: what Python finds in each. test_plan_findings_in_the_page.py asks the page the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from draw_plans import built, cases, said

from sekit import _yaml, plans

FILE = Path(__file__).parent / "data" / "plans.yaml"
SHARED = _yaml.read(FILE).data


@pytest.mark.parametrize("id", plans.templates())
def test_what_is_found_is_what_was_reviewed(id):
    wrong = []
    for one in (one for one in SHARED if one["template"] == id):
        found = [said(finding) for finding in built(one).check()]
        if found != one["finds"]:
            wrong.append(
                (one["why"], {key: one[key] for key in ("fields", "cells") if key in one}, found, one["finds"])
            )
    assert wrong == []


def test_the_shared_plans_are_many_and_the_ones_that_are_drawn():
    assert len(SHARED) >= 150
    assert [{key: value for key, value in one.items() if key != "finds"} for one in SHARED] == list(cases())


@pytest.mark.parametrize("id", plans.templates())
def test_most_checks_of_every_template_speak_up(id):
    spoken = {line for one in SHARED if one["template"] == id for line in one["finds"]}
    asked = {(check.severity, check.target, check.source) for check in plans.template(id).checks}
    heard = {
        one
        for one in asked
        if any(line.startswith(one[0]) and line.endswith(f"{one[1] or '-'} ({one[2]})") for line in spoken)
    }
    assert len(heard) >= 0.8 * len(asked), asked - heard


def test_a_good_plan_has_nothing_to_mend():
    for one in SHARED:
        if one["why"] == "eksemplet selv":
            assert [line for line in one["finds"] if line.startswith(("ERROR", "WARNING"))] == [], one["template"]
