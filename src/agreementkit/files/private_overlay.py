"""What a branch keeps to itself of a clause: `private/<clause id>.toml` in a folder of its own.

The ladders and notes of the model clauses are public, since they are in the package. Such a file
gives a clause others without a copy of its text, so that the text goes on with the model's.
"""

from collections.abc import Iterator, Mapping

from attrs import asdict, evolve, field, frozen

from agreementkit.errors import Fault, InvalidError
from agreementkit.files.consistency import unknown
from agreementkit.files.toml_source import Placed
from agreementkit.model.clause import Clause, Parameter, Position
from agreementkit.model.values import Value

FOLDER = "private"


@frozen(kw_only=True)
class PrivateNotes:
    """The notes of `Notes` of which a branch has its own; an empty one leaves the model's."""

    why: str = ""
    approval: str = ""
    fallback_when: str = ""
    in_return_for: str = ""
    they_will_say: str = ""
    our_answer: str = ""


@frozen(kw_only=True)
class PrivateFile:
    """`private/<clause id>.toml`."""

    target: Mapping[str, Value] = field(factory=dict)
    """Our own target, by parameter, each in its parameter's unit."""
    fallback: Mapping[str, Value] = field(factory=dict)
    """Our own fallback, likewise."""
    negotiating: PrivateNotes = PrivateNotes()


def with_private(clause: Clause, ours: PrivateFile) -> tuple[Clause, tuple[Placed, ...]]:
    """A clause with our own ladder and notes, and what is wrong with these.

    Args:
        clause: as its pack has it.
        ours: what the branch keeps to itself of it.
    """
    faults = [*_unknown(clause, ours)]
    parameters = []
    for known in clause.parameters:
        made, wrong = _with_ladder(known, ours)
        parameters.append(made)
        faults += wrong
    given = {name: words for name, words in asdict(ours.negotiating).items() if words}
    made_clause = evolve(
        clause,
        parameters=tuple(parameters),
        negotiating=evolve(clause.negotiating, **given),
    )
    return made_clause, tuple(faults)


def _unknown(clause: Clause, ours: PrivateFile) -> Iterator[Placed]:
    names = [known.name for known in clause.parameters]
    for table, held in (("target", ours.target), ("fallback", ours.fallback)):
        for name in held:
            if name not in names:
                yield (table, name), unknown(f"value of {clause.id}", name, names)


def _with_ladder(known: Parameter, ours: PrivateFile) -> tuple[Parameter, list[Placed]]:
    """A parameter with our own rungs; as it was, with the faults, where they do not fit."""
    given = {
        str(position): held[known.name]
        for position, held in (
            (Position.TARGET, ours.target),
            (Position.FALLBACK, ours.fallback),
        )
        if known.name in held
    }
    if not given:
        return known, []
    try:
        return evolve(known, **given), []  # type: ignore[arg-type]
    except InvalidError as error:
        return known, [
            ((fault.key if fault.key in given else next(iter(given)), known.name), _said(fault))
            for fault in error.faults
        ]


def _said(fault: Fault) -> Fault:
    return Fault(message=fault.message, remedy=fault.remedy)
