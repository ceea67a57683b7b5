"""How the parts of a draft name the pictures of a house style."""

__all__ = ["picture_id"]


def picture_id(media: str) -> str:
    """The relationship id by which every part of a draft finds a picture of the house style.

    >>> picture_id("image1.png")
    'rIdHouse1'
    """
    return f"rIdHouse{media.removeprefix('image').partition('.')[0]}"
