"""Fixtures: both plans, their built sites, a server under a sub-path, and a real browser."""

from __future__ import annotations

import fcntl
import functools
import gc
import http.server
import importlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import material
import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Playwright,
    ViewportSize,
    expect,
    sync_playwright,
)

from macros.building.build import build
from macros.building.built import Built, read_built
from macros.pages.site import Site, build_site
from macros.serving.running import running
from macros.settings import Settings
from macros.settings.operator import Operator
from scripts.reader_cost import chromium
from tests.counts import COUNT
from tests.desk.code_host import answering
from tests.engine import engine, navigation
from tests.warm import loading

ROOT = Path(__file__).parent.parent
FIRST = ROOT / "tests" / "plans" / "first" / "plan.yml"
SECOND = ROOT / "tests" / "plans" / "second" / "plan.yml"
GUIDE = ROOT / "tests" / "plans" / "guide" / "plan.yml"
"""The published plan as it once was, a plan that uses everything, and a very small one."""
OTHERS = sorted(
    path
    for path in (ROOT / "tests" / "plans").glob("*/plan.yml")
    if path.parent.name not in ("first", "second", "guide")
)
"""Plans of other builds: parts of prose, articles, items without number, later documents, …"""
PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1280, "height": 900}

expect.set_options(timeout=15_000)  # what is waited for comes late on a loaded machine
settings.register_profile(
    "loaded",
    deadline=None,  # and made-up input takes longer there
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,  # a fixed lot in every run
    database=None,
)
settings.load_profile("loaded")

DATA = f"{ROOT / 'data'}{os.sep}"
SCHEMA = f"{DATA}plan.schema.json"
"""The one file there that the engine makes, and its tests read."""


def _data_is_left_to_its_own_tests(event: str, args: tuple[object, ...]) -> None:
    """Fail a test outside tests/data that reads data/: no edit of the data may break it."""
    if event == "open" and isinstance(args[0], str | Path):
        path = os.path.abspath(args[0])
        if path.startswith(DATA) and path != SCHEMA:
            running = os.environ.get("PYTEST_CURRENT_TEST", "")
            assert running.startswith("tests/data/"), f"{running} reads {args[0]}"


sys.addaudithook(_data_is_left_to_its_own_tests)
gc.disable()  # what is imported and collected stays: nothing to be found among it, now or later


@pytest.hookimpl(tryfirst=True)
def pytest_collection(session: pytest.Session) -> None:
    """Let each worker begin elsewhere with the modules of the tests: what one compiled, no other need.

    A module that cannot be imported is met again, and reported, where pytest collects it.
    """
    given = getattr(session.config, "workerinput", None)
    if given and session.config.args == session.config.getini("testpaths"):
        modules = sorted((ROOT / "tests").rglob("test_*.py"))
        first = len(modules) * int(given["workerid"].removeprefix("gw")) // given["workercount"]
        for path in (*modules[first:], *modules[:first]):
            with suppress(Exception):
                importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))


def pytest_collection_finish() -> None:
    """Look for garbage again, among what tests make; seldom, since there is little to be found."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--bless``: take what the code gives now for right (``make bless``); and ``--site``."""
    parser.addoption("--bless", action="store_true", help="write tests/expected anew")
    parser.addoption("--site", type=Path, help="a site of data/ that tests/data need not build")


