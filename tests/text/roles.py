"""Who can bear a duty in the sentences of these tests."""

ROLES = {
    "employer": "employer",
    "hr lead": "employer",
    "project sponsor": "employer",
    "system owner": "employer",
    "union": "union",
    "committee": "joint",
}
