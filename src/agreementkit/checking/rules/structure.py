"""Clauses, references, terms and values that do not fit together."""

import re
from collections.abc import Iterator
from functools import cache

from agreementkit.checking.case import Case
from agreementkit.checking.rule import Example, Found, Rule
from agreementkit.model.coverage_report import Severity
from agreementkit.model.document import Blank, ClauseHeading, Reference, Table


def _clause_empty(case: Case) -> Iterator[Found]:
    blocks = case.document.blocks
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        if isinstance(block, ClauseHeading) and (
            following is None or following.clause != block.clause
        ):
            yield Found(
                clause=block.clause,
                message="nothing stands under its heading at these values",
                remedy=f'leave out "{block.clause}", or choose other values for it',
            )


def _trials(on: str) -> Example:
    return Example(
        clause="1. {when pilots} The Employer must tell the Union of each trial within 5 days.",
        header='[parameters.pilots]\nkind = "flag"\nlabel = "Whether trials are covered"\n'
        f'better = true\nopening = {on}\nsource = ["proposal"]',
    )


CLAUSE_EMPTY = Rule(
    id="clause-empty",
    family="structure",
    severity=Severity.ERROR,
    title="A clause has a heading and no text",
    why="A heading without text promises something that the agreement does not have.",
    mend="Take the clause out, or choose values at which some of its text stands.",
    find=_clause_empty,
    short=_trials(on="false"),
    holds=_trials(on="true"),
)


def _need_missing(case: Case) -> Iterator[Found]:
    for id_ in case.clauses:
        for need in case.pack[id_].needs if id_ in case.pack else ():
            if need not in case.clauses:
                yield Found(
                    clause=id_,
                    message=f'it needs the clause "{need}", which the agreement leaves out',
                    remedy=f'add "{need}", or leave out "{id_}" as well',
                    key=("leave_out",),
                )


NEED_MISSING = Rule(
    id="need-missing",
    family="structure",
    severity=Severity.ERROR,
    title="A clause stands without one that it needs",
    why="A clause rests on what another sets up; without it, its duties have nothing to work on.",
    mend="Add the clause that is needed to include, or put the one that needs it into leave_out.",
    find=_need_missing,
    short=Example(file='leave_out = ["system-register"]'),
    holds=Example(file='leave_out = ["right-to-disconnect"]\nbundle = "full"'),
)


def _excluded_pair(case: Case) -> Iterator[Found]:
    seen = set()
    for id_ in case.clauses:
        for other in case.pack[id_].excludes if id_ in case.pack else ():
            pair = frozenset({id_, other})
            if other in case.clauses and pair not in seen:
                seen.add(pair)
                yield Found(
                    clause=id_,
                    message=f"it cannot stand beside {case.place(other)}",
                    remedy=f'leave out "{id_}" or "{other}"',
                )


EXCLUDED_PAIR = Rule(
    id="excluded-pair",
    family="structure",
    severity=Severity.ERROR,
    title="Two clauses that exclude each other stand together",
    why="They settle the same matter in two ways, and the other side may choose the weaker.",
    mend="Put one of the two into leave_out.",
    find=_excluded_pair,
    short=Example(
        clause="1. The Employer must tell the Union within 5 days.",
        header='excludes = ["scope"]',
        file='include = ["scope"]',
    ),
    holds=Example(
        clause="1. The Employer must tell the Union within 5 days.",
        header='excludes = ["scope"]',
    ),
)


