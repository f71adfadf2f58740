"""The guide for editors is true: what it says to do ends green, what it quotes is what is said."""

from __future__ import annotations

import ast
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from macros.editing.canonical import format_text
from macros.editing.diff.compare import difference
from macros.grounds.role_words import GRAMMAR, WORDS, Form
from macros.loading.load import load
from macros.model.fields import Identified, Model
from macros.model.history import Former
from macros.model.kinds import CLOSED_LISTS
from macros.model.labels import words
from macros.model.problems import PlanError
from macros.pages.reference import TYPES, form_rows, list_tables
from macros.rules import RULES, rule_sentences
from tests.conftest import Published
from tests.loading.catalogue import CASES, reported

GUIDE = Path("docs/about/editing.md")
EXAMPLE = Path("tests/plans/guide")
_EDIT = re.compile(
    r"在 (plan\.yml|notice\.txt) 中，把\n\n```\w+\n(.*?)\n```\n\n改成\n\n```\w+\n(.*?)\n```\n",
    re.DOTALL,
)
_NEW_FILE = re.compile(r"新建 (\w+\.txt)，写\n\n```text\n(.*?)\n```\n", re.DOTALL)
_MISTAKE = re.compile(
    r"把\n\n```yaml\n(.*?)\n```\n\n写成\n\n```yaml\n(.*?)\n```\n\n提示是\n\n```text\n(.*?)```\n",
    re.DOTALL,
)


@dataclass(frozen=True)
class Edit:
    """Words of a file that are to be replaced; a file to write anew if there were none."""

    file: str
    before: str
    after: str

    def make(self, folder: Path) -> None:
        if not self.before:
            (folder / self.file).write_text(f"{self.after}\n", "utf-8")
            return
        path = folder / self.file
        text = path.read_text("utf-8")
        lines = f"\n{self.before}\n"
        assert f"\n{text}".count(lines) == 1, f"not exactly once in {self.file}: {self.before}"
        path.write_text(f"\n{text}".replace(lines, f"\n{self.after}\n")[1:], "utf-8")


def chapters(level: str) -> dict[str, str]:
    parts = re.split(rf"^### .*\{{ #({level}-[\w-]+) \}}$", GUIDE.read_text("utf-8"), flags=re.M)
    return dict(
        zip(
            parts[1::2],
            (re.split(r"^## ", part, flags=re.M)[0] for part in parts[2::2]),
            strict=True,
        )
    )


TASKS = {
    anchor: [Edit(*found) for found in _EDIT.findall(text)]
    for anchor, text in chapters("task").items()
}
RARE = {
    anchor: [
        *(Edit(file, "", words) for file, words in _NEW_FILE.findall(text)),
        *(Edit(*found) for found in _EDIT.findall(text)),
    ]
    for anchor, text in chapters("case").items()
}
MISTAKES = {
    anchor: found.groups()
    for anchor, text in chapters("mistake").items()
    if (found := _MISTAKE.search(text))
}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "data"))


def test_the_guide_has_the_five_usual_tasks_and_its_mistakes() -> None:
    desk, yaml = (GUIDE.read_text("utf-8").index(f"#{to} }}") for to in ("in-the-desk", "writing"))
    assert desk < yaml  # the desk first
    assert len(TASKS) == 5
    assert all(len(edits) >= 2 for edits in TASKS.values())
    assert len(MISTAKES) >= 14


@pytest.mark.parametrize("task", TASKS)
def test_each_task_done_as_the_guide_says_ends_in_a_green_check(task: str, copy: Path) -> None:
    before = load(copy / "plan.yml").file
    for edit in TASKS[task]:
        edit.make(copy)
    found = difference(before, load(copy / "plan.yml").file)
    text = (copy / "plan.yml").read_text("utf-8")
    assert format_text(text, copy / "plan.yml") == text
    assert found.objects
    assert not found.unrecorded
    assert not found.vanished


def test_the_guide_shows_what_is_rare() -> None:
    shown = {"prose", "no-number", "closing", "role-clause", "table", "supplement", "validity"}
    shown |= {"issuers", "class", "succession", "deadlines", "report", "run-in", "synonyms"}
    shown |= {"before", "later", "same-number", "imprint", "reviewed", "no-heading"}
    assert {anchor.removeprefix("case-") for anchor in RARE} == shown
    assert all(len(edits) >= 2 for edits in RARE.values())


@pytest.mark.parametrize("case", RARE)
def test_what_is_rare_written_as_the_guide_says_ends_in_a_green_check(
    case: str, copy: Path
) -> None:
    before = load(copy / "plan.yml").file
    for edit in RARE[case]:
        edit.make(copy)
    text = (copy / "plan.yml").read_text("utf-8")
    assert format_text(text, copy / "plan.yml") == text
    found = difference(before, load(copy / "plan.yml").file)
    assert found.objects
    if any(edit.after.startswith("changes:") for edit in RARE[case]):
        assert not found.unrecorded
        assert not found.vanished


