"""What the text says of the law, or cannot do under it: the rules that are more than a pattern.

Those that are only a pattern stand in `law.toml`.
"""

import re
from collections.abc import Iterator
from datetime import timedelta

from agreementkit.checking.case import Case
from agreementkit.checking.rule import Example, Found, Rule
from agreementkit.checking.sentence_rules import find_banned, quoted, says
from agreementkit.model.coverage_report import Severity
from agreementkit.model.pack import Law, WordRule
from agreementkit.model.values import date_in_words


def _law_repealed(case: Case) -> Iterator[Found]:
    for clause, citation in dict.fromkeys(case.marks.citations):
        law = case.pack.laws.get(citation.law)
        if law and law.status == "repealed":
            yield Found(
                clause=clause,
                message=f"it cites {citation.text}, which has been repealed",
                remedy="cite what has taken its place, or state the duty in words of the "
                "agreement's own",
                why=f"{LAW_REPEALED.why} {case.authorities((citation.law,))}",
            )


def _old_act(status: str) -> Example:
    return Example(
        clause="1. This clause adds to {law old-act}.",
        laws='[laws.old-act]\ncite = "section 1 of the Old Act 1990"\nsays = "It set a duty."\n'
        f'jurisdiction = "UK"\nstatus = "{status}"\nchecked = 2026-11-23\nverified = true',
    )


LAW_REPEALED = Rule(
    id="law-repealed",
    family="law",
    severity=Severity.ERROR,
    title="It cites law that has been repealed",
    why="A right that rests on repealed law rests on nothing, and the other side will say so.",
    mend="Cite what took its place; correct the entry in law.toml if it is out of date.",
    find=_law_repealed,
    short=_old_act("repealed"),
    holds=_old_act("in force"),
)


_SAYS_SO = (
    r"\bas at \d{1,2} \w+ 20\d\d\b|\b(?:not|once|when|if) .{0,40}\bin force\b|\bcomes? into force\b"
)


def _law_prospective(case: Case) -> Iterator[Found]:
    for clause, citation in dict.fromkeys(case.marks.citations):
        law = case.pack.laws.get(citation.law)
        when = _not_yet(case, law) if law else ""
        held = case.clauses.get(clause)
        around = [text for text in held.statements if citation.text in text] if held else []
        if when and not (around and all(says(text, _SAYS_SO) for text in around)):
            yield Found(
                clause=clause,
                message=f"it cites {citation.text}, which {when}",
                remedy='say so in the sentence, as in "once it is in force" or "as at 1 April 2027"; '
                "or state the duty in words of the agreement's own",
                why=f"{LAW_PROSPECTIVE.why} {case.authorities((citation.law,))}",
            )


def _not_yet(case: Case, law: Law) -> str:
    """Why an authority is not in force on the day; empty where it is."""
    if case.day and law.since:
        early = case.day < law.since
        return f"is in force only from {date_in_words(law.since)}" if early else ""
    return "was not yet in force when last looked up" if law.status == "prospective" else ""


LAW_PROSPECTIVE = Rule(
    id="law-prospective",
    family="law",
    severity=Severity.WARNING,
    title="It cites law that is not in force on the agreement's day",
    why="Until it is in force it gives nobody a right, and the date may move. The day is the "
    "commencement, or else the date of the draft.",
    mend="Say in the sentence that it is not in force yet, or leave it out.",
    find=_law_prospective,
    short=Example(clause="1. The Employer must keep to {law era-2025-28} at all times."),
    holds=Example(
        clause="1. The Employer must keep to {law era-2025-28} from the day on which it comes into "
        "force.",
    ),
)


_REACHES = {
    "england": ("UK", "GB", "England and Wales", "England"),
    "wales": ("UK", "GB", "England and Wales", "Wales"),
    "england-and-wales": ("UK", "GB", "England and Wales", "England", "Wales"),
}
"""Which law reaches an employer, as `law.toml` names it."""

_CITE_OURS = "take it out, or cite the law of the place where the Employer is"

_ELSEWHERE = WordRule(
    id="law-jurisdiction",
    words=["scotland", "northern"],
    patterns=[
        r"\b[A-Z][\w ]*\((?:Scotland|Northern Ireland)\) (?:Act|Order|Regulations)(?: \d{4})?",
    ],
    message="it cites {words}, which does not reach this Employer",
    remedy=_CITE_OURS,
)


def _law_jurisdiction(case: Case) -> Iterator[Found]:
    yield from find_banned(_ELSEWHERE, case)
    reach = _REACHES.get(case.employer.jurisdiction, ()) if case.employer else ()
    for clause, citation in dict.fromkeys(case.marks.citations):
        law = case.pack.laws.get(citation.law)
        if law and reach and law.jurisdiction not in reach:
            yield Found(
                clause=clause,
                message=f"it cites {citation.text}, which is law in {law.jurisdiction} and does not "
                "reach this Employer",
                remedy=_CITE_OURS,
                why=f"{LAW_JURISDICTION.why} {case.authorities((citation.law,))}",
            )


