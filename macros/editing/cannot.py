"""What all that change texts and files say where a change cannot be made as it is asked for."""


class CannotEdit(Exception):
    """The file stays as it is; the message is for editors."""
