"""Annotations that tell pydantic how to read a field. They import pydantic only when a schema is built, not when used."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, get_args

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema


class Marker:
    """A marker without a say in validation leaves the schema as it is."""

    __slots__ = ()

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return handler(source)


class To(Marker):
    """The text is the id of another thing; `kinds` are what it may be (own_seat: a seat of the body that this is in)."""

    __slots__ = ("kinds",)

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds


class Pattern(Marker):
    """Text of a given form."""

    __slots__ = ("pattern",)

    def __init__(self, pattern: str) -> None:
        self.pattern = pattern

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.str_schema(pattern=self.pattern)


class NotEmpty(Marker):
    """A list of at least one item."""

    __slots__ = ()

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.list_schema(handler.generate_schema(get_args(source)[0]), min_length=1)


class Parsed(Marker):
    """The value is made by `function`; `json` describes it to editors."""

    __slots__ = ("function", "json")

    def __init__(self, function: Callable[[Any], Any], json: dict[str, Any]) -> None:
        self.function = function
        self.json = json

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_plain_validator_function(self.function)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.json)


class Shaped(Marker):
    """The value is first put into shape by `function`; `json` makes of the shape's JSON Schema that of what may be written."""

    __slots__ = ("function", "json")

    def __init__(self, function: Callable[[Any], Any], json: Callable[[dict[str, Any]], dict[str, Any]]) -> None:
        self.function = function
        self.json = json

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(self.function, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return self.json(handler(schema))


def text_or(inner: dict[str, Any]) -> dict[str, Any]:
    """JSON Schema: text or a number stands for the shape."""
    return {"anyOf": [{"type": ["string", "number"]}, inner]}


def one_or_more(inner: dict[str, Any]) -> dict[str, Any]:
    """JSON Schema: one thing stands for a list of one."""
    return {"anyOf": [inner["items"], inner]}


def ids_or_links(inner: dict[str, Any]) -> dict[str, Any]:
    """JSON Schema: a bare id stands for a relation, and one thing for a list of one."""
    one = [{"type": "string"}, inner["items"]]
    return {"anyOf": [*one, {"type": "array", "items": {"anyOf": one}}]}


def shape(value: object) -> str:
    """The tag of what is written either as text or as a mapping."""
    return "<mapping>" if isinstance(value, dict) else "<text>"


def stated(value: object) -> str:
    """The tag of what may be `not_stated`."""
    return "<not_stated>" if value == "not_stated" else "<stated>"


def in_turn(value: object) -> str:
    """The tag of what may be `not_stated`, or a list of alternatives that hold one after another."""
    return "<in_turn>" if isinstance(value, list) else stated(value)


class OneOf(Marker):
    """A union whose members are told apart by `tell` from what is written, never by trial and error.

    `tags` are the members' tags in their order. They stand in angle brackets: they turn up in the paths of errors, and
    no key of a model looks like that.
    """

    __slots__ = ("tags", "tell")

    def __init__(self, tell: Callable[[Any], str], *tags: str) -> None:
        self.tell = tell
        self.tags = tags

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        members = get_args(source)
        if len(members) != len(self.tags):
            raise TypeError(f"{len(members)} members, {len(self.tags)} tags")
        return core_schema.tagged_union_schema(
            {tag: handler.generate_schema(member) for tag, member in zip(self.tags, members, strict=True)}, self.tell
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        written = handler(schema)
        # `not_stated` may be text too: of several that fit, the program has a way to tell, and an editor needs none.
        return {"anyOf": written["oneOf"]} if "oneOf" in written else written


SOME = NotEmpty()
WORDS = OneOf(shape, "<text>", "<mapping>")
OR_NOT_STATED = OneOf(stated, "<stated>", "<not_stated>")
IN_TURN = OneOf(in_turn, "<stated>", "<in_turn>")
IN_TURN_OR_NOT_STATED = OneOf(in_turn, "<stated>", "<not_stated>", "<in_turn>")
