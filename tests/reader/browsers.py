"""Other browsers than the one most tests use, all driven alike: as a reader would, by pressing and typing.

The old builds of Chromium come from npm, as packed programs for Linux on x86-64; Playwright starts them, but its own
ways of finding elements ask for functions that they lack. Firefox and WebKit are Debian's and speak WebDriver:
Firefox through Marionette, its own door for it.
"""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from io import BufferedRWPair
from pathlib import Path
from typing import Any, Protocol

from playwright.sync_api import Error, Page, Playwright

from scripts.reader_cost import chromium

PACKED = Path("tests/js/node_modules")
UNPACK = """const [, from, to] = process.argv;
require("fs").writeFileSync(to, require("zlib").brotliDecompressSync(require("fs").readFileSync(from)), {mode: 0o755});"""
PATIENCE = 15
"""Seconds until what is waited for must be there."""
ENTER, ESCAPE, CONTROL, RELEASED = "\ue007", "\ue00c", "\ue009", "\ue000"
"""Keys, in WebDriver's alphabet; the last lets go of what is held."""
FIND = """(() => {
  document.querySelectorAll("[data-pressed]").forEach((old) => old.removeAttribute("data-pressed"));
  const seen = [...document.querySelectorAll(%s)].find((each) => each.getClientRects().length);
  if (seen) seen.setAttribute("data-pressed", "");
  if (seen) seen.scrollIntoView({block: "center"});
  const box = seen && seen.getClientRects()[0]; // words may run over two lines
  return box && [box.x + Math.min(box.width, 24) / 2, box.y + Math.min(box.height, 24) / 2];
})()"""

NARROW = ":root { min-width: 0 !important; }"
"""Lets a window of Firefox be as narrow as a phone."""
Json = Any


class PageLeft(Exception):
    """The page was left while it was asked: the next one answers."""


class Hands(Protocol):
    """What differs from browser to browser."""

    def open(self, url: str) -> None:
        """Open a page and wait until it is loaded."""

    def ask(self, script: str) -> Json:
        """Return the value of an expression in the page; raises PageLeft."""

    def press(self, at: tuple[float, float]) -> None:
        """Press the element marked ``data-pressed``; ``at`` is a point of it."""

    def write(self, words: str) -> None:
        """Type into the element that was pressed."""

    def attach(self, path: Path) -> None:
        """Choose a file in the field marked ``data-pressed``."""

    def size(self, width: int, height: int) -> None:
        """Make what is seen of a page so large."""

    def keys(self, words: str) -> None:
        """Press keys wherever the cursor is; CONTROL is held until it is RELEASED."""

    def back(self) -> None:
        """Go back to the page before."""

    def beside(self, url: str) -> None:
        """Open a page in another tab, behind this one."""