LONGEST = (
    ("tests/building/",),
    ("tests/desk/", "tests/reader/test_explorer.py"),
    ("tests/starting/", "tests/exports/test_hosting.py", "tests/exports/test_poster.py"),
    ("tests/serving/", "tests/reader/test_every_kind_of_page.py", "tests/reader/test_search.py"),
)
"""The tests that take longest, in four parts that begin with nothing that another part waits for too."""


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Mark what needs a browser or a shared site; a module that builds sites itself says so."""
    for item in items:
        assert isinstance(item, pytest.Function)
        needed = set(item.fixturenames)
        if hasattr(item, "callspec"):
            needed |= set(map(str, item.callspec.params.values()))
        if "browser" in needed:
            item.add_marker(pytest.mark.browser)
        shared = {"first", "second", "guide", "other_build", "any_site", "amended"}
        if needed & (shared | {"milestones", "tabled"}):
            item.add_marker(pytest.mark.site)
    items[:] = _the_longest_first(items, getattr(config, "workerinput", {}).get("workercount", 1))


def _the_longest_first(items: list[pytest.Item], workers: int) -> list[pytest.Item]:
    """Return tests in the order in which xdist hands them out, to each worker as many in a row.

    Each begins with long ones, of other files than its neighbours; the short ones fill up what is
    left, and are what workers take from each other at the end.
    """
    long: list[list[pytest.Item]] = [[] for _ in range(workers)]
    short: list[pytest.Item] = []
    for item in items:
        part = next((n for n, named in enumerate(LONGEST) if item.nodeid.startswith(named)), None)
        (short if part is None else long[part % workers]).append(item)
    ordered: list[pytest.Item] = []
    for number, own in enumerate(long):
        share = (len(items) - len(ordered)) // (workers - number)
        filled = max(0, share - len(own))
        ordered += [*own, *short[:filled]]
        del short[:filled]
    return [*ordered, *short]


@pytest.fixture(autouse=True)
def in_root(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run every test from the root of the repository, with no settings from outside."""
    monkeypatch.chdir(ROOT)
    for name in ("PLAN", "SITE_URL", "REPO_URL", "REPO_REF", "REPO_KIND", "SOURCE_COMMIT"):
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

    @property
    def built(self) -> Built:
        """Its pages as the checks read them."""
        return read_built(self.folder, self.site.settings.site_url)


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Serve one folder below a path, with the site's own page for what is not there."""

    prefix = "/"
    policy = ""

    def end_headers(self) -> None:
        """Tell what pages may load, if that is not everything."""
        if self.policy:
            self.send_header("Content-Security-Policy", self.policy)
        super().end_headers()

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


class _Server(http.server.ThreadingHTTPServer):
    """Serve; that a browser left before the end of a file is no fault."""

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Report what is wrong with the server alone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def serve(folder: Path, port: int = 0, prefix: str = "/", policy: str = "") -> Iterator[str]:
    """Serve a folder on this machine below ``prefix`` and give the URL of its root."""
    handler = type("Handler", (_Quiet,), {"prefix": prefix, "policy": policy})
    bound = functools.partial(handler, directory=str(folder))
    server = _Server(("127.0.0.1", port), bound)
    with running(server):
        yield f"http://127.0.0.1:{server.server_port}{prefix}"


DESK_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'"
)
"""No other site but the code host, which is added, and no code but that of the site's own files."""
PLANS = {path.parent.name: path for path in (FIRST, SECOND, GUIDE, *OTHERS)}
SITES = pytest.StashKey[dict[str, tuple[str, str]]]()
"""Of each site that the tests share its folder and its address; where the stand-in of code hosts answers; and
what stands in for Python, for programs of the engine here and of the installed one."""


