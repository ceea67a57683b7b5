"""The faces: what is public, and that whatever users are handed can be imported from one."""

import ast
import importlib
import inspect
import os
import sys
import typing
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache
from types import ModuleType

import attrs
import docx.document
import pytest

from agreementkit.documents import BinaryFile

FACES = (
    "agreementkit",
    "agreementkit.documents",
    "agreementkit.negotiation",
    "agreementkit.packs",
    "agreementkit.reports",
    "agreementkit.text",
    "agreementkit.testing",
    "agreementkit.errors",
)


def face(name: str) -> ModuleType:
    return importlib.import_module(name)


def offered(name: str) -> dict[str, object]:
    module = face(name)
    names = getattr(module, "__all__", None)
    if names is None:
        names = [each for each, value in vars(module).items() if inspect.isclass(value)]
    return {each: getattr(module, each) for each in names if each[0] != "_"}


@pytest.mark.parametrize("name", FACES[:-2])
def test_a_face_offers_what_it_says_and_nothing_else(name: str) -> None:
    module = face(name)
    assert module.__all__ == sorted(set(module.__all__))
    assert dir(module) == module.__all__
    with pytest.raises(AttributeError, match="has no attribute 'nonsense'"):
        module.nonsense  # noqa: B018


@pytest.mark.parametrize("name", FACES[:-2])
def test_a_type_checker_sees_what_a_program_gets(name: str) -> None:
    """The table that loads names and the imports that type checkers read say the same."""
    read: dict[str, str] = {}
    for node in ast.walk(ast.parse(inspect.getsource(face(name)))):
        if isinstance(node, ast.ImportFrom) and node.module and "agreementkit." in node.module:
            read |= {each.name: node.module for each in node.names if each.asname}
    assert sorted(read) == face(name).__all__
    for each, module in read.items():
        assert getattr(face(name), each) is getattr(importlib.import_module(module), each)


def test_the_first_face_can_be_kept_in_mind() -> None:
    assert len(face("agreementkit").__all__) < 60


def test_every_public_name_has_a_docstring() -> None:
    for name in FACES:
        for each, thing in offered(name).items():
            ours = getattr(thing, "__module__", "").startswith("agreementkit")
            if ours and (inspect.isclass(thing) or inspect.isfunction(thing)):
                assert inspect.getdoc(thing), f"{name}.{each}"


def test_every_type_that_users_are_handed_can_be_imported_from_a_face() -> None:
    public = [thing for name in FACES for thing in offered(name).values()]
    known = {id(thing) for thing in public}
    missing = sorted(
        f"{found.__module__}.{found.__name__}"
        for found in reached(public)
        if id(found) not in known
    )
    assert missing == []


def reached(start: Iterable[object]) -> list[type]:
    """Every class of ours that annotations lead to, at any depth."""
    waiting = list(start)
    seen: dict[int, object] = {}
    while waiting:
        thing = waiting.pop()
        if id(thing) not in seen:
            seen[id(thing)] = thing
            waiting += [
                each for each in led_to(thing) if each.__module__.startswith("agreementkit")
            ]
    return [thing for thing in seen.values() if isinstance(thing, type)]


def led_to(thing: object) -> Iterator[type]:
    if inspect.isfunction(thing):
        yield from in_hints(thing, thing.__module__)
    elif isinstance(thing, type) and not issubclass(thing, Enum | BaseException):
        for each in thing.__mro__:
            if each.__module__.startswith("agreementkit"):
                yield from of_class(each)


def of_class(each: type) -> Iterator[type]:
    if attrs.has(each):
        fields = {field.name for field in attrs.fields(each) if field.name[0] != "_"}
        hints = typing.get_type_hints(each, localns=namespace(each.__module__))
        yield from (one for name in fields & set(hints) for one in classes_in(hints[name]))
    for name, value in vars(each).items():
        if name.startswith("_") and name not in ("__add__", "__or__", "__sub__", "__getitem__"):
            continue
        held = value.__func__ if isinstance(value, classmethod | staticmethod) else value
        function = getattr(held, "fget", None) or getattr(held, "func", held)
        if inspect.isfunction(function):
            yield from in_hints(function, each.__module__)


def in_hints(function: object, module: str) -> Iterator[type]:
    for hint in typing.get_type_hints(function, localns=namespace(module)).values():
        yield from classes_in(hint)


def classes_in(hint: object) -> Iterator[type]:
    parts = typing.get_args(hint)
    if isinstance(hint, type) and not parts:
        yield hint
    for part in parts:
        for each in part if isinstance(part, list) else [part]:
            yield from classes_in(each)


@cache
def namespace(module: str) -> dict[str, object]:
    """What a module's annotations may name, with what it imports for type checkers alone."""
    found = {"os": os, "docx": docx, "BinaryFile": BinaryFile, **vars(sys.modules[module])}
    for node in ast.walk(ast.parse(inspect.getsource(sys.modules[module]))):
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING":
            exec(compile(ast.Module(node.body, []), module, "exec"), found)
    return found
