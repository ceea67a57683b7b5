"""A command as a person types it, for messages that name the next one."""

from pathlib import Path

__all__ = ["typed"]

_PLAIN = set("-_./\\:=,+@")


def typed(*words: str | Path) -> str:
    """Words as they are typed one after another: in quotation marks where one would fall apart.

    >>> typed("draft", "our kent.toml", "--as", "word")
    'draft "our kent.toml" --as word'
    """
    return " ".join(_quoted(str(word)) for word in words)


def _quoted(word: str) -> str:
    if word and all(letter.isalnum() or letter in _PLAIN for letter in word):
        return word
    inside = word.replace('"', '\\"')
    return f'"{inside}"'