LAW_JURISDICTION = Rule(
    id="law-jurisdiction",
    family="law",
    severity=Severity.ERROR,
    title="It cites law of another part of the country",
    why="A duty that binds no one here looks like a right and is none.",
    mend="Cite the law of the place where the Employer is.",
    find=_law_jurisdiction,
    short=Example(clause="1. This clause adds to {law eqa-wales-2011-8}."),
    holds=Example(
        clause="1. This clause adds to {law eqa-wales-2011-8}.",
        file='sector = "cafcass-cymru"\nemployer = "Cafcass Cymru"\nunions = ["PCS"]',
    ),
)


_HALF_A_YEAR = timedelta(days=183)
"""The law of this field has changed faster than that."""


def _law_unchecked(case: Case) -> Iterator[Found]:
    for clause, citation in dict.fromkeys(case.marks.citations):
        law = case.pack.laws.get(citation.law)
        if law is None:
            continue
        stale = case.day and case.day - law.checked > _HALF_A_YEAR
        if stale or not law.verified:
            what = "not looked up since" if law.verified else "not read in its own text, by"
            yield Found(
                clause=clause,
                message=f"it cites {citation.text}, {what} {date_in_words(law.checked)}",
                remedy="look it up, and write the day and what you found into law.toml",
            )


LAW_UNCHECKED = Rule(
    id="law-unchecked",
    family="law",
    severity=Severity.NOTE,
    title="It cites law that was not looked up in the half year before the agreement",
    why="What was true of the law when the clause was written may not be true on the day.",
    mend="Look the authority up, and bring its entry in law.toml up to date.",
    default=False,
    find=_law_unchecked,
    short=Example(
        clause="1. This clause adds to {law uk-gdpr-15}.",
        file="commencement = 2028-04-01",
    ),
    holds=Example(
        clause="1. This clause adds to {law uk-gdpr-15}.",
        file="commencement = 2027-04-01",
    ),
)


_WRITE_OUT = "write out what the Employer must do, as a duty of the agreement's own"

_CLOSED = WordRule(
    id="crown-excluded",
    employer="crown",
    words=["188", "189", "183", "184", "185", "central", "cac"],
    patterns=[
        r"\bsections? 18[34589]\b",
        r"\b(?:and|to) 18[589]\b",
        r"Central Arbitration Committee",
        r"\bCAC\b",
    ],
    message="{words} does not apply to Crown employment",
    remedy=_WRITE_OUT,
)


def _crown_excluded(case: Case) -> Iterator[Found]:
    said: set[str | None] = set()
    for found in find_banned(_CLOSED, case):
        said.add(found.clause)
        yield found
    for clause, citation in case.marks.citations if case.in_crown_employment else ():
        law = case.pack.laws.get(citation.law)
        if law and law.binds_crown is False and clause not in said:
            said.add(clause)
            yield Found(
                clause=clause,
                message=f'"{citation.text}" does not apply to Crown employment',
                remedy=_WRITE_OUT,
            )


_CROWN = 'sector = "probation"\nemployer = "Probation Service"\nunions = ["Napo"]'

CROWN_EXCLUDED = Rule(
    id="crown-excluded",
    family="law",
    severity=Severity.ERROR,
    title="It sends Crown staff to law that leaves them out",
    why=(
        "Section 273 takes Crown employment out of redundancy consultation and of the enforcement "
        "of disclosure, so the right would be empty."
    ),
    laws=("tulrca-273",),
    mend=(
        "Write the duty itself into the agreement: who consults whom, for how long, with which "
        "papers."
    ),
    find=_crown_excluded,
    short=Example(
        clause="1. The Employer must meet its duties under section 188 of the 1992 Act.",
        file=_CROWN,
    ),
    holds=Example(
        clause=(
            "1. If the Employer proposes 100 or more redundancies, it must consult the Union for "
            "45 days."
        ),
        file=_CROWN,
    ),
)


_TALKS = r"\bconsult\b.*\bwith a view to (?:reaching )?agreement\b"


def _crown_talks_missing(case: Case) -> Iterator[Found]:
    clause = "no-compulsory-redundancy"
    if not case.in_crown_employment or clause not in case.clauses:
        return
    if not any(says(sentence.text, _TALKS) for sentence in case.wording.having(["consult"])):
        yield Found(
            clause=clause,
            message="Crown staff are outside the law on redundancy consultation, and no clause "
            "gives them talks with a view to agreement",
            remedy="use the model clause; or write that the Employer must consult the Union with a "
            "view to agreement, 30 days before it makes 20 or more redundant and 45 days before it "
            "makes 100 or more",
        )


CROWN_TALKS_MISSING = Rule(
    id="crown-talks-missing",
    family="law",
    severity=Severity.WARNING,
    title="Crown staff have no talks on redundancy, by law or by agreement",
    why="Section 188 does not reach Crown employment, so what others have by law must be agreed.",
    laws=("tulrca-188", "tulrca-273"),
    mend="Write the duty to consult, with its times and papers, into the agreement.",
    find=_crown_talks_missing,
    short=Example(
        id="no-compulsory-redundancy",
        clause="1. The Employer must not make an Employee redundant for 24 months.",
        file=_CROWN,
    ),
    holds=Example(
        id="no-compulsory-redundancy",
        clause=(
            "1. The Employer must not make an Employee redundant for 24 months.\n"
            "2. The Employer must consult the Union with a view to agreement 45 days before it "
            "makes 100 or more redundant."
        ),
        file=_CROWN,
    ),
)


