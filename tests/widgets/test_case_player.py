"""CasePlayer in Python: what a front end would do to its traits."""

from __future__ import annotations

import pytest
import traitlets

from sekit import cases
from sekit.widgets import CasePlayer


def test_the_route_can_be_read_as_a_play(small_case):
    player = CasePlayer(small_case)
    assert player.play.route == ()
    player.route = [["mote", "vent"], ["tilbake", "beklag"]]
    assert player.play.scene.id == "jobb"
    assert list(player.debrief()["choice"]) == ["vent", "beklag"]
    assert cases.replay(player.code(), player.case).route == player.play.route


def test_choices_tried_come_along(small_case):
    player = CasePlayer(small_case)
    player.tried = [["mote", "vent"]]
    assert list(player.debrief()["status"]) == ["prøvd"]


@pytest.mark.parametrize("route", [[["mote", "nei"]], [["jobb", "ring"]], [["mote"]], ["x"]])
def test_a_route_that_cannot_be_played_is_refused(small_case, route):
    player = CasePlayer(small_case)
    with pytest.raises(traitlets.TraitError):
        player.route = route
    assert player.route == []


def test_the_output_can_be_read_where_no_widget_lives(small_case):
    data, _ = CasePlayer(small_case)._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert "Be henne vente litt" in data["text/html"]
    assert data["text/plain"] == "CasePlayer('liten')"


def test_an_unknown_case():
    with pytest.raises(LookupError, match="minh"):
        CasePlayer("mihn")
