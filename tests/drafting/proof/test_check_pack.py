"""Each thing that a proof can find against a pack, and a pack in which it holds."""

from collections.abc import Callable

import pytest
from attrs import evolve, field, frozen

import agreementkit as ak
from agreementkit import reports
from agreementkit.checking.rules import RULES
from agreementkit.documents import text_of
from agreementkit.drafting.proof import pairs
from agreementkit.drafting.proof.combinations import Combination, combinations
from agreementkit.packs import Case, DefinedTerm, Found, Rule, Source
from agreementkit.text import parse_inlines
from tests.small_pack import choice, clause, flag, number, pack_of, term

BINDS = "1. The Employer must tell the Union within 5 days."
EITHER = "1. {when firm} The Employer must tell the Union within 5 days.\n2. It is so.\n"


def sourced(*clauses: ak.Clause, default: tuple[str, ...] = (), **more: object) -> ak.Pack:
    """A small pack in which every clause cites a source, and a bundle of some of them."""
    cited = [evolve(each, sources=("proposal",)) for each in clauses]
    terms: list[DefinedTerm] = more.pop("terms", [])  # type: ignore[assignment]
    pack = pack_of(*cited, terms=terms)
    source = Source(title="A proposal", grade="C")
    bundles = {"default": default} if default else {}
    employer = DefinedTerm(name="Employer", means=parse_inlines("the body"), side="employer")
    return evolve(
        pack,
        terms={**pack.terms, "Employer": employer},
        sources={"proposal": source},
        bundles=bundles,
    )


def found(pack: ak.Pack) -> list[tuple[str, str, str]]:
    return [(f.rule, f.place, f.message) for f in ak.check_pack(pack).findings]


def rules(pack: ak.Pack) -> set[str]:
    return {finding.rule for finding in ak.check_pack(pack).findings}


@frozen
class Twin:
    """Two packs that differ in one thing, and what is found against the first."""

    broken: Callable[[], ak.Pack]
    whole: Callable[[], ak.Pack]
    place: str
    message: str
    holds: bool = field(default=False, kw_only=True)
    """Whether the pack holds all the same: what is found is a warning."""


TWINS = {
    "unsourced": Twin(
        lambda: evolve(pack_of(clause("news", BINDS)), terms={}),
        lambda: sourced(clause("news", BINDS)),
        "news",
        "it cites no source",
    ),
    "needs-impossible": Twin(
        lambda: sourced(
            clause("a", BINDS, needs=["b", "c"]),
            clause("b", BINDS + " It is b.", needs=["c"]),
            clause("c", BINDS + " It is c.", excludes=["a"]),
        ),
        lambda: sourced(
            clause("a", BINDS, needs=["b"]),
            clause("b", BINDS + " It is b."),
            clause("c", BINDS + " It is c.", excludes=["a"]),
        ),
        "a",
        'it can never stand: what it needs brings both "a" and "c", which exclude each other',
    ),
    "clause-empty": Twin(
        lambda: sourced(clause("news", "1. {when firm} It is so.", parameters=[flag("firm")])),
        lambda: sourced(clause("news", EITHER, parameters=[flag("firm")])),
        "news, at opening, firm = false",
        "no numbered unit of it is left, so its heading stands over nothing",
    ),
    "lead-in-bare": Twin(
        lambda: sourced(
            clause(
                "news",
                "1. The Employer must:\n   1. {when crown} tell; and\n   2. {when crown} ask.",
            ),
        ),
        lambda: sourced(
            clause(
                "news",
                "1. The Employer must:\n   1. tell:\n      1. them; and\n      2. us; and\n   2. ask.",
            ),
        ),
        "news, at opening, crown = false",
        '"The Employer must:" leads in to nothing: every unit below it is left out',
    ),
    "lone-item": Twin(
        lambda: sourced(
            clause("news", "1. The Employer must:\n   1. tell; and\n   2. {when crown} ask."),
        ),
        lambda: sourced(clause("news", "1. The Employer must:\n   1. tell; and\n   2. ask.")),
        "news, at opening, crown = false",
        'only one unit is left under "The Employer must:"',
        holds=True,
    ),
    "topic-not-delivered": Twin(
        lambda: sourced(clause("news", EITHER, topics=["telling"], parameters=[flag("firm")])),
        lambda: sourced(clause("news", BINDS, topics=["telling"])),
        "news, at opening, firm = false",
        "it is labelled telling, and no sentence binds the Employer",
    ),
    "bundle-conflict": Twin(
        lambda: sourced(
            clause("a", BINDS, excludes=["b"]),
            clause("b", "1. It is b."),
            default=("a", "b"),
        ),
        lambda: sourced(
            clause("a", BINDS, excludes=["b"]),
            clause("b", "1. It is b."),
            default=("a",),
        ),
        "bundle default",
        '"a" and "b" exclude each other',
    ),
    "texts-alike": Twin(
        lambda: sourced(
            clause("a", EITHER, parameters=[flag("firm")]),
            clause("b", "1. It is so."),
        ),
        lambda: sourced(
            clause("a", EITHER, parameters=[flag("firm")]),
            clause("b", "1. It is not so."),
        ),
        "b, at opening",
        "its text is the same as that of a, at opening, firm = false",
    ),
}


