"""The words that every copy has of its own, beside what the pack and the agreement say.

One list for all: composing and the writers take their words from here, the gate lets a run
pass that these explain, and its allow-list lets the writers' stand on a page. A name in
braces is the place of a value. Two tests hold the list to the copies: no copy says a word
that is neither here nor in what both sides may see, and no word is here that no copy says.
"""

import re
from collections.abc import Iterator
from typing import Final

from agreementkit.model.agreement import RESERVATIONS, ROUND
from agreementkit.model.clause import SCHEDULES
from agreementkit.model.document import NOT_CONFIRMED, SIGNED_FOR, SIGNED_WITH
from agreementkit.model.values import MONTHS, UNITS


class ComposedWords:
    """What composing says of its own, in the text of every copy that is shared."""

    PART: Final = "Part {number}"
    SCHEDULE: Final = "Schedule {number}"
    MEANS: Final = "” means "
    NOT_HERE: Final = "{title}: not in this agreement"
    IN_UNIT: Final = "{label}, in {unit}"
    AND: Final = " and "
    YES: Final = "Yes"
    NO: Final = "No"
    NOTHING: Final = "none"
    """What a list without items prints: a gap in the text would read as a slip."""
    LAST_BUT_ONE: Final = "; and"
    OUR_SIDE: Final = "Union side"
    """In whose name comments stand where the agreement names no side."""

    EMPLOYER: Final = "Legal name of the employer"
    UNIONS: Final = "Trade unions that sign"
    WORKFORCE: Final = "Who is covered"
    MACHINERY: Final = "Bargaining machinery"
    COMMENCEMENT: Final = "Date on which this agreement begins"

    REGISTER: Final = "This is the register"
    UNDER_CLAUSE: Final = " under clause\N{NO-BREAK SPACE}"
    AS_IT_STANDS: Final = " as it stands at the date of this agreement."
    NO_SYSTEM: Final = "No system had been entered when this draft was made."
    TO_BE_COMPLETED: Final = "To be completed by the Employer"
    SYSTEM_COLUMNS: Final = (
        "System and supplier",
        "Purpose",
        "What it decides",
        "Whose work or data",
        "Owner and status",
    )
    TERMS: Final = (
        "This table lists each key term in the clauses. If it differs from a clause, "
        "the clause prevails."
    )
    NO_TERMS: Final = "This agreement has no negotiable values."
    TERM_COLUMNS: Final = ("Clause", "What is agreed", "Value")
    SEE_CLAUSE: Final = "See clause\N{NO-BREAK SPACE}"
    LISTED: Final = "{count} items, listed in the clause"

    SUMMARY: Final = "What we are asking for: {title}"
    SUMMARY_ASKS: Final = (
        "This is what {unions} {asks} {employers} to agree. It is a summary. The words of the "
        "agreement are what counts, and they may change in the talks."
    )
    ASK: Final = "ask"
    ASKS: Final = "asks"
    FRAMEWORK: Final = "How the agreement works"
    """The framework is a word for negotiators; members know it by what it does."""
    CHANGED_SINCE: Final = "What has changed since {version}"
    NOTHING_CHANGED: Final = "Nothing that this summary tells of has changed."
    NEW: Final = "New: {summary}"
    VALUE_CHANGED: Final = "{label}: {now}, where it was {before}."
    NOT_SET: Final = "not yet set"
    WORDS_CHANGED: Final = "Some words have changed under “{title}”."
    NO_LONGER: Final = "No longer asked for: {summary}"

    AGREED_SUMMARY: Final = "What has been agreed: {title}"
    SO_FAR_SUMMARY: Final = "What has been agreed so far: {title}"
    AGREED_WITH: Final = (
        "This is what {unions} {have} agreed with {employers}. It is a summary. The words of the "
        "agreement are what counts."
    )
    HAVE: Final = "have"
    HAS: Final = "has"
    NOT_FINISHED: Final = "The talks are not over. Until all of it is agreed, none of it binds."
    IN_THEIR_WORDS: Final = "{title}, in the employer’s words: {words}"
    IN_OTHER_WORDS: Final = "{title}, in the words agreed: {words}"
    PUT_IN_BY_THEM: Final = "Put in by the employer"
    STILL_OPEN: Final = "Still open"
    NOT_IN_IT: Final = "Not part of it"
    SO_FAR: Final = "Agreed so far: {title}"
    NOT_FOR_SIGNATURE: Final = "Not for signature"
    UNTIL_ALL: Final = (
        "Both sides have agreed the clauses below provisionally. These points must be settled "
        "before anybody signs:"
    )
    NOT_AGREED: Final = "{title}: not agreed yet"

    COMPARISON: Final = "Comparison: {title}"
    COMPARISON_CAPTION: Final = "Claim and response, clause by clause"
    COMPARISON_COLUMNS: Final = ("Clause", "Our claim", "Their response", "Status", "Distance")
    CLAIM_IS: Final = "Our claim is {version}."
    RESPONSE_IS: Final = "Their response is {version}."
    NO_ANSWER: Final = "The employer has not yet answered."
    UNANSWERED: Final = ("No response yet", "Tabled", "Not known yet")
    REFUSED: Final = ("Not offered", "Refused", "The whole clause")
    ACCEPTED: Final = ("The same", "Accepted", "None")
    COUNTERED: Final = "Countered"
    IN_THE_WORDING: Final = "In the wording"
    ITEMS: Final = "{count} items"
    APART: Final = "{distance} apart"
    DIFFERS: Final = "differs"


class WrittenWords:
    """What the writers put around a document: it stands in files, and in no document."""

    BETWEEN: Final = "between"
    AND: Final = "and"
    CONTENTS: Final = "Contents"
    PAGE: Final = "Page "
    OF: Final = " of "
    FIRST_PAGE: Final = "1"
    """What the number of a page shows until a program counts it."""
    GAP: Final = " "
    PILCROW: Final = "¶"
    """Stands for the end of a paragraph that is struck out."""


class ScreenWords:
    """What only a page for the screen says."""

    SKIP: Final = "Skip to the text"


def _words(space: type) -> Iterator[str]:
    """The words of a class of constants, without the places of values."""
    for name, held in vars(space).items():
        if name.isupper():
            for words in (held,) if isinstance(held, str) else held:
                yield from filter(None, re.split(r"\{\w+\}", words))


WRITTEN = frozenset({*_words(WrittenWords), SIGNED_FOR, *SIGNED_WITH})
"""What may stand on a page of a Word file, though no document says it."""

FIXED_WORDING = WRITTEN | {
    *_words(ComposedWords),
    *_words(ScreenWords),
    *re.split(r"\{\w+\}", ROUND),
    *RESERVATIONS.values(),
    *SCHEDULES.values(),
    *MONTHS,
    *(word for unit in UNITS for word in (unit.value, unit.removesuffix("s"))),
    NOT_CONFIRMED,
}
"""Every word that a shared copy has of its own, so that it explains a run where texts meet."""
