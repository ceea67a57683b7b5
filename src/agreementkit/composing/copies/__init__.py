"""The copies that go beside the employer's: for our side, for members, for the table."""
