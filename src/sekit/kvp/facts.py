"""The facts of one person, and what is allowed in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from sekit.errors import FactError, nearest

NONE, VERY_LIMITED, MORE = "none", "very_limited", "more_than_very_limited"
BENEFITS = (NONE, VERY_LIMITED, MORE)
OLDEST = 120  # years; more is a slip of the finger
MOST = {"age": OLDEST, "previous_programmes": 20}  # the facts that are whole numbers, from 0


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of a person on the day of the decision. None is «not answered».

    ``age`` whole years; ``other_benefits`` ``"none"``, ``"very_limited"`` or ``"more_than_very_limited"``;
    ``previous_programmes`` how many; ``reasons`` condition id → the written reason. The rest is True or False.

    >>> Facts(age=30).other_benefits is None
    True
    """

    age: int | None = None
    reduced_work_capacity: bool | None = None
    other_benefits: str | None = None
    work_capacity_assessed: bool | None = None
    appropriate_and_necessary: bool | None = None
    lawful_residence: bool | None = None
    resident_in_norway: bool | None = None
    disproportionate_burden: bool | None = None
    previous_programmes: int | None = None
    reasons: Mapping[str, str] | None = None

    @staticmethod
    def read(facts: object) -> Facts:
        """Return facts from a mapping or a dataclass; errors as for :func:`sekit.kvp.assess`."""
        return read(facts)


NAMES = tuple(field.name for field in fields(Facts))
CONDITIONS = tuple(name for name in NAMES if name != "reasons")


def _whole(most: int) -> tuple[str, Callable[[object], bool]]:
    return f"et helt tall fra 0 til {most}", lambda value: type(value) is int and 0 <= value <= most


_YES_NO: tuple[str, Callable[[object], bool]] = ("True eller False", lambda value: type(value) is bool)
_ALLOWED: dict[str, tuple[str, Callable[[object], bool]]] = {
    "other_benefits": ("en av " + ", ".join(BENEFITS), lambda value: isinstance(value, str) and value in BENEFITS),
    **{name: _whole(most) for name, most in MOST.items()},
}


def kind(value: object) -> str:
    """Return the name of a value's type for a message, with its module when it is not one of Python's own.

    >>> from decimal import Decimal
    >>> kind(True), kind(Decimal(1))
    ('bool', 'decimal.Decimal')
    """
    own = type(value)
    return own.__name__ if own.__module__ == "builtins" else f"{own.__module__}.{own.__name__}"


def read(facts: object) -> Facts:
    """Return facts from a mapping or a dataclass.

    >>> read({"age": 30}).age
    30

    Raises:
        FactError: an unknown fact or a wrong type; says which, what was found and what is allowed.
    """
    if is_dataclass(facts) and not isinstance(facts, type):
        given: Mapping[Any, Any] = facts if isinstance(facts, Mapping) else as_mapping(facts)
    elif isinstance(facts, Mapping):
        given = facts
    else:
        raise FactError(f"facts: fant {kind(facts)}, ventet en ordliste eller Facts(…)")
    for name, value in given.items():
        if name not in NAMES:
            message = f"facts: ukjent opplysning «{name}».{nearest(str(name), NAMES)}"
            raise FactError(f"{message} Lovlige er {', '.join(NAMES)}.")
        if name != "reasons" and value is not None:
            expected, allowed = _ALLOWED.get(name, _YES_NO)
            if not allowed(value):
                raise FactError(f"{name}: fant «{value}» ({kind(value)}), ventet {expected}, eller None")
    return Facts(**{**given, "reasons": _reasons(given.get("reasons"))})


def as_mapping(facts: Any) -> dict[str, Any]:
    """Return the facts of a dataclass by name, as they are."""
    return {field.name: getattr(facts, field.name) for field in fields(facts)}


def _reasons(given: object) -> dict[str, str]:
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise FactError(f"reasons: fant {kind(given)}, ventet en ordliste: vilkår → begrunnelse")
    for name, text in given.items():
        if name not in CONDITIONS:
            message = f"reasons: ukjent vilkår «{name}».{nearest(str(name), CONDITIONS)}"
            raise FactError(f"{message} Lovlige er {', '.join(CONDITIONS)}.")
        if text is not None and not isinstance(text, str):
            raise FactError(f"reasons, {name}: fant {kind(text)}, ventet tekst")
    said = {name: (text or "").strip() for name, text in given.items()}
    return {name: text for name, text in said.items() if any(map(str.isalnum, text))}  # dots alone are no reason
