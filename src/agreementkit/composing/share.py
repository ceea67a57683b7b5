"""An agreement with everything looked up, and everything private left behind."""

from collections.abc import Iterator, Mapping
from datetime import datetime, time

from attrs import evolve, frozen

from agreementkit.composing.clauses import join_as_phrase, name_in_sentence
from agreementkit.errors import AgreementKitError, Fault, InvalidError
from agreementkit.model.agreement import Agreement, Employer
from agreementkit.model.clause import SCHEDULES, Clause, Parameter
from agreementkit.model.document import Author, Comment
from agreementkit.model.fixed_wording import ComposedWords
from agreementkit.model.pack import Pack, Part
from agreementkit.model.shared import Shared, SharedClause, SharedPart, SharedValue
from agreementkit.model.template import Block, Condition, Slot, Unit, inline_nodes
from agreementkit.model.values import Value, as_toml, did_you_mean


def share(agreement: Agreement, pack: Pack) -> Shared:
    """What both sides may see of an agreement, with everything that it names looked up.

    Args:
        agreement: what one side puts on the table.
        pack: the clauses it is made from.

    Raises:
        InvalidError: a name leads nowhere, or a value does not fit its clause; with
            every such fault at once.
    """
    faults: list[Fault] = []
    chosen: dict[str, _Chosen] = {}
    for provision in agreement.provisions:
        try:
            clause = pack[provision.clause]
            provision.must_fit(clause.parameters)
        except AgreementKitError as error:
            faults += error.faults
            continue
        chosen[clause.id] = _Chosen(
            clause=clause,
            values={p.name: provision.value(p, agreement.position) for p in clause.parameters},
            own=frozenset(name for name, _ in provision.settings),
        )
    faults += _stray_comment_faults(agreement, chosen)
    employer = _employer(agreement, pack, faults)
    if not agreement.unions:
        faults.append(
            Fault(
                key="unions",
                message="no trade union is named",
                remedy='name at least one, such as unions = ["UNISON"]',
            ),
        )
    if faults or employer is None:
        raise InvalidError(faults)
    employers = (employer.legal_name, *agreement.other_employers)
    facts = _facts(agreement, pack, employer, employers)
    parts = tuple(_parts(pack, chosen, facts, _comments_by_clause(agreement)))
    labels = {clause.id: clause.number for part in parts for clause in part.clauses}
    labels |= {
        id_: ComposedWords.SCHEDULE.format(number=number) for number, id_ in enumerate(SCHEDULES, 1)
    }
    return Shared(
        title=agreement.title,
        parties=(*employers, *agreement.unions),
        employers=len(employers),
        version=agreement.version,
        systems=agreement.systems,
        confirmed=frozenset(agreement.confirmed),
        they_accept=frozenset(agreement.they_accept),
        facts=facts,
        parts=parts,
        labels=labels,
        titles={id_: clause.title for id_, clause in pack.clauses.items()},
        terms=pack.terms,
        cites={key: law.cite for key, law in pack.laws.items()},
        areas={
            **{area.id: area.title for area in pack.strategy.areas},
            pack.strategy.framework.id: ComposedWords.FRAMEWORK,
        },
    )


def _stray_comment_faults(agreement: Agreement, chosen: Mapping[str, object]) -> Iterator[Fault]:
    """Comments that would stand nowhere."""
    for comment in agreement.comments:
        if comment.clause not in chosen:
            yield Fault(
                key="comments",
                message=f"a comment is on {as_toml(comment.clause)}, which is not in it",
                remedy="add that clause, or take the comment out",
            )


def _comments_by_clause(agreement: Agreement) -> Mapping[str, tuple[Comment, ...]]:
    """What we say to the employer, by clause: in our side's name, on the draft's date."""
    version = agreement.version
    side = version.side or ComposedWords.OUR_SIDE
    author = Author.named(side)
    when = datetime.combine(version.dated, time()) if version.dated else None
    margin: dict[str, tuple[Comment, ...]] = {}
    for each in agreement.comments:
        comment = Comment(author=author, when=when, text=each.text.splitlines())
        margin[each.clause] = (*margin.get(each.clause, ()), comment)
    return margin


@frozen(kw_only=True)
class _Chosen:
    """A clause with the value that each parameter takes."""

    clause: Clause
    values: Mapping[str, Value | None]
    own: frozenset[str]
    """The names of the values that the agreement gives itself."""


