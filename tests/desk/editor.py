"""Someone who does tasks of the desk in some browser, from a page of the site to a request, and counts what that takes."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from playwright.sync_api import ViewportSize

from macros.addresses.address import EDITING
from tests.desk.code_host import CUT, READS, TOKEN, CodeHost
from tests.desk.jobs import KEYS, MARK, PRESS, Job, Steps
from tests.desk.one_python import KEEPER
from tests.desk.pages import LONG, Desk, handed_in, lines_of
from tests.reader.axe import faults_within
from tests.reader.browsers import Json, Reader

ABLE = """(() => {
  const act = (field, ...kinds) => kinds.forEach((one) => field.dispatchEvent(new Event(one, { bubbles: true })));
  window.kindOf = (name) => {
    const box = document.querySelector(name);
    if (box.dataset.decides) document.querySelector("#desk-fields").firstChild.dataset.old = "yes";
    const { localName, type } = box.querySelector("select, input, textarea");
    return localName === "input" ? type : localName;
  };
  window.choose = (name, value) => {
    const field = document.querySelector(`${name} :is(select, input)`);
    field.value = value;
    act(field, "input", "change");
  };
  window.leave = (name) => {
    const field = document.querySelector(`${name} :is(input, textarea)`);
    field.blur();
    if (field.isConnected) act(field, "change"); // a window that is not active tells nothing of it
  };
  window.mark = (words) => {
    const fields = [...document.querySelectorAll("#desk-fields textarea")];
    const field = fields.find(({ value }) => value.includes(words));
    if (!field) return false; // it is not laid yet
    const at = field.value.indexOf(words);
    field.focus();
    field.setSelectionRange(at, at + words.length);
    return true;
  };
  const real = URL.createObjectURL.bind(URL);
  window.given = [];
  URL.createObjectURL = (blob) => { blob.text().then((text) => given.push(text)); return real(blob); };
})()"""
"""What a hand does that not every driver of a browser can: choose of a list or a calendar, mark words."""
LAID = "document.querySelector('#desk-fields > :first-child:not([data-old])')"
SAID = "/还没有改动|栏要改/.test(document.querySelector('#desk-form-status').textContent)"
NONE_SAID = "!document.querySelector('.pl-desk-fault:not([hidden]), #desk-form-status:not(:empty)')"
WIDE = "document.documentElement.scrollWidth > innerWidth"
COME = "performance.getEntriesByName(new URL(document.querySelector('#desk').dataset.editor, location).href).length"
"""Whether the editor of code is there, which comes last."""
OF_YAML = "做同一件事，改 YAML：字（行首的空格不算）、处、文件、加减行；在平台上打开编辑页、提交、发起请求另算"
PASTED = 2
"""Keys, for a token that somebody has in the clipboard."""
EXPIRED = "expired"
LOST = "没有连上 127.0.0.1:"
FAILS = {TOKEN: LOST, READS: "令牌没有这个权限", EXPIRED: "令牌不对，或者已经过期", CUT: LOST}
"""What the editor reads where that token does not do; the first is right, but there is no network."""
CONFLICT = "等网站更新以后再打开修改台，草稿会移到新的文件上，再交一次"
FORGET = """(() => {
  localStorage.clear();
  const asked = indexedDB.open("plan-desk", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("drafts");
  asked.onsuccess = ({ target: { result } }) => {
    const drafts = result.transaction("drafts", "readwrite");
    drafts.oncomplete = () => (result.close(), (window.forgot = true));
    drafts.objectStore("drafts").clear();
  };
})()"""
SENT, FIELD = (f"document.querySelector('#desk-{name}')" for name in ("sent", "token"))
ENTRIES = "[...document.querySelectorAll('#desk-entries input')].map(({ value }) => value)"


@dataclass(frozen=True)
class Taken:
    """What a task took at the desk, and what it is to write the same into the files by hand."""

    title: str
    clicks: int
    typed: int
    seconds: float
    difference: str

    def __str__(self) -> str:
        lines = lines_of(self.difference)
        old, new = ("".join(line[1:].strip() for line in lines if line[0] == s) for s in "-+")
        steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        written = sum(after - at for kind, _, _, at, after in steps if kind != "equal")
        places = self.difference.count("\n@@ ")
        files = self.difference.count("\ndiff --git ") + 1
        signs = [line[0] for line in lines]
        return (
            f"{self.title}: {self.clicks} 次点击，{self.typed} 个字，{self.seconds:.1f} 秒"
            f" | {written} 个字，{places} 处，{files} 个文件，+{signs.count('+')} -{signs.count('-')} 行"
        )


class Editor:
    """One session at the desk; each click and each character is counted, a choice of a list as two clicks."""

    def __init__(
        self,
        reader: Reader,
        desk: Desk,
        place: Path,
        name: str,
        online: Callable[[bool], object] = lambda _: None,
        unseen: Iterable[str] = (),
    ) -> None:
        """``name`` tells its token from those of others; ``online`` says whether there is a network.

        Of tasks that are ``unseen`` the form is looked at by axe, and of the first what hands it in.
        """
        self.reader, self.desk, self.place, self.online = reader, desk, place, online
        self.unseen = {*unseen}
        self.host = CodeHost(desk.host, f"{TOKEN}-{name}")
        self.clicks = self.typed = 0
        self.done: dict[str, tuple[dict[str, bytes], str]] = {}
        reader.beside(f"{desk.url}{KEEPER}")

    def press(self, selector: str) -> None:
        self.clicks += 1
        self.reader.press(selector)

    def until(self, script: str) -> Json:
        return self.reader.until(script, LONG / 1000)

    def comes_from(self, page: str, task: str, kind: str) -> None:
        """Go from a page of the site to the form of a task, whether its link leads there or to the desk only.

        There is no draft: what the desk was still keeping when it was left is not kept either.
        """
        self.reader.open(f"{self.desk.url}{kind}/{page}")
        self.reader.ask(FORGET)
        self.reader.until("window.forgot")
        form, line = (f'footer a[href*="edit/?{which}"]' for which in (f"task={task}&", "line="))
        leads = bool(self.reader.ask(f"document.querySelector({json.dumps(form)})"))
        if page == EDITING:
            self.press('article a[href$="edit/"]')
            self.until("document.querySelector('#desk-open') && document.readyState === 'complete'")
            self.press("#desk-open")
        else:
            self.press(form if leads else line)
        self.until(f"document.querySelector('#desk-work')?.hidden === false && {COME}")
        self.reader.ask(ABLE)
        if not leads:
            self.clicks += 2
            self.reader.ask(f"choose(':has(> #desk-task)', {json.dumps(task)})")
        self.until(LAID)

    def fill(self, name: str, value: str | Path | tuple[str, ...]) -> None:
        where = f'#desk-fields [data-field="{name}"]'
        told = json.dumps(where)
        self.until(f"document.querySelector({told})")
        kind = self.reader.ask(f"kindOf({told})")
        if isinstance(value, Path):
            self.clicks += 1
            self.reader.attach(f"{where} input", value)
            self.until(
                f"document.querySelector({told}).innerText.includes({json.dumps(value.name)})"
            )
        elif isinstance(value, tuple):
            for one in value:
                self.press(f'{where} [value="{one}"]')
        elif kind in ("select-one", "select", "date"):
            self.clicks += 2 if kind == "select" else 1
            self.typed += len(value.replace("-", "")) if kind == "date" else 0
            self.reader.ask(f"choose({told}, {json.dumps(value)})")
        else:
            self.clicks += 1
            self.typed += len(value)
            self.reader.write(f"{where} :is(input, textarea)", value)
            self.reader.ask(f"leave({told})")
        self.until(LAID)

    def do(self, job: Job, kind: str, size: ViewportSize, fails: str = "") -> Taken:
        """Do a task and hand it in, at first with a token that ``fails`` if there is one.

        The command line finds what the host has then right.
        """
        self.reader.size(**size)
        assert self.reader.ask("innerWidth") == size["width"]
        start = time.monotonic()
        self.clicks = self.typed = 0
        self.comes_from(job.page, job.task, kind)
        self.online(False)
        unseen = job.task in self.unseen
        if unseen:
            self.is_told_what_lacks()
        self.fills_in(job.steps)
        if unseen:
            self.until(NONE_SAID)  # below it the button moves, which is to be pressed
            self.has_no_faults("#desk-form")
        self.press("#desk-form [type=submit]")
        self.can_be_handed_in()
        if unseen and not self.done:
            self.has_no_faults("html")
        self.unseen.discard(job.task)
        self.online(fails != TOKEN)
        if fails:
            self.is_told(fails)
            self.online(True)
        files = self.sent()
        seconds = time.monotonic() - start
        assert not self.reader.ask(WIDE), job.title
        assert {*files} == {*job.files}
        difference = self.checked(job.title, files)
        return Taken(job.title, self.clicks, self.typed, seconds, difference)

    def is_told_what_lacks(self) -> None:
        """Look at the form as it opens, with what is said when it is handed in so."""
        self.reader.press("#desk-form [type=submit]")
        self.until(f"{SAID} && !document.querySelector('#desk-form').inert")
        self.has_no_faults("#desk-form")

    def has_no_faults(self, where: str) -> None:
        assert faults_within(self.reader, where) == []

    def fills_in(self, steps: Steps) -> None:
        for name, value in steps:
            if name == PRESS:
                self.press(f"#desk-fields {value}")
            elif name == MARK:
                self.clicks += 1
                self.until(f"mark({json.dumps(value)})")
            elif name == KEYS:
                self.typed += len(str(value))
                self.reader.keys(str(value))
            else:
                self.fill(name, value)

    def checked(self, title: str, files: dict[str, bytes]) -> str:
        """Return what a job made other; the same files are not checked by the command line once more."""
        if (done := self.done.get(title)) and done[0] == files:
            return done[1]
        difference = handed_in(self.desk.repository, files, self.place / title)
        self.done[title] = files, difference
        return difference

    def is_told(self, token: str) -> None:
        """Send with a token that does not do: what is wrong is said, and nothing is lost. It does not count."""
        counted = self.clicks, self.typed
        self.send(token)
        self.reader.until(f"{SENT}.innerText.includes({json.dumps(FAILS[token])})")
        assert "您写的都还在" in self.reader.ask(f"{SENT}.innerText")
        assert self.reader.ask(f"{FIELD}.value") == token
        self.reader.ask(f"{FIELD}.value = ''")
        self.clicks, self.typed = counted

    def send(self, token: str) -> None:
        """Press the button that hands it in."""
        self.clicks += 1
        self.typed += PASTED
        self.reader.write("#desk-token", token)
        self.press("#desk-send [type=submit]")

    def sent(self) -> dict[str, bytes]:
        """Hand it in; return the files of the request that the host has then."""
        entries = self.reader.ask(ENTRIES)
        before = self.host.requests
        self.send(self.host.token)
        link = self.reader.until(f"{SENT}.querySelector('a')?.href")
        *others, request = self.host.requests
        assert others == before
        assert link == request.url
        whole = "；".join(entries)
        assert request.title == (whole if len(whole) <= 200 else f"{whole[:199]}…")
        listed, _, then = request.body.partition("\n\n")
        assert listed == "\n".join(f"- {words}" for words in entries)
        assert CONFLICT in then  # it is at the host that one sees it
        assert CONFLICT.replace("修改台", "本页") in self.reader.ask(f"{SENT}.innerText")
        assert {*request.messages} == {request.title}
        assert request.gone == []
        return request.files

    def again(self) -> None:
        self.press("#desk-drop")
        self.until("document.querySelector('#desk-changed').textContent === '还没有改动。'")

    def can_be_handed_in(self) -> None:
        words = "document.querySelector('#desk-out-words').textContent.includes('可以交出去了')"
        looked = "document.querySelector('#desk-changed').textContent === ''"
        hidden = "document.querySelector('#desk-form').hidden"
        self.until(f"{hidden} && {looked} && {words}")

    def downloaded(self, names: Iterable[str]) -> dict[str, bytes]:
        """Download the files that are offered, which are these, and return what comes."""
        files = {}
        self.reader.ask("given.length = 0")
        for number, name in enumerate(names):
            row = f"#desk-out-files li:nth-child({number + 1})"
            assert self.reader.ask(f"document.querySelector('{row} code').textContent") == name
            self.press(f"{row} button")
            files[name] = str(self.reader.until(f"given[{number}]")).encode()
        assert not self.reader.ask(f"document.querySelector('{row} + li')")
        return files
