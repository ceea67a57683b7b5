"""Wording that can be read in two ways, or that names nobody: what is more than a pattern.

The rules that are only a pattern stand in `drafting.toml`.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from agreementkit.checking.case import Case
from agreementkit.checking.grading import roles_of
from agreementkit.checking.rule import Example, Found, Rule
from agreementkit.checking.sentence_rules import quoted
from agreementkit.checking.times_and_dates import WEEKDAYS, written_dates
from agreementkit.model.coverage_report import Severity
from agreementkit.model.document import Paragraph
from agreementkit.text.obligations import find_obligations
from agreementkit.text.quantities import NUMBER_WORDS, number_from_words

_NAMES = frozenset(
    {
        *("Act", "Acts", "Article", "Articles", "Bill", "Code", "Order", "Part", "Parts"),
        *("Regulation", "Regulations", "Schedule", "Schedules", "Section"),
        *(
            "England",
            "English",
            "Wales",
            "Welsh",
            "Scotland",
            "Northern",
            "Ireland",
            "Great",
            "Britain",
        ),
        *("United", "Kingdom", "London", "Crown", "King", "Parliament", "Government"),
        *("Minister", "Ministers", "Ministry", "Secretary", "State", "Home", "Office", "Justice"),
        *("Police", "Probation", "Service", "Services", "Cafcass", "Cymru", "Council", "Staff"),
        *("Chief", "Constable", "Commissioner", "Commission", "Information", "Acas"),
        *("Health", "Safety", "Executive", "Equality", "Human", "Rights", "Data", "Protection"),
        *("January", "February", "March", "April", "May", "June", "July", "August"),
        *("September", "October", "November", "December", "Christmas", "Easter"),
        *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        *("Employer", "Employers", "Union", "Unions", "Unite", "Napo", "Prospect", "Word", "I"),
    },
)
"""Proper names and words of the law: they have a capital in any English text of this kind."""


@cache
def _capital() -> re.Pattern[str]:
    # After a full stop or a colon, every word has a capital.
    return re.compile(r" (?<=[a-z,;] )([A-Z][a-z]+(?: [A-Z][a-z]+)*)")


def _capital_undefined(case: Case) -> Iterator[Found]:
    # A defined term, a value and an authority are no plain words.
    known, seen = frozenset[str](), set()
    for clause, found in case.marks.matches(_capital()):
        known = known or _capitalised_words(case)
        if set(found[1].split()) - known and (clause, found[1]) not in seen:
            seen.add((clause, found[1]))
            yield Found(
                clause=clause,
                message=f'"{found[1]}" has a capital letter and no definition',
                remedy=f"write it small; or define it in terms.toml and mark it: [[{found[1]}]]",
            )


def _capitalised_words(case: Case) -> frozenset[str]:
    """Words that have a capital here with good reason."""
    texts = (*case.pack.terms, *_names(case))
    return _NAMES.union(*(re.findall(r"\w+", text) for text in texts))


def _names(case: Case) -> Iterator[str]:
    """Texts of the agreement's own that name bodies."""
    agreement = case.agreement
    yield from (*agreement.unions, *agreement.other_employers, agreement.title)
    yield from (agreement.workforce, agreement.machinery)
    for system in agreement.systems:
        yield from (system.name, system.supplier)
    sector = case.pack.sector(agreement.sector)
    yield from (sector.machinery, sector.workforce)
    if case.employer:
        yield from (case.employer.name, case.employer.legal_name, case.employer.machinery)


CAPITAL_UNDEFINED = Rule(
    id="capital-undefined",
    family="drafting",
    severity=Severity.NOTE,
    title="A word has a capital letter, and nothing defines it",
    why="A capital promises a fixed meaning. Without one, each side supplies its own.",
    mend="Write the word small, or define it as a term.",
    find=_capital_undefined,
    short=Example(clause="1. The Employer must tell each Line Manager within 5 days."),
    holds=Example(clause="1. The Employer must tell each line manager within 5 days."),
)


_NOTES = r"\b(?:TBC|TBD|TBA|TODO|FIXME|X{2,})\b|\b[Ll]orem ipsum\b"
_SIGNS = ("TB", "TODO", "FIXME", "XX", "orem ipsum")
_ORDERS = r"[Ii]nsert|[Aa]dd|[Ee]nter|[Nn]ame|[Dd]ate|[Nn]umber|[Dd]elete|[Cc]hoose|[Tt]o be"


@cache
def _bracket() -> re.Pattern[str]:
    return re.compile(rf"\[(?:(?:{_ORDERS})\b[^\]\n]*|…|\.\.\.|[ _•●-]*)\]")


@cache
def _note() -> re.Pattern[str]:
    return re.compile(_NOTES)