@pytest.mark.parametrize("rule", TWINS)
def test_each_thing_is_found_where_it_is_and_not_where_it_is_not(rule: str) -> None:
    twin = TWINS[rule]
    assert (rule, twin.place, twin.message) in found(twin.broken())
    assert ak.check_pack(twin.broken()).holds is twin.holds
    assert rule not in rules(twin.whole())
    assert ak.check_pack(twin.whole()).holds


def test_a_clause_that_does_not_compose_is_told_from_one_that_is_wrong() -> None:
    pack = sourced(clause("news", "1. See clause {@nowhere}."), clause("more", "1. A [[Thing]]."))
    said = found(pack)
    assert (
        "does-not-compose",
        "news, at opening",
        "it names 'nowhere', which is nowhere",
    ) in said
    assert (
        "does-not-compose",
        "more, at opening",
        "it names 'Thing', which is nowhere",
    ) in said
    # What the reading of files would have said is said as well, with its place.
    assert {rule for rule, _, _ in said} == {"does-not-compose", "pack-inconsistent"}


def test_what_is_wrong_with_the_pack_and_with_no_file_has_a_place_too() -> None:
    circle = sourced(clause("a", BINDS, needs=["b"]), clause("b", "1. It is b.", needs=["a"]))
    assert ("pack-inconsistent", "needs") in [(rule, place) for rule, place, _ in found(circle)]
    assert "the pack" in {place for _, place, _ in found(sourced(clause("a", "1. {@b}")))}


@pytest.mark.parametrize(
    ("text", "others", "what"),
    [
        (
            "1. See clause {@rest}.",
            {},
            'it refers to the clause "rest", which the bundle does not have',
        ),
        (
            "1. {when crown} See clause {@rest}.\n2. It is so.",
            {},
            'it refers to the clause "rest", which the bundle does not have',
        ),
        (
            "1. A [[Thing]].",
            {"terms": [term("Thing", defined_in="rest")]},
            'it uses the term "Thing", which nothing here is sure to define',
        ),
        (
            "1. A [[Thing]].",
            {"terms": [term("Thing", "a part of a [[Whole]]"), term("Whole", "all of it")]},
            'it uses the term "Whole", which nothing here is sure to define',
        ),
    ],
)
def test_a_bundle_that_lacks_what_a_clause_calls_for_is_incomplete(
    text: str,
    others: dict[str, list[DefinedTerm]],
    what: str,
) -> None:
    rest = clause("rest", "1. [[=Thing]] means a thing.")
    if "Whole" in what:
        rest = clause("rest")
    pack = sourced(clause("news", text), rest, default=("news",), **others)
    said = [message for rule, _, message in found(pack) if rule == "bundle-incomplete"]
    assert what in said
    whole = evolve(pack, bundles={"default": ("news", "rest")})
    if "Whole" not in what:
        assert "bundle-incomplete" not in rules(whole)


def test_a_need_that_a_bundle_lacks_is_named_once() -> None:
    pack = sourced(clause("a", BINDS, needs=["b"]), clause("b", "1. It is b."), default=("a",))
    said = [message for rule, _, message in found(pack) if rule == "bundle-incomplete"]
    assert said == ['it needs the clause "b", which the bundle does not have']


