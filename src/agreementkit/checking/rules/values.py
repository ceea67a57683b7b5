"""Figures held against one another, against our positions and against the law."""

from collections.abc import Iterator
from decimal import Decimal

from agreementkit.checking.case import Case
from agreementkit.checking.rule import Example, Found, Rule
from agreementkit.checking.times_and_dates import Time, counted
from agreementkit.model.clause import Parameter, Position
from agreementkit.model.coverage_report import Severity
from agreementkit.model.values import Kind, Value, as_toml, date_in_words


def _below_fallback(case: Case) -> Iterator[Found]:
    for provision in case.agreement.provisions:
        for name, value in provision.settings:
            known = case.parameter(provision.clause, name)
            least = known.at(Position.FALLBACK) if known else None
            if known and least is not None and _worse(known, value, least):
                yield Found(
                    clause=provision.clause,
                    message=f"{name} is {as_toml(value)}, which is worse for members than our "
                    f"fallback of {as_toml(least)}",
                    remedy=f"make {name} {as_toml(least)} or better under "
                    f"[clauses.{provision.clause}]",
                    key=("clauses", provision.clause, name),
                )


def _worse(parameter: Parameter, value: Value, least: Value) -> bool:
    # Texts and dates are not ranked.
    ranked = parameter.kind not in (Kind.TEXT, Kind.DATE)
    return ranked and value != least and parameter.no_better(value, least)


BELOW_FALLBACK = Rule(
    id="below-fallback",
    family="values",
    severity=Severity.WARNING,
    title="A figure of our own is worse for members than our fallback",
    why="The fallback is the least that our side said it would accept. A figure in the agreement "
    "file stands at every position, so this one goes lower at all of them.",
    mend="Raise the figure to the fallback or above, or accept the finding with who agreed to it.",
    find=_below_fallback,
    short=Example(file="[clauses.advance-notice]\nnotice = 8"),
    holds=Example(file="[clauses.advance-notice]\nnotice = 20"),
)


_GAPS = {
    "all_departments": (
        "not every department is bound: at Politico the employer argued that the team was outside "
        "the agreement, and it took an arbitrator's award in 2025 to settle it (source g3)"
    ),
    "existing": (
        "systems already in use are not covered: PCS had to call for formal talks so that AI "
        "comes by prior agreement (source p1), and at Politico the employer argued that its team "
        "was outside the agreement (source g3)"
    ),
}


def _scope_narrowed(case: Case) -> Iterator[Found]:
    for name, message in _GAPS.items():
        if case.value("scope", name) is False:
            yield Found(
                clause="scope",
                message=message,
                remedy=f"write {name} = true under [clauses.scope]",
                key=("clauses", "scope", name),
            )


SCOPE_NARROWED = Rule(
    id="scope-narrowed",
    family="values",
    severity=Severity.WARNING,
    title="The scope leaves out departments or existing systems",
    why="What the scope leaves out is where the next system will be brought in.",
    mend="Widen the scope again.",
    find=_scope_narrowed,
    short=Example(file="[clauses.scope]\nexisting = false"),
    holds=Example(file="[clauses.scope]\nexisting = true"),
)


def _commencement_before_draft(case: Case) -> Iterator[Found]:
    begins, dated = case.agreement.commencement, case.agreement.version.dated
    if begins and dated and begins < dated:
        yield Found(
            place="the agreement file",
            message=f"the agreement begins on {date_in_words(begins)}, before the date of this draft, "
            f"{date_in_words(dated)}",
            remedy="write a later commencement, or the right date under [version]",
            key=("commencement",),
        )


COMMENCEMENT_BEFORE_DRAFT = Rule(
    id="commencement-before-draft",
    family="values",
    severity=Severity.WARNING,
    title="The agreement begins before its draft is dated",
    why="Duties that were due before anyone signed cannot be kept, and time limits run from that day.",
    mend="Choose a commencement after the talks.",
    find=_commencement_before_draft,
    short=Example(file="commencement = 2026-04-01\n\n[version]\ndated = 2027-01-15"),
    holds=Example(file="commencement = 2027-04-01\n\n[version]\ndated = 2027-01-15"),
)


def _lead_over_notice(case: Case) -> Iterator[Found]:
    lead = case.time("information-pack", "lead")
    notice = case.time("advance-notice", "notice")
    if lead and notice and lead.days > notice.days:
        yield Found(
            clause="information-pack",
            message=f"the pack is due {lead} before talks, which is longer than the {notice} of "
            f"notice in {case.place('advance-notice')}{counted(lead, notice)}",
            remedy="make lead shorter under [clauses.information-pack], or notice longer under "
            "[clauses.advance-notice]",
            key=("clauses", "information-pack", "lead"),
        )


