"""What a text that is not ours seems to be about, until a person has confirmed it."""

from attrs import field, frozen

from agreementkit.model.texts import texts

__all__ = ["TopicEvidence"]


@frozen(kw_only=True)
class TopicEvidence:
    """A topic that some text seems to bear on, and the words that say so.

    It is a reading aid and no coverage: nothing counts it towards a strategy.
    """

    topic: str
    """The topic's id."""
    title: str
    words: tuple[str, ...] = field(converter=texts)
    """The words of the text that speak of the topic, as they stand there, in order."""
    strength: int
    """How strongly, in per cent of the topic that the text speaks of most."""

    def __str__(self) -> str:
        return f"{self.title}: {', '.join(self.words)}"
