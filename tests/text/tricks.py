"""Every way known to us of taking the force out of an operative sentence.

Each trick is a function from a sentence to the sentence that an employer might send back,
or to None where the trick cannot be played on it. They are written from the study of real
agreements and not from the grammar: they share no word list with it.
"""

from collections.abc import Callable, Iterator

from attrs import frozen

from agreementkit import Grade

from .rewriting import (
    after_verb,
    at_end,
    at_front,
    before_verb,
    no_agent,
    nobody,
    timed,
    to,
    turned,
    verb,
)

__all__ = ["TRICKS", "Trick", "twins"]


@frozen(kw_only=True)
class Trick:
    """One way of weakening a sentence, and how much is left of it afterwards."""

    name: str
    rewrite: Callable[[str], str | None]
    label: Grade = Grade.ASPIRATIONAL


def twins(sentence: str) -> Iterator[tuple[Trick, str]]:
    """Each trick that can be played on a sentence, with the sentence that comes of it."""
    for trick in TRICKS:
        if (twin := trick.rewrite(sentence)) is not None:
            yield trick, twin


# The duty verb gives way to a weaker one.


VERBS = {
    "should": verb("should{}", "should{} not"),
    "ought to": verb("ought{} to", "ought{} not to"),
    "would": verb("would{}", "would{} not"),
    "might": verb("might{}", "might{} not"),
    "will endeavour to": to("will endeavour"),
    "shall use its best endeavours to": to("shall use its best endeavours"),
    "will make every effort to": to("will make every effort"),
    "will make reasonable efforts to": to("will make reasonable efforts"),
    "will seek to": to("will seek"),
    "must seek to": to("must seek"),
    "will aim to": to("will aim"),
    "aims to": to("aims"),
    "will try to": to("will try"),
    "will strive to": to("will strive"),
    "will attempt to": to("will attempt"),
    "intends to": to("intends"),
    "plans to": to("plans"),
    "hopes to": to("hopes"),
    "is expected to": to("is expected"),
    "is encouraged to": to("is encouraged"),
    "is committed to doing what it can to": to("is committed to doing what it can"),
    "is willing to": to("is willing"),
    "is minded to": to("is minded"),
    "is prepared to": to("is prepared"),
    "would be happy to": to("would be happy"),
    "would expect to": to("would expect"),
    "will do its best to": to("will do its best"),
    "will do all it reasonably can to": to("will do all it reasonably can"),
    "will take reasonable steps to": to("will take reasonable steps"),
    "must take all reasonable steps to": to("must take all reasonable steps"),
    "will have regard to the need to": to("will have regard to the need"),
    "must have due regard to the desirability of": verb(
        "must have due regard to the need{} to", "must have due regard to the need{} not to"
    ),
    "recognises the need to": to("recognises the need"),
    "accepts in principle the need to": to("accepts in principle the need"),
    "will give consideration to how to": to("will give consideration to how"),
    "will consider whether to": to("will consider whether"),
    "will explore ways to": to("will explore ways"),
    "will discuss with the Union whether to": to("will discuss with the Union whether"),
    "will work with the Union to": to("will work with the Union"),
    "will work towards being able to": to("will work towards being able"),
    "will look to": to("will look"),
    "will be mindful of the need to": to("will be mindful of the need"),
    "will promote efforts to": to("will promote efforts"),
    "agrees to use reasonable endeavours to": to("agrees to use reasonable endeavours"),
    "undertakes to try to": to("undertakes to try"),
    "would wish to": to("would wish"),
}
FREED = {
    "may": verb("may{}", None),
    "can": verb("can{}", None),
    "may, if it chooses,": verb("may{}, if it chooses,", None),
    "need not": verb("need not{}", None),
    "is not required to": verb("is not{} required to", None),
    "shall not be obliged to": verb("shall not{} be obliged to", None),
    "is entitled to": verb("is{} entitled to", None),
    "shall be free to": verb("shall{} be free to", None),
    "has the right to": verb("has{} the right to", None),
    "reserves the right not to": verb("reserves the right{} not to", None),
    "has discretion whether to": verb("has discretion{} whether to", "has discretion{} whether to"),
    "is authorised to": verb("is{} authorised to", None),
}

# Something is carved out, in each place where the words can stand.


CARVE_OUTS = [
    "where reasonably practicable",
    "so far as is reasonably practicable",
    "where possible",
    "as far as possible",
    "wherever feasible",
    "where appropriate",
    "if it is reasonable to do so",
    "subject to operational need",
    "subject to operational requirements",
    "subject to the exigencies of the service",
    "subject to budget",
    "subject to available funding",
    "subject to affordability",
    "subject to resources being available",
    "save where operational need requires otherwise",
    "save where this would disrupt the service",
    "except where impracticable",
    "except in exceptional circumstances",
    "other than where this would affect service delivery",
    "unless there is a good reason not to",
    "unless operational reasons prevent this",
    "unless the Employer considers otherwise",
    "unless the Employer decides that it is not appropriate",
    "at the Employer’s discretion",
    "in its absolute discretion",
    "if the Employer so decides",
    "as the Employer sees fit",
    "where the Employer considers this reasonable",
    "to the extent that the Employer considers necessary",
    "insofar as resources allow",
    "where time permits",
    "as circumstances permit",
    "resources permitting",
    "provided that resources are available",
    "provided that service delivery is not affected",
    "if operationally convenient",
    "having regard to operational priorities",
    "where there is a business need",
    "where the business case supports it",
    "within existing budgets",
    "in principle",
    "in normal circumstances",
    "in the ordinary course of events",
    "as a general rule",
    "in most cases",
    "other things being equal",
    "where the Employer has capacity to do so",
    "when it is convenient",
]
ADVERBS = ["normally", "usually", "generally", "ordinarily", "typically", "ideally", "preferably"]