def _facts(
    agreement: Agreement,
    pack: Pack,
    employer: Employer,
    employers: tuple[str, ...],
) -> Mapping[str, Value | None]:
    sector = pack.sector(agreement.sector)
    return {
        "employer": join_as_phrase([name_in_sentence(name) for name in employers]),
        "unions": join_as_phrase(agreement.unions),
        "workforce": agreement.workforce or sector.workforce,
        "machinery": agreement.machinery or employer.machinery or sector.machinery,
        "commencement": agreement.commencement,
        "crown": employer.crown,
        "pay_remit": employer.pay_remit,
        "jurisdiction": employer.jurisdiction,
    }


def _employer(agreement: Agreement, pack: Pack, faults: list[Fault]) -> Employer | None:
    try:
        sector = pack.sector(agreement.sector)
    except InvalidError as error:
        faults += error.faults
        return None
    if isinstance(agreement.employer, Employer):
        return agreement.employer
    directory = {employer.name: employer for employer in sector.employers}
    if agreement.employer not in directory:
        remedy = did_you_mean(agreement.employer, directory)
        faults.append(
            Fault(
                key="employer",
                message=(
                    f"the directory of {sector.title} has no employer called "
                    f"{as_toml(agreement.employer)}"
                ),
                remedy=f"{remedy} For another body, give an Employer with its legal name",
            ),
        )
    return directory.get(agreement.employer)


def _parts(
    pack: Pack,
    chosen: Mapping[str, _Chosen],
    facts: Mapping[str, Value | None],
    margin: Mapping[str, tuple[Comment, ...]],
) -> Iterator[SharedPart]:
    """The Parts that have clauses, their clauses numbered through the whole agreement."""
    named = {id_ for part in pack.parts for id_ in part.clauses}
    waiting = set(chosen)
    number = 0
    last = Part(title="Further clauses")
    for part in (*pack.parts, last):
        inside = [id_ for id_ in dict.fromkeys(part.clauses) if id_ in waiting]
        inside += sorted(
            id_ for id_ in waiting - named if part is last or chosen[id_].clause.area == part.area
        )
        # Parts may overlap; a clause stands in the first that takes it, and once.
        waiting.difference_update(inside)
        if inside:
            first, number = number + 1, number + len(inside)
            yield SharedPart(
                title=part.title,
                clauses=tuple(
                    evolve(_shared(chosen[id_], str(n), facts), comments=margin.get(id_, ()))
                    for n, id_ in enumerate(inside, first)
                ),
            )


def _shared(chosen: _Chosen, number: str, facts: Mapping[str, Value | None]) -> SharedClause:
    """A clause without its notes, its ladder, and the units that do not stand."""
    clause, values = chosen.clause, chosen.values
    deciding: set[str] = set()

    def standing(blocks: tuple[Block, ...]) -> Iterator[Block]:
        for block in blocks:
            if not isinstance(block, Unit):
                yield block
                continue
            if block.condition:
                # One that only a unit left out would ask decides nothing.
                deciding.add(block.condition.name)
            if _holds(block.condition, values, facts):
                yield evolve(block, condition=None, blocks=tuple(standing(block.blocks)))

    body = tuple(standing(clause.body))
    # A value that nothing which stands prints or asks for is no part of the offer.
    used = deciding | {node.name for _, node in inline_nodes(body) if isinstance(node, Slot)}
    return SharedClause(
        id=clause.id,
        number=number,
        title=clause.title,
        summary=clause.summary,
        area=clause.area,
        body=body,
        values={
            p.name: evolve(_value(p, values[p.name]), own=p.name in chosen.own)
            for p in clause.parameters
            if p.name in used
        },
    )


def _value(parameter: Parameter, value: Value | None) -> SharedValue:
    return SharedValue(
        name=parameter.name,
        label=parameter.label,
        kind=parameter.kind,
        value=value,
        words=parameter.words.get(value, "") if isinstance(value, str) else "",
    )


def _holds(
    condition: Condition | None,
    values: Mapping[str, Value | None],
    facts: Mapping[str, Value | None],
) -> bool:
    """Whether a clause's values and the facts meet a condition, if there is one."""
    if condition is None:
        return True
    value = values[condition.name] if condition.name in values else facts[condition.name]
    if condition.value is not None:
        return value == condition.value
    return (value is True) is not condition.negated
