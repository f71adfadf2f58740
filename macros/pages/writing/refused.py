"""What a page of prose may not have although Markdown would take it, and the files that it puts in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from macros.pages.writing.source import fences, without_code

_MERMAID = re.compile(r"\{? ?\.?mermaid\b")
_CRITIC = re.compile(r"\{(?:\+\+|--|~~|==|>>)[^{}\n]*(?:\+\+|--|~~|==|<<)\}")
_FORMULA = re.compile(r"\\\(.+?\\\)|^[ \t]*\\\[", re.MULTILINE)
_BY_COLOUR = re.compile(r"#(?:only-light|only-dark|gh-light-mode-only|gh-dark-mode-only)\b")
_UNQUOTED = re.compile(r"^[ \t>]*(?:!!!|\?\?\?\+?)[ \t]*[^\"\n]*?[^\x00-\x7f\"\n]+", re.MULTILINE)
_PUT_IN = re.compile(
    r"^[ \t>]*-{2,}8<-{2,}(?P<named>[ \t]+(?P<quote>[\"'])(?P<name>.+?)(?P=quote))?"
)
_PART = re.compile(r":(?:(?P<section>[A-Za-z][\w-]*)|-?\d*(?::-?\d*)?(?:,-?\d*(?::-?\d*)?)*)$")


def refused(source: str) -> Iterator[tuple[int, str]]:
    """Yield line and words for each piece of Material that this site does not have."""
    for fence in fences(source):
        if _MERMAID.match(fence.info):
            yield fence.line, "本站不画 mermaid 图（画它的程序有几 MB，读者都要下载）；请放图片。"
    text = without_code(source)
    for pattern, words in (
        (_CRITIC, "本站不支持修订标记；写 ^^插入^^、~~删去~~、==标出== 即可。"),
        (_UNQUOTED, '的标题要放在英文引号里，前面是种类，例如 !!! note "标题"。'),
        (_BY_COLOUR, "本站不按深浅色换图；请只放一张两种底色上都看得清的图。"),
        (_FORMULA, "本站不排公式；请用文字、上下标或图片。"),
    ):
        for found in pattern.finditer(text):
            line = text.count("\n", 0, found.start()) + 1
            yield line, f"“{found[0].strip()}”{words}"


def put_in(source: str, folders: Sequence[Path]) -> Iterator[tuple[int, Path | str]]:
    """Yield the line and the file of each snippet of a page, or what is wrong with it."""
    for line, text in enumerate(source.split("\n"), 1):
        if not (found := _PUT_IN.match(text)):
            continue
        if not found["named"]:
            yield line, '这样放进文件本站不支持；请每个文件各写一行 --8<-- "文件"。'
            continue
        part = _PART.search(found["name"])
        name = found["name"][: part.start()] if part else found["name"]
        yield line, _file(name, part["section"] if part else None, folders)


def _file(name: str, section: str | None, folders: Sequence[Path]) -> Path | str:
    for folder in folders:
        file = (folder / name).resolve()
        if file.is_file() and file.is_relative_to(folder.resolve()):
            if section and f"[start:{section}]" not in file.read_text("utf-8"):
                return f"“{name}”里没有叫“{section}”的一段；请检查名字。"
            return file
    return f"“{name}”不在 docs/ 里；只能放进 docs/ 里的文件，路径从 docs/ 写起。"
