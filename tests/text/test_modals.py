"""Weakening a duty in any way lowers its grade, and the report can quote the words."""

import re

import pytest

from agreementkit import Grade
from agreementkit.text import Modality, Obligation, find_obligations
from agreementkit.text.modals import ATTEMPTS, CARVE_OUTS, PERMISSIONS, SOFTENERS
from tests.text.roles import ROLES

FIRM = [
    "The Employer must reply within 5 working days.",
    "The HR Lead must give the reasons before the decision takes effect.",
    "The Employer must publish the list every 3 months.",
    "The System Owner must stop the System at once.",
    "The Employer must not let a System decide.",
    "The Employer and the Union must meet at least 4 times a year.",
    "The Union must be told by the Employer by 30 June 2027.",
    "The Project Sponsor and the System Owner must keep the log for 6 years.",
    "The Committee must decide within 20 working days of a request.",
    "The Employer must give each Employee 35 hours of paid training a year.",
]

WEAK_VERBS = [
    *("will", "would", "should", "may", "might", "could", "can", "shall", "ought to"),
    *("will endeavour to", "shall seek to", "must try to", "will look to", "aims to", "seeks to"),
    *("intends to", "hopes to", "tries to", "strives to", "endeavours to"),
    *("is committed to", "is keen to", "is willing to", "is minded to", "is open to"),
]

LIMP = [
    *("where practicable", "wherever possible", "when reasonably practicable", "if feasible"),
    *("whenever practical", "where it is reasonable to do so", "if that is appropriate"),
    *("where operationally viable", "if affordable", "where desirable"),
    *("if necessary", "where needed", "when required", "as applicable"),
    *("so far as practicable", "as far as is reasonably possible", "as much as possible"),
    *("to the extent that it is practicable", "insofar as possible", "in so far as is practical"),
    *("as appropriate", "as it considers appropriate"),
    *(
        "as soon as possible",
        "as early as practicable",
        "as quickly as it is reasonably practicable",
    ),
    *("in due course", "within a reasonable time", "within a reasonable period"),
    *("in a timely manner", "unless impracticable", "unless it is impractical"),
    *("unless that would be unreasonable", "unless not reasonably practicable"),
    *("unless operational needs prevent it", "unless there are good reasons"),
    *("unless there is compelling need", "unless there are operational reasons"),
    *("unless there are business reasons", "unless it decides otherwise"),
    *("unless the Employer considers it unsafe", "unless it reasonably believes otherwise"),
    *("unless the Employer determines otherwise", "unless it thinks otherwise"),
    *("save in exceptional circumstances", "except in urgent cases"),
    *("other than in special cases", "unless in extreme circumstances"),
    *(
        "subject to available resources",
        "subject always to the budget",
        "save for budgetary reasons",
    ),
    *(
        "except where operational needs require",
        "subject to the availability of sufficient funding",
    ),
    *("subject to its funds", "subject to affordability", "save where the exigencies arise"),
    *(
        "subject to business needs",
        "except for service requirements",
        "subject to service delivery",
    ),
    *("subject to the business case", "save where the needs of the service require otherwise"),
    *("if resources permit", "resources permitting", "where funding allows", "as budgets allow"),
    *("when circumstances permit", "funds permitting"),
    *("within existing resources", "within available means", "within current budgets"),
    *("at its discretion", "in its absolute discretion", "in the Employer’s reasonable opinion"),
    *("in their own view", "at the Employer's sole discretion", "in its judgement"),
    *("if it thinks fit", "as the Employer sees fit", "if it so decides"),
    *("where it considers this necessary", "if the Employer deems it proper", "if it wishes"),
    *("where it can", "if the Employer chooses", "where it is able to"),
    *("with its best endeavours", "using reasonable efforts", "with every effort"),
    *("normally", "usually", "generally", "ordinarily", "typically"),
    *("in principle", "in most cases", "as a rule", "as a general rule"),
]


def only(sentence: str, *, foreign: bool = False) -> Obligation:
    [found] = find_obligations(sentence, roles=ROLES, foreign=foreign)
    return found


def start(phrase: str, sentence: str) -> str:
    return f"{phrase[0].upper()}{phrase[1:]}, {sentence[0].lower()}{sentence[1:]}"


@pytest.mark.parametrize("sentence", FIRM)
def test_the_sentences_to_be_weakened_are_firm(sentence: str) -> None:
    assert only(sentence).grade is Grade.OPERATIVE


@pytest.mark.parametrize("verb", WEAK_VERBS)
def test_a_weaker_verb_lowers_the_grade_and_is_quoted(verb: str) -> None:
    for sentence in FIRM:
        found = only(sentence.replace("must", verb, 1))
        assert found.grade < Grade.OPERATIVE, found
        assert verb in found.softeners[0], found