# The time goes, or becomes vague.


TIMES = {
    "no time at all": lambda deed, time: deed,
    "as soon as practicable": lambda deed, time: f"{deed} as soon as practicable",
    "as soon as it reasonably can": lambda deed, time: f"{deed} as soon as it reasonably can",
    "promptly": lambda deed, time: f"{deed} promptly",
    "in due course": lambda deed, time: f"{deed} in due course",
    "within a reasonable time": lambda deed, time: f"{deed} within a reasonable time",
    "in good time": lambda deed, time: f"{deed} in good time",
    "in a timely fashion": lambda deed, time: f"{deed} in a timely fashion",
    "at an appropriate time": lambda deed, time: f"{deed} at an appropriate time",
    "at a convenient time": lambda deed, time: f"{deed} at a convenient time",
    "from time to time": lambda deed, time: f"{deed} from time to time",
    "or as soon as practicable after that": lambda deed, time: (
        f"{deed} {time}, or as soon as practicable after that"
    ),
    "or such longer time as is reasonable": lambda deed, time: (
        f"{deed} {time}, or such longer time as is reasonable"
    ),
    "or such other time as it decides": lambda deed, time: (
        f"{deed} {time}, or such other time as the Employer decides"
    ),
    "where possible before the time": lambda deed, time: f"{deed} where possible {time}",
    "ideally before the time": lambda deed, time: f"{deed} ideally {time}",
    "normally before the time": lambda deed, time: f"{deed} normally {time}",
    "with the aim of doing so in the time": lambda deed, time: (
        f"{deed} with the aim of doing so {time}"
    ),
}

# The duty is turned round, or loses its owner.


OWNERS = {
    "turned onto the union": turned("the Union"),
    "turned onto each employee": turned("each Employee"),
    "turned onto employees": turned("employees"),
    "turned onto the technology representative": turned("the Union’s representatives"),
}
UNOWNED = {
    "passive without an agent": no_agent,
    "arrangements must be made": nobody(
        "arrangements must be made to", "care must be taken not to"
    ),
    "every effort will be made": nobody(
        "every effort will be made to", "every effort will be made not to"
    ),
    "the aim is to": nobody("the aim is to", "the aim is not to"),
    "it is the Employer's intention to": nobody(
        "it is the Employer’s intention to", "it is the Employer’s intention not to"
    ),
    "it is good practice to": nobody("it is good practice to", "it is good practice not to"),
    "it is expected that managers will": nobody(
        "it is expected that managers will", "it is expected that managers will not"
    ),
    "the parties agree on the importance of efforts to": nobody(
        "the parties agree on the importance of efforts to",
        "the parties agree on the importance of efforts not to",
    ),
    "the Employer supports the principle that it should": nobody(
        "the Employer supports the principle that it should",
        "the Employer supports the principle that it should not",
    ),
}

# What is given in one breath is taken back in the next.

TAKEN_BACK = {
    "but reserves the right to do otherwise": ", but the Employer reserves the right to do otherwise",
    "but is not bound to do so": ", but the Employer is not bound to do so",
    "but this creates no obligation": ", but this creates no obligation",
    "but may depart from this": ", but the Employer may depart from this",
    "but as guidance only": ", but as guidance only",
    "the Employer's decision being final": ", or not, as the Employer decides",
}


def _all() -> Iterator[Trick]:
    for name, rewrite in VERBS.items():
        yield Trick(name=name, rewrite=rewrite)
    for name, rewrite in FREED.items():
        yield Trick(name=name, rewrite=rewrite, label=Grade.NONE)
    for words in CARVE_OUTS:
        yield Trick(name=f"{words} (at the front)", rewrite=at_front(words))
        yield Trick(name=f"{words} (before the verb)", rewrite=before_verb(words))
        yield Trick(name=f"{words} (after the verb)", rewrite=after_verb(words))
        yield Trick(name=f"{words} (at the end)", rewrite=at_end(words))
    for words in ADVERBS:
        yield Trick(name=f"{words} (at the front)", rewrite=at_front(words))
        yield Trick(
            name=f"{words} (after the verb)",
            rewrite=verb(f"must{{}} {words}", f"must{{}} {words} not"),
        )
    for name, change in TIMES.items():
        yield Trick(name=name, rewrite=timed(change))
    for name, rewrite in OWNERS.items():
        yield Trick(name=name, rewrite=rewrite, label=Grade.NONE)
    for name, rewrite in UNOWNED.items():
        yield Trick(name=name, rewrite=rewrite)
    for name, words in TAKEN_BACK.items():
        yield Trick(name=name, rewrite=at_end(words, join=""))


TRICKS = tuple(_all())
"""Every trick, by kind."""
