"""``table``: the reader's tables, written from the same numbers that the rules use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from sekit._norwegian import in_figures, in_words
from sekit._tables import Table
from sekit.dated import Value
from sekit.errors import UnknownName
from sekit.kvp import numbers, version_b
from sekit.kvp.money import rate
from sekit.kvp.texts import checked_on, fill, words

Rows = list[tuple[str, ...]]
_ABSENCE = (
    "egenmelding_opptjening_uker",
    "egenmelding_dager",
    "egenmelding_vindu_dager",
    "egenmelding_ganger",
    "sykt_barn_dager",
    "sykt_barn_flere_dager",
    "sykt_barn_kronisk_dager",
    "sykt_barn_alene_ganger",
    "sykt_barn_alder",
    "sykt_barn_kronisk_alder",
    "velferdspermisjon_dager",
    "ferie_dager",
    "ferie_over_60_dager",
)
_LIMITS = (
    "oppstart_mnd",
    "forelopig_svar_mnd",
    "vedtak_mnd",
    "program_mnd",
    "forlengelse_mnd",
    "avbrudd_mnd",
    "angrefrist_mnd",
    "klagefrist_uker",
    "timer_per_uke",
)


def table(name: str) -> Table:
    """Return one of the reader's tables. What changes by date stands with the newest first.

    ``satser``, ``barnetillegg``, ``fravaer``, ``frister``, ``vilkar``, ``versjoner`` or ``forveksles``.

    >>> table("satser").rows[0][0].replace("\u00a0", " ")
    '1. mai 2026'

    Raises:
        UnknownName: no table has this name.
    """
    if name not in _TABLES:
        raise UnknownName("tabell", name, _TABLES)
    own = words("tables")[name]
    rows, figures = _TABLES[name](own)
    days = in_figures(numbers.series("dager_per_aar").values[-1].value)
    note = fill(own["note"], checked=checked_on(), days=days)
    return Table(own["caption"], tuple(own["columns"]), tuple(rows), figures, note)


def _rates(_own: dict[str, Any]) -> tuple[Rows, tuple[int, ...]]:
    first = numbers.covered()[0]
    days = {value.valid_from for name in ("grunnbelop", "faktor_g") for value in numbers.series(name).values}
    rows: Rows = []
    for day in sorted({max(day, first) for day in days}, reverse=True):
        full, young = rate(on=day), rate(on=day, under_25=True)
        rows.append(
            (
                _day(day),
                in_figures(numbers.parameter("grunnbelop", on=day).value),
                in_figures(numbers.parameter("faktor_g", on=day).value),
                in_figures(full.annual, 2),
                in_figures(full.daily, 2),
                in_figures(young.annual, 2),
            )
        )
    return rows, (1, 2, 3, 4, 5)


def _child(_own: dict[str, Any]) -> tuple[Rows, tuple[int, ...]]:
    sure = words("tables")["confidence"]
    values = numbers.series("barnetillegg").values
    rows: Rows = [(_day(v.valid_from), in_figures(v.value), v.reference, sure[v.confidence]) for v in reversed(values)]
    return rows, (1,)


def _limits(names: tuple[str, ...]) -> Callable[[dict[str, Any]], tuple[Rows, tuple[int, ...]]]:
    def rows(_own: dict[str, Any]) -> tuple[Rows, tuple[int, ...]]:
        newest = {name: numbers.series(name).values[-1] for name in names}
        return [(numbers.series(name).title, _amount(value), value.reference) for name, value in newest.items()], ()

    return rows


def _day(day: date) -> str:
    """Return a date that stays on one line."""
    return in_words(day).replace(" ", "\u00a0")


def _amount(value: Value) -> str:
    unit = value.unit.replace("måneder", "måned") if value.value == 1 else value.unit
    return f"{in_figures(value.value)} {unit}"


def _conditions(own: dict[str, Any]) -> tuple[Rows, tuple[int, ...]]:
    sure = words("tables")["confidence"]
    rows: Rows = []
    for name, rule in version_b.CONDITIONS.items():
        said = words("conditions")[name]
        law = said["versions"][version_b.ID]
        amount = "none" if not rule.discretion else "all" if len(rule.discretion) == 2 else "some"
        rows.append((said["question"], law["reference"], own["discretion"][amount], sure[law["confidence"]]))
    return rows, ()


def _written(own: dict[str, Any]) -> tuple[Rows, tuple[int, ...]]:
    days = {"a": date(2018, 12, 31), "b": version_b.FIRST}
    values = {
        f"{name}_{version}": in_figures(numbers.parameter(name, on=day).value)
        for version, day in days.items()
        for name, series in numbers.all_series().items()
        if series.values[0].valid_from <= day
    }
    return [tuple(fill(cell, **values) for cell in row) for row in own["rows"]], ()


_TABLES: dict[str, Callable[[dict[str, Any]], tuple[Rows, tuple[int, ...]]]] = {
    "satser": _rates,
    "barnetillegg": _child,
    "fravaer": _limits(_ABSENCE),
    "frister": _limits(_LIMITS),
    "vilkar": _conditions,
    "versjoner": _written,
    "forveksles": _written,
}
