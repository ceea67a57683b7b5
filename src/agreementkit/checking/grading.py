"""How far each topic is covered, graded from the composed text and never from a label.

The label of a clause only says where to look.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import zip_longest

from attrs import frozen

from agreementkit.model.coverage_report import AreaCoverage, Grade, TopicCoverage
from agreementkit.model.document import ClauseHeading, Document, DocumentBlock, Paragraph, text_of
from agreementkit.model.obligation import Obligation
from agreementkit.model.pack import Area, Pack
from agreementkit.text.disclaimers import find_disclaimer
from agreementkit.text.obligations import each_obligation, find_obligations


@frozen(kw_only=True)
class GradedClause:
    """A clause's grade, and the statements that earned or lost it."""

    heading: ClauseHeading
    grade: Grade
    statements: tuple[str, ...]
    roles: Mapping[str, str]
    own: frozenset[str] | None = None
    """The statements that we wrote; the others are read as another side's. None: all are ours."""

    @property
    def obligations(self) -> tuple[Obligation, ...]:
        """Every obligation of the clause. Found anew each time: grading needs only the first."""
        return tuple(duty for text in self.statements for duty in self.duties_in(text))

    def duties_in(self, text: str) -> tuple[Obligation, ...]:
        """The obligations of one statement, read as that of whoever wrote it."""
        return find_obligations(text, roles=self.roles, foreign=_foreign(text, self.own))

    @property
    def softening(self) -> str:
        """The words that take the force out of the clause, for a message to quote.

        Those first that stand in what would otherwise bind: in a duty of the employer's
        with a time, rather than in a permission.
        """
        if words := find_disclaimer(" ".join(self.statements)):
            return words
        soft = [duty for duty in self.obligations if duty.weakening]
        closest = max(soft, key=_would_bind, default=None)
        return closest.weakening[0] if closest else ""

    @property
    def shortfall(self) -> str:
        """Why the nearest to a duty is none, with its words quoted; empty where nothing is near."""
        closest = max(self.obligations, key=_would_bind, default=None)
        return "; ".join(map(str, closest.reasons)) if closest else ""


def _foreign(text: str, own: frozenset[str] | None) -> bool:
    return own is not None and text not in own


def _would_bind(duty: Obligation) -> tuple[bool, ...]:
    return (
        duty.side in ("employer", "joint"),
        not duty.duty.lower().startswith(("may", "might", "can", "could")),
        bool(duty.timing),
    )


def roles_of(pack: Pack) -> Mapping[str, str]:
    """Who can bear a duty, in lower case, with their side."""
    return {form.lower(): term.side for form, term in pack.terms.items() if term.side}


def graded(
    document: Document, pack: Pack, own: Mapping[str, frozenset[str]] | None = None
) -> Mapping[str, GradedClause]:
    """Every clause of a document with its grade, by clause id.

    Args:
        document: the text.
        pack: the clauses it was made from.
        own: by clause, the statements that we wrote, where another side has written in it too.
    """
    roles, written = roles_of(pack), own or {}
    return {
        heading.clause: grade_statements(
            heading, tuple(statements(blocks)), roles, own=written.get(heading.clause)
        )
        for heading, blocks in document.clauses()
    }


def statements(blocks: Iterable[DocumentBlock]) -> Iterator[str]:
    """The text of each paragraph; an item under "… must:" takes those words with it."""
    leads: dict[int, str] = {}
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    levels = [_level(paragraph) for paragraph in paragraphs]
    for paragraph, level, following in zip_longest(paragraphs, levels, levels[1:]):
        text = text_of(paragraph.spans).strip()
        if leads:
            leads = {upper: lead for upper, lead in leads.items() if upper < level}
        lead = leads.get(level - 1, "")
        whole = f"{lead} {text}" if lead else text
        if text.endswith(":") and following is not None and following > level:
            leads[level] = whole.removesuffix(":")
        else:
            yield whole


def _level(paragraph: Paragraph) -> int:
    """A paragraph without a number stands right under the heading, above every number."""
    return paragraph.level or 1


def grade_statements(
    heading: ClauseHeading,
    texts: tuple[str, ...],
    roles: Mapping[str, str],
    *,
    own: frozenset[str] | None = None,
) -> GradedClause:
    """A clause's grade by its statements.

    Args:
        heading: of the clause.
        texts: its statements, each item with its lead-in.
        roles: who can bear a duty (`roles_of`).
        own: the statements that we wrote. In any other "shall" and "will" count, and "the
            Trust" is known for an employer. None: all of them are ours.
    """
    # One operative duty settles it, and most clauses begin with one.
    duties = (
        duty
        for text in texts
        for duty in each_obligation(text, roles=roles, foreign=_foreign(text, own))
    )
    binds = any(duty.grade is Grade.OPERATIVE for duty in duties)
    if binds and not find_disclaimer(" ".join(texts)):
        grade = Grade.OPERATIVE
    else:
        grade = Grade.ASPIRATIONAL if texts else Grade.NONE
    return GradedClause(heading=heading, grade=grade, statements=texts, roles=roles, own=own)


def coverage_of(area: Area, clauses: Mapping[str, GradedClause], pack: Pack) -> AreaCoverage:
    """An area's topics, each with the best grade that a clause labelled with it earned."""
    topics = []
    for topic in area.topics:
        bearing = sorted(
            (id_ for id_ in clauses if id_ in pack and topic.id in pack[id_].topics),
            key=lambda id_: (-clauses[id_].grade, id_),
        )
        best = clauses[bearing[0]].grade if bearing else Grade.NONE
        topics.append(
            TopicCoverage(id=topic.id, title=topic.title, grade=best, provisions=bearing),
        )
    return AreaCoverage(id=area.id, title=area.title, topics=tuple(topics))
