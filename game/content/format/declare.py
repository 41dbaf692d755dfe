"""How the documents of a pack are declared.

A document is a frozen dataclass that pydantic checks (strictly, unknown keys refused) and that
can be used, and cached, without pydantic: importing this module does not import it. The text under
a field is its description, in JSON Schemas and in `scenarios/README.md`.
"""

from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, dataclass_transform

Document = TypeVar("Document")

CONFIGURATION = {"extra": "forbid", "strict": True}


@dataclass_transform(frozen_default=True, kw_only_default=True)
def document(cls: type[Document]) -> type[Document]:
    """Make `cls` a frozen dataclass with keyword fields that pydantic reads strictly."""
    made = dataclass(frozen=True, kw_only=True)(cls)
    made.__pydantic_config__ = CONFIGURATION  # type: ignore[attr-defined] # read by pydantic alone
    return made


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text of one form, described by an example."""

    expression: str
    example: str

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Add the pattern to the schema of the text (pydantic calls this)."""
        return handler(source) | {"pattern": self.expression}


@dataclass(frozen=True, slots=True)
class Limits:
    """Numbers, or lengths of lists and texts, between two limits."""

    least: float | None = None
    most: float | None = None
    above: float | None = None
    below: float | None = None

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        """Add the limits to the schema (pydantic calls this)."""
        named = {"ge": self.least, "le": self.most, "gt": self.above, "lt": self.below}
        schema = handler(source)
        if schema["type"] not in {"int", "float"}:
            named = {"min_length": self.least, "max_length": self.most}
        return schema | {key: limit for key, limit in named.items() if limit is not None}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a text is for: `prose` is translated, `formula` is compiled, others are looked up."""

    name: str


Id = Annotated[str, Pattern(r"^[a-z][a-z0-9_-]{0,59}$", "rural_credit")]
Name = Annotated[str, Pattern(r"^[a-z][a-z0-9_]{0,59}$", "coffee_land")]
QuarterText = Annotated[str, Pattern(r"^[0-9]{4}Q[1-4]$", "1990Q3")]
Prose = Annotated[str, Limits(least=1, most=4000), Kind("prose")]
Formula = Annotated[float | bool | str, Kind("formula")]
Unit = Annotated[str, Limits(least=1, most=60), Kind("unit")]
Citation = Annotated[str, Limits(least=1, most=200), Kind("citation")]
Citations = Citation | tuple[Citation, ...]
Grade = Annotated[str, Pattern(r"^(measured|argued|contested|guess)$", "argued")]
Number = Annotated[float, Kind("number")]
