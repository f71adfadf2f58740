"""An archive from packed files is the one that Python makes; what is in it is packed once."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest

from macros.exports.downloads.members import Members
from macros.exports.downloads.zipped import packed, zip_bytes, zip_of_packed


def test_what_is_packed_makes_the_archive_that_python_makes() -> None:
    words = "字".encode()
    files = [("a.html", b"<p>" * 999), ("中文/b.txt", words), ("c.png", words), ("d", b"")]
    pieces = zip_of_packed((name, packed(name, c)) for name, c in files)
    assert b"".join(pieces) == zip_bytes(files)


def test_an_archive_too_large_for_the_plain_form_is_refused() -> None:
    nothing = packed("a", b"")
    with pytest.raises(OverflowError):
        zip_of_packed((str(number), nothing) for number in range(0x10000))


def test_what_is_the_same_in_the_next_archive_is_packed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CACHE", str(tmp_path))
    asked = []

    def archive(name: str, **files: str) -> None:
        def made(file: str) -> bytes:
            asked.append(file)
            return files[file].encode()

        members = Members(name)
        for file, words in files.items():
            source = words.encode()
            assert members.member(file, source, partial(made, file)) == packed(file, source)
        members.keep()

    archive("one", a="1", b="2", c="2")
    assert asked == ["a", "b", "c"]
    archive("one", a="1", b="3", d="4")
    archive("one", a="1", b="3", d="4")
    assert asked == ["a", "b", "c", "b", "d"]
    archive("two", a="1")
    archive("one", c="2")  # it was not in the last one
    assert asked == ["a", "b", "c", "b", "d", "a", "c"]
