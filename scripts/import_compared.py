"""What an import finds of a notice, compared with its known answer.

Counted are the things that the notice itself prints; what an editor made up, as titles of measures that
have none, is not asked for.
"""

from __future__ import annotations

import re
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from macros.importing.drafting.draft import Draft, draft
from macros.importing.drafting.node import Node
from macros.importing.drafting.statements.assigning import explicit_places
from macros.importing.drafting.statements.entering import walk_nodes
from macros.importing.drafting.statements.general import is_proposal
from macros.importing.transcript import transcribe
from macros.importing.writing import plan_text
from macros.loading.load import load_text
from macros.model.kinds import Role
from macros.model.measure import RowMeasure
from macros.model.plan import PlanFile
from macros.model.problems import PlanError, Route
from macros.model.walk import MeasureAt
from macros.text.lines.reflow import squeeze
from scripts.import_cases import Case
from scripts.known_answers import Contents, Entry, contents_of_plan


@dataclass
class Score:
    """How much of an answer was found, and what was not."""

    found: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    invented: int = 0
    """Units that the answer does not have, general actors that are only proposed aside."""
    proposed: int = 0
    """General actors (企业, 高校) that the answer does not have. Each is marked, and counts as invented."""
    wrong: list[str] = field(default_factory=list)

    def ask(self, what: str, *, found: bool, words: str) -> None:
        """Count one thing."""
        self.asked[what] += 1
        self.found[what] += found
        if not found:
            self.wrong.append(f"{what}：没有“{words}”")

    @property
    def beyond(self) -> int:
        """How many units the answer does not have."""
        return self.invented + self.proposed

    def share(self, what: str) -> float:
        """Return how much of one kind was found."""
        return self.found[what] / self.asked[what] if self.asked[what] else 1.0


def score(case: Case) -> tuple[Score, str]:
    """Import a notice and compare; also return the text of the draft."""
    result = Score()
    answer = case.answer
    made = draft(case.source)
    text = plan_text(made)
    with tempfile.TemporaryDirectory() as folder:
        beside = Path(folder) / "plan.yml"
        beside.with_name("notice.txt").write_text(transcribe(case.source), "utf-8")
        return _compared(result, answer, made, text, beside), text


def _compared(result: Score, answer: Contents, made: Draft, text: str, beside: Path) -> Score:
    try:
        file = load_text(text, beside).file
    except PlanError as error:
        result.ask("文字", found=False, words=str(error)[:600])
        return result
    result.ask("文字", found=True, words="")
    mine = contents_of_plan(file)
    for key, wanted in answer.frame.items():
        one = mine.frame.get(key, "")
        same = squeeze(one) == squeeze(wanted)
        if key == "发文机关":
            issuers = set(re.split("[/、]", one))
            same = all(issuers & set(who.split("/")) for who in wanted.split("、"))
        result.ask("版头", found=not wanted or same, words=f"{key} {wanted}（读成 {one}）")
    left = list(mine.entries)
    pairs: dict[Entry, Entry] = {}
    for entry in answer.entries:
        match = next((one for one in left if entry.fits(one)), None)
        result.ask(
            "结构",
            found=match is not None,
            words=f"{entry.number}{entry.title or entry.words[:20]}{'（措施）' if entry.measure else ''}",
        )
        if match:
            left.remove(match)
            pairs[entry] = match
    for entry in left:
        result.ask(
            "结构",
            found=False,
            words=f"多出 {entry.number}{entry.title or entry.words[:20]}{'（措施）' if entry.measure else ''}",
        )
    proposals = {unit["name"] for unit in made.value.get("units", ()) if is_proposal(unit)}
    _units(result, answer, mine, proposals)
    nodes = {at.route: (at, node) for at, node in walk_nodes(file, made.value)}
    _roles(result, answer, file, pairs, list(nodes.values()))
    for entry, words in answer.deadlines:
        given = [
            squeeze(d) for e, d in mine.deadlines if e is pairs.get(entry) or e == pairs.get(entry)
        ]
        result.ask(
            "期限",
            found=squeeze(words) in given,
            words=f"{entry.number}{entry.title}：{words}（读成 {given}）",
        )
    expected = Counter(pairs.get(entry) for entry, _ in answer.deadlines)
    for entry in pairs.values():
        extra = [d for e, d in mine.deadlines if e == entry]
        if entry.measure and len(extra) > expected[entry]:
            result.wrong.append(f"期限：多出 {entry.number}{extra}")
            result.asked["没有标的错"] += not (answer.amended or _marked(nodes, entry))
    for title, number in answer.documents:
        hit = [n for t, n in mine.documents if squeeze(t) == squeeze(title)]
        result.ask(
            "文件",
            found=bool(hit) and (not number or squeeze(hit[0]) == squeeze(number)),
            words=f"《{title}》{number}",
        )
    for title, _ in mine.documents:
        if squeeze(title) not in [squeeze(t) for t, _ in answer.documents]:
            result.wrong.append(f"文件：多出《{title}》")
            result.asked["没有标的错"] += 1
    for entry, words in answer.targets:
        given = [squeeze(t) for e, t in mine.targets if e == pairs.get(entry)]
        found = any(squeeze(words) in one or one in squeeze(words) for one in given)
        result.ask("目标", found=found, words=f"{entry.number}{entry.title}：{words}")
    return result


