"""A copy of the site, such as a mirror, is told from the original file by file."""

from __future__ import annotations

import gzip
import json
import shutil
from pathlib import Path

import pytest

from macros.addresses import address
from macros.building.copies import NoList, differences, read_list
from macros.exports.digests import digest
from tests.commands import run
from tests.conftest import Published


@pytest.fixture
def mirror(guide: Published, tmp_path: Path) -> Path:
    return Path(shutil.copytree(guide.folder, tmp_path / "mirror"))


def test_a_copy_of_all_files_passes_and_tells_of_what_it_is(mirror: Path) -> None:
    done = run("verify", mirror)
    listed = json.loads((mirror / address.DIGESTS).read_bytes())
    assert done.exit_code == 0, done.output
    assert f"方案 greening，{len(listed['files'])} 个文件" in done.output
    assert read_list(mirror / address.DIGESTS).own in done.output
    assert len(listed["files"]) > 100


def test_every_difference_is_listed(mirror: Path) -> None:
    (mirror / "plan/index.html").write_text("<p>x", "utf-8")
    (mirror / "feed.xml").unlink()
    (mirror / "measures/evil.js").write_text("x", "utf-8")
    done = run("verify", mirror)
    assert done.exit_code == 1
    assert done.output.splitlines() == [
        "feed.xml：缺这个文件。",
        "measures/evil.js：清单里没有这个文件。",
        "plan/index.html：内容与清单不一致。",
        "3 个文件与清单不一致。",
    ]
    some = run("verify", "--partial", mirror)
    assert some.output.splitlines()[0].startswith("measures/evil.js")
    assert some.output.splitlines()[-1] == "2 个文件与清单不一致。"


def test_files_that_were_packed_for_a_server_are_known(mirror: Path) -> None:
    page = mirror / "plan/index.html"
    packed = page.with_name("index.html.gz")
    packed.write_bytes(gzip.compress(page.read_bytes()))
    assert run("verify", mirror).exit_code == 0
    for wrong in (gzip.compress(b"x"), b"x", packed.read_bytes()[:50]):
        packed.write_bytes(wrong)
        assert run("verify", mirror).output.startswith("plan/index.html.gz：清单里没有这个文件。")


def test_a_mirror_that_changed_its_list_too_is_told_by_the_original_one(
    guide: Published, mirror: Path
) -> None:
    page, own = mirror / "index.html", mirror / address.DIGESTS
    before = read_list(own).files["index.html"]
    page.write_bytes(page.read_bytes() + b"<!-- -->")
    own.write_text(own.read_text("utf-8").replace(before, digest(page.read_bytes())), "utf-8")
    assert run("verify", mirror).exit_code == 0
    done = run("verify", mirror, "--list", guide.folder / address.DIGESTS)
    assert done.exit_code == 1
    assert done.output.startswith("index.html：内容与清单不一致。")


@pytest.mark.parametrize("content", [None, b"", b"[]", b'{"files": 1}', b"\xff", b'{"files": {}}'])
def test_without_a_list_it_says_so(content: bytes | None, tmp_path: Path) -> None:
    assert run("verify", tmp_path / "nowhere").exit_code == 2
    if content is not None:
        (tmp_path / address.DIGESTS).write_bytes(content)
    with pytest.raises(NoList, match="清单"):
        read_list(tmp_path / address.DIGESTS)
    done = run("verify", tmp_path)
    assert done.exit_code == 2
    assert "Traceback" not in done.output


def test_names_in_a_list_open_no_file_outside_the_copy(mirror: Path, tmp_path: Path) -> None:
    own = mirror / address.DIGESTS
    given = json.loads(own.read_bytes())
    given["files"]["../outside.txt"] = "0" * 64
    own.write_text(json.dumps(given), "utf-8")
    (tmp_path / "outside.txt").write_text("x", "utf-8")
    listed = read_list(own)
    assert list(differences(mirror, listed)) == ["../outside.txt：缺这个文件。"]
