"""Findings that the agreement file accepts: kept apart, and never hidden."""

from pathlib import Path

import pytest
from attrs import evolve
from jsonschema import Draft202012Validator

import agreementkit as ak
from agreementkit import reports
from agreementkit.packs import Origin, selected
from agreementkit.reports import weakest

SHORT = ak.Acceptance(rule="below-fallback", clause="advance-notice", reason="Agreed on 4 May.")


@pytest.fixture
def low(agreement: ak.Agreement, pack: ak.Pack) -> ak.Agreement:
    """The model agreement with two figures below our fallback."""
    return agreement + pack["advance-notice"].at(notice=8) + pack["redeployment"].at(search=5)


def accepting(agreement: ak.Agreement, *accepted: ak.Acceptance) -> ak.Agreement:
    return evolve(agreement, accepted=accepted)


def ids(report: ak.Report) -> list[tuple[str, str]]:
    return [(finding.rule, finding.clause) for finding in report.findings]


def test_what_is_accepted_is_set_apart_with_its_reason(low: ak.Agreement, pack: ak.Pack) -> None:
    before = ak.check(low, pack)
    after = ak.check(accepting(low, SHORT), pack)
    [kept] = after.accepted
    assert kept.reason == "Agreed on 4 May."
    assert (kept.finding.rule, kept.finding.clause) == ("below-fallback", "advance-notice")
    assert set(before.findings) == {*after.findings, kept.finding}
    assert ("below-fallback", "redeployment") in ids(after)


def test_without_a_clause_every_finding_of_the_rule_is_accepted(
    low: ak.Agreement,
    pack: ak.Pack,
) -> None:
    report = ak.check(accepting(low, ak.Acceptance(rule="below-fallback", reason="Agreed.")), pack)
    assert [each.finding.clause for each in report.accepted] == ["advance-notice", "redeployment"]
    assert "below-fallback" not in dict(ids(report))


@pytest.mark.parametrize(
    ("acceptance", "says", "mend"),
    [
        (
            ak.Acceptance(rule="below-fallback", clause="scope", reason="No."),
            'it accepts "below-fallback" in the clause "scope", and nothing of the kind is found',
            "take this [[accept]] out",
        ),
        (
            ak.Acceptance(rule="below-falback", reason="A slip."),
            'it accepts "below-falback", and no rule has that id',
            'did you mean "below-fallback"? Or take it out',
        ),
    ],
)
def test_an_acceptance_that_does_nothing_is_a_note(
    low: ak.Agreement,
    pack: ak.Pack,
    acceptance: ak.Acceptance,
    says: str,
    mend: str,
) -> None:
    report = ak.check(accepting(low, SHORT, acceptance), pack)
    note = report.findings[-1]
    assert (note.rule, note.severity) == ("acceptance-unused", reports.Severity.NOTE)
    assert (note.place, note.message, note.remedy) == (
        "acceptance 2 of the agreement file",
        says,
        mend,
    )
    assert (note.file, note.line) == ("", None)


def test_a_gap_in_coverage_cannot_be_accepted(agreement: ak.Agreement, pack: ak.Pack) -> None:
    """docs/decisions/0021: what the strategy asks for is not the officer's to change."""
    gap = accepting(agreement - "gain-share", ak.Acceptance(rule="topic-uncovered", reason="Why?"))
    report = ak.check(gap, pack)
    assert report.accepted == ()
    assert report.findings[0].rule == "topic-uncovered"
    assert not report.covered
    assert report.findings[-1].message == (
        'it accepts "topic-uncovered", which cannot be accepted: it says what is not covered'
    )


