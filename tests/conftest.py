"""Fixtures: both plans, their built sites, a server under a sub-path, and a real browser."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from macros.building.build import build
from macros.pages.site import Site, build_site
from macros.settings import Settings

ROOT = Path(__file__).parent.parent
FIRST = ROOT / "tests" / "plans" / "first" / "plan.yml"
SECOND = ROOT / "tests" / "plans" / "second" / "plan.yml"
OTHERS = sorted(
    path
    for path in (ROOT / "tests" / "plans").glob("*/plan.yml")
    if path.parent.name not in ("first", "second", "guide")
)
"""Plans of other builds: parts of prose, articles, items without number, later documents, …"""
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}

DATA = {str(ROOT / "data" / name) for name in ("plan.yml", "notice.txt", "addresses.txt")}


def _data_is_left_to_its_own_tests(event: str, args: tuple[object, ...]) -> None:
    """Fail a test outside tests/data that reads data/: no edit of the data may break it."""
    if event == "open" and isinstance(args[0], str | Path) and os.path.abspath(args[0]) in DATA:
        running = os.environ.get("PYTEST_CURRENT_TEST", "")
        assert running.startswith("tests/data/"), f"{running} reads {args[0]}"


sys.addaudithook(_data_is_left_to_its_own_tests)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--bless``: take what the code gives now for right (``make bless``)."""
    parser.addoption("--bless", action="store_true", help="write tests/expected anew")


@pytest.fixture(autouse=True)
def in_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test from the root of the repository, with no settings from outside."""
    monkeypatch.chdir(ROOT)
    for name in ("PLAN", "SITE_URL", "REPO_URL", "REPO_REF", "SOURCE_COMMIT"):
        monkeypatch.delenv(name, raising=False)


@dataclass(frozen=True)
class Published:
    """A built site, the plan behind it, and where it is served."""

    folder: Path
    site: Site
    url: str

    def at(self, address: str) -> str:
        """Return the URL of an address of the site."""
        return self.url + address


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve one folder below a path, with the site's own page for what is not there."""

    prefix = "/"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def translate_path(self, path: str) -> str:
        """Map a path of the site to its file; whatever is outside the prefix is nowhere."""
        path = urlsplit(path).path
        if not path.startswith(self.prefix):
            return str(Path(self.directory) / "nowhere")
        return super().translate_path("/" + path[len(self.prefix) :])

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer 404 with the site's own page, as static hosts do."""
        own = Path(self.directory) / "404.html"
        if code != 404 or not own.exists():
            super().send_error(code, message, explain)
            return
        body = own.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serve(folder: Path, port: int = 0, prefix: str = "/") -> Iterator[str]:
    """Serve a folder on this machine below ``prefix`` and give the URL of its root."""
    handler = type("Handler", (_Quiet,), {"prefix": prefix})
    bound = functools.partial(handler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), bound)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _free_port() -> int:
    with http.server.HTTPServer(("127.0.0.1", 0), _Quiet) as probe:
        return int(probe.server_address[1])


@contextmanager
def published(plan: Path, folder: Path, prefix: str = "/kb/plan/") -> Iterator[Published]:
    """Build a plan's site for a sub-path and serve it there."""
    port = _free_port()
    url = f"http://127.0.0.1:{port}{prefix}"
    settings = Settings(plan=plan, site_url=url, repo_url="https://example.org/owner/repo")
    build(settings, folder, ROOT / "mkdocs.yml")
    with serve(folder, port, prefix) as served:
        yield Published(folder, build_site(settings), served)


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The site of the real plan, built once and served under /kb/plan/."""
    with published(FIRST, tmp_path_factory.mktemp("first") / "site") as site:
        yield site


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The site of the fictitious second plan, built once and served under /kb/plan/."""
    with published(SECOND, tmp_path_factory.mktemp("second") / "site") as site:
        yield site


@pytest.fixture(scope="session", params=OTHERS, ids=[path.parent.name for path in OTHERS])
def other_build(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Published]:
    """The site of each plan of another build, built once and served under /kb/plan/."""
    name = request.param.parent.name
    with published(request.param, tmp_path_factory.mktemp(name) / "site") as site:
        yield site


@pytest.fixture(scope="session")
def amended(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Published]:
    """The site of a plan that a later document amends, built once and served under /kb/plan/."""
    (plan,) = (path for path in OTHERS if path.parent.name == "joint")
    with published(plan, tmp_path_factory.mktemp("amended") / "site") as site:
        yield site


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium from the system. Without one the tests fail; they never skip."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = next((path for name in names if (path := shutil.which(name))), None)
    assert found, "没有找到 Chromium：请先运行 make install-browser"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=found,
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        )
        yield chromium
        chromium.close()


@contextmanager
def watched(context: BrowserContext) -> Iterator[Page]:
    """Open a page; fail afterwards if it asked another host for anything or logged an error."""
    outside: list[str] = []
    errors: list[str] = []
    page = context.new_page()
    page.on(
        "request",
        lambda request: (
            outside.append(request.url)
            if urlsplit(request.url).hostname not in ("127.0.0.1", None)
            else None
        ),
    )
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not outside, f"requests to other hosts: {outside}"
    assert not errors, f"errors in the console: {errors}"


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A page of phone size that must stay free of errors and outside requests."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, has_touch=True, locale="zh-CN")
    with watched(context) as page:
        yield page


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    """A page of desktop size that must stay free of errors and outside requests."""
    with watched(browser.new_context(viewport=DESKTOP, locale="zh-CN")) as page:
        yield page