def test_a_term_is_safe_only_where_its_definition_always_stands() -> None:
    thing = term("Thing", defined_in="words")
    sometimes = clause("words", "1. {when crown} [[=Thing]] means a thing.\n2. It is so.")
    always = clause("words", "1. [[=Thing]] means a thing.")
    use = clause("news", "1. A [[Thing]].")
    broken = sourced(use, sometimes, terms=[thing], default=("news", "words"))
    assert (
        "bundle-incomplete",
        "bundle default: news, at opening",
        'it uses the term "Thing", which nothing here is sure to define',
    ) in found(broken)
    assert ak.check_pack(sourced(use, always, terms=[thing], default=("news", "words"))).holds
    # Where it is used for no other employer than those it is defined for, nothing is missing.
    crown = clause("news", "1. {when crown} A [[Thing]].\n2. It is so indeed.")
    assert ak.check_pack(sourced(crown, sometimes, terms=[thing], default=("news", "words"))).holds


def test_the_list_of_definitions_must_stand_too_and_brings_its_own_references() -> None:
    thing = term("Thing", "what clause {@rest} says of the {schedule}".replace("{schedule}", "x"))
    use = clause("news", "1. A [[Thing]].")
    listed = clause("words", "1. It begins.\n\n{insert definitions}")
    bare = sourced(use, listed, clause("rest"), terms=[thing], default=("news", "words"))
    assert 'it refers to the clause "rest", which the bundle does not have' in [
        message for _, _, message in found(bare)
    ]
    whole = evolve(bare, bundles={"default": ("news", "words", "rest")})
    assert ak.check_pack(whole).holds
    without = evolve(bare, bundles={"default": ("news", "rest")})
    assert 'it uses the term "Thing", which nothing here is sure to define' in [
        message for _, _, message in found(without)
    ]


@pytest.mark.parametrize(
    ("condition", "parameters", "sure"),
    [
        ("", [], True),
        ("{when crown} ", [], False),
        ("{when not crown} ", [], False),
        ("{when which=a} ", [choice("which", a="one", b="two")], False),
    ],
)
def test_a_list_of_definitions_below_a_unit_stands_when_the_unit_does(
    condition: str,
    parameters: list[ak.Parameter],
    *,
    sure: bool,
) -> None:
    text = f"1. It begins.\n2. {condition}These are they:\n\n   {{insert definitions}}\n"
    words = clause("words", text, parameters=parameters)
    use = clause("news", "1. A [[Thing]].")
    pack = sourced(use, words, terms=[term("Thing", "a thing")], default=("news", "words"))
    missing = 'it uses the term "Thing", which nothing here is sure to define'
    assert (missing not in [message for _, _, message in found(pack)]) is sure


def test_a_topic_is_safe_where_one_clause_binds_whatever_is_chosen() -> None:
    loose = clause("a", EITHER, topics=["telling"], parameters=[flag("firm")])
    other = clause(
        "b",
        EITHER.replace("firm", "strict").replace("so", "thus"),
        topics=["telling"],
        parameters=[flag("strict")],
    )
    firm = clause("c", BINDS, topics=["telling"])
    broken = sourced(loose, other, default=("a", "b"))
    [(place, message)] = {
        (place, message)
        for rule, place, message in found(broken)
        if rule == "bundle-uncovered" and place.startswith("bundle default")
    }
    assert place == (
        "bundle default, for an employer with crown = false, pay_remit = false, "
        'jurisdiction = "england"'
    )
    assert message == (
        "the topic Telling can be left without an enforceable duty: "
        "a at opening, firm = false; b at opening, strict = false"
    )
    whole = sourced(loose, firm, default=("a", "c"))
    assert "bundle-uncovered" not in rules(whole)


def test_two_clauses_can_take_turns_by_a_fact_that_both_test() -> None:
    one = clause(
        "a", BINDS.replace("1. ", "1. {when crown} ") + "\n2. It is a.", topics=["telling"]
    )
    two = clause(
        "b",
        BINDS.replace("1. ", "1. {when not crown} ").replace("tell", "inform") + "\n2. It is b.",
        topics=["telling"],
    )
    assert "bundle-uncovered" not in rules(sourced(one, two, default=("a", "b")))