def test_an_acceptance_of_a_rule_that_was_not_asked_is_not_called_unused(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    longer = accepting(agreement, ak.Acceptance(rule="letters-unexplained", reason="All know it."))
    assert ak.check(longer, pack).findings == ()
    asked = ak.check(longer, pack, rules=selected(pack, also=["letters-unexplained"]))
    assert [finding.rule for finding in asked.findings] == ["acceptance-unused"]


def test_at_all_positions_an_acceptance_is_unused_only_if_it_is_at_each(
    agreement: ak.Agreement,
    pack: ak.Pack,
) -> None:
    """The shares leave a remainder at target and fallback, and none at opening."""
    both = accepting(
        agreement,
        ak.Acceptance(rule="shares-remainder", reason="Room for the talks."),
        ak.Acceptance(rule="shares-over-whole", reason="It never happens."),
    )
    reports = [ak.check(both, pack, position=position) for position in ak.Position]
    unused = [[f.message for f in r.findings if f.rule == "acceptance-unused"] for r in reports]
    assert [len(each) for each in unused] == [2, 1, 1]
    whole = weakest(reports)
    assert [f.message for f in whole.findings if f.rule == "acceptance-unused"] == unused[1]
    assert len(whole.accepted) == 2


@pytest.mark.parametrize("reason", ["", " \t"])
def test_a_reason_must_be_given(reason: str) -> None:
    with pytest.raises(ak.InvalidError, match='nothing says why "duplicate" is accepted'):
        ak.Acceptance(rule="duplicate", reason=reason)


FILE = """\
format = 1
sector = "police"
employer = "Kent Police"
unions = ["UNISON"]
leave_out = ["pay-protection"]

[clauses.advance-notice]
notice = 8

[[accept]]
rule = "one-sided-move"
reason = "Another agreement protects pay."

[[accept]]
rule = "one-sided-moves"
reason = "A slip."
"""


def test_a_finding_names_the_file_and_the_line_to_edit(tmp_path: Path, pack: ak.Pack) -> None:
    path = tmp_path / "kent.toml"
    path.write_text(FILE, encoding="utf-8")
    agreement = ak.read_agreement(path, pack)
    report = ak.check(agreement, pack)
    lines = {finding.rule: (finding.file, finding.line) for finding in report.findings}
    assert lines == {
        "below-fallback": (str(path), 8),
        "blank-left": (str(path), None),
        "acceptance-unused": (str(path), 14),
    }
    [accepted] = report.accepted
    assert (accepted.finding.line, accepted.reason) == (5, "Another agreement protects pay.")


@pytest.mark.parametrize("accept", [[7], "all", {"rule": "duplicate"}])
def test_what_is_no_list_of_acceptances_is_refused(accept: object, pack: ak.Pack) -> None:
    table = {"format": 1, "sector": "police", "employer": "Kent Police", "unions": ["UNISON"]}
    with pytest.raises(ak.AgreementFileError) as caught:
        ak.agreement_from({**table, "accept": accept}, pack)
    assert all(fault.key.startswith("accept") for fault in caught.value.faults)


def test_a_report_as_text_ends_with_what_is_accepted(low: ak.Agreement, pack: ak.Pack) -> None:
    text = str(ak.check(accepting(low, SHORT), pack))
    assert text.endswith(
        "accepted: clause 7 (Notice of new systems): notice is 8, which is worse for members than "
        "our fallback of 13 [below-fallback]\n    Agreed on 4 May.",
    )


def test_where_an_agreement_came_from_is_no_part_of_what_it_is(agreement: ak.Agreement) -> None:
    moved = evolve(agreement, origin=Origin(file="kent.toml", lines={("unions",): 4}))
    assert moved == agreement
    assert hash(moved) == hash(agreement)
    assert "kent.toml" not in repr(moved)
    assert moved.origin is not None
    assert moved.origin.line(("unions", 0)) == 4
    assert moved.origin.line(("title",)) is None
    one = Origin(file="kent.toml", lines={("clauses",): 7, ("clauses", "scope"): 7})
    assert one.line(("clauses", "scope", "pilots")) == 7
    assert one.line(("clauses", "disputes", "stages")) is None
    assert moved.origin.line(()) is None


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ('rule = "duplicate"', 'accept.0.reason: "reason" is missing'),
        ('rule = "duplicate"\nreason = " "', "accept.0.reason: expected some text"),
        ('rules = "duplicate"\nreason = "R"', 'no key is called "rules" here'),
        (
            'rule = "duplicate"\nclause = "advanced-notice"\nreason = "R"',
            'no clause is called "advanced-notice"\n    To mend it: did you mean "advance-notice"?',
        ),
    ],
)
def test_a_faulty_acceptance_is_refused_with_its_line(
    tmp_path: Path,
    pack: ak.Pack,
    lines: str,
    says: str,
) -> None:
    path = tmp_path / "kent.toml"
    path.write_text(
        f"{FILE.split('[[accept]]', maxsplit=1)[0]}[[accept]]\n{lines}\n", encoding="utf-8"
    )
    with pytest.raises(ak.AgreementFileError) as caught:
        ak.read_agreement(path, pack)
    assert says in str(caught.value)
    assert all(fault.line for fault in caught.value.faults)


@pytest.mark.parametrize(
    ("entry", "good"),
    [
        ({"rule": "duplicate", "reason": "R"}, True),
        ({"rule": "duplicate", "reason": "R", "clause": "scope"}, True),
        ({"rule": "duplicate"}, False),
        ({"rule": "duplicate", "reason": " "}, False),
        ({"rule": "duplicate", "reason": "R", "because": "R"}, False),
    ],
)
def test_the_schema_and_the_reader_agree_on_an_acceptance(
    entry: dict[str, str],
    *,
    good: bool,
    pack: ak.Pack,
) -> None:
    table = {"format": 1, "sector": "police", "employer": "Kent Police", "unions": ["UNISON"]}
    table["accept"] = [entry]
    assert Draft202012Validator(ak.agreement_schema(pack)).is_valid(table) is good
    if good:
        [accepted] = ak.agreement_from(table, pack).accepted
        assert (accepted.rule, accepted.reason) == ("duplicate", "R")
    else:
        with pytest.raises(ak.AgreementFileError):
            ak.agreement_from(table, pack)


def test_no_shared_copy_has_the_reasons(low: ak.Agreement, pack: ak.Pack) -> None:
    secret = ak.Acceptance(rule="below-fallback", reason="Our bottom line is four weeks.")
    plain, private = ak.draft(low, pack), ak.draft(accepting(low, secret), pack)
    assert private.word == plain.word
    assert private.report.accepted
