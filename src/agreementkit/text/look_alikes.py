"""The characters that pass for others, or for nothing, by the look of them."""

__all__ = ["BLANK_LETTERS", "LOOK_ALIKES", "TAGS"]

BLANK_LETTERS = "\u115f\u1160\u3164\uffa0"
"""Hangul fillers: letters by their class, and nothing by their look."""
TAGS = range(0xE0020, 0xE007F)
"""Unseen copies of the ASCII characters, used to carry words past a reader."""

# The Latin letter that each of these looks like: Cyrillic, Greek, Armenian, Lisu, phonetic.
_LOOKS_LIKE = {
    "a": "аАαΑӓɑᴀꓮ",
    "b": "ВΒьꓐ",
    "c": "сСᴄцꓚ",
    "d": "ԁđꓓ",
    "e": "еЕεΕᴇꓰ",
    "f": "ꓝ",
    "g": "ɡցԌꓖ",
    "h": "һНΗհħꓧ",
    "i": "іІιΙıɩꓲ",
    "j": "јЈյꓙ",
    "k": "кКκΚᴋꓗ",
    "l": "łӏꓡ",
    "m": "мМΜᴍꓟ",
    "n": "пηΝոꓠ",
    "o": "оОοΟσօՕøᴏꓳ",
    "p": "рРρΡᴘꓑ",
    "q": "ԛԚզ",
    "r": "гꓣ",
    "s": "ѕЅՏꓢ",
    "t": "тТτΤŧᴛꓔ",
    "u": "υսՍᴜꓴ",
    "v": "νѵᴠꓦ",
    "w": "ԝԜшᴡꓪ",
    "x": "хХχΧꓫ",
    "y": "уУγΥʏꓬ",
    "z": "Ζᴢꓜ",
}
LOOK_ALIKES = {ord(odd): latin for latin, row in _LOOKS_LIKE.items() for odd in row}
"""By code point: the small Latin letter that a letter looks like."""
