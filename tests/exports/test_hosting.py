"""The settings for hosts do what they say: in a real nginx and a real Caddy, at a root and below."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from macros.exports.file import InFolder
from macros.exports.hosting.hosting import hosting
from macros.pages import csp
from tests.conftest import Published, serve
from tests.reader.test_csp import FORBIDDEN

OTHERS = "https://other.example"
PAGES = (
    *("", "about/", "plan/", "measures/", "measures/open-business/", "units/tax-bureau/"),
    *("poster/", "compare/", "search/", "api/", "downloads/", "calendar/", "m/9/"),
)
"""A page of each kind that neither stands in frames nor asks for anything."""


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes

    def __getitem__(self, name: str) -> str | None:
        return self.headers.get(name)


@dataclass(frozen=True)
class Host:
    """A running web server that has the site below a prefix."""

    name: str
    port: int
    prefix: str

    @property
    def json(self) -> str:
        """How it names JSON, which is UTF-8 by definition: Caddy adds no charset to it."""
        return "application/json" + ("; charset=utf-8" if self.name == "nginx" else "")

    def ask(self, address: str, method: str = "GET", **headers: str) -> Answer:
        return self.ask_path(f"{self.prefix}/{address}", method, **headers)

    def ask_path(self, path: str, method: str = "GET", **headers: str) -> Answer:
        with closing(HTTPConnection("127.0.0.1", self.port)) as connection:
            connection.request(method, path, headers=headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.headers, answer.read())


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def program(name: str) -> str:
    found = shutil.which(name) or shutil.which(name, path="/usr/sbin:/usr/local/sbin")
    assert found, f"没有找到 {name}：请先运行 make install-browser"
    return found


NGINX = """
user root; daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;
events {{ worker_connections 64; }}
http {{
  {types}
  access_log off;
  client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
  fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
  scgi_temp_path {folder}/scgi;
  server {{
    listen 127.0.0.1:{port};
    root {folder}/root;
    charset gbk; gzip off;  # what an operator may have set for other sites stays theirs
    include {settings};
  }}
}}
"""
CADDY = """
{{
  admin off
  auto_https off
}}
http://127.0.0.1:{port} {{
  bind 127.0.0.1
  root * {folder}/root
  import {settings}
}}
"""


def nginx_command(folder: Path, port: int, settings: Path) -> list[str]:
    types = Path("/etc/nginx/mime.types")
    named = f"include {types};" if types.exists() else "types { text/html html; text/css css; }"
    text = NGINX.format(folder=folder, port=port, settings=settings, types=named)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    return [program("nginx"), "-c", f"{folder}/nginx.conf", "-e", f"{folder}/error.log"]


def caddy_command(folder: Path, port: int, settings: Path) -> list[str]:
    text = CADDY.format(folder=folder, port=port, settings=settings)
    (folder / "Caddyfile").write_text(text, encoding="utf-8")
    return [program("caddy"), "run", "--adapter", "caddyfile", "--config", f"{folder}/Caddyfile"]


@contextmanager
def running(name: str, prefix: str, site: Published, folder: Path) -> Iterator[Host]:
    """Serve a built site with the settings that it brings along for this server and prefix."""
    settings = replace(site.site.settings, site_url=f"https://plan.example{prefix}/")
    for file in hosting(replace(site.site, settings=settings), InFolder(folder)):
        path = folder / "settings" / file.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    place = folder / "root" / prefix.strip("/")
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(site.folder.resolve(), target_is_directory=True)
    port = free_port()
    if name == "nginx":
        command = nginx_command(folder, port, folder / "settings/hosting/nginx.conf")
        tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
        assert tested.returncode == 0, tested.stderr
        assert "warn" not in tested.stderr.replace("[warn]", "", tested.stderr.count('the "user"'))
    else:
        command = caddy_command(folder, port, folder / "settings/hosting/Caddyfile")
    own = {**os.environ, "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    log = folder / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=out, env=own)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert process.poll() is None, log.read_text(encoding="utf-8")
            time.sleep(0.05)
        yield Host(name, port, prefix)
    finally:
        process.terminate()
        process.wait()


def blocks(language: str) -> list[str]:
    """Return the blocks of the guide that are settings of a server."""
    guide = Path("docs/about/deploying.md").read_text("utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)


def test_the_settings_of_the_guide_are_taken_by_the_servers(
    second: Published, tmp_path: Path
) -> None:
    settings = replace(second.site.settings, site_url="https://plan.example.org/")
    for file in hosting(replace(second.site, settings=settings), InFolder(tmp_path)):
        path = tmp_path / "site" / file.address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    (nginx,), (caddy,) = blocks("nginx"), blocks("text")
    nginx = re.sub(r"^ *ssl_.*\n", "", nginx, flags=re.MULTILINE)  # there is no certificate here
    nginx = nginx.replace("443 ssl", "127.0.0.1:8443").replace("listen 80", "listen 127.0.0.1:8080")
    command = nginx_command(tmp_path, 0, Path("unused"))
    path = tmp_path / "nginx.conf"
    before = path.read_text("utf-8").partition("  server {")[0]
    path.write_text(f"{before}{nginx}}}".replace("/srv/plan/site", f"{tmp_path}/site"), "utf-8")
    tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tested.returncode == 0, tested.stderr
    (tmp_path / "Caddyfile").write_text(caddy.replace("/srv/plan", f"{tmp_path}"), "utf-8")
    asked = [program("caddy"), "validate", "--adapter", "caddyfile", "--config"]
    own = {**os.environ, "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    done = subprocess.run(
        [*asked, str(tmp_path / "Caddyfile")], capture_output=True, text=True, env=own, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_guide_tells_what_the_written_settings_do(second: Published) -> None:
    guide = Path("docs/about/deploying.md").read_text("utf-8")
    written = (second.folder / "hosting/nginx.conf").read_text("utf-8")
    headers = re.findall(
        r"^\| `([A-Z][A-Za-z-]+)` \|.*\| `([^`]+)` ?(?:\||里)", guide, re.MULTILINE
    )
    assert len(headers) == 7
    for name, value in headers:
        if name not in ("Content-Type", "Content-Security-Policy"):
            assert f"{name} {value}" in written.replace('"', ""), name
        elif name == "Content-Type":
            assert value.partition(";")[0] in written, value
    assert "max-age=86400" in written  # a day
    assert "max-age=600" in written  # ten minutes
    targets = set(re.findall(r"^make ([a-z-]+)$", guide, re.MULTILINE))
    makefile = Path("macros/starting/skeleton/Makefile").read_text("utf-8")
    assert {"check", "ledger", "check-addresses", "record"} == targets
    assert all(f"\n{target}:" in makefile for target in targets)


@pytest.fixture(scope="module", params=["nginx", "caddy"])
def program_name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=["", "/kb/plan"], ids=["root", "below"])
def host(
    request: pytest.FixtureRequest,
    program_name: str,
    second: Published,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp(program_name)
    with running(program_name, request.param, second, folder) as server:
        yield server


def test_data_may_be_read_from_other_sites_and_is_cached_briefly(host: Host) -> None:
    answer = host.ask("api/v1/measures/open-business.json", Origin=OTHERS)
    assert answer.status == 200
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Content-Type"] == host.json
    assert answer["Cache-Control"] == "public, max-age=600"
    again = host.ask("api/v1/measures/open-business.json", **{"If-None-Match": str(answer["ETag"])})
    assert again.status == 304


def test_a_browser_that_asks_first_is_let_in(host: Host) -> None:
    asked = {"Origin": OTHERS, "Access-Control-Request-Headers": "if-none-match"}
    answer = host.ask("api/v1/plan.json", "OPTIONS", **asked)
    assert answer.status == 204
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer["Access-Control-Allow-Headers"] == "*"
    assert "GET" in str(answer["Access-Control-Allow-Methods"])


def test_feeds_are_called_atom(host: Host) -> None:
    for address in ("feed.xml", "units/tax-bureau/feed.xml", "topics/topic-opening-up/feed.xml"):
        answer = host.ask(address)
        assert answer.status == 200
        assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
        assert answer["Access-Control-Allow-Origin"] == "*"


def test_pages_have_their_type_and_are_compressed(host: Host) -> None:
    page = host.ask("measures/open-business/", **{"Accept-Encoding": "gzip"})
    assert page.status == 200
    assert page["Content-Type"] == "text/html; charset=utf-8"
    assert page["Content-Encoding"] == "gzip"
    assert page["Vary"] == "Accept-Encoding"
    assert page["Cache-Control"] == "public, max-age=600"
    for address in ("measures/open-business/", "embed/measures/open-business/"):
        assert host.ask(address)["X-Content-Type-Options"] == "nosniff"
        assert host.ask(address)["Referrer-Policy"] == "strict-origin-when-cross-origin"
        assert host.ask(address)["X-Frame-Options"] is None
    assert host.ask("assets/plan.css")["Cache-Control"] == "public, max-age=86400"
    assert host.ask("sitemap.xml", **{"Accept-Encoding": "gzip"})["Content-Encoding"] == "gzip"


def test_pages_come_with_their_policy_and_only_embeds_may_be_framed(host: Host) -> None:
    others = (
        "",
        "measures/open-business/",
        "assets/plan.js",
        "no-such-page/",
        "api/",
        "downloads/",
    )
    for address in (*others, "units/tax-bureau/feed.xml", "api/v1/plan.json"):
        assert host.ask(address)["Content-Security-Policy"] == csp.header(), address
    for address in ("embed/measures/open-business/", "embed/units/banks/oembed.json"):
        assert host.ask(address)["Content-Security-Policy"] == csp.header(framed=True), address
    for address in ("edit/", "assets/desk.js", "assets/desk-worker.js"):
        assert host.ask(address)["Content-Security-Policy"] == csp.header(csp.of_desk("")), address
    for address in ("", "embed/measures/open-business/", "api/v1/plan.json", "edit/"):
        answer = host.ask(address)
        assert "camera=()" in str(answer["Permissions-Policy"])
        assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
        assert answer["Strict-Transport-Security"] is None  # for those who serve nothing but HTTPS


CONNECTS = """async () => {
  try {
    return (await fetch("?asked")).ok;
  } catch {
    return false;
  }
}"""


def test_in_a_browser_only_two_pages_connect_and_only_frames_stand_in_foreign_pages(
    host: Host, browser: Browser, tmp_path: Path
) -> None:
    own = f"http://127.0.0.1:{host.port}{host.prefix}/"
    page = browser.new_page()
    for address in (
        *PAGES,
        "embed/measures/open-business/",
        "embed/units/banks/",
        "compare/",
        "edit/",
    ):
        page.goto(f"{own}{address}")
        assert page.evaluate(CONNECTS) is (address in ("compare/", "edit/")), address
        (tmp_path / "index.html").write_text(
            f'<!doctype html><title>别的网站</title><iframe src="{own}{address}"></iframe>'
        )
        with serve(tmp_path) as foreign:
            page.goto(foreign)
            frame = page.frames[1]
            frame.wait_for_url(re.compile(f"{own}|chrome-error:"), wait_until="commit")
            assert frame.url.startswith(own) is address.startswith("embed/"), address
    page.close()


def test_browsers_find_nothing_forbidden_on_pages_with_headers(
    host: Host, browser: Browser
) -> None:
    page = browser.new_page()
    page.add_init_script(FORBIDDEN)
    for address in (*PAGES, "search/?q=税", "edit/", "embed/measures/open-business/", "nowhere/"):
        page.goto(f"http://127.0.0.1:{host.port}{host.prefix}/{address}")
        page.wait_for_load_state("networkidle")
        assert page.evaluate("window.forbidden") == [], address
    page.close()


def test_hosts_that_read_headers_of_their_own_close_frames_but_for_embeds(
    second: Published,
) -> None:
    rules: dict[str, dict[str, str]] = {}
    where = ""
    for line in (second.folder / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            where = line
            assert where not in rules  # some hosts take the last
            rules[where] = {}
        elif line:
            name, _, value = line.strip().partition(": ")
            rules[where][name] = value
    prefix = "/kb/plan"
    said = {path: given.get("Content-Security-Policy", "") for path, given in rules.items()}
    assert said[f"{prefix}/*"] == csp.sent(csp.of_desk(""))
    closed = {path for path, policy in said.items() if csp.UNFRAMED in policy}
    silent = {path for path, policy in said.items() if policy.startswith(csp.NOWHERE)}
    assert closed - silent == {f"{prefix}/compare/*", f"{prefix}/edit/*"}
    assert silent - closed == {f"{prefix}/embed/*"}
    folders = {path.name for path in second.folder.iterdir() if any(path.rglob("*.html"))}
    assert {f"{prefix}/", *(f"{prefix}/{one}/*" for one in folders - {"embed"})} <= closed
    assert f"{prefix}/embed/*" not in closed


def test_what_is_not_there_gets_the_site_s_own_page(host: Host) -> None:
    for address in (
        "embed/measures/no-such-measure/",
        "measures/no-such-measure/",
        "downloads/units/no-such-unit.csv",
        "downloads/units/no-such-unit.ics",
        "units/no-such-unit/feed.xml",
        "units/no-such-unit/index.md",
        "hosting/nginx.conf",
        "hosting/Caddyfile",
        "_headers",
    ):
        answer = host.ask(address)
        assert answer.status == 404, address
        assert str(answer["Content-Type"]).startswith("text/html"), address
        assert b"<a " in answer.body, address
        assert answer["Cache-Control"] is None, address


def test_downloads_have_their_types_and_may_be_read_from_other_sites(host: Host) -> None:
    for address, type in (
        ("downloads/units/market-regulation.ics", "text/calendar; charset=utf-8"),
        ("downloads/units/market-regulation.csv", "text/csv; charset=utf-8"),
        ("downloads/wanglan-2025.csv", "text/csv; charset=utf-8"),
        ("downloads/units/market-regulation.xlsx", None),
        ("measures/open-business/index.md", "text/markdown; charset=utf-8"),
        ("downloads/wanglan-2025.akn.xml", "application/akn+xml"),
        ("downloads/wanglan-2025.sqlite", None),
        ("schema/plan.schema.json", host.json),
        ("datapackage.json", host.json),
    ):
        answer = host.ask(address, Origin=OTHERS)
        assert answer.status == 200, address
        assert answer["Access-Control-Allow-Origin"] == "*", address
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert type is None or answer["Content-Type"] == type


def test_a_folder_without_its_slash_is_found_behind_any_proxy(host: Host) -> None:
    for path in (f"{host.prefix}/measures/open-business", host.prefix or "/measures"):
        answer = host.ask_path(path)
        assert answer.status in (301, 308)
        assert str(answer["Location"]).endswith(f"{path.rpartition('/')[2]}/")
        assert "://" not in str(answer["Location"])


def test_another_site_on_the_same_server_is_left_alone(host: Host) -> None:
    if host.prefix:
        answer = host.ask_path("/other-site/nothing")
        assert "方案" not in answer.body.decode("utf-8", "replace")
        assert answer["Access-Control-Allow-Origin"] is None


def test_a_script_of_another_site_reads_data_and_learns_what_is_not_there(
    host: Host, browser: Browser, tmp_path: Path
) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><title>别的网站</title>")
    script = """async ([url, headers]) => {
        const answer = await fetch(url, { headers });
        return [answer.status, answer.ok ? (await answer.json()).data.id : null];
    }"""
    root = f"http://127.0.0.1:{host.port}{host.prefix}/api/v1/measures"
    with serve(tmp_path) as foreign:
        page = browser.new_page()
        page.goto(foreign)
        for headers in ({}, {"If-None-Match": "x"}):
            asked = [f"{root}/open-business.json", headers]
            assert page.evaluate(script, asked) == [200, "open-business"]
        assert page.evaluate(script, [f"{root}/no-such-measure.json", {}]) == [404, None]
        page.close()
