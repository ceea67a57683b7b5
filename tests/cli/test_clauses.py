"""`agreementkit clauses`: the list, one clause in full, and both as JSON."""

import json
from pathlib import Path

import agreementkit as ak

from .conftest import SMALL, Cli
from .test_check import trimmed

MEETINGS = "meetings-between-the-employer-and-its-unions"
CLAUSE = ["id", "version", "title", "area", "topics", "needs", "excludes", "summary", "parameters"]


def test_the_list_has_every_clause_once_under_its_area(cli: Cli, pack: ak.Pack) -> None:
    said = cli("clauses")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0].strip() == f"{len(pack.clauses)} clauses"
    first = [line.split("│")[1].strip() for line in lines if line.startswith("│")]
    area = ""
    listed = {}
    for cell in filter(None, first):
        area = cell.removeprefix("Area ") if cell.startswith("Area ") else area
        listed[cell] = area
    assert {id_: listed[id_] for id_ in pack.clauses} == {
        c.id: c.area for c in pack.clauses.values()
    }
    assert len(listed) == len(pack.clauses) + len({c.area for c in pack.clauses.values()})


def test_a_list_of_one_area_reads_well(cli: Cli, small: Path) -> None:
    said = cli("clauses", "--pack", small, "--area", "openness")
    assert (
        trimmed(said.out)
        == """\
1 clause
┏━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━┓
┃ Clause        ┃ Title, and our positions ┃ Topics  ┃
┡━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━┩
│ Area openness │                          │         │
│ news          │ News                     │ telling │
│               │   firm yes / yes / no    │         │
│               │   notice 4 / 3 / 2       │         │
└───────────────┴──────────────────────────┴─────────┘
"""
    )


def test_an_area_without_clauses_has_none(cli: Cli, small: Path) -> None:
    (small / f"framework/{MEETINGS}.md").unlink()
    said = cli("clauses", "--pack", small, "--area", "framework")
    assert said.code == 0
    assert said.out.splitlines()[0].strip() == "0 clauses"


def test_a_clause_in_full_has_its_values_its_text_and_our_notes(cli: Cli, small: Path) -> None:
    said = cli("clauses", MEETINGS, "--pack", small, "--notes")
    assert (said.code, said.err) == (0, "")
    assert (
        said.out
        == f"""\
Meetings ({MEETINGS}, version 2)
Both sides meet.
Topics: talks
Needs: news
Sources: proposal

Values
where: Where (text)
  no value of our own: set one in the agreement file
  from proposal

Text
In each month:
1.1 the Employer must meet the Union in [Where]:
   (a) to talk; and
   (b) to listen.
Who | When
The Employer | 9 am
[Here signs: the Borough of Ashby]
[Here signs: UNISON]

Private notes
Why: Talk helps.
Who approves: branch committee
"""
    )


def test_the_ladder_of_a_value_stands_on_one_line(cli: Cli, small: Path) -> None:
    said = cli("clauses", "news", "--pack", small, "--notes")
    assert (
        "notice: Notice (weeks)\n  opening 4; target 3; fallback 2\n  from proposal\n" in said.out
    )
    assert "Topics: telling\nNeeds: none\nSources: proposal\n" in said.out
    assert (
        "2.1 The Employer must tell the Union at least 4\N{NO-BREAK SPACE}weeks before.\n"
        in said.out
    )
    assert said.out.endswith("Who approves: branch committee\nOur answer: Tell us.\n")


def test_a_clause_without_values_has_no_such_heading(cli: Cli) -> None:
    said = cli("clauses", "parties")
    assert said.code == 0
    assert "\nValues\n" not in said.out
    assert "\nText\n" in said.out


def test_every_clause_of_the_bank_can_be_shown(cli: Cli, pack: ak.Pack) -> None:
    for id_, clause in pack.clauses.items():
        said = cli("clauses", id_)
        assert (said.code, said.err) == (0, "")
        assert said.out.startswith(f"{clause.title} ({id_}, version {clause.version})"[:70])
        assert max(map(len, said.out.splitlines())) <= 80


