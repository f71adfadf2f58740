"""The transcription of a source, and the account of its characters: none is lost, none made up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from macros.importing.source import Paragraph, Source
from macros.text.characters.allowed import printable
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt


def transcribe(source: Source) -> str:
    """Return the text of notice.txt: paragraphs and tables apart by a blank line, cells by a tab."""
    return "\n\n".join(_printed(source)) + "\n"


def _printed(source: Source) -> Iterable[str]:
    for block in source.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            rows = ("\t".join(" ".join(cell.paragraphs) for cell in row) for row in block.rows)
            yield "\n".join(row for row in rows if row.strip())


@dataclass(frozen=True)
class Account:
    """Where the characters of a file went, white space aside."""

    total: int
    """How many the file holds, counted apart from the reading."""
    notice: int
    """How many stand in the transcription."""
    left_out: dict[str, tuple[str, ...]]
    """What is not in the transcription, by the reason."""
    generated: int
    """How many stand in the transcription that the file shows and does not hold."""
    replaced: dict[str, int]
    """Which were replaced (⽂→文), and how often."""
    lost: str
    """Characters of the file that are nowhere."""
    made_up: str
    """Characters of the transcription that the file does not hold."""

    @property
    def complete(self) -> bool:
        """Whether each character is accounted for."""
        return not self.lost and not self.made_up

    @property
    def share(self) -> float:
        """How many of a hundred characters of the file are accounted for; 100 only if all are."""
        wrong = max(len(self.lost), len(self.made_up))
        return 100.0 if self.complete else min(99.99, 100 * (1 - wrong / max(self.total, wrong)))

    def lines(self) -> list[str]:
        """Return the account as it is printed."""
        held = self.notice - self.generated
        said = [
            f"原件共 {self.total} 字（不计空白）：公文文本 {held} 字，未收入 {self.total_left_out} 字。"
        ]
        said += [
            f"  未收入：{why} {_count(texts)} 字（{printable(excerpt('、'.join(dict.fromkeys(texts))))}）"
            for why, texts in self.left_out.items()
        ]
        if self.generated:
            said.append(
                f"  另有自动编号等 {self.generated} 字：原件显示而没有存成文字，已照显示写进公文文本。"
            )
        if self.replaced:
            pairs = "、".join(f"{pair}（{count} 处）" for pair, count in self.replaced.items())
            said.append(f"  换成通用字：{pairs}")
        if self.complete:
            return [*said, "每个字都有着落：100 %。"]
        for words, what in ((self.lost, "没有着落的字"), (self.made_up, "公文文本多出的字")):
            if words:
                said.append(f"  {what} {len(words)} 个：{excerpt(words)}")
        return [
            *said,
            f"有着落的字只有 {self.share:.2f} %；请把原件交给开发者，不要使用这次导入的结果。",
        ]

    @property
    def total_left_out(self) -> int:
        """How many characters are not in the transcription."""
        return sum(map(_count, self.left_out.values()))


def _count(texts: Iterable[str]) -> int:
    return sum(len(squeeze(text)) for text in texts)


def account(source: Source) -> Account:
    """Return where each character of the file went.

    What the file holds was counted apart from the reading, so a fault of the reading shows.
    """
    held = Counter(squeeze(source.raw))
    printed = Counter(squeeze(transcribe(source)))
    generated = squeeze(source.generated)
    left_out: dict[str, list[str]] = {}
    for part in source.left_out:
        left_out.setdefault(part.why, []).append(part.text)
    replaced = Counter(f"{was}→{now}" for was, now in source.replaced)
    expected = held + Counter(generated)
    expected.update(squeeze("".join(now for _, now in source.replaced)))
    given = printed + Counter(squeeze("".join(part.text for part in source.left_out)))
    given.update(squeeze("".join(was for was, _ in source.replaced)))
    return Account(
        total=held.total(),
        notice=printed.total(),
        left_out={why: tuple(texts) for why, texts in left_out.items()},
        generated=len(generated),
        replaced=dict(replaced),
        lost="".join((expected - given).elements()),
        made_up="".join((given - expected).elements()),
    )
