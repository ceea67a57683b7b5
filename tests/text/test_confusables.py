"""What is disguised is found and named; what is only typography is not."""

import time
import unicodedata

import pytest
from hypothesis import given, strategies as st

import agreementkit as ak
from agreementkit.documents import text_of
from agreementkit.model.document import line_of
from agreementkit.text import ConfusableKind, find_confusables
from agreementkit.text.confusables import HOMOGLYPHS, confusable_character, without_confusables
from agreementkit.text.normalisation import alphanumerics, normalise_typography

WELSH = "Mae’r Cyflogwr yn gyfrifol: tŷ, dŵr, gwên, tô, sïo, mẁg, ŷd, ẃ, ä"

KINDS = {
    ConfusableKind.LOOK_ALIKE: ("p\u0430y", "pay", "a Cyrillic letter that looks like “a”"),
    ConfusableKind.FOREIGN: ("\u0416", "\u0416", "a Cyrillic letter"),
    ConfusableKind.STYLED: ("\uff18 weeks", "8 weeks", "another form of “8”"),
    ConfusableKind.MARK: (
        "m\u0336ust",
        "must",
        "an accent that English and Welsh do not have there",
    ),
    ConfusableKind.SPACE: ("8\u3000weeks", "8 weeks", "a space of unusual width"),
    ConfusableKind.UNSEEN: ("du\u200bty", "duty", "a space without width"),
    ConfusableKind.DIRECTION: (
        "\u202e26 weeks",
        "26 weeks",
        "an unseen control that turns the direction of reading",
    ),
    ConfusableKind.TAG: ("must\U000e006e", "must", "an unseen copy of “n”"),
    ConfusableKind.VARIATION: (
        "must\ufe0f",
        "must",
        "an unseen mark that asks for another form of a letter",
    ),
    ConfusableKind.FILLER: ("a\u3164b", "a b", "a blank that counts as a letter or sign"),
    ConfusableKind.PRIVATE: ("\uf0b7", "\uf0b7", "a character that only its own font can show"),
}


def test_there_is_an_example_of_each_kind() -> None:
    assert set(KINDS) == set(ConfusableKind)


@pytest.mark.parametrize("kind", ConfusableKind)
def test_each_kind_is_found_named_and_read(kind: ConfusableKind) -> None:
    text, reads, name = KINDS[kind]
    [found] = find_confusables(f"At most {text}.")
    assert found.kind is kind
    assert [each.name for each in found.characters] == [name]
    odd = found.characters[0]
    assert f"At most {text}."[found.start : found.end] == odd.character
    assert odd.code == f"U+{ord(odd.character):04X}"
    assert odd.code in found.words
    assert without_confusables(f"At most {text}.") == f"At most {reads}."


@pytest.mark.parametrize(
    ("character", "reads", "name"),
    [
        ("А", "A", "a Cyrillic letter that looks like “A”"),
        ("Ο", "O", "a Greek letter that looks like “O”"),
        ("ս", "u", "an Armenian letter that looks like “u”"),
        ("ꓮ", "A", "a Lisu letter that looks like “A”"),
        ("ø", "o", "an unusual Latin letter that looks like “o”"),
        ("ѐ", "è", "a Cyrillic letter that looks like “è”"),
        ("ạ", "a", "“a” with an accent that English and Welsh do not have"),
        ("中", "中", "a Chinese letter"),
        ("한", "한", "a Korean letter"),
        ("٨", "8", "an Arabic-Indic digit 8"),
        ("𝐰", "w", "another form of “w”"),
        ("\u037e", ";", "another form of “;”"),
        ("\u00ad", "", "a hyphen that shows only at a line's end"),
        ("\x07", "", "a character that cannot be seen"),
        ("\u034f", "", "an unseen mark that joins letters"),
        ("\u2028", " ", "a line or page separator"),
        ("\u2003", " ", "a space of unusual width"),
    ],
)
def test_a_character_is_named_in_plain_words(character: str, reads: str, name: str) -> None:
    found = confusable_character(character)
    assert found is not None
    assert (found.reads, found.name) == (reads, name)


def test_a_word_that_is_foreign_throughout_is_found_whole() -> None:
    [found] = find_confusables("The scope of раусор")
    assert (found.kind, found.word) == (ConfusableKind.LOOK_ALIKE, "раусор")
    assert found.reads == "paycop"
    assert len(found.characters) == 5


def test_typography_and_welsh_are_no_disguise() -> None:
    for text in (WELSH, unicodedata.normalize("NFD", WELSH)):
        assert find_confusables(text) == ()
        assert without_confusables(text) == WELSH
    fine = "“Section 5” – ‘the’ £5,000 € 50% ½ … 1ˢᵗ".replace("ˢᵗ", "st") + " § • café ﬁ ™ ² ʼ"
    assert find_confusables(fine) == ()
    assert find_confusables("a\tb\nc\r\n") == ()


