"""The page of Python names, from their signatures and docstrings."""

import inspect
import re
from collections.abc import Iterator

import agreementkit as ak

PARTS = {
    "Values": lambda value: inspect.isclass(value) and not issubclass(value, Exception),
    "Functions": inspect.isfunction,
    "Errors": lambda value: inspect.isclass(value) and issubclass(value, Exception),
}
SECTIONS = re.compile(r"^(Args|Raises|Source):$")


def names() -> Iterator[str]:
    """Every public name with what it takes, what comes back and what it raises."""
    yield "# Python names\n"
    yield (
        "Written from the source by `make reference`. Each is `agreementkit.NAME`; the examples\n"
        "are run by the tests.\n"
    )
    for part, belongs in PARTS.items():
        yield f"## {part}\n"
        for name in sorted(ak.__all__, key=str.casefold):
            value = getattr(ak, name)
            if belongs(value):
                yield from _name(name, value)


def _name(name: str, value: object) -> Iterator[str]:
    yield f"### {name}\n"
    if inspect.isfunction(value):
        yield f"```text\n{name}{_signature(value)}\n```\n"
    elif fields := getattr(value, "__attrs_attrs__", ()):
        shown = ", ".join(f"`{field.name}`" for field in fields if not field.name.startswith("_"))
        yield f"Fields: {shown}.\n"
    elif members := getattr(value, "__members__", {}):
        yield f"One of: {', '.join(f'`{member}`' for member in members)}.\n"
    yield from _docstring(inspect.getdoc(value) or "")


def _signature(function: object) -> str:
    """Parameters a line each, with short names of their types."""
    signature = inspect.signature(function)  # type: ignore[arg-type]
    lines = []
    star = False
    for each in signature.parameters.values():
        if each.kind is each.KEYWORD_ONLY and not star:
            lines.append("*")
            star = True
        lines.append(_short(str(each)))
    back = _short(inspect.formatannotation(signature.return_annotation))
    inside = "".join(f"\n    {line}," for line in lines)
    return f"({inside}\n) -> {back}" if lines else f"() -> {back}"


def _short(text: str) -> str:
    named = re.sub(r"<([\w.]+): [^>]*>", r"\1", text)
    # The one type of another library keeps its library's name: we have a Document too.
    plain = re.sub(r"\b(?!docx\.)(?:[a-z_]+\.)+(?=[A-Z])", "", named).replace("'", "")
    return plain.replace(_short_default(), "NOTHING_MORE") if "= Beside(" in plain else plain


def _short_default() -> str:
    """The one default that is a whole value, as it prints."""
    return _short(repr(ak.DraftOptions())).strip()


def _docstring(text: str) -> Iterator[str]:
    """A docstring as Markdown: its sections as lists, its examples as code."""
    section = ""
    for paragraph in text.split("\n\n"):
        if paragraph.startswith(">>>"):
            yield f"```pycon\n{paragraph}\n```\n"
            continue
        first, _, rest = paragraph.partition("\n")
        if SECTIONS.match(first):
            section = "Arguments:" if first == "Args:" else first
            yield f"{section}\n"
            yield from (f"- {line}" for line in _entries(rest))
            yield ""
        else:
            yield f"{paragraph}\n"


def _entries(text: str) -> Iterator[str]:
    """The entries of a section; what is indented further goes on with the one before."""
    entry = ""
    for line in text.splitlines():
        if line.startswith("        "):
            entry += f" {line.strip()}"
            continue
        if entry:
            yield _entry(entry)
        entry = line.strip()
    if entry:
        yield _entry(entry)


def _entry(text: str) -> str:
    name, colon, says = text.partition(": ")
    return f"`{name}`: {says}" if colon and " " not in name else text
