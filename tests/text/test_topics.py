"""Which topics a text speaks of: found from its words, with every label hidden."""

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.checking.grading import statements
from agreementkit.packs import Area, Strategy, Topic
from agreementkit.reports import TopicCoverage
from agreementkit.text import TopicEvidence, find_topics

from .labelled import FOLDER

PACK = ak.load_pack()
TOPICS = {topic.id for topic in PACK.strategy.topics}


def made_of(*topics: Topic) -> Strategy:
    area = Area(id="all", title="All", topics=topics)
    nothing = Area(id="framework", title="Framework", topics=())
    return Strategy(id="s", title="S", source="", areas=(area,), framework=nothing)


def clauses() -> list[tuple[str, str, frozenset[str]]]:
    """The heading, words and labels of every clause that has labels."""
    agreement = ak.Agreement(
        sector="police",
        employer="Kent Police",
        unions=["UNISON"],
        position="target",
        provisions=PACK.bundle("full"),
    )
    return [
        (heading.title, "\n".join(statements(blocks)), frozenset(PACK[heading.clause].topics))
        for heading, blocks in ak.compose(agreement, PACK).clauses()
        if PACK[heading.clause].topics
    ]


def foreign() -> list[tuple[str, str]]:
    """Topics and provisions in other people's words."""
    lines = (FOLDER / "topics.txt").read_text(encoding="utf-8").splitlines()
    return [(topic, text) for topic, text in (line.split(" | ", maxsplit=1) for line in lines)]


@pytest.mark.parametrize("titled", [True, False], ids=["with its heading", "without"])
def test_a_clause_of_the_bank_shows_its_labels_among_the_first_three(titled: bool) -> None:
    labelled = named = shown = right = first = 0
    for title, text, labels in clauses():
        found = [each.topic for each in find_topics(text, PACK.strategy, title=title * titled)]
        labelled += len(labels)
        named += len(labels & set(found[:3]))
        shown += len(found)
        right += len(labels & set(found))
        first += found[0] in labels
    assert named / labelled >= 0.98
    assert first / len(clauses()) >= 0.9
    assert right / shown >= 0.5


def test_a_provision_in_other_peoples_words_shows_its_topic() -> None:
    shown = right = first = 0
    for topic, text in foreign():
        found = [each.topic for each in find_topics(text, PACK.strategy)]
        shown += len(found)
        right += topic in found[:3]
        first += found[:1] == [topic]
    assert right / len(foreign()) >= 0.95
    assert first / len(foreign()) >= 0.9
    assert right / shown >= 0.75


def test_every_topic_has_provisions_in_other_peoples_words() -> None:
    assert {topic for topic, _ in foreign()} == TOPICS


def test_what_is_found_is_no_coverage() -> None:
    [found] = find_topics("Nobody is made redundant.", PACK.strategy)
    assert not isinstance(found, TopicCoverage)
    assert not hasattr(found, "grade")
    assert str(found) == "Job substitution: redundant"


def test_the_evidence_is_in_the_order_of_the_text_and_as_it_stands_there() -> None:
    pay = Topic(id="pay", title="Pay", words=["wages", "sick pay", "pay"])
    [found] = find_topics("Sick  pay, Wages, wages and pay.", made_of(pay))
    assert found.words == ("Sick  pay", "Wages", "wages", "pay")


def test_a_star_stands_for_every_ending_and_no_star_for_none() -> None:
    topics = made_of(
        Topic(id="jobs", title="Jobs", words=["redundan*"]),
        Topic(id="pay", title="Pay", words=["wage"]),
    )
    assert [each.topic for each in find_topics("Redundancies and wages.", topics)] == ["jobs"]


def test_either_apostrophe_will_do() -> None:
    topics = made_of(Topic(id="data", title="Data", words=["workers' data"]))
    assert find_topics("Workers’ data are kept.", topics)


def test_a_heading_weighs_more_than_a_word_in_passing() -> None:
    topics = made_of(
        Topic(id="jobs", title="Jobs", words=["posts"]),
        Topic(id="pay", title="Pay", words=["pay"]),
    )
    found = find_topics("Posts and pay.", topics, title="Pay")
    assert [each.topic for each in found] == ["pay"]
    assert find_topics("Posts and pay.", topics)[0].strength == 100


def test_a_word_that_several_topics_share_says_less_of_each() -> None:
    topics = made_of(
        Topic(id="jobs", title="Jobs", words=["posts", "saving"]),
        Topic(id="pay", title="Pay", words=["saving"]),
    )
    assert [(e.topic, e.strength) for e in find_topics("Posts, saving.", topics)] == [("jobs", 100)]
    assert [e.topic for e in find_topics("A saving.", topics)] == ["jobs", "pay"]


def test_a_topic_without_words_of_its_own_goes_by_its_title() -> None:
    [found] = find_topics("Tea is served.", made_of(Topic(id="t", title="Tea")))
    assert found == TopicEvidence(topic="t", title="Tea", words=["Tea"], strength=100)


def test_a_topic_named_twice_by_a_strategy_is_found_once() -> None:
    tea = Topic(id="t", title="Tea", words=["tea", "TEA"])
    assert len(find_topics("Tea.", made_of(tea, tea))) == 1


def test_a_text_about_nothing_has_no_topics() -> None:
    assert find_topics("", PACK.strategy) == ()
    assert find_topics("Lorem ipsum.", PACK.strategy) == ()


@given(st.lists(st.sampled_from(["redundant", "pay", "the", "bias", "Register", ",", "\n"])))
def test_strengths_fall_and_every_word_stands_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    found = find_topics(text, PACK.strategy)
    assert [each.strength for each in found] == sorted((e.strength for e in found), reverse=True)
    assert all(each.strength == 100 for each in found[:1])
    assert all(word in text for each in found for word in each.words)
    assert find_topics(text, PACK.strategy) == found


def test_the_words_of_a_topic_are_a_list_in_its_file(tmp_path: Path) -> None:
    (tmp_path / "strategy.toml").write_text(
        'id = "s"\ntitle = "S"\nsource = ""\nareas = []\n\n[framework]\nid = "f"\ntitle = "F"\n\n'
        '[[framework.topics]]\nid = "t"\ntitle = "T"\nwords = "tea"\n',
        encoding="utf-8",
    )
    (tmp_path / "pack.toml").write_text('format = 1\nid = "p"\ntitle = "P"\n', encoding="utf-8")
    with pytest.raises(ak.PackError) as error:
        ak.load_pack(tmp_path)
    assert "words" in str(error.value)
