"""What a sentence binds someone to do, as far as its words say so."""

from enum import StrEnum

from attrs import field, frozen

from agreementkit.model.coverage_report import Grade
from agreementkit.model.values import text_tuple


class Modality(StrEnum):
    """How far a verb binds, before anything softens it."""

    MUST = "must"
    MUST_NOT = "must not"
    MAY = "may"
    """A freedom or a right: may, is entitled to, need not."""
    WISH = "wish"
    """A try, a hope, a thought or a view: will endeavour to, should, recognises."""


class SemanticRole(StrEnum):
    """What some words of a sentence do in it."""

    SUBJECT = "who"
    DUTY = "verb"
    ACTION = "what"
    DEADLINE = "deadline"
    TRIGGER = "trigger"
    CONSEQUENCE = "consequence"
    SOFTENER = "softener"
    CARVE_OUT = "carve-out"


@frozen(kw_only=True)
class RoleSpan:
    """Where some words stand in a sentence, in characters from its start, and what they do."""

    role: SemanticRole
    start: int
    end: int


@frozen(kw_only=True)
class GradeReason:
    """One thing that decided a grade, with the words that it quotes."""

    role: SemanticRole
    words: str
    says: str

    def __str__(self) -> str:
        return f'"{self.words}" {self.says}'


_OWED_BY = {
    "employer": "binds the employer's side",
    "joint": "binds both sides",
    "union": "puts the duty on the union",
    "staff": "puts the duty on staff",
    "": "names nobody on the employer's side who must do it",
}


@frozen(kw_only=True)
class Obligation:
    """One statement of what someone is to do, with the words that decide its force.

    Every text is quoted from the sentence as it stands there; `marks` says where.
    """

    sentence: str
    subject: str
    """Who: as the sentence names them; empty where it names nobody."""
    side: str
    """`employer`, `union`, `staff`, `joint`, or empty where nobody known is named."""
    duty: str
    """The verb: `must`, `must not`, `will endeavour to`."""
    modality: Modality = Modality.MUST
    action: str = ""
    """What is to be done: the words after the verb."""
    softeners: tuple[str, ...] = field(default=(), converter=text_tuple)
    """The words that lower what is owed: a weak verb, "where practicable", "normally"."""
    carve_outs: tuple[str, ...] = field(default=(), converter=text_tuple)
    """The words that let the one who owes it out: "subject to budget", "at its discretion"."""
    timing: str = ""
    """The words that say when: a deadline, a rate or a trigger."""
    deadline: str = ""
    """A date, a term or a rate; empty where there is none."""
    trigger: str = ""
    """The event that sets the duty going, or the time for which it lasts."""
    consequence: str = ""
    """What follows where a duty is not kept, if the sentence says so."""
    marks: tuple[RoleSpan, ...] = ()
    """Where the words stand in the sentence."""

    @property
    def grade(self) -> Grade:
        """Operative where it binds the employer's side, unsoftened, at a time that is fixed.

        None where it promises nothing: a duty of the union or of staff alone, or a freedom
        of the employer's. Aspirational otherwise.
        """
        if self.burdens_union_side or (
            self.modality is Modality.MAY and self.side not in ("union", "staff")
        ):
            return Grade.NONE
        firm = self.modality in (Modality.MUST, Modality.MUST_NOT) and not self.weakening
        owed = self.side in ("employer", "joint")
        return Grade.OPERATIVE if firm and owed and self.timing else Grade.ASPIRATIONAL

    @property
    def burdens_union_side(self) -> bool:
        """Whether it is a duty, or a hope, of the union's or of staff alone."""
        return self.side in ("union", "staff") and self.modality is not Modality.MAY

    @property
    def weakening(self) -> tuple[str, ...]:
        """All that takes the force out of it, softeners first."""
        return (*self.softeners, *self.carve_outs)

    @property
    def reasons(self) -> tuple[GradeReason, ...]:
        """What decided the grade: all that lowers it or, where nothing does, what makes it bind."""
        lowering = tuple(self._lowering())
        return lowering or tuple(self._binding())

    @property
    def explanation(self) -> str:
        """The grade, and the words that decided it, in one line.

        >>> print(Obligation(
        ...     sentence="The Union must reply.", subject="The Union", side="union", duty="must"
        ... ).explanation)
        none: "The Union must" puts the duty on the union
        """
        return f"{self.grade}: {'; '.join(map(str, self.reasons))}"

    def _named(self) -> str:
        """Subject and verb, and what is done in the passive, as far as they stand side by side."""
        done = " ".join(self.action.split()[:2]) if self.action.startswith("be ") else ""
        for whole in (f"{self.subject} {self.duty} {done}", f"{self.subject} {self.duty}"):
            if (words := whole.strip()) in self.sentence:
                return words
        return self.subject or self.duty

    def _lowering(self) -> list[GradeReason]:
        named = self._named()
        if self.burdens_union_side:
            return [GradeReason(role=SemanticRole.SUBJECT, words=named, says=_OWED_BY[self.side])]
        if self.modality is Modality.MAY:
            rights = self.side in ("union", "staff")
            says = "is a right that binds nobody by name" if rights else "leaves it free"
            return [
                GradeReason(role=SemanticRole.DUTY, words=named if rights else self.duty, says=says)
            ]
        found = [
            GradeReason(
                role=SemanticRole.DUTY if words == self.duty else SemanticRole.SOFTENER,
                words=words,
                says="is no duty" if words == self.duty else "softens it",
            )
            for words in self.softeners
        ]
        found += [
            GradeReason(
                role=SemanticRole.CARVE_OUT, words=words, says="lets out the one who owes it"
            )
            for words in self.carve_outs
        ]
        if not self.side:
            found.append(GradeReason(role=SemanticRole.SUBJECT, words=named, says=_OWED_BY[""]))
        if not self.timing:
            words = f"{self.duty} {self.action}"
            quoted = words if words in self.sentence else self.duty
            found.append(
                GradeReason(role=SemanticRole.TRIGGER, words=quoted, says="is said without a time")
            )
        return found

    def _binding(self) -> list[GradeReason]:
        ban = self.modality is Modality.MUST_NOT
        found = [
            GradeReason(
                role=SemanticRole.SUBJECT, words=self.subject or self.duty, says=_OWED_BY[self.side]
            ),
            GradeReason(
                role=SemanticRole.DUTY, words=self.duty, says="is a ban" if ban else "is a duty"
            ),
        ]
        if self.timing in self.sentence:
            says = "says when"
            found.append(GradeReason(role=SemanticRole.TRIGGER, words=self.timing, says=says))
        return found