LEAD_OVER_NOTICE = Rule(
    id="lead-over-notice",
    family="values",
    severity=Severity.ERROR,
    title="The information pack is due earlier than the notice of the system",
    why="The Employer would owe documents on a system before it owes word that there is one.",
    mend="Make the lead of the pack shorter than the notice.",
    find=_lead_over_notice,
    short=Example(
        file="[clauses.information-pack]\nlead = 30\n\n[clauses.advance-notice]\nnotice = 4",
    ),
    holds=Example(
        file="[clauses.information-pack]\nlead = 30\n\n[clauses.advance-notice]\nnotice = 13",
    ),
)


_LEAST_NOTICE = ((100, "100 posts or more", 45), (20, "20 to 99 posts", 30))
"""Section 188(1A): from how many posts, in words, and for how many days."""


def _notice_under_statute(case: Case) -> Iterator[Found]:
    posts = case.agreement.headcount or 0
    notice = case.time("advance-notice", "notice")
    least = next(((words, days) for size, words, days in _LEAST_NOTICE if posts >= size), None)
    if notice is None or least is None or case.in_crown_employment:
        return
    words, days = least
    floor = Time(amount=days, kind=Kind.DAYS)
    if notice.days < floor.days:
        yield Found(
            clause="advance-notice",
            message=f"the notice is {notice}, and headcount is {posts}: for {words}, section 188 of "
            "the Trade Union and Labour Relations (Consolidation) Act 1992 has consultation begin "
            f"at least {floor} before the first dismissal{counted(notice, floor)}; Crown staff are "
            "outside that section",
            remedy=f"make notice {floor} or longer under [clauses.advance-notice]",
            key=("clauses", "advance-notice", "notice"),
        )


NOTICE_UNDER_STATUTE = Rule(
    id="notice-under-statute",
    family="values",
    severity=Severity.WARNING,
    title="Notice is shorter than the statutory consultation for the posts at risk",
    why="What is agreed would be less than what the law already gives.",
    laws=("tulrca-188",),
    mend="Make the notice as long as the law's own consultation, or longer.",
    find=_notice_under_statute,
    short=Example(file="headcount = 120\n\n[clauses.advance-notice]\nnotice = 6"),
    holds=Example(file="headcount = 120\n\n[clauses.advance-notice]\nnotice = 7"),
)


_LEAST_TRIAL = Time(amount=4, kind=Kind.WEEKS)


def _trial_too_short(case: Case) -> Iterator[Found]:
    trial = case.time("redeployment", "trial")
    if trial and trial.days < _LEAST_TRIAL.days:
        yield Found(
            clause="redeployment",
            message=f"the trial in a new post is {trial}, shorter than the {_LEAST_TRIAL} of section 138 "
            f"of the Employment Rights Act 1996{counted(trial, _LEAST_TRIAL)}",
            remedy=f"make trial {_LEAST_TRIAL} or longer under [clauses.redeployment]",
            key=("clauses", "redeployment", "trial"),
        )


def _trial_of(weeks: int) -> Example:
    return Example(
        id="redeployment",
        clause="1. The Employer must let an Employee try a new post for {trial}.",
        header='[parameters.trial]\nkind = "weeks"\nlabel = "Trial"\nrange = [1, 26]\n'
        f'better = "higher"\nopening = {weeks}\nsource = ["proposal"]',
    )


TRIAL_TOO_SHORT = Rule(
    id="trial-too-short",
    family="values",
    severity=Severity.WARNING,
    title="The trial in a new post is under four weeks",
    why="An employee who leaves a new job within four weeks keeps the right to a redundancy "
    "payment. An agreement should not give less time to try the job than that.",
    laws=("era-1996-138",),
    mend="Make the trial four weeks or longer.",
    find=_trial_too_short,
    short=_trial_of(3),
    holds=_trial_of(4),
)


_MOST = Time(amount=30, kind=Kind.DAYS)


def _data_access_late(case: Case) -> Iterator[Found]:
    wait = case.time("worker-data-access", "days")
    if wait and wait.days > _MOST.days:
        yield Found(
            clause="worker-data-access",
            message=f"an employee may wait {wait} for their data, longer than {_MOST}, and the law "
            f"itself gives about a month{counted(wait, _MOST)}",
            remedy=f"make days {_MOST} or shorter under [clauses.worker-data-access]",
            key=("clauses", "worker-data-access", "days"),
        )