def test_a_second_accent_on_a_letter_belongs_to_none() -> None:
    [found] = find_confusables("w\u0302\u0302")
    assert (found.start, found.end) == (2, 3)
    assert without_confusables("w\u0302\u0302") == "ŵ"
    assert [each.kind for each in find_confusables("\u0302w")] == [ConfusableKind.MARK]


def test_no_line_of_the_bank_is_in_disguise(document: ak.Document) -> None:
    for block in document.blocks:
        text = text_of(line_of(block))
        assert find_confusables(text) == ()
        assert without_confusables(text) == text.replace("\N{NO-BREAK SPACE}", " ")


def test_a_very_long_word_is_shown_in_part() -> None:
    [found] = find_confusables("x" * 500 + "\u200b" + "y" * 500)
    assert (found.start, len(found.word)) == (500, 40)
    assert found.reads == "x" * 20 + "y" * 19


@pytest.mark.parametrize("letter", sorted(map(chr, HOMOGLYPHS)))
def test_every_look_alike_is_found_and_reads_as_its_letter(letter: str) -> None:
    [found] = find_confusables(f"n{letter}t")
    assert found.characters[0].character == letter
    assert alphanumerics(found.reads) == f"n{HOMOGLYPHS[ord(letter)]}t"
    assert found.kind is ConfusableKind.LOOK_ALIKE


@given(st.text(max_size=60))
def test_nothing_is_left_in_disguise_but_what_looks_like_nothing_latin(text: str) -> None:
    plain = without_confusables(text)
    assert without_confusables(plain) == plain
    left = {each.kind for each in find_confusables(plain)}
    assert left <= {ConfusableKind.FOREIGN, ConfusableKind.PRIVATE}


@given(st.text(max_size=60))
def test_places_and_characters_of_a_disguise_agree_with_the_text(text: str) -> None:
    for found in find_confusables(text):
        held = set(text[found.start : found.end])
        assert {each.character for each in found.characters} <= held
        assert text[found.start] == found.characters[0].character


@given(st.text(max_size=80))
def test_what_is_in_disguise_makes_the_texts_differ_and_only_that(text: str) -> None:
    plain = all(c in " \n\t\r" or " " < c <= "~" for c in text)
    assert not plain or (find_confusables(text) == () and without_confusables(text) == text)


EVEN = {
    "It’s “so”": 'It\'s "so"',
    "notice – then": "notice - then",
    "notice -- then": "notice — then",
    "26\N{NO-BREAK SPACE}weeks": "26  weeks",
    "twenty\N{NON-BREAKING HYPHEN}six": "twenty-six",
    "and so…": "and so...",
    "paragraph ©": "paragraph (c)",
    "½ day": " 1/2 day",
    "ﬁne": "fine",
}


@pytest.mark.parametrize(("one", "other"), EVEN.items())
def test_what_a_word_processor_does_by_itself_is_evened_out(one: str, other: str) -> None:
    assert one != other
    assert normalise_typography(one) == normalise_typography(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("1–2", "12"), ("co-operate", "cooperate"), ("its", "it’s"), ("26 weeks", "26weeks")),
        *(("must not", "must"), ("£5", "5"), ("a.", "a"), ("(c)", "c"), ("Employer", "employer")),
    ],
)
def test_what_changes_the_words_is_never_evened_out(one: str, other: str) -> None:
    assert normalise_typography(one) != normalise_typography(other)


@given(st.text(st.sampled_from("ab1 2–—-‑‘’“”\"'…½ﬁ.\xa0\t\n"), max_size=40))
def test_evening_out_is_done_once_and_keeps_every_letter_and_digit(text: str) -> None:
    assert normalise_typography(normalise_typography(text)) == normalise_typography(text)
    assert alphanumerics(normalise_typography(text)) == alphanumerics(text)


HOSTILE = [
    "a",
    "\u0430",
    "\u200b",
    "w\u0302",
    "\u0302",
    "\u0316\u0302",
    "\u1161",
    " \u3164",
    "\U000e0041",
    "-",
    "½",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    def taken(length: int) -> float:
        text = f"x{piece * (length // len(piece))}"
        began = time.process_time()
        find_confusables(text)
        normalise_typography(without_confusables(text))
        return time.process_time() - began

    # Sixteen times the text, the quickest of five against a busy machine; squared it would be 256 times.
    short, long = (min(taken(length) for _ in range(5)) for length in (10_000, 160_000))
    assert long < 64 * (short + 0.002)


def test_a_megabyte_of_accents_is_read() -> None:
    assert without_confusables("w" + "\u0316\u0302" * 500_000) == "w"
    assert len(find_confusables("\u0430\u200b" * 330_000)) == 2
