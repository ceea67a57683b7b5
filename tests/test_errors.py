"""What the exceptions say, and how they are related."""

import pickle

import pytest

from agreementkit import (
    AgreementFileError,
    AgreementKitError,
    Fault,
    InputError,
    InvalidError,
    LeakError,
    NotFinalError,
    OutputError,
    PackError,
    errors,
)

KINDS = [
    *(AgreementKitError, InvalidError, InputError, PackError, AgreementFileError),
    *(NotFinalError, LeakError, OutputError),
]


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            Fault(message="it is late", remedy="start now"),
            "it is late\n    To mend it: start now",
        ),
        (
            Fault(message="it is late", remedy="start now", key="clauses.scope"),
            "clauses.scope: it is late\n    To mend it: start now",
        ),
        (
            Fault(message="it is late", remedy="start now", file="a.toml"),
            "a.toml: it is late\n    To mend it: start now",
        ),
        (
            Fault(message="it is late", remedy="start now", line=4),
            "4: it is late\n    To mend it: start now",
        ),
        (
            Fault(message="it is late", remedy="start now", file="a.toml", line=4, key="notice"),
            "a.toml:4, notice: it is late\n    To mend it: start now",
        ),
    ],
)
def test_a_fault_says_where_then_what_then_how_to_mend_it(fault: Fault, said: str) -> None:
    assert str(fault) == said


def test_an_exception_says_all_its_faults_at_once() -> None:
    faults = (Fault(message=name, remedy="mend it") for name in ("one", "two"))
    error = InvalidError(faults)
    assert [fault.message for fault in error.faults] == ["one", "two"]
    assert str(error) == "one\n    To mend it: mend it\ntwo\n    To mend it: mend it"


@pytest.mark.parametrize("kind", KINDS)
def test_every_exception_has_the_one_root(kind: type[AgreementKitError]) -> None:
    with pytest.raises(AgreementKitError):
        raise kind([Fault(message="it is late", remedy="start now")])


@pytest.mark.parametrize("kind", [PackError, AgreementFileError])
def test_what_is_wrong_with_a_file_is_an_input_error(kind: type[InputError]) -> None:
    with pytest.raises(InputError):
        raise kind([])


@pytest.mark.parametrize("kind", KINDS)
def test_the_tree_at_the_top_of_the_module_names_every_exception(
    kind: type[AgreementKitError],
) -> None:
    drawn = (errors.__doc__ or "").split("\n\n")[2]
    assert kind.__name__ in drawn
    assert pickle.loads(pickle.dumps(kind)) is kind


UNSAFE = "a\x1b[31mred\x07\u202e\udcff\nb"


def test_a_fault_prints_nothing_that_does_more_than_be_read() -> None:
    fault = Fault(message=f"no {UNSAFE}", remedy=f"not {UNSAFE}", key="a", file=UNSAFE, line=3)
    shown = str(fault)
    assert not any(sign in shown for sign in "\x1b\x07\u202e\udcff")
    # A name stays on its line; what we say ourselves may have several.
    assert shown.startswith(r"a\x1b[31mred\x07\u202e\udcff\nb:3, a: no a\x1b[31mred")
    shown.encode()
