"""A copy of the site, such as a mirror, is compared with the original file by file."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import tracemalloc
from pathlib import Path

import pytest

from macros.addresses import address
from macros.building.copies import MAX_LIST, NoList, read_list
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
    listed = mirror / address.DIGESTS
    listed.with_name("digests.json.gz").write_bytes(gzip.compress(listed.read_bytes()))
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
    assert done.output.splitlines()[:2] == [
        "digests.json：内容与清单不一致。",
        "index.html：内容与清单不一致。",
    ]
    own.unlink()
    done = run("verify", mirror, "--list", guide.folder / address.DIGESTS)
    assert done.exit_code == 1
    assert done.output.splitlines()[0] == "digests.json：缺这个文件。"


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
    with pytest.raises(NoList, match=r"网站以外的路径“../outside.txt”"):
        read_list(own)


def list_of(**files: str) -> bytes:
    return json.dumps({"plan": "x", "commit": None, "files": files}).encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[" * 100_000, "不是网站的文件清单"),
        (b'{"files":' * 50_000, "不是网站的文件清单"),
        (list_of(**{"../outside.txt": "0"}), "网站以外的路径“../outside.txt”"),
        (list_of(**{"/etc/passwd": "0"}), "网站以外的路径“/etc/passwd”"),
        (list_of(**{"a/../../b": "0"}), "网站以外的路径"),
        (list_of(**{"a\\b": "0"}), "网站以外的路径"),
        (list_of(**{"../x\n误导": "0"}), "../x\ufffd误导"),
        (b'{"plan": 1, "commit": {}, "files": []}', "不是网站的文件清单"),
        *(
            (
                json.dumps({"plan": plan, "commit": commit, "files": {}}).encode(),
                "不是网站的文件清单",
            )
            for plan, commit in (
                ("x\n与清单一致", None),
                ("\ud800", None),
                ("x", "\u202eabc"),
                ("\x1b[2J", None),
                ("x" * 5000, None),
                ({"x": 1}, None),
                ("", None),
            )
        ),
    ],
)
def test_a_list_of_somebody_else_is_refused_in_one_line(
    content: bytes, said: str, tmp_path: Path
) -> None:
    (tmp_path / address.DIGESTS).write_bytes(content)
    done = run("verify", tmp_path)
    assert done.exit_code == 2
    assert said in done.output
    assert len(done.output.splitlines()) == 1


def test_a_list_that_is_too_large_or_a_link_to_itself_is_refused(tmp_path: Path) -> None:
    own = tmp_path / address.DIGESTS
    with own.open("wb") as file:
        file.truncate(MAX_LIST + 1)
    assert "太大" in run("verify", tmp_path).output
    own.unlink()
    own.symlink_to(own.name)
    assert run("verify", tmp_path).output.startswith("没有文件清单 ")


def test_links_and_odd_names_in_a_copy_are_said_and_not_followed(mirror: Path) -> None:
    (mirror / "about/loop").symlink_to("..", target_is_directory=True)
    (mirror / "itself").symlink_to("itself")
    (mirror / "a\nb\u202e.html").write_text("x", "utf-8")
    (mirror / os.fsdecode(b"\xff.html")).write_text("x", "utf-8")
    os.mkfifo(mirror / "pipe")
    done = run("verify", mirror)
    assert done.exit_code == 1
    assert sorted(done.output.splitlines()) == sorted(
        [
            "itself：是通到别处的链接，没有核对；请换成文件夹本身。",
            "about/loop：是通到别处的链接，没有核对；请换成文件夹本身。",
            "a\ufffdb\ufffd.html：清单里没有这个文件。",
            "?.html：清单里没有这个文件。",
            "4 个文件与清单不一致。",
        ]
    )


def test_a_file_packed_without_end_is_not_unpacked_whole(
    mirror: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = mirror / "plan/index.html"
    bomb = gzip.compress(page.read_bytes()) + gzip.compress(b"\0" * (1 << 26))
    page.with_name("index.html.gz").write_bytes(bomb)
    tracemalloc.start()
    try:
        assert "plan/index.html.gz：清单里没有这个文件。" in run("verify", mirror).output
        assert tracemalloc.get_traced_memory()[1] < 32 << 20
    finally:
        tracemalloc.stop()


def test_a_copy_through_a_link_is_a_copy(mirror: Path, tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(mirror, target_is_directory=True)
    assert run("verify", tmp_path / "site").exit_code == 0
    page = mirror / "feed.xml"
    page.rename(tmp_path / "feed.xml")
    page.symlink_to(tmp_path / "feed.xml")  # what a server sends is what it leads to
    assert run("verify", mirror).exit_code == 0
