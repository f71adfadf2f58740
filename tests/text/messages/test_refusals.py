"""Why the system refused, as an editor is told."""

from __future__ import annotations

import errno

import pytest

from macros.text.messages.refusals import why


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.EACCES, "没有权限"), (errno.ENOSPC, "磁盘满了"), (errno.EROFS, "磁盘是只读的")],
)
def test_what_the_system_refuses_is_said_in_chinese(code: int, words: str) -> None:
    assert why(OSError(code, "in English")) == words


def test_a_file_that_another_program_has_open_is_said_so() -> None:
    class OfWindows(OSError):
        winerror = 32

    assert why(OfWindows(errno.EACCES, "The process cannot access the file")) == "正被别的程序打开"


def test_what_is_not_known_keeps_the_words_of_the_system() -> None:
    assert why(OSError(9999, "something new")) == "something new"
    assert why(OSError("no number")) == "no number"
