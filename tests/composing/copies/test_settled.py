"""The copy for signature says when it is none, and members read whose words a clause has."""

from attrs import evolve

import agreementkit as ak
from agreementkit.composing.copies.settled import OtherWords, settled_summary, signature_copy
from agreementkit.composing.share import share
from agreementkit.documents import Bullet, Heading
from agreementkit.model.document import DocumentBlock, SignatureBlock, line_of, text_of

PACK = ak.load_pack()
AGREEMENT = ak.Agreement(
    sector="police", employer="Kent Police", unions=["UNISON"], provisions=PACK.bundle("default")
)


def lines(blocks: tuple[DocumentBlock, ...]) -> list[str]:
    return [text_of(line_of(block)) for block in blocks]


def test_what_is_whole_is_signed_as_it_is() -> None:
    text = ak.compose(AGREEMENT, PACK)
    assert signature_copy(text) is text


def test_what_is_not_whole_has_nowhere_to_sign_and_says_what_is_missing() -> None:
    text = ak.compose(AGREEMENT, PACK)
    made = signature_copy(text, ["Scope: not agreed yet"])
    assert made.title == "Agreed so far: collective agreement on artificial intelligence"
    assert not any(isinstance(block, SignatureBlock) for block in made.blocks)
    assert lines(made.front)[0] == "Not for signature"
    assert lines(made.front)[-1] == "Scope: not agreed yet"


def test_members_read_a_summary_of_ours_and_the_words_of_theirs() -> None:
    theirs = OtherWords(title="Scope", words="It covers some.", theirs=True)
    ours = OtherWords(title="Disputes", words="We talk.", theirs=False)
    new = OtherWords(title="Pilots", words="Pilots go on.", theirs=True)
    others = {"scope": theirs, "disputes": ours, "round-1-new": new}
    made = settled_summary(share(AGREEMENT, PACK), others, still_open=[], left_out=["Bias testing"])
    text = lines(made.blocks)
    assert "Scope, in the employer’s words: It covers some." in text
    assert "Disputes, in the words agreed: We talk." in text
    assert PACK["scope"].summary not in "\n".join(text)
    assert any(line.startswith(PACK["advance-notice"].summary) for line in text)
    assert text[-4:] == [
        "Put in by the employer",
        "Pilots, in the employer’s words: Pilots go on.",
        "Not part of it",
        "Bias testing",
    ]
    bullets = [block for block in made.blocks if isinstance(block, Bullet)]
    assert len(bullets) == len(AGREEMENT.provisions) + 2


def test_while_the_talks_go_on_it_says_that_nothing_binds() -> None:
    shared = share(evolve(AGREEMENT, unions=["UNISON", "GMB"]), PACK)
    made = settled_summary(shared, {}, still_open=["Pay"], left_out=[])
    text = lines(made.blocks)
    assert made.title.startswith("What has been agreed so far: ")
    assert text[0].startswith("This is what UNISON and GMB have agreed with the Chief Constable")
    assert text[1].startswith("The talks are not over.")
    assert text[-2:] == ["Still open", "Pay"]
    assert isinstance(made.blocks[-2], Heading)
