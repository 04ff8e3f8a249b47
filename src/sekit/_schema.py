"""The shape of a YAML file, said with pydantic and complained of in plain Norwegian, with the line.

Imported by readers when they read, never by «import sekit»: pydantic is heavy.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, TypeVar, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

from sekit import _yaml
from sekit.errors import Problem, nearest

Model = TypeVar("Model", bound=BaseModel)


def _one_line(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Line = Annotated[Text, BeforeValidator(_one_line)]


class Part(BaseModel):
    """A mapping with a closed set of keys."""

    model_config = ConfigDict(extra="forbid", strict=True)


def parse(document: _yaml.Document, shape: type[Model]) -> tuple[Model | None, list[Problem]]:
    """Return the file as typed parts, or None and every problem with its shape."""
    try:
        return shape.model_validate(document.data), []
    except ValidationError as error:
        return None, [_problem(document, details, shape) for details in error.errors()]


_TYPES = {
    "string_type": "tekst (sett den i anførselstegn hvis den ser ut som et tall eller ja/nei)",
    "int_type": "et helt tall",
    "bool_type": "true eller false",
    "list_type": "en liste",
    "dict_type": "nøkler med verdier",
    "model_type": "nøkler med verdier",
    "date_type": "en dato som 2026-01-31",
}


def _problem(document: _yaml.Document, details: Any, shape: type[BaseModel]) -> Problem:
    """Say in plain Norwegian what pydantic found."""
    location = tuple(part for part in details["loc"] if part != "[key]")
    kind, found, context = details["type"], details["input"], details.get("ctx", {})
    name = f"«{'.'.join(str(part) for part in location)}»"
    if kind == "missing":
        return document.problem(location[:-1], f"nøkkelen {name} mangler")
    if kind == "extra_forbidden":
        known = _known_keys(location[:-1], shape)
        return document.problem(location, f"ukjent nøkkel {name}.{nearest(str(location[-1]), known)}")
    if kind == "literal_error":
        allowed = [word.strip("' ") for word in context["expected"].replace(" or ", ",").split(",")]
        message = f"{name}: fant «{found}», ventet en av {', '.join(allowed)}.{nearest(str(found), allowed)}"
        return document.problem(location, message)
    expected = _TYPES.get(kind) or {
        "string_pattern_mismatch": "en stor bokstav A–Z uten I og O"
        if location[-1] == "key"
        else "små bokstaver a–z, tall og bindestrek",
        "string_too_short": "en tekst som ikke er tom",
        "string_too_long": f"høyst {context.get('max_length')} tegn",
        "too_short": f"minst {context.get('min_length')}",
        "too_long": f"høyst {context.get('max_length')}",
        "greater_than_equal": f"{context.get('ge')} eller mer",
        "less_than_equal": f"{context.get('le')} eller mindre",
    }.get(kind, details["msg"])
    shown = found if isinstance(found, str | int | float | bool | date) else type(found).__name__
    return document.problem(location, f"{name}: fant «{str(shown)[:60]}», ventet {expected}")


def _known_keys(location: tuple[Any, ...], shape: type[BaseModel]) -> list[str]:
    """Return the keys that the mapping at this place may have."""
    for name in location:
        if name in shape.model_fields:
            shape = _mapping_in(shape.model_fields[name].annotation) or shape
    return list(shape.model_fields)


def _mapping_in(annotation: Any) -> type[BaseModel] | None:
    """Return the mapping that an annotation such as ``list[ScenePart] | None`` holds, if any."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _mapping_in(part))), None)
