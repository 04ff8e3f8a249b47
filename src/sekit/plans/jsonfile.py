"""Plans as JSON: ``{"format": 1, "template": …, "version": …, "name": …, "fields": {…}, "rows": [{…}]}``."""

from __future__ import annotations

import json
from typing import Any

from sekit.errors import PlanError, nearest
from sekit.plans import grid
from sekit.plans.model import FORMAT, Plan

_KEYS = ("format", "template", "version", "name", "fields", "rows")
_NAMES = {dict: "en gruppe", list: "en liste", str: "tekst", bool: "ja eller nei", type(None): "ingenting"}


def write(plan: Plan) -> bytes:
    """Return the plan as JSON."""
    own = (FORMAT, plan.template.id, plan.template.version, plan.name, dict(plan.fields), [dict(r) for r in plan.rows])
    return (json.dumps(dict(zip(_KEYS, own, strict=True)), ensure_ascii=False, indent=1) + "\n").encode()


def read(data: bytes, where: str, asked: grid.Asked = None) -> Plan:
    """Return the plan in a JSON file; errors as for :func:`sekit.plans.read`."""
    try:
        said = _parsed(data, where)
        return _plan(said, where, asked)
    except RecursionError:
        raise PlanError(f"{where}: fant lister inne i lister mange hundre ganger, ventet en plan") from None


def _parsed(data: bytes, where: str) -> dict[str, Any]:
    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise PlanError(f"{where}: nøkkelen «{twice}» står to ganger samme sted, ventet én")
        return found

    try:
        said = json.loads(data.decode("utf-8-sig"), object_pairs_hook=once)
    except json.JSONDecodeError as error:
        raise PlanError(
            f"{where}, linje {error.lineno}: fant noe som ikke er JSON. Fila er skadet eller delt."
        ) from None
    except PlanError:
        raise
    except UnicodeDecodeError:
        raise PlanError(f"{where}: fant noe annet enn tekst i UTF-8, ventet en JSON-fil med en plan") from None
    except ValueError:  # a number with thousands of digits
        raise PlanError(f"{where}: fant et tall som er for langt til å lese, ventet tekst i alle felt") from None
    if not isinstance(said, dict) or "format" not in said:
        raise PlanError(f"{where}: fant JSON som ikke er en plan, ventet nøklene {', '.join(_KEYS)}")
    return said


def _plan(said: dict[str, Any], where: str, asked: grid.Asked) -> Plan:
    kind = said["format"]
    if not isinstance(kind, int) or isinstance(kind, bool) or kind < 1:
        raise PlanError(f"{where}: fant formatet {_short(kind)}, ventet {FORMAT}")
    if kind > FORMAT:
        raise PlanError(f"{where}: fant format {kind}, ventet {FORMAT}. Åpne planen med en nyere utgave av sekit.")
    for key, type_ in {"template": str, "name": str, "fields": dict, "rows": list}.items():
        if not isinstance(said.get(key, "" if key == "name" else None), type_):
            raise PlanError(f"{where}: fant {_name(said.get(key))} i «{key}», ventet {_NAMES[type_]}")
    for number, row in enumerate(said["rows"], start=1):
        if not isinstance(row, dict):
            raise PlanError(f"{where}, rad {number}: fant {_name(row)}, ventet en gruppe av celler")
    found = grid.Collector(grid.chosen(said["template"], str(said.get("version", "")), asked, where), where)
    found.name = found.cell(None, None, said["name"]) if "name" in said else ""
    found.fields = _texts(found, said["fields"], None)
    found.rows = [_texts(found, row, number) for number, row in enumerate(said["rows"], start=1)]
    fields, columns = grid.ids(found.template.fields), grid.ids(found.template.columns)
    for key in (key for key in found.fields if key not in fields):
        found.unknown(key, "Feltet")
    for key in dict.fromkeys(key for row in found.rows for key in row if key not in columns):
        found.unknown(key, "Kolonnen")
    for key in sorted(said.keys() - set(_KEYS)):
        found.tell("INFO", None, None, f"Fila har også «{key}», som ikke er en del av planen.{nearest(key, _KEYS)}")
    return found.plan()


def _texts(found: grid.Collector, cells: dict[str, Any], row: int | None) -> dict[str, str]:
    texts: dict[str, str] = {}
    for said, value in cells.items():
        key = said if said.strip() else grid.unique(grid.NAMELESS, {*texts, *cells})
        if isinstance(value, str):
            texts[key] = found.cell(key, row, value)
        elif value is not None:
            odd = f"Fant {_name(value)}, ventet tekst. Vi har tatt med det som sto der."
            texts[key] = found.cell(key, row, _as_text(value), odd)
    return texts


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nei"
    said = json.dumps(value, ensure_ascii=False)
    return said.replace(".", ",") if isinstance(value, float) else said


def _name(value: Any) -> str:
    return _NAMES.get(type(value), "et tall")


def _short(value: Any) -> str:
    said = json.dumps(value, ensure_ascii=False)
    return f"«{said[:40]}»"
