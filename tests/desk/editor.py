"""Someone who does tasks of the desk in some browser, and counts what that takes."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from tests.desk.jobs import KEYS, MARK, PRESS, Job
from tests.desk.pages import LONG, Desk, handed_in, lines_of
from tests.reader.browsers import Reader

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
WIDE = "document.documentElement.scrollWidth > innerWidth"
OF_YAML = "做同一件事，改 YAML：字（行首的空格不算）、处、文件、加减行"


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

    def __init__(self, reader: Reader, desk: Desk, place: Path) -> None:
        self.reader, self.desk, self.place = reader, desk, place
        self.clicks = self.typed = 0

    def press(self, selector: str) -> None:
        self.clicks += 1
        self.reader.press(selector)

    def until(self, script: str) -> None:
        self.reader.until(script, LONG / 1000)

    def comes_from(self, page: str, task: str) -> None:
        """Go from a page of the site to the desk, by its link."""
        self.reader.open(f"{self.desk.url}{page}")
        self.press(f'footer a[href*="?task={task}&"]')
        self.until(LAID)
        self.reader.ask(ABLE)

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

    def do(self, job: Job, *, begun: bool = False) -> Taken:
        """Do a task; ``begun`` if a page of the site has led to its form. The command line finds the files right."""
        start = time.monotonic()
        if not begun:
            self.clicks = self.typed = 0
            self.clicks += 2
            self.reader.ask(f"choose(':has(> #desk-task)', {json.dumps(job.task)})")
        for name, value in job.steps[begun:]:
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
        self.press("#desk-form [type=submit]")
        self.can_be_handed_in()
        seconds = time.monotonic() - start
        assert not self.reader.ask(WIDE), job.title
        files = self.downloaded(job.files)
        difference = handed_in(self.desk.repository, files, self.place / job.title)
        taken = Taken(job.title, self.clicks, self.typed, seconds, difference)
        self.again()
        return taken

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
