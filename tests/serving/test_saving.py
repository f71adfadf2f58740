"""``plan desk``: what its page saves, and what nobody else may."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, expect

from macros.__main__ import main
from macros.serving.preview import Preview
from macros.serving.saving import MOST, Saving
from macros.serving.server import HEADER, SAVE, served
from macros.settings import from_environment
from tests.conftest import DESKTOP, watched
from tests.serving.conftest import Project

PLAN, NOTICE = "data/plan.yml", "data/notice.txt"
WRONG, RIGHT = "防治", "防控"
LONG = 120_000


def sent(*files: tuple[str, str | None, str]) -> bytes:
    given = [{"path": path, "before": before, "text": text} for path, before, text in files]
    return json.dumps({"files": given}).encode()


def corrected(project: Project) -> list[tuple[str, str | None, str]]:
    """Return both files with a character corrected."""
    held = {path: (project.place / path).read_text("utf-8") for path in (PLAN, NOTICE)}
    return [(path, text, text.replace(WRONG, RIGHT)) for path, text in held.items()]


def test_all_files_are_written_or_none(project: Project) -> None:
    saving, files = Saving(project.settings), corrected(project)
    project.edit(NOTICE, "防治", "防治病害")
    words = saving.save(sent(*files))
    assert "磁盘上的 data/notice.txt 在打开修改台以后改过" in words
    assert WRONG in project.plan.read_text("utf-8")
    project.edit(NOTICE, "防治病害", "防治")
    new = ("data/doc-1.txt", None, "全文\n")
    assert saving.save(sent(*files, new)) == ""
    for path, _, text in files:
        assert (project.place / path).read_text("utf-8") == text
    assert (project.place / new[0]).read_text("utf-8") == new[2]
    assert "在打开修改台以后改过" in saving.save(sent(new))


@pytest.mark.parametrize(
    "path",
    [
        *("mkdocs.yml", "../secret.txt", "data/../mkdocs.yml", "/etc/passwd", "data/x.py", "x.txt"),
        *("data/sub/x.txt", "data/plan.yml/x.txt", "data/X.txt", "data/.txt", ""),
    ],
)
def test_no_other_file_is_written(project: Project, path: str) -> None:
    before = sorted(one.name for one in project.place.rglob("*"))
    for held in (None, "", "x"):
        words = Saving(project.settings).save(sent((path, held, "x")))
        assert "不是这份方案的数据文件" in words
    assert sorted(one.name for one in project.place.rglob("*")) == before


def test_a_link_out_of_the_folder_is_not_followed(project: Project, tmp_path: Path) -> None:
    outside = tmp_path / "outside.txt"
    outside.write_text((project.place / NOTICE).read_text("utf-8"), "utf-8")
    (project.place / NOTICE).unlink()
    (project.place / NOTICE).symlink_to(outside)
    text = outside.read_text("utf-8")
    words = Saving(project.settings).save(sent((NOTICE, text, "x")))
    assert "不是这份方案的数据文件" in words
    assert outside.read_text("utf-8") == text


DEEP = b'{"files": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"


@pytest.mark.parametrize(
    "broken",
    [b"", b"{", b"[]", b'{"files": [1]}', b'{"files": [{}]}', pytest.param(DEEP, id="deep")],
)
def test_what_cannot_be_read_is_refused(project: Project, broken: bytes) -> None:
    assert Saving(project.settings).save(broken) == "收到的内容读不懂，没有写。"


def test_a_disk_that_fails_is_told(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("macros.serving.saving.replace_content", full)
    words = Saving(project.settings).save(sent(*corrected(project)))
    assert words == "plan.yml 写不进去（No space left on device）。"


@dataclass(frozen=True)
class Server:
    """A running desk."""

    url: str
    secret: str

    def post(self, body: bytes, path: str = f"/{SAVE}", **headers: str) -> tuple[int, Any]:
        """Send as the page does, but for the headers that are given."""
        here = urlsplit(self.url)
        usual = {HEADER: self.secret, "Origin": f"http://{here.netloc}", "Host": here.netloc}
        given = {**usual, **{key.replace("_", "-"): value for key, value in headers.items()}}
        with closing(HTTPConnection(here.hostname or "", here.port or 0, timeout=20)) as connection:
            connection.request("POST", path, body, given)
            answer = connection.getresponse()
            told = answer.read()
            return answer.status, json.loads(told) if told.startswith(b"{") else told

    def get(self, host: str) -> int:
        here = urlsplit(self.url)
        with closing(HTTPConnection(here.hostname or "", here.port or 0, timeout=20)) as connection:
            connection.request("GET", "/edit/", headers={"Host": host})
            return connection.getresponse().status


@pytest.fixture
def server(project: Project) -> Iterator[Server]:
    desks = from_environment().desks
    settings = replace(project.settings, site_url="http://127.0.0.1:8000/", desks=desks)
    assert settings.desk, "先运行 make install-desk"
    saving = Saving(settings)
    settings = replace(settings, saves=saving.secret)
    preview = Preview(settings, project.config, project.made)
    with served(preview, "127.0.0.1", 0, saving) as url:
        preview.reload()
        assert preview.faults == ()
        yield Server(url, saving.secret)


def test_only_the_page_of_this_machine_may_save(project: Project, server: Server) -> None:
    body = sent(*corrected(project))
    refusals: list[dict[str, str]] = [
        {"X_Plan_Desk": ""},
        {"X_Plan_Desk": "wrong"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Host": "evil.example"},
    ]
    for headers in refusals:
        status, said = server.post(body, **headers)
        assert status == 403, headers
        assert "请把这一页重新打开" in said["message"]  # of a desk that was begun again
    assert server.post(body, "/edit/")[0] == 404
    assert server.post(b"", Content_Length="many")[1] == {"message": "收到的内容读不懂，没有写。"}
    assert WRONG in project.plan.read_text("utf-8")
    assert server.get("evil.example") == 403
    assert server.get(urlsplit(server.url).netloc) == 200
    assert server.post(body) == (200, {"message": ""})
    assert RIGHT in project.plan.read_text("utf-8")
    for size in (str(MOST + 1), "9" * 5000):
        assert server.post(b"", Content_Length=size)[0] == 413


def test_a_preview_saves_nothing(project: Project) -> None:
    preview = Preview(project.settings, project.config, project.made)
    with served(preview, "127.0.0.1", 0) as url:
        preview.reload()
        assert Server(url, "").post(sent(*corrected(project)))[0] == 501
    assert WRONG in project.plan.read_text("utf-8")


def test_the_desk_saves_into_the_files_and_goes_on(
    project: Project, server: Server, browser: Browser
) -> None:
    context = browser.new_context(viewport=DESKTOP, locale="zh-CN")
    with watched(context, reaching=f"{server.url}{SAVE}") as page:
        page.goto(f"{server.url}edit/?task=wording&measure=upkeep")
        field = page.get_by_role("textbox", name="原文", exact=True)
        expect(field).to_have_value(
            f"加强养护。定期修剪浇水，发现病虫害及时{WRONG}。", timeout=LONG
        )
        field.fill(f"加强养护。定期修剪浇水，发现病虫害及时{RIGHT}。")
        page.get_by_role("button", name="写进文件", exact=True).click()
        expect(page.locator("#desk-out-words")).to_contain_text("可以交出去了", timeout=LONG)
        page.get_by_role("button", name="存进文件").click()
        expect(page.locator("#desk-draft-words")).to_have_text(
            "已经存进 data/plan.yml、data/notice.txt。", timeout=LONG
        )
        expect(page.locator("#desk-changed")).to_have_text("还没有改动。", timeout=LONG)
        assert RIGHT in (project.place / NOTICE).read_text("utf-8")
        checked = CliRunner().invoke(main, ["check", str(project.plan)])
        assert checked.exit_code == 0, checked.output

        page.locator("#desk-task").select_option("titles")
        page.get_by_label("短标题").fill("绿化方案", timeout=LONG)
        page.get_by_role("button", name="写进文件", exact=True).click()
        expect(page.locator("#desk-out-words")).to_contain_text("可以交出去了", timeout=LONG)
        project.edit(PLAN, "changes:\n", "# 别人写的\n\nchanges:\n")
        save = page.get_by_role("button", name="存进文件")
        said = page.locator("#desk-saved")
        save.click()
        expect(said).to_contain_text("磁盘上的 data/plan.yml 在打开修改台以后改过，没有写")
        page.evaluate("document.querySelector('#desk').dataset.secret = 'of the run before'")
        save.click()
        expect(said).to_contain_text("它重新启动过的，请把这一页重新打开。您写的都还在。")
        context.set_offline(True)
        save.click()
        expect(said).to_contain_text("plan desk 没有回答；请看它的窗口是否还开着。您写的都还在。")
        context.set_offline(False)
        page.reload()
        expect(page.locator("#desk-draft-words")).to_contain_text(
            "已经移到新的文件上", timeout=LONG
        )
        page.locator("#desk-task").select_option("titles")
        short = page.get_by_label("短标题")
        expect(short).to_have_value("绿化方案", timeout=LONG)
        short.fill("又一个")  # begun, and not written into the files
        page.get_by_role("button", name="存进文件").click(timeout=LONG)
        expect(page.locator("#desk-draft-words")).to_have_text(
            "已经存进 data/plan.yml。", timeout=LONG
        )
        expect(short).to_have_value("又一个", timeout=LONG)
        text = project.plan.read_text("utf-8")
        assert "# 别人写的" in text
        assert 'short_title: "绿化方案"' in text


def test_the_command_needs_what_runs_in_the_browser(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(os.environ, "DESK", "no")
    done = CliRunner().invoke(main, ["desk"])
    assert done.exit_code == 2
    assert "请先运行 plan runtime" in done.output
