"""What has to be checked again, and when it is told."""

from __future__ import annotations

from datetime import date

import pytest

from sekit.cli import main
from sekit.stale import report, stale


def states(on: date, words: str) -> list[str]:
    return [one.state for one in stale(on=on) if one.what.startswith(words)]


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2026, 7, 2), "later"),
        (date(2026, 10, 2), "soon"),  # 90 days before the last day
        (date(2026, 12, 30), "soon"),
        (date(2026, 12, 31), "passed"),
        (date(2027, 6, 1), "passed"),
    ],
)
def test_the_dispensation_for_interpreters_is_told_in_time(on, state):
    assert states(on, "Dispensasjonen fra kravet om kvalifisert tolk") == [state]


def test_a_number_that_should_have_changed_is_told():
    assert states(date(2026, 12, 31), "Barnetillegg")[0] == "soon"
    assert states(date(2027, 1, 1), "Barnetillegg")[0] == "passed"
    assert states(date(2027, 4, 30), "Grunnbeløpet (G)") == ["soon"]
    assert states(date(2027, 5, 1), "Grunnbeløpet (G)") == ["passed"]


def test_what_is_decided_and_not_in_force_has_no_day():
    row = next(one for one in stale(on=date(2026, 11, 22)) if "forvaltningslov" in one.what)
    assert (row.state, row.due) == ("later", None)


def test_what_is_uncertain_stands_last():
    found = [one.state for one in stale(on=date(2026, 11, 22))]
    assert found == sorted(found, key=["passed", "soon", "later", "uncertain"].index)
    assert "uncertain" in found


def test_the_list_is_words():
    text = "\n".join(report(stale(on=date(2026, 11, 22))))
    assert "31. desember 2026: Dispensasjonen fra kravet om kvalifisert tolk" in text


def test_the_command(capsys):
    assert main(["stale", "--on", "2026-07-02"]) == 0
    assert "Grunnbeløpet (G)" in capsys.readouterr().out
    assert main(["stale", "--on", "2027-01-01"]) == 1
    with pytest.raises(SystemExit):
        main(["stale", "--on", "i morgen"])
    assert "ventet år-måned-dag" in capsys.readouterr().err
