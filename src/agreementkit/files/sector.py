"""One sector's file to a `Sector`, and what is wrong with it."""

from collections.abc import Iterator

from agreementkit.errors import Fault
from agreementkit.files.lines import Placed
from agreementkit.files.names import unknown
from agreementkit.files.shapes import SectorFile
from agreementkit.model import Employer, Sector
from agreementkit.model.facts import FACT_CHOICES

__all__ = ["sector_faults", "sector_from"]


def sector_from(found: SectorFile) -> Sector:
    """The sector with its directory; what holds for all its employers passed on."""
    return Sector(
        id=found.id,
        title=found.title,
        unions=found.unions,
        machinery=found.machinery,
        workforce=found.workforce,
        employers=tuple(
            Employer(
                name=employer.name,
                legal_name=employer.legal_name,
                jurisdiction=employer.jurisdiction or found.jurisdiction,
                crown=found.crown,
                pay_remit=found.pay_remit,
                policing_body=employer.policing_body,
                unions=employer.unions,
                machinery=employer.machinery,
                verified=employer.verified,
            )
            for employer in found.employers
        ),
    )


def sector_faults(found: SectorFile, stem: str) -> Iterator[Placed]:
    """What is wrong with a sector's file, apart from its types.

    Args:
        found: the keys of the file.
        stem: the file's name without its ending.
    """
    if found.id != stem:
        remedy = f'write id = "{stem}", or give the file another name'
        yield ("id",), Fault(message=f'the file is called "{stem}"', remedy=remedy)
    if not found.employers:
        fault = Fault(message="the sector has no employer", remedy="add one under [[employers]]")
        yield ("employers",), fault
    known = FACT_CHOICES["jurisdiction"]
    if found.jurisdiction not in known:
        yield ("jurisdiction",), unknown("jurisdiction", found.jurisdiction, known)
    for number, employer in enumerate(found.employers):
        if employer.jurisdiction and employer.jurisdiction not in known:
            path = ("employers", number, "jurisdiction")
            yield path, unknown("jurisdiction", employer.jurisdiction, known)