@pytest.mark.parametrize("phrase", LIMP)
def test_a_softener_anywhere_lowers_the_grade_and_is_quoted(phrase: str) -> None:
    for sentence in FIRM:
        for softened in (
            sentence.replace("must", f"must, {phrase},", 1),
            start(phrase, sentence),
            f"{sentence[:-1]}, {phrase}.",
        ):
            found = only(softened)
            assert found.grade is Grade.ASPIRATIONAL, softened
            assert found.weakening, softened
            assert all(words.lower() in phrase.lower() for words in found.weakening), found


@pytest.mark.parametrize("example", SOFTENERS)
def test_each_group_of_softeners_catches_its_own_example(example: str) -> None:
    assert re.search(rf"\b(?:{SOFTENERS[example]})", f"the employer must, {example}, reply.")
    found = only(f"The Employer must reply within 5 days, {example}.")
    assert found.softeners
    assert not found.carve_outs


@pytest.mark.parametrize("example", CARVE_OUTS)
def test_each_group_of_carve_outs_catches_its_own_example(example: str) -> None:
    assert re.search(rf"\b(?:{CARVE_OUTS[example]})", f"the employer must, {example}, reply.")
    found = only(f"The Employer must reply within 5 days, {example}.")
    assert found.carve_outs
    assert not found.softeners


@pytest.mark.parametrize("attempt", ATTEMPTS)
@pytest.mark.parametrize("verb", ["must", "shall", "will", "must always", "will, in good faith,"])
def test_a_try_in_the_place_of_the_deed_is_no_duty(verb: str, attempt: str) -> None:
    found = only(f"The Employer {verb} {attempt} reply within 5 days.", foreign=True)
    assert found.grade is Grade.ASPIRATIONAL
    assert found.modality is Modality.WISH
    assert found.duty == found.softeners[0] == f"{verb} {attempt}"


@pytest.mark.parametrize("freedom", PERMISSIONS)
@pytest.mark.parametrize("verb", ["must", "shall", "will", "must always", "will, in good faith,"])
def test_a_freedom_in_the_place_of_the_deed_promises_nothing(verb: str, freedom: str) -> None:
    found = only(f"The Employer {verb} {freedom} reply within 5 days.", foreign=True)
    assert found.grade is Grade.NONE
    assert found.modality is Modality.MAY
    assert found.softeners[0].startswith(f"{verb} {freedom}")


@pytest.mark.parametrize(
    "verb",
    [
        *("attempts to", "looks to", "plans to", "expects to", "wishes to", "wants to"),
        *("makes every effort to", "uses all reasonable endeavours to", "does its very best to"),
        *("does all that it can to", "takes all reasonable measures to", "works towards"),
        *("works closely with", "considers", "explores", "promotes", "encourages", "supports"),
        *("has due regard to", "bears in mind", "takes account of", "gives due consideration to"),
        *("has no obligation", "reserves the right to", "retains the discretion to"),
        *("recognises", "acknowledges", "believes", "expects", "hopes", "notes", "appreciates"),
    ],
)
def test_a_try_with_no_verb_of_duty_at_all_is_quoted(verb: str) -> None:
    found = only(f"The Employer {verb} the reply before first use.")
    assert found.grade < Grade.OPERATIVE
    assert any(words in verb for words in found.softeners), found


@pytest.mark.parametrize(
    "release",
    [
        *("be required to", "be obliged to", "be bound to", "be liable to", "be expected to"),
        *("be prevented from", "be precluded from", "be restricted by", "be responsible for"),
        *("have to", "need to"),
    ],
)
def test_being_let_off_is_no_standing_duty(release: str) -> None:
    found = only(f"The Employer shall not {release} consult at all times.", foreign=True)
    assert found.grade is Grade.NONE
    assert found.softeners[0] == f"shall not {release}"


@pytest.mark.parametrize(
    "verb",
    ["recognises", "acknowledges", "believes", "hopes", "expects", "notes", "anticipates"],
)
def test_a_view_about_what_will_happen_is_no_duty(verb: str) -> None:
    found = only(f"The Employer {verb} that it will reply within 5 days.", foreign=True)
    assert found.grade is Grade.ASPIRATIONAL
    assert found.softeners == (f"{verb} that",)


def test_a_verb_of_opinion_before_a_duty_takes_nothing_from_it() -> None:
    found = only("The Employer notes each request and must reply within 5 days.")
    assert (found.grade, found.softeners) == (Grade.OPERATIVE, ())


@pytest.mark.parametrize(
    "backstop",
    [
        "and in any event within 10 days",
        "and in any case within 10 days",
        "but no later than 10 days after",
        "but at the latest within 10 days",
        "and within 10 days",
        "and always within 10 days",
        "and by 1 April 2027",
        ", and at most 10 days later",
    ],
)
def test_a_vague_time_with_a_firm_one_beside_it_lets_nobody_out(backstop: str) -> None:
    for vague in ("as soon as possible", "in due course", "within a reasonable time"):
        found = only(f"The Employer must reply {vague} {backstop}.".replace(" ,", ","))
        assert (found.grade, found.softeners) == (Grade.OPERATIVE, ()), found
