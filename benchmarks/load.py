"""``make load``: what nginx and Caddy bear with the settings that a site brings along, on this machine alone.

200 readers at once ask for the same four files again and again, for some seconds and no longer: from a
server that packs nothing, that packs each answer, and that has packed files. The readers run beside the
server and cost more than it does, so what the server itself used is printed too: the time of a processor.
"""

from __future__ import annotations

import asyncio
import gzip
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.machine import machine

READERS = 200
SECONDS = 3.0
"""So long each server is asked in each way."""
PLACE = Path("build/load")
PAGE = Path("docs/about/speed.md")
BEGIN, END = "{# make load 写的从这里开始 #}", "{# make load 写到这里为止 #}"
PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")
WAYS = {"不压缩": "", "边发边压缩": "gzip", "事先压缩好": "gzip"}
NGINX = """\
daemon off; master_process off; pid {place}/pid; error_log {place}/error.log;
events {{ worker_connections 1024; }}
http {{
  types {{ text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg; }}
  access_log off;
  client_body_temp_path {place}/body; proxy_temp_path {place}/proxy; fastcgi_temp_path {place}/fastcgi;
  uwsgi_temp_path {place}/uwsgi; scgi_temp_path {place}/scgi;
  gzip_static {static};
  server {{ listen 127.0.0.1:{port}; root {place}/root; include {place}/nginx.conf; }}
}}
"""
CADDY = """\
{{
  admin off
  auto_https off
}}
http://127.0.0.1:{port} {{
  bind 127.0.0.1
  root * {place}/root
  import {place}/Caddyfile
}}
"""


@dataclass
class Found:
    """What came of asking a server in one way."""

    server: str
    way: str
    seconds: float = 0.0
    used: float = 0.0
    """Seconds of a processor that the server used."""
    size: int = 0
    """Bytes of all answers."""
    wrong: int = 0
    waits: list[float] = field(default_factory=list)

    @property
    def row(self) -> str:
        """A line of the table."""
        number, waits = len(self.waits), sorted(self.waits)
        p99 = waits[int(number * 0.99)] * 1000
        rate, own = number / self.seconds, number / max(self.used, 0.01)
        each = self.size / number / 1000
        return f"| {self.server}，{self.way} | {rate:,.0f} | {p99:,.0f} | {own:,.0f} | {each:.1f} | {self.wrong} |"


def laid_out(site: Path, *, packed: bool) -> str:
    """Lay the site and its settings where the servers find them; return its path on the server."""
    settings = site / "hosting"
    prefix = (settings / "nginx.conf").read_text("utf-8").partition("location ^~ ")[2]
    path = prefix.split(" ", 1)[0]
    shutil.rmtree(PLACE, ignore_errors=True)
    root = PLACE / "root" / path.strip("/")
    root.parent.mkdir(parents=True)
    shutil.copytree(site, root)
    for name in ("nginx.conf", "Caddyfile"):
        shutil.copy(settings / name, PLACE)
    for file in root.rglob("*") if packed else ():
        if file.suffix in PACKED:
            file.with_name(f"{file.name}.gz").write_bytes(
                gzip.compress(file.read_bytes(), 9, mtime=0)
            )
    return path


def asked_for(site: Path, path: str) -> list[str]:
    """Return what readers ask for: home, the list of measures, a measure, the style sheet."""
    measure = min(one.parent.name for one in (site / "measures").glob("*/index.html"))
    return [
        f"{path}{name}" for name in ("", "measures/", f"measures/{measure}/", "assets/plan.css")
    ]