def test_json_has_each_clause_with_its_values(cli: Cli, small: Path) -> None:
    said = cli("clauses", "--pack", small, "--json")
    assert (said.code, said.err) == (0, "")
    both = json.loads(said.out)
    assert [list(each) for each in both] == [CLAUSE, CLAUSE]
    assert both[1]["parameters"] == {
        "firm": {
            "kind": "flag",
            "label": "The duty is firm",
            "opening": "true",
            "target": "true",
            "fallback": "false",
        },
        "notice": {
            "kind": "weeks",
            "label": "Notice",
            "opening": "4",
            "target": "3",
            "fallback": "2",
        },
    }
    assert both[0]["parameters"] == {"where": {"kind": "text", "label": "Where"}}
    assert (both[0]["id"], both[0]["needs"], both[0]["topics"]) == (MEETINGS, ["news"], ["talks"])


def test_json_of_one_clause_or_one_area_is_a_list_too(cli: Cli, small: Path) -> None:
    one = json.loads(cli("clauses", "news", "--pack", small, "--json").out)
    area = json.loads(cli("clauses", "--area", "openness", "--pack", small, "--json").out)
    assert [each["id"] for each in one] == ["news"]
    assert area == one


def test_our_private_notes_are_not_in_the_json(cli: Cli) -> None:
    assert "negotiating" not in cli("clauses", "--json").out


def test_a_misspelt_clause_or_area_is_answered_with_the_nearest(cli: Cli) -> None:
    said = cli("clauses", "advance-notise")
    assert (said.code, said.out) == (2, "")
    assert said.err == (
        'No clause is called "advance-notise": did you mean "advance-notice"?\n'
        "For help: agreementkit clauses --help\n"
    )
    said = cli("clauses", "--area", "framewrk")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith('No area is called "framewrk": did you mean "framework"?\n')


def test_text_cannot_be_shown_where_there_is_no_employer_to_show_it_for(
    cli: Cli,
    small: Path,
) -> None:
    (small / "sectors/local.toml").unlink()
    assert cli("clauses", "--pack", small).code == 0
    said = cli("clauses", "news", "--pack", small)
    assert said.code == 3
    assert said.err == (
        "the clauses come without a sector, so there is no employer to show the text for\n"
        "    To mend it: add a file to the folder sectors\n"
    )


def test_faults_in_a_folder_of_clauses_are_all_named(cli: Cli, small: Path) -> None:
    news = small / "openness/news.md"
    wrong = SMALL["openness/news.md"].replace("{notice} before.", "{notise} before.")
    news.write_text(wrong, encoding="utf-8")
    said = cli("clauses", "--pack", small)
    assert (said.code, said.out) == (3, "")
    assert said.err.count("no parameter that prints is called") == 2
    assert f"{news}:" in said.err


def test_our_private_notes_are_shown_only_when_asked_for(cli: Cli, pack: ak.Pack) -> None:
    why = " ".join(pack["scope"].negotiating.why.split())
    assert why[:40] not in " ".join(cli("clauses", "scope").out.split())
    assert why[:40] in " ".join(cli("clauses", "scope", "--notes").out.split())


def test_the_list_can_be_of_one_topic(cli: Cli, pack: ak.Pack) -> None:
    listed = json.loads(cli("clauses", "--topic", "privatisation", "--json").out)
    wanted = [c.id for c in pack.clauses.values() if "privatisation" in c.topics]
    assert [each["id"] for each in listed] == wanted
    said = cli("clauses", "--topic", "privatization")
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith('No topic is called "privatization": did you mean "privatisation"?')


def test_a_sector_shows_the_text_as_it_reads_there(cli: Cli) -> None:
    assert "the Chief Constable" in cli("clauses", "parties", "--sector", "police").out
    assert "the Welsh Ministers" in cli("clauses", "parties", "--sector", "cafcass-cymru").out
    assert cli("clauses", "parties", "--sector", "polise").code == 2


def test_a_clause_with_nothing_to_say_in_a_sector_is_not_listed_for_it(
    cli: Cli,
    small: Path,
) -> None:
    news = small / "openness/news.md"
    _, head, _ = news.read_text("utf-8").split("+++", 2)
    only_crown = (
        "1. {when crown} The Employer must tell the Union at least {notice} before.\n"
        "   1. {when firm} The duty is firm.\n"
    )
    news.write_text(f"+++{head}+++\n{only_crown}", encoding="utf-8")
    every = json.loads(cli("clauses", "--pack", small, "--json").out)
    here = json.loads(cli("clauses", "--pack", small, "--sector", "local", "--json").out)
    assert "news" in [each["id"] for each in every]
    assert "news" not in [each["id"] for each in here]