def pytest_configure(config: pytest.Config) -> None:
    """Serve the shared sites for all workers, below a path; who first needs one builds it."""
    given = getattr(config, "workerinput", None)
    if given:
        config.stash[SITES] = given["sites"]
        return
    served = ExitStack()
    config.add_cleanup(served.close)
    base = Path(served.enter_context(tempfile.TemporaryDirectory(prefix="plan-sites-")))
    os.environ["CACHE"] = str(base / "cache")  # what one build made, another need not
    config.stash[SITES] = {}
    host = served.enter_context(answering(base / "desk" / "desk" / "data"))
    config.stash[SITES]["host"] = "", host
    for name, at in {"warm": ROOT, "installed": base / "installed" / "installed"}.items():
        (base / name).mkdir()
        config.stash[SITES][name] = "", served.enter_context(loading(base / name, at))
    for name in (*PLANS, "desk"):  # the last: tests/desk/conftest.py
        (base / name).mkdir()
        folder = base / name / "site"
        policy = f"{DESK_POLICY} {host}" if name == "desk" else ""
        url = served.enter_context(serve(folder, prefix="/kb/plan/", policy=policy))
        config.stash[SITES][name] = str(folder), url


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests counted, whichever worker ran them."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == COUNT:
                terminalreporter.write_line(f"{report.nodeid}: {value}")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Run one worker more than there are cores: a test with a browser waits at times, and each collects all tests."""
    return 1 + (os.cpu_count() or 1)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    """Tell a worker where the shared sites are."""
    node.workerinput["sites"] = node.config.stash[SITES]


def shared_folder(config: pytest.Config, name: str, make: Callable[[Path], object]) -> Path:
    """Return a folder that all workers use; who first needs it lets it be made."""
    place = Path(config.stash[SITES]["first"][0]).parents[1] / name
    place.mkdir(exist_ok=True)
    folder = place / name
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / "made").exists():
            make(folder)
            (place / "made").touch()
    return folder


SOURCES = (
    ROOT / "docs",
    ROOT / "macros/pages/theme",
    Path(material.__file__).with_name("templates"),
)
"""Where the files lie that a site of the tests copies."""


def shared_site(config: pytest.Config, name: str) -> Published:
    """Return a shared site, built if it is not yet."""
    where, url = config.stash[SITES][name]
    folder = Path(where)
    settings = Settings(plan=PLANS[name], site_url=url, repo_url="https://example.org/owner/repo")
    with folder.with_name("lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            guides = name in ("first", "second")
            build(settings, folder, engine(folder.with_name("engine"), guides=guides))
    site = build_site(settings).run_by(Operator(), navigation())
    return Published(folder, replace(site, sources=SOURCES), url)


@pytest.fixture(scope="session")
def first(pytestconfig: pytest.Config) -> Published:
    """The site of the plan as it was published, served under /kb/plan/."""
    return shared_site(pytestconfig, "first")


@pytest.fixture(scope="session")
def second(pytestconfig: pytest.Config) -> Published:
    """The site of the fictitious second plan, served under /kb/plan/."""
    return shared_site(pytestconfig, "second")


@pytest.fixture(scope="session")
def milestones(pytestconfig: pytest.Config) -> Published:
    """The site of a repealed plan with several deadlines, reports on many measures and points."""
    return shared_site(pytestconfig, "milestones")


@pytest.fixture(params=["first", "second"])
def site(request: pytest.FixtureRequest) -> Published:
    """Each of the two sites in turn."""
    found: Published = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="session", params=OTHERS, ids=[path.parent.name for path in OTHERS])
def other_build(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> Published:
    """The site of each plan of another build, served under /kb/plan/."""
    return shared_site(pytestconfig, request.param.parent.name)


@pytest.fixture(scope="session", params=PLANS)
def any_site(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> Published:
    """The site of each plan that the tests have, served under /kb/plan/."""
    return shared_site(pytestconfig, request.param)


@pytest.fixture(scope="session", params=[name for name in PLANS if name != "flat"])
def any_parted(request: pytest.FixtureRequest, pytestconfig: pytest.Config) -> Published:
    """The same, of each plan that has parts or topics."""
    return shared_site(pytestconfig, request.param)


@pytest.fixture(scope="session")
def amended(pytestconfig: pytest.Config) -> Published:
    """The site of a plan that a later document amends, served under /kb/plan/."""
    return shared_site(pytestconfig, "joint")


@pytest.fixture(scope="session")
def tabled(pytestconfig: pytest.Config) -> Published:
    """The site of a plan whose measures are rows of a table in an annex."""
    return shared_site(pytestconfig, "task-table")


@pytest.fixture(scope="session")
def guide(pytestconfig: pytest.Config) -> Published:
    """The site of the plan of the guide: nobody has read it for anything."""
    return shared_site(pytestconfig, "guide")


@pytest.fixture(scope="session")
def warm(pytestconfig: pytest.Config) -> str:
    """What stands in for Python where it is not asked how the programs of the engine start."""
    return pytestconfig.stash[SITES]["warm"][1]


@pytest.fixture(scope="session")
def playwright_of() -> Iterator[Playwright]:
    """What starts browsers; a process can have it once."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright_of: Playwright) -> Iterator[Browser]:
    """Headless Chromium from the system. Without one the tests fail; they never skip."""
    headless = playwright_of.chromium.launch(
        executable_path=chromium(),
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
    yield headless
    headless.close()


@contextmanager
def watched(context: BrowserContext, reaching: str = "") -> Iterator[Page]:
    """Open a page; fail afterwards if it asked another host for anything or logged an error.

    What is asked at addresses that begin with ``reaching`` may fail.
    """
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

    def hear(said: ConsoleMessage) -> None:
        meant = reaching and said.location["url"].startswith(reaching)
        if said.type == "error" and not meant:
            errors.append(said.text)

    page.on("console", hear)
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


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A phone whose browser runs no script."""
    context = browser.new_context(viewport=PHONE, is_mobile=True, java_script_enabled=False)
    with watched(context) as page:
        yield page
