"""A first agreement file reads back without a fault, for whoever asks for it."""

import re
from collections.abc import Iterator

import pytest

import agreementkit as ak
from agreementkit.files.toml_source import parse_toml
from tests.files.conftest import ALONE, CLAUSE, Folder

MODEL = ak.load_pack()
EVERYONE = [
    (sector.id, employer.name) for sector in MODEL.sectors.values() for employer in sector.employers
]


TEAS = """\
[parameters.sweet]
kind = "text"
label = "Sweet"
target = 'a "sweet" one'
source = ["proposal"]
[parameters.teas]
kind = "list"
label = "Teas"
range = [1, 3]
better = "higher"
target = ["Assam"]
source = ["proposal"]
"""


def read(text: str, pack: ak.Pack) -> ak.Agreement:
    return ak.agreement_from(parse_toml(text, "starter.toml"), pack, text=text)


def uncommented(text: str) -> Iterator[str]:
    """The lines with every example among the notes made real; prose stays a note."""
    for line in text.splitlines():
        yield re.sub(r"^# (?=\[|[a-z_]+ = )", "", line)


@pytest.mark.parametrize(("sector", "employer"), EVERYONE)
def test_every_employers_file_reads_back_without_fault(
    sector: str,
    employer: str,
    pack: ak.Pack,
) -> None:
    agreement = read(ak.starter_file(pack, sector, employer), pack)
    assert (agreement.sector, agreement.employer) == (sector, employer)
    assert agreement.provisions == pack.bundle("default")
    assert agreement.unions


@pytest.mark.parametrize(("sector", "employer"), EVERYONE)
def test_every_example_in_the_file_reads_without_fault_too(
    sector: str,
    employer: str,
    pack: ak.Pack,
) -> None:
    text = ak.starter_file(pack, sector, employer)
    agreement = read("\n".join(uncommented(text)), pack)
    assert agreement.commencement
    assert agreement.version.dated
    assert [system.name for system in agreement.systems] == ["Live triage of calls"]
    [own] = [each for each in agreement.provisions if each.clause == "advance-notice"]
    targets = {(known.name, known.target) for known in pack["advance-notice"].parameters}
    assert set(own.settings) <= targets
    assert own.settings


def test_without_an_employer_it_takes_the_first_of_the_directory(pack: ak.Pack) -> None:
    first = pack.sector("police").employers[0].name
    assert ak.starter_file(pack, "police") == ak.starter_file(pack, "police", first)


def test_a_policing_body_is_offered_as_a_second_employer(pack: ak.Pack) -> None:
    [kent] = [e for e in pack.sector("police").employers if e.name == "Kent Police"]
    assert kent.policing_body
    text = ak.starter_file(pack, "police", "Kent Police")
    assert f'# other_employers = ["{kent.policing_body}"]\n' in text


def test_an_employer_of_another_sector_is_refused(pack: ak.Pack) -> None:
    with pytest.raises(ak.InvalidError) as caught:
        ak.starter_file(pack, "police", "Kent Polise")
    assert str(caught.value) == (
        'no employer is called "Kent Polise"\n    To mend it: did you mean "Kent Police"?'
    )


def test_a_sector_that_is_not_there_is_refused(pack: ak.Pack) -> None:
    with pytest.raises(ak.InvalidError, match='no sector is called "polise"'):
        ak.starter_file(pack, "polise")


def test_quotation_marks_in_a_name_do_no_harm(folder: Folder) -> None:
    tea = ak.load_pack(folder(ALONE))
    text = ak.starter_file(tea, "tea")
    assert read("\n".join(uncommented(text)), tea).other_employers == ('The "Kettle"',)
    assert read(text, tea).employer == 'The "Urn"'


def test_a_pack_without_the_example_clause_has_no_example(folder: Folder) -> None:
    assert "[clauses." not in ak.starter_file(ak.load_pack(folder(ALONE)), "tea")


def test_the_example_shows_values_of_a_line_each_and_no_second_employer(folder: Folder) -> None:
    text = CLAUSE.replace("opening = 3\ntarget = 2\nfallback = 1\n", "")
    notice = text.replace("[negotiating]", TEAS + "[negotiating]")
    files = {
        **ALONE,
        "kitchen/advance-notice.md": notice.replace("{tins}", "{tins} {sweet} {teas}"),
    }
    files["sectors/tea.toml"] = ALONE["sectors/tea.toml"].replace("policing_body", "note")
    starter = ak.starter_file(ak.load_pack(folder(files)), "tea")
    assert "other_employers" not in starter
    assert '# [clauses.advance-notice]\n# sweet = "a \\"sweet\\" one"    # Sweet\n\n' in starter
