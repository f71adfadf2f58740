"""The settings for hosts do what they say, in a real nginx."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection

import pytest

from tests.conftest import Published

PREFIX = "/kb/plan/"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def nginx(second: Published, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A real nginx that includes the site's own settings; gives its port."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")
    assert program, "没有找到 nginx：请先运行 make install-browser"
    folder = tmp_path_factory.mktemp("nginx")
    (folder / "root/kb").mkdir(parents=True)
    (folder / "root/kb/plan").symlink_to(second.folder.resolve(), target_is_directory=True)
    port = free_port()
    types = (
        "text/html html; text/css css; application/json json; application/xml xml; image/png png;"
    )
    (folder / "nginx.conf").write_text(
        f"""
        user root; daemon off; worker_processes 1; pid {folder}/pid; error_log {folder}/error.log;
        events {{ worker_connections 64; }}
        http {{
          types {{ {types} }}
          access_log off;
          client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
          fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
          scgi_temp_path {folder}/scgi;
          server {{
            listen 127.0.0.1:{port};
            root {folder}/root;
            include {second.folder.resolve()}/hosting/nginx.conf;
          }}
        }}
        """,
        encoding="utf-8",
    )
    command = [program, "-c", f"{folder}/nginx.conf", "-e", f"{folder}/error.log"]
    tested = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
    assert tested.returncode == 0, tested.stderr
    assert "warn" not in tested.stderr.replace('the "user" directive', "").replace("[warn]", "", 1)
    running = subprocess.Popen(command)
    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield port
    finally:
        running.terminate()
        running.wait()


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Message
    body: bytes

    def getheader(self, name: str) -> str | None:
        return self.headers.get(name)


def get(port: int, address: str, **headers: str) -> Answer:
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        connection.request("GET", PREFIX + address, headers=headers)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())


def test_data_may_be_read_from_other_sites_and_is_cached_briefly(nginx: int) -> None:
    answer = get(nginx, "api/v1/measures/open-business.json", Origin="https://other.example")
    assert answer.status == 200
    assert answer.getheader("Access-Control-Allow-Origin") == "*"
    assert answer.getheader("Content-Type") == "application/json; charset=utf-8"
    assert answer.getheader("Cache-Control") == "public, max-age=600"


def test_feeds_are_called_atom(nginx: int) -> None:
    for address in ("feed.xml", "units/tax-bureau/feed.xml"):
        answer = get(nginx, address)
        assert answer.status == 200
        assert answer.getheader("Content-Type") == "application/atom+xml; charset=utf-8"
        assert answer.getheader("Access-Control-Allow-Origin") == "*"


def test_pages_have_their_type_and_are_compressed(nginx: int) -> None:
    page = get(nginx, "measures/open-business/", **{"Accept-Encoding": "gzip"})
    assert page.status == 200
    assert page.getheader("Content-Type") == "text/html; charset=utf-8"
    assert page.getheader("Content-Encoding") == "gzip"
    assert page.getheader("X-Content-Type-Options") == "nosniff"
    assert page.getheader("X-Frame-Options") is None
    assert get(nginx, "embed/measures/open-business/").getheader("X-Frame-Options") is None
    assert get(nginx, "assets/plan.css").getheader("Cache-Control") == "public, max-age=86400"


def test_what_is_not_there_gets_the_site_s_own_page(nginx: int) -> None:
    answer = get(nginx, "embed/measures/no-such-measure/")
    assert answer.status == 404
    assert b"<a " in answer.body
    for address in ("hosting/nginx.conf", "_headers"):
        assert get(nginx, address).status == 404


def test_downloads_have_their_types_and_may_be_read_from_other_sites(nginx: int) -> None:
    for address, type in (
        ("downloads/units/market-regulation.ics", "text/calendar; charset=utf-8"),
        ("downloads/units/market-regulation.csv", "text/csv; charset=utf-8"),
        ("downloads/wanglan-2025.csv", "text/csv; charset=utf-8"),
        ("downloads/units/market-regulation.xlsx", None),
        ("schema/plan.schema.json", "application/json; charset=utf-8"),
    ):
        answer = get(nginx, address, Origin="https://other.example")
        assert answer.status == 200, address
        assert answer.getheader("Access-Control-Allow-Origin") == "*", address
        assert answer.getheader("X-Content-Type-Options") == "nosniff"
        assert type is None or answer.getheader("Content-Type") == type
