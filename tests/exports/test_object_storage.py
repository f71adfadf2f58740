"""What the guide says of object storage with a CDN is enough: a server that does that and no more shows the site.

It has the rules of the guide's tables alone: index documents, the error page, times of caches, headers.
Its answers are those of nginx with the settings that the site brings along.
"""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatch
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser

from macros.serving.running import running as served
from tests.conftest import ROOT, Published
from tests.exports.test_hosting import Answer, Host, running
from tests.reader.test_csp import FORBIDDEN
from tests.some import some

pytestmark = pytest.mark.site
GUIDE = (ROOT / "docs/about/deploying.md").read_text("utf-8")
PREFIX = "/kb/plan"
LISTED = ("Content-Security-Policy", "X-Content-Type-Options", "Access-Control-Allow-Origin")


def rows(heading: str) -> list[list[str]]:
    """Return the rows of the table that begins with these cells, each cell without its marks."""
    table = GUIDE.partition(heading)[2].partition("\n\n")[0]
    found = [line.strip("| ").split(" | ") for line in table.splitlines()[2:]]
    return [[cell.strip() for cell in row] for row in found]


def codes(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@dataclass(frozen=True)
class Rules:
    """What an operator enters in the console of the storage and of the CDN."""

    index: str
    error: str
    status: int
    redirects: bool
    headers: tuple[tuple[str, tuple[str, ...], str], ...]
    """Name, paths, value; no path for all."""
    closing: tuple[tuple[tuple[str, ...], str], ...]
    """More policies: the paths that have it not, and what it says."""

    def of(self, address: str) -> Iterator[tuple[str, str]]:
        for name, paths, value in self.headers:
            if not paths or any(matches(address, path) for path in paths):
                yield name, value


def matches(address: str, path: str) -> bool:
    if path.startswith("/"):
        return address.startswith(path.removeprefix("/"))
    return fnmatch(address, f"*{path}" if path.startswith(".") else path) or address.endswith(
        f"/{path}"
    )


def rules(policy: str, column: int) -> Rules:
    """Read the rules from the guide; ``column`` is that of one of the two storages."""
    said = {row[0]: row[column] for row in rows("| 设置 | 阿里云 OSS | 腾讯云 COS |")}
    pages = {name: codes(cell) for name, cell in said.items()}
    headers = [
        (name, tuple(codes(path)), codes(value)[0])
        for name, path, value in (
            [codes(row[0])[0], *row[1:]] for row in rows("| 响应头 | 路径 | 值 |")
        )
        if name != "Content-Security-Policy"
    ]
    seconds = {"1 天": 86400, "10 分钟": 600}
    times = {row[0]: row[1] for row in rows("| 路径 | 时间 |")}
    headers.append(("Content-Security-Policy", (), policy))
    headers.append(
        ("Cache-Control", ("/assets/",), f"public, max-age={seconds[times['`/assets/`']]}")
    )
    assert "404.html` 另外在存储桶最上层也放一份" in GUIDE
    assert re.search(r" -(?:f|-force)`", said["上传"]), (
        "asks nobody: a scheduled task could not answer"
    )
    (index,) = pages["默认首页"]
    (error,) = pages["错误页"]
    status = int(re.findall(r"响应码选? ?(\d{3})", said["错误页"])[0])
    (row,) = [value for name, _, value in rows("| 响应头 | 路径 | 值 |") if "Security" in name]
    closing = tuple(
        (tuple(path.strip("/") + "/" for path in codes(but)), codes(more)[0])
        for but, more in re.findall(r"[；，]((?:`/[a-z]+/`、?)+) 以外再加 (`[^`]+`)", row)
    )
    assert len(closing) == 2
    return Rules(index, error, status, True, tuple(headers), closing)


class Storage(BaseHTTPRequestHandler):
    """Answers as object storage behind a CDN does."""

    root: Path
    rules: Rules

    def do_GET(self) -> None:
        path = unquote(urlsplit(self.path).path)
        key = path.lstrip("/")
        key += self.rules.index if not key or key.endswith("/") else ""
        if (self.root / key).is_file():
            self._answer(200, key)
        elif (self.root / key / self.rules.index).is_file():
            self.send_response(302)
            self.send_header("Location", f"{path}/")
            self.end_headers()
        else:
            self._answer(self.rules.status, self.rules.error)

    def _answer(self, status: int, key: str) -> None:
        body = (self.root / key).read_bytes()
        address = key.removeprefix(f"{PREFIX.strip('/')}/")
        given = {"Content-Type": mimetypes.guess_type(key)[0] or "application/octet-stream"}
        given |= dict(self.rules.of(address))
        self.send_response(status)
        for name, value in given.items():
            self.send_header(name, value)
        for but, more in self.rules.closing:
            if not address.startswith(but):
                self.send_header("Content-Security-Policy", more)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module", params=[1, 2], ids=["oss", "cos"])
def storage(
    request: pytest.FixtureRequest, second: Published, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Host]:
    root = tmp_path_factory.mktemp("bucket")
    place = root / PREFIX.strip("/")
    place.parent.mkdir(parents=True)
    place.symlink_to(second.folder.resolve(), target_is_directory=True)
    (root / "404.html").write_bytes((second.folder / "404.html").read_bytes())
    headers = (second.folder / "_headers").read_text("utf-8")
    policy = re.findall(
        rf"^{PREFIX}/\*\n(?:  .*\n)*?  Content-Security-Policy: (.*)$", headers, re.M
    )
    handler = type("Bucket", (Storage,), {"root": root, "rules": rules(policy[0], request.param)})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    with served(server):
        yield Host("storage", server.server_port, PREFIX)


def test_browsers_find_a_whole_site_and_nothing_forbidden(storage: Host, browser: Browser) -> None:
    page = browser.new_page()
    page.add_init_script(FORBIDDEN)
    lost: list[str] = []
    page.on("response", lambda one: lost.append(one.url) if one.status > 399 else None)
    for where in (
        "",
        "measures/",
        "measures/open-business",
        "poster/",
        "search/?q=税",
        "calendar/",
    ):
        page.goto(f"http://127.0.0.1:{storage.port}{PREFIX}/{where}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.forbidden") == [], where
        assert page.locator("h1").count() == 1, where
    assert lost == []
    page.goto(f"http://127.0.0.1:{storage.port}{PREFIX}/measures/no-such-measure/")
    assert len(lost) == 1
    assert page.locator("a[href]").count() > 3
    page.close()


def test_what_is_not_there_is_not_found(storage: Host) -> None:
    for where in ("measures/no-such-measure/", "no-such-page", "downloads/none.csv"):
        answer = storage.ask(where)
        assert answer.status == 404
        assert str(answer["Content-Type"]).startswith("text/html")


def directives(answer: Answer, name: str) -> list[str]:
    """Return what a header says, whether in one line or in several: of two policies the narrower holds.

    Who may frame it, and what it may ask for, matters of pages alone; that all may frame it is said by silence too. A compiled program runs
    nowhere but in the desk, whatever the header says: pages forbid it themselves.
    """
    said = (
        "; ".join(answer.headers.get_all(name, [])).replace(" 'wasm-unsafe-eval'", "").split("; ")
    )
    if "connect-src 'none'" in said:
        said = [one for one in said if one == "connect-src 'none'" or "connect-src" not in one]
    page = str(answer["Content-Type"]).startswith("text/html")
    other = ("frame-ancestors *",) if page else ("frame-ancestors", "connect-src")
    return sorted(one for one in said if not one.startswith(other))


def test_its_answers_are_those_of_nginx(storage: Host, second: Published, tmp_path: Path) -> None:
    names = ("", "measures/open-business/", "embed/measures/open-business/", "feed.xml")
    files = ("api/v1/plan.json", "datapackage.json", "schema/plan.schema.json", "assets/plan.css")
    words = ("measures/open-business/index.md", "downloads/wanglan-2025.csv", "glossary/index.md")
    with running("nginx", PREFIX, second, tmp_path) as nginx:
        for where in some((*names, *files, *words)):
            ours, theirs = storage.ask(where), nginx.ask(where)
            assert (ours.status, ours.body) == (theirs.status, theirs.body), where
            for name in (*LISTED, "Referrer-Policy"):
                said = [directives(one, name) for one in (ours, theirs)]
                assert said[0] == said[1], (where, name)
            types = [str(one["Content-Type"]).partition(";")[0] for one in (ours, theirs)]
            assert types[0] == types[1], where