def _access_within(days: int) -> Example:
    return Example(
        id="worker-data-access",
        clause="1. The Employer must give an Employee a copy of their data within {days} of asking.",
        header='[parameters.days]\nkind = "days"\nlabel = "Time to answer"\nrange = [1, 60]\n'
        f'better = "lower"\nopening = {days}\nsource = ["proposal"]',
    )


DATA_ACCESS_LATE = Rule(
    id="data-access-late",
    family="values",
    severity=Severity.WARNING,
    title="Access to one's own data takes more than 30 days",
    why="A member who waits too long cannot answer in time what is held against them.",
    laws=("uk-gdpr-15",),
    mend="Lower the days in the clause on access to data.",
    find=_data_access_late,
    short=_access_within(40),
    holds=_access_within(30),
)


def _evidence_deleted(case: Case) -> Iterator[Found]:
    kept = case.time("data-retention", "days")
    see = case.time("no-discipline-by-data", "see")
    if kept and see and kept.days < see.days:
        yield Found(
            clause="data-retention",
            message=f"data is kept for {kept}, shorter than the {see} to see it before a hearing in "
            f"{case.place('no-discipline-by-data')}{counted(kept, see)}: what would clear a "
            "member may be deleted first",
            remedy="make days longer under [clauses.data-retention], or see shorter under "
            "[clauses.no-discipline-by-data]",
            key=("clauses", "data-retention", "days"),
        )


EVIDENCE_DELETED = Rule(
    id="evidence-deleted",
    family="values",
    severity=Severity.WARNING,
    title="Data is deleted sooner than it may be seen before a hearing",
    why="The record that would clear a member must still be there when the hearing comes.",
    mend="Keep the data for longer than the time to see it.",
    find=_evidence_deleted,
    short=Example(
        file="[clauses.data-retention]\ndays = 7\n\n[clauses.no-discipline-by-data]\nsee = 10",
    ),
    holds=Example(
        file="[clauses.data-retention]\ndays = 28\n\n[clauses.no-discipline-by-data]\nsee = 10",
    ),
)


def _pay_protection_outlasts_term(case: Case) -> Iterator[Found]:
    protected = case.time("pay-protection", "months")
    term = case.time("review-and-term", "term")
    survives = case.value("review-and-term", "survives")
    if protected and term and protected.days > term.days and survives is False:
        yield Found(
            clause="pay-protection",
            message=f"pay is protected for {protected}, longer than the term of {term} in "
            f"{case.place('review-and-term')}, where survives is false{counted(protected, term)}",
            remedy="write survives = true under [clauses.review-and-term], or make term as long as "
            "months",
            key=("clauses", "review-and-term", "survives"),
        )


PAY_PROTECTION_OUTLASTS_TERM = Rule(
    id="pay-protection-outlasts-term",
    family="values",
    severity=Severity.WARNING,
    title="Pay protection lasts longer than an agreement that does not survive its end",
    why="The last months of the protection would be promised and not owed.",
    mend="Let the agreement's protections survive its end, or make its term longer.",
    find=_pay_protection_outlasts_term,
    short=Example(
        file="[clauses.pay-protection]\nmonths = 48\n\n"
        "[clauses.review-and-term]\nterm = 36\nsurvives = false",
    ),
    holds=Example(
        file="[clauses.pay-protection]\nmonths = 48\n\n"
        "[clauses.review-and-term]\nterm = 36\nsurvives = true",
    ),
)


def _one_sided_move(case: Case) -> Iterator[Found]:
    # A pack of one's own may have no such clause to add.
    to_add = "pay-protection" in case.pack and "pay-protection" not in case.clauses
    if to_add and "redeployment" in case.clauses:
        yield Found(
            clause="redeployment",
            message="staff may have to move and no clause protects their pay, which is a one-sided "
            "trade: at Bank of Ireland, staff gave flexibility in return for limits on AI "
            "(source g11)",
            remedy='add "pay-protection"',
            key=("leave_out",),
        )


ONE_SIDED_MOVE = Rule(
    id="one-sided-move",
    family="values",
    severity=Severity.WARNING,
    title="Staff are redeployed without pay protection",
    why="Staff would give flexibility and have nothing for it.",
    mend="Add the clause on pay protection.",
    find=_one_sided_move,
    short=Example(file='leave_out = ["pay-protection"]'),
    holds=Example(file='leave_out = ["pay-protection", "redeployment"]'),
)