@pytest.mark.parametrize("task", TASKS)
def test_each_task_without_its_entry_of_the_history_is_refused(task: str, copy: Path) -> None:
    before = load(copy / "plan.yml").file
    for edit in TASKS[task]:
        if not edit.after.startswith(("changes:", "retired:")):
            edit.make(copy)
    found = difference(before, load(copy / "plan.yml").file)
    assert found.unrecorded


def reports_of(folder: Path) -> str:
    try:
        load(folder / "plan.yml")
    except PlanError as error:
        return "".join(f"plan.yml:{r.line}:{r.column}: {r.message}\n" for r in error.reports)
    return ""


@pytest.mark.parametrize("mistake", MISTAKES)
def test_each_mistake_gives_the_message_that_the_guide_quotes(
    mistake: str, copy: Path, pytestconfig: pytest.Config
) -> None:
    before, after, quoted = MISTAKES[mistake]
    Edit("plan.yml", before, after).make(copy)
    said = reports_of(copy)
    assert said, "the mistake passes the check"
    if pytestconfig.getoption("--bless"):
        text = GUIDE.read_text("utf-8")
        start = text.index("提示是", text.index(f"#{mistake} }}"))
        end = text.index("```\n", text.index("```text\n", start) + len("```text\n"))
        head = text[: text.index("```text\n", start)]
        GUIDE.write_text(f"{head}```text\n{said}{text[end:]}", "utf-8")
        return
    assert quoted == said, "to take the new words into the guide: make bless"


def test_every_rule_is_listed_and_is_one_chinese_sentence() -> None:
    written = {
        node.name
        for path in Path("macros/rules").rglob("*.py")
        for node in ast.parse(path.read_text("utf-8")).body
        if isinstance(node, ast.FunctionDef) and ast.unparse(node.args) == "context: Context"
    }
    assert written == {rule.__name__ for rule in RULES}
    for sentence in rule_sentences():
        assert re.fullmatch(r"[^\n。]*[\u4e00-\u9fff][^\n。]*。", sentence), sentence


def test_every_type_and_list_is_declared_with_its_chinese_words() -> None:
    for declared in (*TYPES, *CLOSED_LISTS):
        pattern = r"[\u4e00-\u9fff][^\n：。]*(：[^\n]+)?。"
        assert re.fullmatch(pattern, declared.__doc__ or ""), declared
    assert all(words(declared)[1] for declared in TYPES)


def test_the_page_documents_every_field_value_and_rule(first: Published) -> None:

    assert _below(Model) - {Identified, Former} == set(TYPES)
    pages = first.built.pages
    page = pages["about/fields/"]
    for model in TYPES:
        rows = page.tree.xpath(f'//h3[@id="type-{model.__name__.lower()}"]/following::table[1]//tr')
        keys = [row.xpath("string(th/code)") for row in rows if row.xpath("th/code")]
        assert keys == list(model.model_fields), model
    for sentence in rule_sentences():
        assert sentence.replace(" ", "") in pages["about/editing/"].text()
    for row in form_rows():
        words = ["、".join(said) for _, said in row.words]
        assert all(one in pages["about/editing/"].text() for one in (*words, row.example))
    for values in list_tables():
        for value, label in values.values:
            assert value in page.text()
            assert label in page.text()


def test_each_form_of_assignment_has_an_example_that_is_read() -> None:
    listed = [word for row in form_rows() for _, said in row.words for word in said]
    assert sorted(listed) == sorted(word for _, _, words in WORDS for word in words)
    for form in Form:
        units = [(m.start(), m.end()) for m in re.finditer("市.局", form.example)]
        read = GRAMMAR.read(form.example, units)
        said = {word.stem for words in read.values() for word in words}
        assert said & {word for of, _, words in WORDS if of is form for word in words}, form


def _below(model: type) -> set[type]:
    children: list[type] = model.__subclasses__()
    return set(children).union(*(_below(child) for child in children))


def explained() -> list[list[str]]:
    """The words by which a message is looked up, in the pieces between the ellipses."""
    rows = re.findall(
        r"^\| (.+?) \| .+ \|$", Path("docs/about/messages.md").read_text("utf-8"), re.M
    )
    return [row.split("…") for row in rows if row != "提示里的话"]


def fits(message: str, pieces: list[str]) -> bool:
    start = 0
    for piece in pieces:
        start = message.find(piece, start)
        if start < 0:
            return False
        start += len(piece)
    return True


def test_every_message_of_the_catalogue_is_explained_and_nothing_else() -> None:
    messages = {
        match.group(1)
        for case in CASES
        for match in re.finditer(r"^plan\.yml:\d+:\d+: (.+)$", reported(case), re.M)
    }
    assert len(messages) > 100
    rows = explained()
    assert not [message for message in messages if not any(fits(message, row) for row in rows)]
    assert not ["…".join(row) for row in rows if not any(fits(m, row) for m in messages)]