@contextmanager
def running(server: str, static: bool) -> Iterator[tuple[int, int]]:
    """Run a server; give its process and its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    place = PLACE.resolve()
    given = {"place": place, "port": port, "static": "on" if static else "off"}
    file = place / f"{server}.own"
    file.write_text((NGINX if server == "nginx" else CADDY).format(**given), "utf-8")
    program = shutil.which(server) or shutil.which(server, path="/usr/sbin:/usr/local/sbin")
    if not program:
        sys.exit(f"没有找到 {server}：请先运行 make install-browser。")
    command = {
        "nginx": [program, "-c", str(file), "-e", f"{place}/error.log"],
        "caddy": [program, "run", "--adapter", "caddyfile", "--config", str(file)],
    }[server]
    own = {**os.environ, "XDG_DATA_HOME": str(place), "XDG_CONFIG_HOME": str(place)}
    with (place / f"{server}.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=own)
    try:
        for _ in range(200):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        yield process.pid, port
    finally:
        process.terminate()
        process.wait()


def used(pid: int) -> float:
    """Return the seconds of a processor that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def _reader(port: int, addresses: list[str], way: str, until: float, found: Found) -> None:
    """Ask again and again on one connection."""
    accepted = f"Accept-Encoding: {way}\r\n" if way else ""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    number = 0
    with suppress(ConnectionError):
        while time.monotonic() < until:
            address = addresses[number % len(addresses)]
            number += 1
            begun = time.monotonic()
            writer.write(
                f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{accepted}\r\n".encode()
            )
            try:
                head = (await reader.readuntil(b"\r\n\r\n")).lower()
                size = await _body(reader, head)
            except (OSError, ValueError, asyncio.IncompleteReadError):
                found.wrong += 1
                break
            found.waits.append(time.monotonic() - begun)
            found.size += size
            right = head.startswith(b"http/1.1 200") and (
                b"content-encoding: gzip" in head
            ) is bool(way)
            found.wrong += not right
    writer.close()


async def _body(reader: asyncio.StreamReader, head: bytes) -> int:
    """Read the body of an answer; return its bytes."""
    if b"\r\ncontent-length: " in head:
        size = int(head.partition(b"\r\ncontent-length: ")[2].split(b"\r\n", 1)[0])
        await reader.readexactly(size)
        return size
    size, part = 0, 1
    while part:
        part = int(await reader.readline(), 16)
        await reader.readexactly(part + 2)
        size += part
    return size


async def _asked(found: Found, pid: int, port: int, addresses: list[str], seconds: float) -> Found:
    way, begun, before = WAYS[found.way], time.monotonic(), used(pid)
    until = begun + seconds
    await asyncio.gather(*(_reader(port, addresses, way, until, found) for _ in range(READERS)))
    found.seconds, found.used = time.monotonic() - begun, used(pid) - before
    return found


def measured(site: Path, seconds: float = SECONDS) -> list[Found]:
    """Ask both servers in each way for so many seconds."""
    done = []
    for way in WAYS:
        packed = way == "事先压缩好"
        addresses = asked_for(site, laid_out(site, packed=packed))
        for server in ("nginx", "caddy"):
            with running(server, packed) as (pid, port):
                done.append(asyncio.run(_asked(Found(server, way), pid, port, addresses, seconds)))
    return sorted(done, key=lambda one: one.server, reverse=True)


def main() -> None:
    """Measure, and write the figures into the page."""
    site = Path("site")
    if not (site / "hosting" / "nginx.conf").is_file():
        sys.exit("没有网站；请先运行 make site。")
    on = machine()
    found = measured(site)
    rows = "\n".join(one.row for one in found)
    table = (
        f"{on.on.year}年{on.on.month}月{on.on.day}日量的。机器：{on.processor}，{on.cores} 个核，"
        f"{READERS} 个连接同时问，各 {SECONDS:.0f} 秒；开始时的负载是 {on.load:.1f}。\n\n"
        "| 服务器 | 每秒次数 | 99% 的等待不超过（毫秒） | 服务器每用一秒处理器答的次数 | 平均 KB | 出错 |\n"
        f"| --- | --: | --: | --: | --: | --: |\n{rows}"
    )
    print(table)
    text = PAGE.read_text("utf-8")
    before, rest = text.split(BEGIN)
    _, after = rest.split(END)
    PAGE.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{after}", "utf-8")
    shutil.rmtree(PLACE)
    if any(one.wrong for one in found):
        sys.exit("有的回答不对。")


if __name__ == "__main__":
    main()