_SPOKESMEN = re.compile(
    r"National Police Chiefs|\bNPCC\b|Association of Police and Crime|\bAPCC\b|Home Office"
    r"|Secretary of State for the Home|Police\.?AI\b|College of Policing|Police Staff Council"
    r"|National Police Service",
)
_FORCE = re.compile(
    r"(?!(?:The )?(?:Chief Constable|Commissioner)\b)[\w&, -]+ (?:Police|Constabulary)"
)


def _party_without_staff(case: Case) -> Iterator[Found]:
    named = [case.employer.legal_name] if case.employer else []
    for name in (*named, *case.agreement.other_employers):
        key = "other_employers" if name in case.agreement.other_employers else "employer"
        if _SPOKESMEN.search(name):
            yield Found(
                place="the parties",
                message=f'"{name}" employs none of the staff of a force',
                remedy='name the corporation that employs them, such as "The Chief Constable of '
                'Kent Police"',
                key=(key,),
            )
        elif _FORCE.fullmatch(name):
            yield Found(
                place="the parties",
                message=f'"{name}" is the name of a force, and a force is no body that can sign',
                remedy=f'write "The Chief Constable of {name.removeprefix("The ")}"',
                key=(key,),
            )


PARTY_WITHOUT_STAFF = Rule(
    id="party-without-staff",
    family="law",
    severity=Severity.ERROR,
    title="A party employs nobody, or is no body that can sign",
    why="Only the corporation that employs the staff can bind itself to them; councils, "
    "associations and the Home Office speak for employers, and a force is only a name.",
    laws=("prsra-2011-sch-2",),
    mend="Name the corporation: the chief constable, the commissioner, the minister or the service.",
    find=_party_without_staff,
    short=Example(file='other_employers = ["The National Police Chiefs’ Council"]'),
    holds=Example(file='other_employers = ["The Police and Crime Commissioner for Kent"]'),
)


def _police_officers_covered(case: Case) -> Iterator[Found]:
    for sentence in case.wording.having(["covers"]):
        words = sentence.text
        if not says(words, r"^This agreement covers\b"):
            continue
        inside, _, _ = words.partition("excluding")
        if says(
            inside.replace("except police officers", ""), r"\b(?:police officers|constables)\b"
        ):
            yield Found(
                clause=sentence.clause,
                number=case.number(sentence),
                message=f"{quoted(inside)} takes in police officers",
                remedy='write "excluding police officers, special constables and police cadets", '
                "in workforce if the words stand there",
                key=("workforce",),
            )


POLICE_OFFICERS_COVERED = Rule(
    id="police-officers-covered",
    family="law",
    severity=Severity.ERROR,
    title="The agreement covers police officers",
    why="Police officers are no workers under the 1992 Act and may join no trade union, so no union "
    "can bargain for them.",
    laws=("tulrca-280", "police-act-1996-64"),
    mend="Exclude police officers in the words that say who is covered.",
    find=_police_officers_covered,
    short=Example(file='workforce = "all police officers and police staff of the force"'),
    holds=Example(file='workforce = "all police staff, excluding police officers"'),
)


def _enforceability_unsaid(case: Case) -> Iterator[Found]:
    # A pack of one's own may have no such clause to add.
    if "legal-status" not in case.pack or "parties" not in case.clauses:
        return
    said = any(
        says(sentence.text, r"\bintend\b.*\blegally enforceable")
        for sentence in case.wording.having(["enforceable"])
    )
    if not said:
        yield Found(
            place="the whole agreement",
            message="nothing says whether it is meant to be legally enforceable",
            remedy='add "legal-status", or say in a clause of your own that the parties intend, or '
            "do not intend, the agreement to be legally enforceable",
            key=("leave_out",),
        )


ENFORCEABILITY_UNSAID = Rule(
    id="enforceability-unsaid",
    family="law",
    severity=Severity.WARNING,
    title="Nothing says whether the agreement is meant to be legally enforceable",
    why="Silence means that it is not, whatever the parties meant.",
    laws=("tulrca-179",),
    mend="State the choice, and name the clauses if only some are meant.",
    find=_enforceability_unsaid,
    short=Example(file='leave_out = ["legal-status"]'),
    holds=Example(file='bundle = "default"'),
)


RULES: tuple[Rule, ...] = (
    LAW_REPEALED,
    LAW_PROSPECTIVE,
    LAW_JURISDICTION,
    LAW_UNCHECKED,
    CROWN_EXCLUDED,
    CROWN_TALKS_MISSING,
    PARTY_WITHOUT_STAFF,
    POLICE_OFFICERS_COVERED,
    ENFORCEABILITY_UNSAID,
)