def _placeholder_left(case: Case) -> Iterator[Found]:
    # A value that is missing is a blank, and no plain word.
    places = list(case.marks.matches(_bracket()))
    if case.marks.have(*_SIGNS):
        places += case.marks.matches(_note())
    for clause, found in places:
        yield Found(
            clause=clause,
            message=f'"{found.group()}" is left to be filled in',
            remedy="write what is meant, or declare a value for it in the clause's header",
        )


PLACEHOLDER_LEFT = Rule(
    id="placeholder-left",
    family="drafting",
    severity=Severity.ERROR,
    title="A placeholder is left in the text",
    why="It crosses the table as it stands, and says that the draft was not read.",
    mend="Write what is meant, or make it a value of the clause, which prints as a blank until it "
    "is known.",
    find=_placeholder_left,
    short=Example(clause="1. The Employer must pay TBC within 5 days."),
    holds=Example(clause="1. The Employer must pay £500 within 5 days."),
)


_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"))


def _bracket_unmatched(case: Case) -> Iterator[Found]:
    for id_, clause in case.clauses.items():
        whole = "".join(clause.statements)
        if all(whole.count(opening) == whole.count(closing) for opening, closing in _PAIRS):
            continue
        for text in clause.statements:
            for opening, closing in _PAIRS:
                if text.count(opening) != text.count(closing):
                    one = opening if text.count(opening) > text.count(closing) else closing
                    yield Found(
                        clause=id_,
                        message=f"{one} has no partner in the paragraph that begins "
                        f'"{text[:40].rsplit(" ", 1)[0]}"',
                        remedy=f"write {opening} and {closing} in pairs, or take the one out",
                    )


BRACKET_UNMATCHED = Rule(
    id="bracket-unmatched",
    family="drafting",
    severity=Severity.WARNING,
    title="A bracket or quotation mark has no partner",
    why="Where an aside ends decides what is the rule and what is the exception.",
    mend="Close it, or take it out.",
    find=_bracket_unmatched,
    short=Example(clause="1. The Employer must tell the Union (in writing within 5 days."),
    holds=Example(clause="1. The Employer must tell the Union (in writing) within 5 days."),
)


def _list_without_joiner(case: Case) -> Iterator[Found]:
    paragraphs = [block for block in case.document.blocks if isinstance(block, Paragraph)]
    for item, last in pairwise(paragraphs):
        if item.clause != last.clause or item.level != last.level or not item.clause:
            continue
        # The last item but one carries the word; items that go on end in a semicolon.
        if _ends(item, ";") and _ends(last, "."):
            yield Found(
                clause=item.clause,
                message=f'the list that ends with item {last.number} says neither "and" nor "or"',
                remedy=f'end item {item.number} with "; and" or "; or"',
            )


def _ends(item: Paragraph, mark: str) -> bool:
    return bool(item.spans) and item.spans[-1].text.rstrip().endswith(mark)


LIST_WITHOUT_JOINER = Rule(
    id="list-without-joiner",
    family="drafting",
    severity=Severity.WARNING,
    title='A list says neither "and" nor "or"',
    why="Whether all of it is owed, or one item is enough, is left to the reader.",
    mend='End the last item but one with "; and" or "; or".',
    find=_list_without_joiner,
    short=Example(
        clause="1. Within 5 days the Employer must:\n\n   1. tell the Union;\n   2. stop the System.",
    ),
    holds=Example(
        clause="1. Within 5 days the Employer must:\n\n   1. tell the Union; and\n   2. stop the "
        "System.",
    ),
)


@cache
def _pair() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<words>\b(?:{NUMBER_WORDS})(?:(?:[ -]| and )(?:{NUMBER_WORDS}))*) ?\((?P<figure>\d[\d,]*)\)"
        rf"|\b(?P<first>\d[\d,]*) ?\((?P<then>(?:{NUMBER_WORDS})(?:(?:[ -]| and )(?:{NUMBER_WORDS}))*)\)",
        re.IGNORECASE,
    )


def _number_and_words(case: Case) -> Iterator[Found]:
    for sentence in case.wording.having(["("]):
        if not re.search(r"\(\d|\d ?\(", sentence.text):
            continue
        for found in _pair().finditer(sentence.text):
            words = found["words"] or found["then"]
            figure = int((found["figure"] or found["first"]).replace(",", ""))
            if number_from_words(words) not in (figure, None):
                yield Found(
                    clause=sentence.clause,
                    number=case.number(sentence),
                    message=f'"{found.group()}": the words say {number_from_words(words)} and the figure '
                    f"says {figure}",
                    remedy="keep the figure alone, and make it the one that is meant",
                )


NUMBER_AND_WORDS = Rule(
    id="number-and-words",
    family="drafting",
    severity=Severity.ERROR,
    title="A number in words and its figure differ",
    why="Each side will hold to the one that suits it.",
    mend="Write the number once, in figures.",
    find=_number_and_words,
    short=Example(clause="1. The Employer must reply within ten (12) days."),
    holds=Example(clause="1. The Employer must reply within twelve (12) days."),
)


