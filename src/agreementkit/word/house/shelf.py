"""The pictures of one letterhead, each kept once."""

from agreementkit.word.house.pictures import CleanPicture

__all__ = ["Shelf"]


class Shelf:
    """Pictures by name, and the numbers of drawings, while a template is read."""

    def __init__(self) -> None:
        self.media: dict[str, bytes] = {}
        self.drawings = 0

    def put(self, picture: CleanPicture) -> str:
        """The name of a picture, which is the same for the same picture."""
        for name, data in self.media.items():
            if data == picture.data:
                return name
        name = f"image{len(self.media) + 1}.{picture.ending}"
        self.media[name] = picture.data
        return name

    def number(self) -> int:
        """A number for a drawing, unique among them all."""
        self.drawings += 1
        return self.drawings