def test_full_is_tried_unless_clauses_exclude_each_other() -> None:
    plain = sourced(clause("a", BINDS), clause("b", "1. It is b."))
    apart = sourced(clause("a", BINDS, excludes=["b"]), clause("b", "1. It is b."))
    assert "1 bundles (full)" in ak.check_pack(plain).tried[1]
    assert "0 bundles ()" in ak.check_pack(apart).tried[1]


def test_a_pack_without_clauses_holds() -> None:
    report = ak.check_pack(sourced())
    assert report.holds
    assert report.combinations == 0


def ladder(name: str, *steps: int, kind: str = "weeks") -> ak.Parameter:
    return ak.Parameter(
        name=name,
        kind=kind,
        label=name,
        range=(0, 100),
        better="higher",
        opening=steps[0],
        target=steps[1],
        fallback=steps[2],
        source=["proposal"],
    )


def notices(lead: tuple[int, ...], notice: tuple[int, ...]) -> ak.Pack:
    return sourced(
        clause(
            "information-pack", "1. It is due {lead} before.", parameters=[ladder("lead", *lead)]
        ),
        clause("advance-notice", "1. It takes {notice}.", parameters=[ladder("notice", *notice)]),
    )


def test_figures_at_different_positions_are_held_against_each_other() -> None:
    report = ak.check_pack(notices((20, 15, 10), (30, 20, 12)))
    [finding] = report.findings
    assert finding.rule == "positions-contradict"
    assert finding.place == "information-pack at opening; advance-notice at fallback"
    assert finding.message.endswith("(the rule lead-over-notice)")
    assert not report.holds
    assert "the rule lead-over-notice at 9 combinations of what it reads" in report.tried
    assert ak.check_pack(notices((12, 11, 10), (30, 20, 12))).holds


def test_clauses_that_test_one_fact_are_tried_for_one_employer_at_a_time() -> None:
    share = "1. {when pay_remit} It is {pct}.\n2. {when not pay_remit} It is to be {pct}."
    clauses = [
        clause(
            id_,
            share + f"\n3. It is {id_}.",
            parameters=[ladder("pct", 60, 50, 40, kind="percent")],
        )
        for id_ in ("gain-share", "reinvestment-share")
    ]
    report = ak.check_pack(sourced(*clauses))
    assert "the rule shares-over-whole at 18 combinations of what it reads" in report.tried
    assert "positions-contradict" in {finding.rule for finding in report.findings}


def test_the_words_of_each_clause_are_held_against_every_error_rule() -> None:
    text = "1. {when firm} It begins on [date to be agreed].\n2. It is so."
    report = ak.check_pack(sourced(clause("news", text, parameters=[flag("firm")])))
    [finding] = [each for each in report.findings if each.rule == "rule-broken"]
    assert finding.place == "news, at opening, firm = true"
    assert finding.message.endswith("is left to be filled in (the rule placeholder-left)")
    assert not report.holds


def test_a_rule_about_the_employer_is_tried_for_every_kind_of_employer() -> None:
    def crowned(case: Case) -> list[Found]:
        both = case.in_crown_employment and case.employer
        welsh = both and both.jurisdiction == "wales"
        return [Found(message="it is Welsh", remedy="mend it")] if welsh else []

    nothing = Found(message="nobody knows the employer", remedy="name it")
    report = with_rule(crowned, clause("a", BINDS), clause("b", "1. {when crown} Yes.\n2. No."))
    assert [finding.place for finding in report.findings] == [
        'a, at opening, crown = true, pay_remit = false, jurisdiction = "wales"',
        'b, at opening, crown = true, pay_remit = false, jurisdiction = "wales"',
    ]
    assert with_rule(lambda case: [] if case.employer else [nothing], clause("a", BINDS)).holds


def test_an_error_rule_that_cannot_be_followed_is_named_once_and_never_passed_over() -> None:
    def both(case: Case) -> list[Found]:
        # It asks for a figure only where some clause stands alone.
        if len(case.clauses) == 1:
            case.value("a", "notice")
        return []

    report = with_rule(both, clause("a", BINDS), clause("b", "1. It is b."))
    assert report.unproved == ("the rule odd reads words and figures at once",)
    assert "Not proved: the rule odd reads" in str(report)


