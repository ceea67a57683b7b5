"""The page of Python names: every face with all that it offers, from signatures and docstrings."""

import inspect
import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from importlib import import_module
from typing import get_args

FACES = (
    "agreementkit",
    "agreementkit.documents",
    "agreementkit.negotiation",
    "agreementkit.packs",
    "agreementkit.reports",
    "agreementkit.text",
    "agreementkit.testing",
)


def names() -> Iterator[str]:
    """Every name of every face, each once: with the first face that has it."""
    yield "# Python names\n"
    yield (
        "Written from the source by `make reference`. Each face is a module to import from; each\n"
        "name stands here once, and its docstring has the rest: `help(agreementkit.draft)`.\n"
        "[Errors](errors.md) say what each carries."
    )
    shown: dict[str, object] = {}
    for face in FACES:
        module = import_module(face)
        about, _, _ = (inspect.getdoc(module) or "").partition("\n")
        yield f"\n## {face}\n"
        yield about
        also = []
        for name in sorted(module.__all__, key=str.casefold):
            value = getattr(module, name)
            if name in shown and shown[name] is value:
                also.append(f"[`{name}`](#{name.lower()})")
            else:
                shown[name] = value
                yield ""
                yield from _entry(name, value)
        if also:
            yield f"\nAlso here: {', '.join(also)}."


def _entry(name: str, value: object) -> Iterator[str]:
    yield f"### {name}\n"
    # A function that remembers its answers is told as the function.
    value = inspect.unwrap(value) if callable(value) else value
    if inspect.isfunction(value):
        yield f"```text\n{name}{_signature(value)}\n```\n"
        yield _first_sentence(value)
    elif inspect.isclass(value):
        yield _first_sentence(value) + _holds(value)
    else:
        # A union of types, under one name.
        parts = _without_modules(str(value)).split(" | ")
        yield f"One of: {', '.join(f'`{part}`' for part in parts)}."


def _holds(value: type) -> str:
    """The fields of a class, or the members of an enumeration, as a sentence."""
    if fields := [
        f"`{field.name}`"
        for field in getattr(value, "__attrs_attrs__", ())
        if not field.name.startswith("_") and not issubclass(value, Exception)
    ]:
        return f" Fields: {', '.join(fields)}."
    if members := getattr(value, "__members__", {}):
        return f" One of: {', '.join(f'`{member}`' for member in members)}."
    return ""


def _first_sentence(value: object) -> str:
    paragraph, _, _ = (inspect.getdoc(value) or "").partition("\n\n")
    line = " ".join(paragraph.split())
    found = re.match(r".+?[.?!](?= [A-Z`]|$)", line)
    return found[0] if found else line


def _signature(function: object) -> str:
    """Parameters with short names of their types: on one line if they fit, or a line each."""
    signature = inspect.signature(function)  # type: ignore[arg-type]
    parts = []
    star = False
    for each in signature.parameters.values():
        if each.kind is each.KEYWORD_ONLY and not star:
            parts.append("*")
            star = True
        parts.append(_parameter(each))
    back = _short(inspect.formatannotation(signature.return_annotation))
    line = f"({', '.join(parts)}) -> {back}"
    inside = "".join(f"\n    {part}," for part in parts)
    return line if len(line) < 80 else f"({inside}\n) -> {back}"


def _parameter(parameter: inspect.Parameter) -> str:
    annotation = _short(inspect.formatannotation(parameter.annotation))
    if parameter.default is parameter.empty:
        return f"{parameter.name}: {annotation}"
    return f"{parameter.name}: {annotation} = {_default(parameter.default)}"


def _default(value: object) -> str:
    """A default as one would write it; one that is a whole value by its class alone."""
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if hasattr(value, "__attrs_attrs__"):
        return f"{type(value).__name__}()"
    return value.__name__ if callable(value) else repr(value).replace("'", '"')


def _short(text: str) -> str:
    """The names of types without their modules; of a union that has a name, the name."""
    short = _without_modules(text)
    for union, name in _unions():
        short = short.replace(union, name)
    return short


@cache
def _unions() -> list[tuple[str, str]]:
    """Every union of types that a face has under a name, the longest first."""
    offered = {
        name: getattr(import_module(face), name)
        for face in FACES
        for name in import_module(face).__all__
    }
    unions = [
        (_without_modules(str(value)), name)
        for name, value in offered.items()
        if get_args(value) or isinstance(value, str)
    ]
    return sorted(unions, key=lambda union: -len(union[0]))


def _without_modules(text: str) -> str:
    # The one type of another library keeps its library's name: we have a Document too.
    return re.sub(r"\b(?!docx\.)(?:[a-z_]+\.)+(?=[A-Z])", "", text.replace("'", ""))
