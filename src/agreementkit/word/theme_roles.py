"""What a theme's scheme calls each colour that text can name by its role."""

__all__ = ["ROLES"]

ROLES = {
    "dark1": "dk1",
    "text1": "dk1",
    "light1": "lt1",
    "background1": "lt1",
    "dark2": "dk2",
    "text2": "dk2",
    "light2": "lt2",
    "background2": "lt2",
    "tx1": "dk1",
    "bg1": "lt1",
    "tx2": "dk2",
    "bg2": "lt2",
    "hyperlink": "hlink",
    "followedhyperlink": "folhlink",
}
"""The scheme's name for each role: ISO/IEC 29500-1, 17.18.97 and 20.1.10.54."""
