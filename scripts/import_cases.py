"""The notices whose answer is known, as ``plan import`` reads them from files of four formats.

An answer is a plan written by hand beside the notice (tests/plans, data), or a short list in
``tests/importing/notices/*.answer.yml``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from macros.importing.source import Source
from macros.loading.load import load
from scripts.known_answers import Contents, contents_of_answer, contents_of_plan
from tests.importing.sources import FORMATS, plan_in, source_in, source_of

PUBLISHED = "data/plan.yml"
PLANS = sorted(map(str, Path("tests/plans").glob("*/plan.yml")))
NOTICES = sorted(map(str, Path("tests/importing/notices").glob("*.answer.yml")))


@dataclass(frozen=True)
class Case:
    """A notice, as it was read, and what is known of it."""

    name: str
    source: Source
    answer: Contents


def cases(*plans: str, notices: Sequence[str] = NOTICES, formats: bool = False) -> Iterator[Case]:
    """Yield every document with its answer: these plans, and the notices with short answers.

    With ``formats`` the plans are also read from a file of each format.
    """
    for name in plans:
        path = Path(name)
        file = load(path).file
        source = source_of(path.with_name(file.plan.source.transcription), file)
        yield Case(name, source, contents_of_plan(file))
        for form in FORMATS if formats else ():
            yield Case(f"{name}（{form}）", plan_in(form, path), contents_of_plan(file))
    for name in notices:
        path = Path(name)
        text = path.with_name(path.name.replace(".answer.yml", ".txt"))
        answer = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        yield Case(name, source_in(answer.get("format", "txt"), text), contents_of_answer(answer))