def _marked(nodes: dict[Route, tuple[MeasureAt, Node]], entry: Entry) -> bool:
    """Whether a measure has a mark on its deadlines or on one of them."""
    return any(
        bool(node.guesses.get("deadlines"))
        or any(one.guesses for one in (node.get("deadline"), *node.get("deadlines", ())) if one)
        for at, node in nodes.values()
        if squeeze(at.measure.text) == squeeze(entry.words)
    )


def _units(result: Score, answer: Contents, mine: Contents, proposals: set[str]) -> None:
    for names, counts in answer.units:
        hit = any(names & own for own, _ in mine.units)
        if counts:
            result.ask("单位", found=hit, words="/".join(sorted(names)))
        else:
            result.asked["泛称"] += 1
            result.found["泛称"] += hit
    for own, _ in mine.units:
        if not any(own & names for names, _ in answer.units):
            if own & proposals:
                result.proposed += 1
            else:
                result.invented += 1
                result.wrong.append(f"单位：多出“{'/'.join(sorted(own))}”")


def _roles(
    result: Score,
    answer: Contents,
    file: PlanFile,
    pairs: dict[Entry, Entry],
    nodes: Sequence[tuple[Any, Node]],
) -> None:
    """Compare who is to do what; also tell of what was entered without a mark and is not so."""
    names = {unit.id: frozenset(unit.called) for unit in file.units}
    by_words = {
        (squeeze(at.measure.number), squeeze(at.measure.text)): (at, node) for at, node in nodes
    }
    skipped = (
        {squeeze(e.words) for e in answer.entries if e.measure}
        - {squeeze(e.words) for e, *_ in answer.roles}
        if answer.amended
        else set()
    )
    wanted: dict[int, set[tuple[frozenset[str], Role]]] = {}
    for entry, unit, role in answer.roles:
        mine = pairs.get(entry)
        at, node = (
            by_words.get((squeeze(mine.number), squeeze(mine.words)), (None, None))
            if mine
            else (None, None)
        )
        if at is None:
            result.ask(
                "分工",
                found=False,
                words=f"{entry.number}{entry.title} {'/'.join(unit)} {role.label}",
            )
            continue
        wanted.setdefault(id(node), set()).add((unit, role))
        text = at.measure.text
        explicit = isinstance(at.measure, RowMeasure) or any(
            name in text[a:b] for a, b in explicit_places(text) for name in unit
        )
        given = [i for i in at.measure.units if names[i.unit] & unit and i.role is role]
        quoted = any(
            i.quote
            and any(name in i.quote for name in names[i.unit])
            and squeeze(i.quote) in squeeze(text)
            for i in given
        )
        words = f"{entry.number}{entry.title} {'/'.join(sorted(unit))} {role.label}"
        result.ask("明写的分工" if explicit and role.assigns else "分工", found=quoted, words=words)
    for at, node in nodes:
        for n, i in enumerate(at.measure.units):
            marked = bool(node["units"][n].guesses)
            known = any(
                names[i.unit] & unit and role is i.role for unit, role in wanted.get(id(node), ())
            )
            if (
                i.role.assigns
                and not marked
                and not known
                and squeeze(at.measure.text) not in skipped
            ):
                result.asked["没有标的错"] += 1
                result.wrong.append(
                    f"分工：多出 {at.measure.number}{at.measure.title} {'/'.join(sorted(names[i.unit]))} {i.role.label}（没有标待核）"
                )
