"""`agreementkit concede`: what a package of concessions costs."""

from collections.abc import Iterable, Mapping
from itertools import repeat
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from agreementkit import Agreement, Concession, Pack, Position, concede as concede_clauses
from agreementkit.cli.exits import Exit, UsageError
from agreementkit.cli.inputs import read_agreement_and_pack, suggested_name
from agreementkit.cli.output import finding_as_json, show_json, show_paragraph


def concede(
    file: Path,
    /,
    *,
    clause: Annotated[tuple[str, ...], Parameter(name="--clause", negative="")] = (),
    to: tuple[Literal["opening", "target", "fallback"], ...] = (),
    drop: tuple[str, ...] = (),
    pack: Path | None = None,
    json: bool = False,
) -> Exit:
    """Say what it costs to concede some clauses, together. It changes no file.

    Parameters
    ----------
    file
        The agreement file.
    clause
        A clause to concede, by its id. Give it again for each clause of the package.
    to
        The position to go to: one for all the clauses, or one for each, in their order.
    drop
        A clause to give up altogether. Give it again for each.
    pack
        A folder of your own clauses, laid over the model clauses.
    json
        Print one JSON object instead of the text.
    """
    moves = _moves(clause, to, drop)
    agreement, clauses = read_agreement_and_pack(file, pack)
    _must_hold(agreement, clauses, moves, file)
    cost = concede_clauses(agreement, clauses, moves)
    if json:
        show_json(_as_json(cost))
    else:
        for heading, paragraphs in cost.sections():
            show_paragraph(heading, style="bold")
            for paragraph in paragraphs:
                show_paragraph(paragraph, indent=2, hang=2)
    return Exit.FINDINGS if cost.breaks else Exit.FINE


def _moves(
    clauses: tuple[str, ...],
    to: tuple[str, ...],
    drop: tuple[str, ...],
) -> Mapping[str, Position | None]:
    """The package, by clause.

    Raises:
        UsageError: what is on the command line makes no package; says what would.
    """
    if joined := next((id_ for id_ in clauses if "=" in id_), None):
        id_, _, where = joined.partition("=")
        raise UsageError(f"The position has an option of its own: --clause {id_} --to {where}.")
    if to and not clauses:
        raise UsageError(f"Which clause goes to {to[0]}? Write --clause and its id before --to.")
    if not clauses and not drop:
        raise UsageError(
            "Name what to concede, such as --clause advance-notice --to fallback, or "
            "--drop advance-notice.",
        )
    if clauses and not to:
        raise UsageError(
            f"To which position? Write --clause {clauses[0]} --to fallback, for example, or "
            f"--drop {clauses[0]} to give it up altogether.",
        )
    if clauses and len(to) not in (1, len(clauses)):
        raise UsageError(
            f"{_counted(clauses, 'clause')} and {_counted(to, 'position')}: write --to once for "
            "all, or once after each --clause.",
        )
    named = [*clauses, *drop]
    if twice := next((id_ for id_ in named if named.count(id_) > 1), None):
        raise UsageError(f'"{twice}" is named twice. Say once where it goes.')
    each: Iterable[str] = repeat(to[0]) if len(to) == 1 else to
    goes = {id_: Position(where) for id_, where in zip(clauses, each, strict=False)}
    return {**goes, **dict.fromkeys(drop)}


def _counted(items: tuple[str, ...], what: str) -> str:
    return f"1 {what}" if len(items) == 1 else f"{len(items)} {what}s"


def _must_hold(agreement: Agreement, pack: Pack, moves: Iterable[str], file: Path) -> None:
    held = [provision.clause for provision in agreement.provisions]
    for id_ in moves:
        if id_ not in held:
            advice = suggested_name(id_, held, {pack[each].title: each for each in held})
            raise UsageError(f'{file} has no clause "{id_}" to concede: {advice}')


def _as_json(cost: Concession) -> dict[str, object]:
    return {
        "format": 1,
        "private": True,
        "breaks": cost.breaks,
        "moves": [
            {
                "clause": m.clause,
                "place": m.place,
                "to": m.to and str(m.to),
                "idle": m.unmoved_because,
            }
            for m in cost.moves
        ],
        "topics": [
            {
                "id": topic.id,
                "title": topic.title,
                "area": topic.area,
                "before": str(topic.before),
                "after": str(topic.after),
                "falls": topic.falls,
                "left": list(topic.left),
                "words": [
                    {"place": each.place, "before": each.before, "after": each.after}
                    for each in topic.words
                ],
            }
            for topic in cost.topics
        ],
        "duties": [
            {
                "clause": loss.clause,
                "how": loss.how,
                "before": loss.before.sentence,
                "after": loss.after and loss.after.sentence,
                "softened": loss.softened,
            }
            for loss in cost.duties
        ],
        "burdens": [{"clause": id_, "text": duty.sentence} for id_, duty in cost.burdens],
        "figures": [
            {
                "clause": move.clause,
                "parameter": move.parameter,
                "label": move.label,
                "before": move.before,
                "after": move.after,
                "way": str(move.way),
                "rule": move.rule,
            }
            for move in cost.figures
        ],
        "findings": [finding_as_json(finding) for finding in cost.findings],
        "asks": [
            {
                "place": ask.place,
                "in_return_for": ask.in_return_for,
                "fallback_when": ask.fallback_when,
                "approval": ask.approval,
            }
            for ask in cost.asks
        ],
    }