def with_rule(find: Callable[[Case], list[Found]], *clauses: ak.Clause) -> reports.PackReport:
    """The report on some clauses where this error rule is the only one."""
    odd = Rule(
        id="odd",
        severity=reports.Severity.ERROR,
        title="Odd",
        find=lambda case: iter(find(case)),
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairs, "selected", lambda _: (odd,))
        return ak.check_pack(sourced(*clauses))


def test_every_error_rule_is_proved_in_one_of_three_ways() -> None:
    pack = ak.load_pack()
    followed = list(pairs.rule_trials(pack))
    errors = {rule.id for rule in RULES if rule.severity is reports.Severity.ERROR and rule.default}
    assert errors == {each.rule.id for each in followed} | pairs.STRUCTURE
    assert {each.rule.id for each in followed if each.asks} == {
        "lead-over-notice",
        "shares-over-whole",
    }


WORDS = [
    (rule, rule.short.clause)
    for rule in RULES
    if rule.severity is reports.Severity.ERROR
    and rule.id not in pairs.STRUCTURE
    and rule.short
    and rule.short.clause
    and not (rule.short.header or rule.short.laws)
]


@pytest.mark.parametrize(("rule", "text"), WORDS, ids=lambda each: getattr(each, "id", ""))
def test_what_a_rule_finds_in_the_whole_bank_it_finds_in_the_clause_alone(
    rule: Rule,
    text: str,
) -> None:
    """The premise of the proof: a rule about words reads one clause at a time."""
    pack = ak.load_pack()
    one = evolve(clause("zz-example", text), sources=("proposal",))
    more = evolve(pack, clauses={**pack.clauses, one.id: one})
    employer = {"sector": "probation", "employer": "Probation Service", "unions": ["Napo"]}
    plain = {"sector": "police", "employer": "Kent Police", "unions": ["UNISON"]}
    for parties in (employer, plain):
        agreement = ak.Agreement(**parties)  # type: ignore[arg-type]
        alone = agreement + one.at()
        whole = evolve(alone, provisions=pack.bundle("full") + one.at())
        counts = [
            sum(f.rule == rule.id for f in ak.check(each, more).findings) for each in (alone, whole)
        ]
        assert counts[0] == counts[1]


def test_it_prints_what_was_tried_what_was_found_and_the_answer() -> None:
    whole, broken = TWINS["clause-empty"].whole(), TWINS["clause-empty"].broken()
    assert str(ak.check_pack(whole)).splitlines() == [
        "Small pack",
        "  Tried: 1 clauses under 9 combinations of flags, choices, facts and positions",
        "  Tried: 1 bundles (full) for 12 kinds of employer",
        "  Tried: 1 values: each has its ladder, its limits and its source",
        "  Tried: 12 rules on the words of each clause under each combination",
        "Nothing that this pack allows composes with an error.",
    ]
    said = str(ak.check_pack(broken)).splitlines()
    assert said[-1] == "This pack does not hold: see the errors above."
    assert "error: news, at opening, firm = false: no numbered unit" in "\n".join(said)


def test_a_combination_is_what_an_officer_would_write() -> None:
    each = Combination(
        clause="news",
        position="target",  # type: ignore[arg-type]
        values=(("mode", "ban"), ("firm", None)),
        facts=(("crown", True),),
    )
    assert str(each) == 'at target, mode = "ban", firm not set, crown = true'
    assert each.employer.crown
    assert not each.employer.pay_remit


def test_a_value_that_is_not_set_is_a_combination_of_its_own() -> None:
    one = clause("news", EITHER, parameters=[flag("firm"), number(opening=1)])
    assert [str(each) for each in combinations(one)][:3] == [
        "at opening, firm = true",
        "at opening, firm = false",
        "at opening, firm not set",
    ]
    settled = clause("news", EITHER, parameters=[flag("firm", on=True)])
    assert len(list(combinations(settled))) == 6


def test_the_provision_of_a_combination_gives_its_text() -> None:
    pack = ak.load_pack()
    for each in combinations(pack["scope"]):
        agreement = ak.Agreement(
            sector="police",
            employer=each.employer,
            unions=["UNISON"],
            provisions=[each.provision],
        )
        [(_, blocks)] = ak.compose(agreement, pack).clauses()
        text = " ".join(text_of(b.spans) for b in blocks if hasattr(b, "spans"))
        assert ("agency or contract worker" in text) is (dict(each.values)["agency"] is True)
