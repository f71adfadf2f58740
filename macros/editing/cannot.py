"""What all that change texts and files say where a change cannot be made as it is asked for."""

from macros.text.lines.reflow import squeeze


class CannotEdit(Exception):
    """The file stays as it is; the message is for editors."""


def proved(text: str, wanted: str) -> str:
    """Return a text that has the characters that are wanted, blanks aside. Raises CannotEdit."""
    if squeeze(text) != squeeze(wanted):
        raise CannotEdit("这里的写法特殊，不能自动改；请自己改文件。")
    return text
