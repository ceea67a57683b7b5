"""An exception comes whole out of another process."""

import copy
import pickle
from concurrent.futures import ProcessPoolExecutor

import pytest
from hypothesis import given, strategies as st

from agreementkit import (
    AgreementFileError,
    AgreementKitError,
    Fault,
    InputError,
    InvalidError,
    NotFinalError,
    OutputError,
    PackError,
)
from agreementkit.text import MarkupError

KINDS = [
    *(AgreementKitError, InvalidError, InputError, PackError, AgreementFileError),
    *(NotFinalError, OutputError),
]
FAULTS = st.builds(
    Fault,
    message=st.text(),
    remedy=st.text(),
    key=st.text(),
    file=st.text(),
    line=st.one_of(st.none(), st.integers(1, 500)),
)


@given(st.sampled_from(KINDS), st.lists(FAULTS), st.integers(0, pickle.HIGHEST_PROTOCOL))
def test_pickling_keeps_kind_faults_and_words(
    kind: type[AgreementKitError],
    faults: list[Fault],
    protocol: int,
) -> None:
    error = kind(faults)
    for other in (pickle.loads(pickle.dumps(error, protocol)), copy.deepcopy(error)):
        assert type(other) is kind
        assert other.faults == error.faults == tuple(faults)
        assert str(other) == str(error)


@given(st.text(), st.text())
def test_what_is_wrong_with_a_text_comes_through_too(message: str, remedy: str) -> None:
    other = pickle.loads(pickle.dumps(MarkupError(message, remedy)))
    assert (other.message, other.remedy) == (message, remedy)


def refuse() -> None:
    raise InvalidError([Fault(message="it is late", remedy="start now", key="notice")])


def test_it_comes_through_a_real_pool_of_processes() -> None:
    with ProcessPoolExecutor(1) as pool, pytest.raises(InvalidError) as refused:
        pool.submit(refuse).result()
    assert str(refused.value) == "notice: it is late\n    To mend it: start now"
