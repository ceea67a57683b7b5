"""The JSON Schema of agreement files, made from the clauses of a pack.

Editors use it to complete names and to mark mistakes as they are typed.
"""

from collections.abc import Mapping
from decimal import Decimal

from agreementkit.files.agreement_file import FORMAT
from agreementkit.model.clause import Clause, Parameter, Position
from agreementkit.model.pack import Pack
from agreementkit.model.values import NUMERIC, WHOLE, Kind

Schema = dict[str, object]

_TEXT: Schema = {"type": "string", "pattern": r"\S"}
_SYSTEM = ("name", "purpose", "supplier", "decides", "people", "owner", "status")
_POSITION: Schema = {
    "enum": [position.value for position in Position],
    "description": "From what is asked for to what is least accepted.",
}


def agreement_schema(pack: Pack) -> Mapping[str, object]:
    """The JSON Schema (draft 2020-12) of an agreement file over this pack.

    >>> from agreementkit import load_pack
    >>> agreement_schema(load_pack())["required"]
    ['format', 'sector', 'employer', 'unions']
    """
    ids = list(pack.clauses)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "agreementkit agreement file",
        "type": "object",
        "additionalProperties": False,
        "required": ["format", "sector", "employer", "unions"],
        "properties": {
            "format": {"const": FORMAT, "description": "The format of this file."},
            "sector": {"enum": sorted(pack.sectors)},
            "employer": {
                **_TEXT,
                "examples": [e.name for s in pack.sectors.values() for e in s.employers],
                "description": "A name in the sector's directory, or any other with its details.",
            },
            "employer_details": _table(
                "What the directory does not know of an employer outside it.",
                {
                    "legal_name": _TEXT,
                    "jurisdiction": {"enum": ["england", "wales", "england-and-wales"]},
                    "crown": {"type": "boolean"},
                    "pay_remit": {"type": "boolean"},
                },
                ("legal_name", "jurisdiction"),
            ),
            "other_employers": _texts("Legal names of further employers who sign."),
            "unions": _texts("Trade unions that sign.") | {"minItems": 1},
            "title": _TEXT,
            "position": _POSITION,
            "bundle": {"enum": sorted({"full", *pack.bundles})},
            "include": {"type": "array", "items": {"enum": ids}},
            "leave_out": {"type": "array", "items": {"enum": ids}},
            "commencement": _date("The day on which the agreement begins."),
            "workforce": _TEXT | {"description": 'Stands after "This agreement covers".'},
            "machinery": _TEXT | {"description": "The bargaining machinery."},
            "headcount": {
                "type": "integer",
                "minimum": 1,
                "description": "How many posts are at risk.",
            },
            "version": _table(
                "What the draft calls itself.",
                {
                    "number": {"type": "integer"},
                    "status": _TEXT,
                    "side": _TEXT,
                    "dated": _date("The date of this draft."),
                    "round": {"type": "integer", "minimum": 1},
                    "without_prejudice": {"type": "boolean"},
                    "subject_to_contract": {
                        "type": "boolean",
                        "description": "Nothing binds before contract and ratification.",
                    },
                },
            ),
            "clauses": _table(
                "Figures of our own, clause by clause.",
                {clause.id: _clause(clause) for clause in pack.clauses.values()},
            ),
            "confirmed": _texts("Statements of fact that the employer has confirmed."),
            "they_accept": {
                "type": "array",
                "items": {"enum": ids},
                "description": "In a file of what the other side offers: clauses that it accepts.",
            },
            "comments": {
                "type": "array",
                "description": "What we say to the employer in the margin of its copy.",
                "items": _table(
                    "One comment.",
                    {"clause": {"enum": ids}, "text": _TEXT},
                    ("clause", "text"),
                ),
            },
            "accept": {
                "type": "array",
                "description": "Findings that we accept, each with the reason.",
                "items": _table(
                    "One rule whose findings are accepted.",
                    {
                        "rule": _TEXT | {"description": "The id of the rule."},
                        "clause": _TEXT
                        | {"description": "The clause to accept it in; without it, anywhere."},
                        "reason": _TEXT | {"description": "Why, for those who come after you."},
                    },
                    ("rule", "reason"),
                ),
            },
            "systems": {
                "type": "array",
                "description": "The register of AI systems.",
                "items": _table(
                    "One AI system.",
                    {**dict.fromkeys(_SYSTEM, _TEXT), "confirmed": {"type": "boolean"}},
                    ("name", "purpose"),
                ),
            },
        },
    }


def _table(about: str, properties: Schema, required: tuple[str, ...] = ()) -> Schema:
    return {
        "type": "object",
        "description": about,
        "additionalProperties": False,
        "properties": properties,
        "required": list(required),
    }


def _texts(about: str) -> Schema:
    return {"type": "array", "items": _TEXT, "description": about}


def _date(about: str) -> Schema:
    # Editors hand a TOML date to the schema as text.
    return {"type": "string", "format": "date", "description": about}


def _clause(clause: Clause) -> Schema:
    values = {p.name: _parameter(p) for p in clause.parameters}
    return _table(f"{clause.title}. {clause.summary}", {"position": _POSITION, **values})


def _parameter(parameter: Parameter) -> Schema:
    about: Schema = {"description": parameter.label}
    kind, limits = parameter.kind, [_plain(limit) for limit in parameter.range or ()]
    if kind in NUMERIC:
        about["type"] = "integer" if kind in WHOLE else "number"
        about |= zip(("minimum", "maximum"), limits, strict=False)
    elif kind is Kind.FLAG:
        about["type"] = "boolean"
    elif kind is Kind.CHOICE:
        about["enum"] = list(parameter.choices)
    elif kind is Kind.LIST:
        about |= {"type": "array", "items": _TEXT}
        about |= zip(("minItems", "maxItems"), limits, strict=False)
    elif kind is Kind.DATE:
        about |= {"type": "string", "format": "date"}
    else:
        about |= _TEXT
    return about


def _plain(number: int | Decimal) -> int | float:
    return int(number) if number == int(number) else float(number)
