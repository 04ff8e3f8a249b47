"""Routes that readers have kept must still load, wholly or as far as they still make sense.

``data/old_routes.json`` grows: a route per case when it ships, and again whenever its structure changes. A line is
never removed; ``kept`` says how many of its choices the case of today still lets through.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sekit import cases

ROUTES = json.loads((Path(__file__).parent / "data" / "old_routes.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("old", ROUTES, ids=lambda old: f"{old['slug']}-{old['structure']}-{len(old['route'])}")
def test_an_old_route_is_kept_as_far_as_it_goes(old):
    play = cases.load(old["slug"]).start().resume([tuple(step) for step in old["route"]])
    assert len(play.route) == old["kept"]


@pytest.mark.parametrize("slug", cases.slugs())
def test_every_case_has_a_route_of_its_present_structure(slug):
    assert any(old["slug"] == slug and old["structure"] == cases.load(slug).structure for old in ROUTES), (
        "Run «python tools/keep_routes.py», which adds a route of the present structure."
    )
