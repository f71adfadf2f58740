"""``plan serve`` as an editor has it: in a browser, with files saved by an editor."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import HTTPServer
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from macros.serving.server import served
from macros.serving.watching import Saves, watched
from tests.conftest import ROOT
from tests.serving.conftest import Project

COMMAND = [sys.executable, "-m", "macros", "serve"]


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _heeds_ctrl_c() -> None:
    """Let Ctrl+C reach a program although the tests run in the background, where it is ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


@contextmanager
def running(project: Project) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Run ``plan serve`` until it is interrupted; it must end at once and say nothing of it."""
    port = free_port()
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(
        [*COMMAND, "--port", str(port)],
        cwd=project.place,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=_heeds_ctrl_c,
    ) as server:
        try:
            assert server.stdout
            said = ""
            while "预览：" not in said:
                said = server.stdout.readline()
                assert said
            yield re.findall(r"http://[^（]+", said)[0], server
        finally:
            server.send_signal(signal.SIGINT)
            rest, _ = server.communicate(timeout=30)
    assert server.returncode == 0
    assert "Traceback" not in rest


def test_a_save_is_told_to_the_page_that_waits_and_then_shown(project: Project) -> None:
    with running(project) as (url, _):
        page = urlopen(f"{url}topics/topic-trees/").read().decode()
        events, version = re.findall(r'data-events="(.+?)" data-version="(\d+)"', page)[0]
        with urlopen(f"{url}{events[1:]}?{version}", timeout=30) as news:
            assert news.headers["Content-Type"] == "text/event-stream"
            for name in ("大树木", "大大树木", "大大大树木"):
                assert f">{name}<" not in page
                project.edit("data/plan.yml", f'name: "{name[1:]}"', f'name: "{name}"')
                while f">{name}<" not in page:  # at once, but for a file that is read half written
                    while not (line := news.readline().decode()).startswith("data: "):
                        pass
                    assert line.split()[1] != version
                    version = line.split()[1]
                    page = urlopen(f"{url}topics/topic-trees/").read().decode()


def test_a_port_that_is_taken_is_said_and_another_offered(project: Project) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [*COMMAND, "--port", str(port)],
            cwd=project.place,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    words = f"端口 {port} 已被占用；请换一个：plan serve --port {port + 1}\n"
    assert done.stderr == words


def test_requests_of_every_kind_are_answered(project: Project) -> None:
    project.preview.reload()
    with served(project.preview, "127.0.0.1", 0) as url:
        assert url.startswith("http://127.0.0.1:")
        connection = HTTPConnection(url.removeprefix("http://").rstrip("/"))
        for method, path, status in (
            ("GET", "/plan/", 200),
            ("HEAD", "/plan/", 200),
            ("HEAD", project.preview.events, 200),
            ("GET", "/plan", 302),
            ("GET", "/nowhere?x=1#y", 404),
            ("POST", "/plan/", 501),
        ):
            connection.request(method, path)
            answer = connection.getresponse()
            assert answer.status == status, path
            assert (method == "HEAD") <= (not answer.read())
        connection.close()


def told(saves: Saves) -> set[Path]:
    """Return all that is reported until nothing has been for a while: a loaded machine takes its time."""
    found = saves.wait(10)
    while more := saves.wait(0.5):
        found |= more
    return found


def test_only_saves_are_told_not_reading_nor_what_programs_put_beside(tmp_path: Path) -> None:
    page, other = tmp_path / "page.md", tmp_path / "new"
    with watched({tmp_path: True}) as saves:
        page.write_text("1", "utf-8")
        assert told(saves) == {page}
        page.read_text("utf-8")
        for name in (".page.md.swp", "page.md~", "code.py"):
            (tmp_path / name).write_text("1", "utf-8")
        (tmp_path / "__pycache__").mkdir()
        assert not saves.wait(1)
        other.write_text("2", "utf-8")
        other.replace(page)  # as careful editors save
        assert told(saves) == {page, other}
        page.unlink()
        assert told(saves) == {page}


def test_the_open_page_shows_what_is_saved_where_it_was_scrolled_to(
    project: Project, desktop: Page
) -> None:
    project.edit("docs/about/index.md", "", "\n\n".join(f"第 {n} 段。" for n in range(200)))
    with running(project) as (url, _):
        desktop.goto(f"{url}about/")
        desktop.evaluate("scrollTo(0, 2000)")
        project.edit("docs/about/index.md", "第 70 段。", "新的第 70 段。")
        expect(desktop.get_by_text("新的第 70 段。")).to_be_visible()
        desktop.wait_for_function("() => scrollY === 2000")
        project.edit("data/plan.yml", "role: responsible", "role: boss")
        faults = desktop.get_by_role("alert")
        expect(faults).to_contain_text("data/plan.yml:")
        expect(desktop.get_by_text("新的第 70 段。")).to_be_attached()
        desktop.wait_for_function("() => scrollY === 2000")
        project.edit("data/plan.yml", "role: boss", "role: responsible")
        expect(faults).to_have_count(0)
        desktop.wait_for_function("() => scrollY === 2000")


def test_pages_of_the_preview_are_read_without_scripts_too(project: Project, plain: Page) -> None:
    with running(project) as (url, _):
        plain.goto(f"{url}measures/upkeep/")
        expect(plain.get_by_role("heading", level=1)).to_contain_text("加强养护")


@pytest.mark.parametrize(("platform", "reuses"), [("win32", False), ("linux", True)])
def test_two_previews_share_no_port_on_windows_either(
    platform: str, reuses: bool, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There the option by which a port is free again at once lets a second program take it too."""
    asked: list[bool] = []
    bind = HTTPServer.server_bind

    def recorded(server: HTTPServer) -> None:
        asked.append(bool(server.allow_reuse_address))
        bind(server)

    monkeypatch.setattr(HTTPServer, "server_bind", recorded)
    monkeypatch.setattr("macros.serving.server.sys.platform", platform)
    with served(project.preview, "127.0.0.1", 0):
        pass
    assert asked == [reuses]
