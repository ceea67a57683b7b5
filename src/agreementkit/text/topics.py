"""Which topics a text that is not ours seems to bear on, from its words and the strategy's."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import log2, sqrt

from attrs import frozen

from agreementkit.model.pack import Strategy, Topic, TopicEvidence

_TITLE_COUNTS = 3
"""A heading is chosen to say what a clause is about; its words count as much as three."""
_AT_LEAST = 40
"""Per cent of the strongest topic below which another is not worth a person's time."""


def find_topics(text: str, strategy: Strategy, *, title: str = "") -> tuple[TopicEvidence, ...]:
    """The topics that a clause seems to bear on, the strongest first.

    It is never coverage: a clause counts for a topic once a person has labelled it.

    Args:
        text: the clause's words.
        strategy: whose topics to look for; each knows its own words.
        title: the clause's heading, if it has one.

    >>> from agreementkit.packs import Area, Strategy, Topic
    >>> topics = (
    ...     Topic(id="jobs", title="Jobs", words=["redundan*"]),
    ...     Topic(id="pay", title="Pay", words=["pay", "wages"]),
    ... )
    >>> area = Area(id="work", title="Work", topics=topics)
    >>> strategy = Strategy(id="s", title="S", source="", areas=(area,), framework=area)
    >>> for found in find_topics("Nobody will be made redundant. Redundancy pay rises.", strategy):
    ...     print(found, found.strength)
    Jobs: redundant, Redundancy 100
    Pay: pay 50
    """
    vocabulary = _vocabulary(tuple(dict.fromkeys(strategy.topics)))
    seen: dict[str, dict[str, float]] = {}
    quoted: dict[str, dict[str, None]] = {}
    for words, times in ((title, _TITLE_COUNTS), (text, 1)):
        for found in vocabulary.phrases_in(words):
            phrase = vocabulary.phrases[str(found.lastgroup)]
            for topic in vocabulary.topics[phrase]:
                counts = seen.setdefault(topic, {})
                counts[phrase] = counts.get(phrase, 0) + times
                quoted.setdefault(topic, {})[found.group()] = None
    scores = {
        topic: sum(vocabulary.weights[phrase] * (1 + log2(n)) for phrase, n in counts.items())
        for topic, counts in seen.items()
    }
    best = max(scores.values(), default=0)
    order = sorted(scores, key=lambda topic: (-scores[topic], topic))
    ranked = [(topic, round(100 * scores[topic] / best)) for topic in order]
    return tuple(
        TopicEvidence(
            topic=topic,
            title=vocabulary.titles[topic],
            words=quoted[topic],
            strength=strength,
        )
        for topic, strength in ranked
        if strength >= _AT_LEAST
    )


_WORD = re.compile(r"\b\w{1,2}")


@frozen(kw_only=True)
class _Vocabulary:
    patterns: Mapping[str, re.Pattern[str]]
    """The phrases, by the two letters that they begin with."""
    phrases: Mapping[str, str]
    """Each phrase by the name of its group in a pattern."""
    topics: Mapping[str, tuple[str, ...]]
    """Whose phrase it is."""
    weights: Mapping[str, float]
    """How much a phrase says: more with each word, less with each topic that shares it."""
    titles: Mapping[str, str]

    def phrases_in(self, text: str) -> Iterator[re.Match[str]]:
        """Each phrase that stands in a text, where two do not overlap."""
        end = 0
        for word in _WORD.finditer(text):
            pattern = self.patterns.get(word.group().lower())
            if pattern and word.start() >= end and (found := pattern.match(text, word.start())):
                end = found.end()
                yield found


@lru_cache(maxsize=16)
def _vocabulary(topics: tuple[Topic, ...]) -> _Vocabulary:
    owners: dict[str, list[str]] = {}
    for topic in topics:
        for phrase in dict.fromkeys(topic.words or (topic.title,)):
            owners.setdefault(phrase.lower(), []).append(topic.id)
    # The longest first, so that "equality impact assessment" is not read as something shorter.
    phrases = {f"p{n}": phrase for n, phrase in enumerate(sorted(owners, key=_longest_first))}
    begun: dict[str, list[str]] = {}
    for name, phrase in phrases.items():
        begun.setdefault(phrase[:2], []).append(f"(?P<{name}>{_pattern(phrase)})")
    return _Vocabulary(
        patterns={
            letters: re.compile(rf"(?:{'|'.join(alike)})\b", re.IGNORECASE)
            for letters, alike in begun.items()
        },
        phrases=phrases,
        topics={phrase: tuple(dict.fromkeys(ids)) for phrase, ids in owners.items()},
        weights={phrase: sqrt(len(phrase.split())) / len(ids) for phrase, ids in owners.items()},
        titles={topic.id: topic.title for topic in topics},
    )


def _longest_first(phrase: str) -> tuple[int, str]:
    return -len(phrase), phrase


def _pattern(phrase: str) -> str:
    """A phrase as a regular expression: * stands for any ending, and either apostrophe will do."""
    words = re.escape(phrase).replace(r"\*", r"[\w-]*").replace(r"\ ", r"\s+")
    return re.sub("[’']", "[’']", words)