def _duplicate(case: Case) -> Iterator[Found]:
    sizes: dict[tuple[int, ...], list[str]] = {}
    for id_, clause in case.clauses.items():
        # Hardly two clauses have paragraphs of the same length, so few are compared.
        alike = sizes.setdefault(tuple(map(len, clause.statements)), [])
        first = next((other for other in alike if _same(case, other, id_)), None)
        alike.append(id_)
        if clause.statements and first:
            yield Found(
                clause=id_,
                message=f"its text is the same as that of {case.place(first)}",
                remedy=f'leave out "{first}" or "{id_}"',
            )
    for what, place, key, names in (
        ("system", "the register of systems", "systems", [s.name for s in case.agreement.systems]),
        ("trade union", "the parties", "unions", case.agreement.unions),
    ):
        forms: dict[str, list[str]] = {}
        for name in names:
            forms.setdefault(name.casefold().strip(), []).append(name)
        for name, *more in forms.values():
            if more:
                yield Found(
                    place=place,
                    message=f'the {what} "{name}" is entered more than once',
                    remedy="keep one of the entries",
                    key=(key,),
                )


def _same(case: Case, one: str, other: str) -> bool:
    texts = (case.clauses[id_].statements for id_ in (one, other))
    first, second = (" ".join(statements).casefold() for statements in texts)
    return first == second


DUPLICATE = Rule(
    id="duplicate",
    family="structure",
    severity=Severity.ERROR,
    title="The same clause text, system or union stands twice",
    why="Of two copies one is changed in the talks, and the other is left to contradict it.",
    mend="Keep one of the two.",
    find=_duplicate,
    short=Example(file='unions = ["UNISON", "Unison"]'),
    holds=Example(file='unions = ["UNISON", "GMB"]'),
)


def _reference_unresolved(case: Case) -> Iterator[Found]:
    seen = set()
    for block, blank in case.marks.blanks:
        if blank.target and (block.clause, blank.target) not in seen:
            seen.add((block.clause, blank.target))
            yield Found(
                clause=block.clause,
                message=f'it refers to the clause "{blank.target}", which is not in the agreement',
                remedy=f'add "{blank.target}", or take the reference out with a clause of your own',
                key=("leave_out",),
            )


REFERENCE_UNRESOLVED = Rule(
    id="reference-unresolved",
    family="structure",
    severity=Severity.ERROR,
    title="A cross-reference leads to no clause of the agreement",
    why="It prints as a bracket, and a right that hangs on the missing clause hangs on nothing.",
    mend="Add the clause that is meant, or write a clause of your own without the reference.",
    find=_reference_unresolved,
    short=Example(clause="1. The Employer must keep to clause {@disputes} at all times."),
    holds=Example(
        clause="1. The Employer must keep to clause {@disputes} at all times.",
        file='include = ["disputes"]',
    ),
)


@cache
def _typed(word: str) -> re.Pattern[str]:
    # It begins with letters, not with a choice: so a long text is searched fast.
    number = r"\d+(?:\.\d+)*(?:\([a-z]+\))*"
    return re.compile(rf"{word}s?\s({number})(?! (?:of|to) (?:the|Schedule)\b)")


def _reference_typed(case: Case) -> Iterator[Found]:
    # A live reference is no plain word.
    for word in ("clause", "paragraph"):
        for clause, found in case.marks.matches(_typed(word[1:])):
            yield Found(
                clause=clause,
                message=f'"{word} {found[1]}" is typed by hand, and will not follow when the '
                "numbers move",
                remedy="refer to the clause by its id: clause {@its-id}",
            )


REFERENCE_TYPED = Rule(
    id="reference-typed",
    family="structure",
    severity=Severity.WARNING,
    title="A clause number is typed by hand",
    why="When a clause is added or taken out, the numbers move and this one does not.",
    mend="Refer to the clause by its id, with {@its-id}.",
    find=_reference_typed,
    short=Example(clause="1. The Employer must keep to clause 7 at all times."),
    holds=Example(
        clause="1. The Employer must keep to clause {@disputes} at all times.",
        file='include = ["disputes"]',
    ),
)