_YEARS = tuple(map(str, range(1990, 2100)))
"""A date that is meant has a year; "may" and "march" are words like others."""


def _date_impossible(case: Case) -> Iterator[Found]:
    for sentence in case.wording.having(_YEARS):
        for written in written_dates(sentence.text):
            if written.day is None:
                yield Found(
                    clause=sentence.clause,
                    number=case.number(sentence),
                    message=f'"{written.text}" is no day of the calendar',
                    remedy="write the date that is meant",
                )


DATE_IMPOSSIBLE = Rule(
    id="date-impossible",
    family="drafting",
    severity=Severity.ERROR,
    title="A date is not in the calendar",
    why="A deadline on a day that never comes never passes.",
    mend="Write the date that is meant.",
    find=_date_impossible,
    short=Example(clause="1. The Employer must reply by 31 April 2027."),
    holds=Example(clause="1. The Employer must reply by 30 April 2027."),
)


_WEEKDAYS = tuple(map(str.lower, WEEKDAYS))


def _weekday_wrong(case: Case) -> Iterator[Found]:
    for sentence in case.wording.having(_WEEKDAYS):
        for written in written_dates(sentence.text):
            right = WEEKDAYS[written.day.weekday()] if written.day else ""
            if right and written.weekday not in ("", right):
                yield Found(
                    clause=sentence.clause,
                    number=case.number(sentence),
                    message=f'"{written.text}" is a {right}',
                    remedy=f"write {right}, or the date that is meant, or no weekday at all",
                )


WEEKDAY_WRONG = Rule(
    id="weekday-wrong",
    family="drafting",
    severity=Severity.ERROR,
    title="A date does not fall on the weekday beside it",
    why="One of the two is a slip, and nobody can say which.",
    mend="Leave the weekday out.",
    find=_weekday_wrong,
    short=Example(clause="1. The Employer must reply by Monday 1 April 2027."),
    holds=Example(clause="1. The Employer must reply by Thursday 1 April 2027."),
)


@cache
def _passive() -> re.Pattern[str]:
    return re.compile(
        r"\bmust (?:not )?(?:\w+ly )?be (?:\w+ly )?\w+(?:ed|en|un|ne|de|pt|ld|nt|t|wn)\b"
    )


def _passive_without_owner(case: Case) -> Iterator[Found]:
    roles = roles_of(case.pack)
    for sentence in case.wording.having(["be"]):
        found = _passive().search(sentence.text)
        if found and any(
            not duty.side and duty.duty.startswith("must")
            for duty in find_obligations(sentence.text, roles=roles)
        ):
            yield Found(
                clause=sentence.clause,
                number=case.number(sentence),
                message=f"{quoted(found.group())} does not say by whom",
                remedy='name who must do it: "The HR Lead must …"',
            )


PASSIVE_WITHOUT_OWNER = Rule(
    id="passive-without-owner",
    family="drafting",
    severity=Severity.NOTE,
    title="Something must be done, and nobody is named who must do it",
    why="A duty without an owner is nobody's breach.",
    mend="Begin the sentence with the one who must act.",
    find=_passive_without_owner,
    short=Example(clause="1. A report must be written within 5 days."),
    holds=Example(clause="1. The Employer must write a report within 5 days."),
)


def _two_duties(case: Case) -> Iterator[Found]:
    roles = roles_of(case.pack)
    for sentence in case.wording.having(["must"]):
        if sentence.text.lower().count("must") < 2:
            continue
        duties = [d for d in find_obligations(sentence.text, roles=roles) if d.duty[:4] == "must"]
        if len(duties) > 1:
            yield Found(
                clause=sentence.clause,
                number=case.number(sentence),
                message=f"one sentence has {len(duties)} duties: each may be read with the time "
                "and the conditions of the other",
                remedy="give each duty a sentence, with who, what and by when",
            )


TWO_DUTIES = Rule(
    id="two-duties",
    family="drafting",
    severity=Severity.NOTE,
    title="One sentence has two duties",
    why="In the talks a sentence is struck or kept as a whole, and a time at its end may belong to "
    "one duty or to both.",
    mend="Give each duty a sentence of its own.",
    default=False,
    find=_two_duties,
    short=Example(
        clause="1. The Employer must tell the Union within 5 days and the Employer must wait.",
    ),
    holds=Example(
        clause="1. The Employer must tell the Union within 5 days. The Employer must then wait.",
    ),
)


RULES: tuple[Rule, ...] = (
    CAPITAL_UNDEFINED,
    PLACEHOLDER_LEFT,
    BRACKET_UNMATCHED,
    LIST_WITHOUT_JOINER,
    NUMBER_AND_WORDS,
    DATE_IMPOSSIBLE,
    WEEKDAY_WRONG,
    PASSIVE_WITHOUT_OWNER,
    TWO_DUTIES,
)