def _union_promise_enforceable(case: Case) -> Iterator[Found]:
    mode = case.value("legal-status", "mode")
    disputes = case.clauses.get("disputes")
    if disputes is None or not str(mode).startswith("incorporated"):
        return
    for duty in disputes.obligations:
        if duty.side in ("union", "joint") and not duty.weakening:
            yield Found(
                clause="disputes",
                message=f'it binds the Union\'s side, "{duty.sentence}", while mode is "{mode}" in '
                f"{case.place('legal-status')}: in 2017 Royal Mail obtained an injunction "
                "against its union on a promise to mediate (source r1)",
                remedy="put a clause of your own in its place that binds the Employer alone, or "
                'write mode = "honour" under [clauses.legal-status]',
                key=("clauses", "legal-status", "mode"),
            )


UNION_PROMISE_ENFORCEABLE = Rule(
    id="union-promise-enforceable",
    family="values",
    severity=Severity.WARNING,
    title="Terms are part of contracts, and the disputes clause binds the Union's side",
    why="A promise of the Union's that a court can enforce is a promise to be sued on.",
    mend="Let the disputes clause bind the Employer alone, or keep terms out of contracts.",
    find=_union_promise_enforceable,
    short=Example(
        id="disputes",
        clause="1. The Union must attend mediation within 5 days.",
        file='include = ["legal-status", "disputes"]',
    ),
    holds=Example(
        id="disputes",
        clause="1. The Employer must attend mediation within 5 days.",
        file='include = ["legal-status", "disputes"]',
    ),
)


_EITHER = "pct under [clauses.gain-share] or [clauses.reinvestment-share]"
"""The two figures that can be changed."""


def _totals(case: Case) -> Iterator[tuple[str, int | Decimal]]:
    """What the shares are in words, and their sum; nothing unless both are there."""
    staff, services = _share(case, "gain-share"), _share(case, "reinvestment-share")
    if staff is not None and services is not None:
        shares = (
            f"employees have {staff}% of each net saving, and {services}% is returned "
            f"under {case.place('reinvestment-share')}"
        )
        yield shares, staff + services


def _share(case: Case, clause: str) -> int | Decimal | None:
    known, value = case.parameter(clause, "pct"), case.value(clause, "pct")
    if known and known.kind is Kind.PERCENT and isinstance(value, int | Decimal):
        return value
    return None


def _shares_over_whole(case: Case) -> Iterator[Found]:
    for shares, total in _totals(case):
        if total > 100:
            yield Found(
                clause="gain-share",
                message=f"{shares}: together {total}%, more than the whole",
                remedy=f"lower {_EITHER}",
                key=("clauses", "gain-share", "pct"),
            )


SHARES_OVER_WHOLE = Rule(
    id="shares-over-whole",
    family="values",
    severity=Severity.ERROR,
    title="The shares of a saving come to more than 100%",
    why="Nobody can be held to pay out more than there is.",
    mend="Lower one of the two shares.",
    find=_shares_over_whole,
    short=Example(file="[clauses.gain-share]\npct = 60\n\n[clauses.reinvestment-share]\npct = 45"),
    holds=Example(file="[clauses.gain-share]\npct = 55\n\n[clauses.reinvestment-share]\npct = 45"),
)


def _shares_remainder(case: Case) -> Iterator[Found]:
    for shares, total in _totals(case):
        if total < 100:
            yield Found(
                clause="gain-share",
                message=f"{shares}: the other {100 - total}% is left to the Employer",
                remedy=f"raise {_EITHER}, or leave it as room for the talks",
                key=("clauses", "gain-share", "pct"),
            )


SHARES_REMAINDER = Rule(
    id="shares-remainder",
    family="values",
    severity=Severity.NOTE,
    title="The shares of a saving leave a part of it to the Employer",
    why="It is room for the talks, as long as it is left on purpose.",
    mend="Raise one of the two shares, or accept the note with that reason.",
    find=_shares_remainder,
    short=Example(file="[clauses.gain-share]\npct = 35\n\n[clauses.reinvestment-share]\npct = 45"),
    holds=Example(file="[clauses.gain-share]\npct = 55\n\n[clauses.reinvestment-share]\npct = 45"),
)


RULES: tuple[Rule, ...] = (
    BELOW_FALLBACK,
    SCOPE_NARROWED,
    COMMENCEMENT_BEFORE_DRAFT,
    LEAD_OVER_NOTICE,
    NOTICE_UNDER_STATUTE,
    TRIAL_TOO_SHORT,
    DATA_ACCESS_LATE,
    EVIDENCE_DELETED,
    PAY_PROTECTION_OUTLASTS_TERM,
    ONE_SIDED_MOVE,
    UNION_PROMISE_ENFORCEABLE,
    SHARES_OVER_WHOLE,
    SHARES_REMAINDER,
)