class Reader:
    """A person with a browser."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self.faults: list[str] = []
        """Errors in scripts of pages, where the browser tells."""
        self.open, self.ask, self.back = hands.open, hands.ask, hands.back
        self.keys, self.size, self.beside = hands.keys, hands.size, hands.beside

    def until(self, script: str, patience: float = PATIENCE) -> Json:
        """Wait for an expression to be true, and return its value."""
        end = time.monotonic() + patience
        while True:
            with suppress(PageLeft):
                if value := self.ask(script):
                    return value
            assert time.monotonic() < end, f"{script}\n{self.ask('location.href')}"
            time.sleep(0.05)

    def press(self, selector: str) -> None:
        """Press the first element of a kind that is seen."""
        x, y = self.until(FIND % json.dumps(selector))
        self._hands.press((x, y))

    def write(self, selector: str, words: str) -> None:
        """Type into a field."""
        self.press(selector)
        self._hands.write(words)

    def attach(self, selector: str, path: Path) -> None:
        """Choose a file in a field for files."""
        self.until(FIND % json.dumps(selector))
        self._hands.attach(path)

    def seen(self, words: str) -> bool:
        """Whether the page shows words."""
        found: bool = self.ask(f"document.body.innerText.includes({json.dumps(words)})")
        return found


class _PlaywrightHands:
    """A Chromium of whatever age."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def open(self, url: str) -> None:
        self._page.goto(url)

    def ask(self, script: str) -> Json:
        try:
            return self._page.evaluate(script)
        except Error as left:
            if "navigation" in left.message:
                raise PageLeft from left
            raise

    def press(self, at: tuple[float, float]) -> None:
        self._page.mouse.click(*at)

    def write(self, words: str) -> None:
        self._page.keyboard.insert_text(words.removesuffix(ENTER))
        if words.endswith(ENTER):
            self._page.keyboard.press("Enter")

    def attach(self, path: Path) -> None:
        self._page.set_input_files("[data-pressed]", path)

    def size(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def keys(self, words: str) -> None:
        names = {ENTER: "Enter", ESCAPE: "Escape"}
        for key in words:
            if key in (CONTROL, RELEASED):
                (self._page.keyboard.down if key == CONTROL else self._page.keyboard.up)("Control")
            elif key in names or key.isascii():
                self._page.keyboard.press(names.get(key, key))
            else:
                self._page.keyboard.insert_text(key)

    def back(self) -> None:
        self._page.go_back()

    def beside(self, url: str) -> None:
        self._page.context.new_page().goto(url)


LEAVING = ("no such window", "no such frame", "stale element reference")
"""What WebDriver answers between two pages; https://www.w3.org/TR/webdriver2/#errors."""


class Refused(Exception):
    """A command that WebDriver did not carry out; ``error`` is its code."""

    def __init__(self, command: str, fault: dict[str, str]) -> None:
        super().__init__(command, fault)
        self.error = fault["error"]


class _WebDriverHands:
    """A browser that takes the commands of WebDriver; ``send`` takes one there."""

    def __init__(self, send: Callable[..., Json]) -> None:
        self._send = send

    def open(self, url: str) -> None:
        self._send("Navigate", url=url)

    def ask(self, script: str) -> Json:
        try:
            return self._send("ExecuteScript", script=f"return {script}", args=[])
        except Refused as left:
            if left.error in LEAVING:
                raise PageLeft from left
            raise

    def press(self, at: tuple[float, float]) -> None:
        self._send("ElementClick", id=self._pressed())

    def write(self, words: str) -> None:
        self._send("ElementSendKeys", id=self._pressed(), text=words)

    def attach(self, path: Path) -> None:
        self.write(str(path))

    def size(self, width: int, height: int) -> None:
        around = self.ask("outerHeight - innerHeight")
        self._send("SetWindowRect", width=width, height=height + around)

    def keys(self, words: str) -> None:
        steps = []
        for key in words:
            value = CONTROL if key == RELEASED else key
            steps += [{"type": "keyDown", "value": value}] if key != RELEASED else []
            steps += [{"type": "keyUp", "value": value}] if key != CONTROL else []
        self._send("PerformActions", actions=[{"type": "key", "id": "keys", "actions": steps}])

    def back(self) -> None:
        self._send("Back")

    def beside(self, url: str) -> None:  # by Marionette alone
        own = self._send("GetWindowHandle")
        made = self._send("NewWindow", type="tab", focus=False)
        self._send("SwitchToWindow", handle=made["handle"], focus=False)
        self.open(url)
        self._send("SwitchToWindow", handle=own, focus=False)

    def _pressed(self) -> str:
        found = self._send("FindElement", using="css selector", value="[data-pressed]")
        return str(next(iter(found.values())))


def old_chromium(version: int) -> str:
    """Return the path of an old build, unpacked beside its package (0.14 GB) when first asked for."""
    folder = PACKED / f"chromium-{version}" / "bin"
    program = folder / "chromium"
    if not program.exists():
        with tempfile.TemporaryDirectory(dir=folder) as own:
            unpacked = Path(own) / "chromium"
            command = ["node", "-e", UNPACK, str(folder / "chromium.br"), str(unpacked)]
            subprocess.run(command, check=True)
            unpacked.rename(program)
    return str(program)


@contextmanager
def chromium_reader(playwright: Playwright, program: str) -> Iterator[Reader]:
    """Someone with Chromium."""
    arguments = ["--no-sandbox", "--disable-gpu", "--no-zygote"]
    browser = playwright.chromium.launch(executable_path=program, args=arguments)
    page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    yield reader_of(page)
    browser.close()


def reader_of(page: Page) -> Reader:
    """Return someone with a page of Chromium that is open."""
    reader = Reader(_PlaywrightHands(page))
    page.on("pageerror", lambda error: reader.faults.append(str(error)))
    return reader


@contextmanager
def firefox_reader(_: Playwright) -> Iterator[Reader]:
    """Someone with Firefox."""
    program = shutil.which("firefox-esr") or shutil.which("firefox")
    assert program, "没有找到 Firefox：请先运行 make install-browser"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        prefs: dict[str, object] = {"marionette.port": 0, "browser.download.folderList": 2}
        prefs |= {"browser.download.dir": profile}
        prefs |= {"toolkit.legacyUserProfileCustomizations.stylesheets": True}
        lines = (
            f"user_pref({json.dumps(key)}, {json.dumps(held)});\n" for key, held in prefs.items()
        )
        (Path(profile) / "user.js").write_text("".join(lines))
        (Path(profile) / "chrome").mkdir()
        (Path(profile) / "chrome" / "userChrome.css").write_text(NARROW)
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", profile]
        with _running([*command, "--width=1280", "--height=900"]):
            port = int(_written(Path(profile) / "MarionetteActivePort"))
            with (
                socket.create_connection(("127.0.0.1", port), 2 * PATIENCE) as connection,
                connection.makefile("rwb") as wire,
            ):
                send = _marionette(wire)
                send("NewSession", capabilities={})
                yield Reader(_WebDriverHands(send))


def _marionette(wire: BufferedRWPair) -> Callable[..., Json]:
    """Return what takes commands through Marionette: messages of JSON with their length before them."""

    def answer() -> Json:
        length = b""
        while (char := wire.read(1)) != b":":
            assert char, "Firefox 断开了连接"
            length += char
        return json.loads(wire.read(int(length)))

    def send(command: str, **parameters: object) -> Json:
        message = json.dumps([0, 1, f"WebDriver:{command}", parameters]).encode()
        wire.write(b"%d:%s" % (len(message), message))
        wire.flush()
        _, _, fault, result = answer()
        if fault:
            raise Refused(command, fault)
        return result.get("value", result)

    answer()  # says who is there
    return send


WEBDRIVER = {
    "NewSession": "",
    "Navigate": "/url",
    "Back": "/back",
    "ExecuteScript": "/execute/sync",
    "FindElement": "/element",
    "ElementClick": "/element/{id}/click",
    "ElementSendKeys": "/element/{id}/value",
    "PerformActions": "/actions",
    "SetWindowRect": "/window/rect",
}
"""Where WebDriver takes each command, below the session."""


@contextmanager
def webkit_reader(_: Playwright) -> Iterator[Reader]:
    """Someone with WebKit: its small browser for tests, on a screen that nobody sees."""
    missing = [name for name in ("WebKitWebDriver", "Xvfb") if not shutil.which(name)]
    assert not missing, f"没有找到 {missing}：请先运行 make install-browser"
    with tempfile.TemporaryDirectory() as folder:
        number = Path(folder) / "display"
        with number.open("wb") as file:
            screen = ["Xvfb", "-displayfd", str(file.fileno()), "-screen", "0", "1280x900x24"]
            with _running(screen, pass_fds=(file.fileno(),)):
                display = f":{_written(number).strip()}"
                # its own sandbox cannot be made inside most containers
                own = {
                    "DISPLAY": display,
                    "HOME": folder,
                    "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
                }
                port = _free_port()
                with _running(["WebKitWebDriver", f"--port={port}"], env=os.environ | own):
                    send = _webdriver(f"http://127.0.0.1:{port}/session")
                    yield Reader(_WebDriverHands(send))
                    send("DeleteSession")


def _webdriver(url: str) -> Callable[..., Json]:
    """Open a session and return what takes commands there."""
    session = ""

    def send(command: str, **parameters: object) -> Json:
        where = WEBDRIVER.get(command, "").format(id=parameters.pop("id", ""))
        request = urllib.request.Request(
            url + session + where,
            json.dumps(parameters).encode(),
            {"Content-Type": "application/json"},
            method="DELETE" if command == "DeleteSession" else "POST",
        )
        try:
            with urllib.request.urlopen(request, timeout=2 * PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as refused:
            raise Refused(command, json.load(refused)["value"]) from refused

    end = time.monotonic() + PATIENCE
    while True:
        try:
            made = send("NewSession", capabilities={})
            break
        except urllib.error.URLError:
            assert time.monotonic() < end, "WebKitWebDriver 没有应答"
            time.sleep(0.1)
    session = f"/{made['sessionId']}"
    return send


@contextmanager
def _running(command: list[str], **settings: Any) -> Iterator[None]:
    silent = subprocess.DEVNULL
    with subprocess.Popen(command, stdout=silent, stderr=silent, **settings) as process:
        try:
            yield
        finally:
            process.terminate()


def _written(file: Path) -> str:
    """Wait until a program has written a file, and return what."""
    end = time.monotonic() + 2 * PATIENCE
    while not (file.exists() and (text := file.read_text())):
        assert time.monotonic() < end, file.name
        time.sleep(0.05)
    return text


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


READERS: dict[str, Callable[[Playwright], AbstractContextManager[Reader]]] = {
    "chromium-86": lambda playwright: chromium_reader(playwright, old_chromium(86)),
    "chromium": lambda playwright: chromium_reader(playwright, chromium()),
    "firefox": firefox_reader,
    "webkit": webkit_reader,
}
"""Someone with each of the browsers in which everything must work."""