def _term_undefined(case: Case) -> Iterator[Found]:
    marks = case.marks
    for term in sorted(marks.uses.keys() - marks.defined.keys()):
        known = case.pack.terms.get(term)
        where = (known.defined_in if known else "") or "definitions"
        yield Found(
            clause=marks.uses[term],
            message=f'it uses the term "{term}", which nothing in the agreement defines',
            remedy=f'define it in the clause "{where}"'
            if where in case.clauses
            else f'add the clause "{where}", which defines it',
            key=("leave_out",),
        )


TERM_UNDEFINED = Rule(
    id="term-undefined",
    family="structure",
    severity=Severity.ERROR,
    title="A term is used and not defined",
    why="A capital letter promises a fixed meaning; without one, each side supplies its own.",
    mend="Add the clause that defines the term.",
    find=_term_undefined,
    short=Example(clause="1. The Employer must enter each [[System]] in the list within 5 days."),
    holds=Example(
        clause="1. [[=System]] means a tool that scores people or their work.\n"
        "2. The Employer must enter each [[System]] in the list within 5 days.",
    ),
)


def _term_unused(case: Case) -> Iterator[Found]:
    marks = case.marks
    for term in sorted(marks.defined.keys() - marks.used):
        # Some terms are used without a mark, so the plain words count as well.
        if term not in marks.plain and term not in marks.values:
            yield Found(
                clause=marks.defined[term],
                message=f'it defines the term "{term}", which no clause uses',
                remedy="take the definition out, or use the term",
            )


TERM_UNUSED = Rule(
    id="term-unused",
    family="structure",
    severity=Severity.WARNING,
    title="A term is defined and never used",
    why="It is often what is left of a clause that was taken out, or a term written in two ways.",
    mend="Take the definition out, or use the term where it is meant.",
    find=_term_unused,
    short=Example(clause="1. [[=Employer]] means the Chief Constable of Kent Police."),
    holds=Example(
        clause="1. [[=Employer]] means the Chief Constable of Kent Police.\n"
        "2. The Employer must tell the Union within 5 days.",
    ),
)


def _blank_left(case: Case) -> Iterator[Found]:
    seen = set()
    for clause, blank in _blanks(case):
        held = case.pack.clauses.get(clause)
        own = clause if held and held.parameter(blank.parameter) else None
        # A fact is missing once, wherever it should print; a value, once in each clause.
        if (own, blank.parameter) in seen:
            continue
        seen.add((own, blank.parameter))
        table = f"under [clauses.{own}]" if own else "at the top of the agreement file"
        yield Found(
            clause=clause,
            message=f"a value is missing: {blank.label}",
            remedy=f"write {blank.parameter} = … {table}",
            key=("clauses", own) if own else (blank.parameter,),
        )


def _blanks(case: Case) -> Iterator[tuple[str, Blank]]:
    """Every missing value with its clause."""
    for block, blank in case.marks.blanks:
        if block.clause and not blank.target:
            yield block.clause, blank
    for block in case.document.blocks:
        if isinstance(block, Table) and not block.clause:
            for row in block.rows:
                # A value that only decides what stands is blank in the key terms alone.
                match row:
                    case ((Reference(target=clause),), *_, (Blank() as blank,)):
                        yield clause, blank
                    case _:
                        pass


BLANK_LEFT = Rule(
    id="blank-left",
    family="structure",
    severity=Severity.WARNING,
    title="A value is missing and prints as a bracket",
    why="An agreement with a bracket in it leaves that point to whoever fills it in.",
    mend="Write the value in the agreement file.",
    find=_blank_left,
    short=Example(file='include = ["review-and-term"]'),
    holds=Example(file='include = ["review-and-term"]\ncommencement = 2027-04-01'),
)


RULES: tuple[Rule, ...] = (
    CLAUSE_EMPTY,
    NEED_MISSING,
    EXCLUDED_PAIR,
    DUPLICATE,
    REFERENCE_UNRESOLVED,
    REFERENCE_TYPED,
    TERM_UNDEFINED,
    TERM_UNUSED,
    BLANK_LEFT,
)
