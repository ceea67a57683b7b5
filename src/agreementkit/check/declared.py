"""Rules that a pack declares in words, for officers who do not program."""

import re
from collections.abc import Callable, Iterable, Iterator

from agreementkit.check.case import Case
from agreementkit.check.rule import Found, Rule
from agreementkit.check.words import quoted
from agreementkit.model import WordRule

__all__ = ["declared"]


def declared(rules: Iterable[WordRule]) -> tuple[Rule, ...]:
    """The rules of a pack's `rules.toml`, in its order."""
    return tuple(
        Rule(
            id=rule.id,
            severity=rule.severity,
            title=rule.message,
            find=_finder(rule),
            family="pack",
            why=rule.why,
        )
        for rule in rules
    )


def _finder(rule: WordRule) -> Callable[[Case], Iterator[Found]]:
    return _banned(rule) if rule.must_not else _required(rule)


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Any of some phrases as whole words, whatever its capitals and blanks."""
    each = (r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(each)})(?!\w)", re.IGNORECASE)


def _banned(rule: WordRule) -> Callable[[Case], Iterator[Found]]:
    def find(case: Case) -> Iterator[Found]:
        seen = set()
        for sentence in case.wording.sentences:
            if rule.clause not in ("", sentence.clause):
                continue
            for found in _pattern(rule.must_not).finditer(sentence.text):
                if (sentence.clause, found.group()) not in seen:
                    seen.add((sentence.clause, found.group()))
                    yield Found(
                        clause=sentence.clause,
                        number=case.number(sentence),
                        message=f"{rule.message}: it says {quoted(found.group())}",
                        remedy=rule.remedy,
                    )

    return find


def _required(rule: WordRule) -> Callable[[Case], Iterator[Found]]:
    def find(case: Case) -> Iterator[Found]:
        if rule.clause and rule.clause not in case.clauses:
            return
        pattern = _pattern(rule.must)
        if not any(
            rule.clause in ("", sentence.clause) and pattern.search(sentence.text)
            for sentence in case.wording.sentences
        ):
            wanted = " or ".join(map(quoted, rule.must))
            yield Found(
                clause=rule.clause or None,
                place="" if rule.clause else "the whole agreement",
                message=f"{rule.message}: nothing says {wanted}",
                remedy=rule.remedy,
            )

    return find
