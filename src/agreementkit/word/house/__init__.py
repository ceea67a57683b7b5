"""House styles: a branch's own Word template gives a draft its look and its letterhead."""

from agreementkit.word.house.applied import applied
from agreementkit.word.house.style import house_style

__all__ = ["applied", "house_style"]
