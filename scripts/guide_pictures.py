"""The pictures of the guide for other cities: ``python -m scripts.guide_pictures``, or ``make guide-pictures``.

Runs the commands of each step on a made-up notice and draws what a terminal shows, as SVG into
``docs/assets/another-city/``; then takes two pages of the site in a browser. A test draws the
terminals again, so that they stay true.
"""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
import tempfile
from base64 import b64decode, b64encode
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from scripts.compressed import compressed
from scripts.reader_cost import chromium
from tests.importing.documents import as_docx
from tests.importing.printed import notice

ROOT = Path(__file__).parents[1]
FOLDER = Path("docs/assets/another-city")
GUIDE = ROOT / "docs" / "about" / "another-city.md"
EXAMPLE = "guide"
"""The notice of which the pictures tell: a made-up one of the tests."""
STEPS: dict[str, tuple[str, tuple[str, ...]]] = {
    "install": (".", ("plan --help",)),
    "import": (".", ("plan import 通知.docx --into city", "plan init city")),
    "review": ("city", ("plan check", "plan import --report")),
    "build": ("city", ("plan fmt", "plan build")),
    "publish": ("city", ("plan release",)),
}
"""For each step of the guide in which folder what is typed."""
PAGES = {"draft": "measures/", "site": ""}
MOST_BYTES = 30_000
_COLUMNS, _LINE, _SIZE, _MOST = 50, 20, 13, 36
_WIDE = 0x1100
"""From here on characters take two columns."""


def terminals(folder: Path, python: str = sys.executable) -> dict[str, str]:
    """Run every step in ``folder`` and return the picture of each by its name."""
    (folder / "通知.docx").write_bytes(as_docx(notice(EXAMPLE)))
    return {
        f"{name}.svg": drawn(
            [line for command in commands for line in _said(python, folder / where, command)]
        )
        for name, (where, commands) in STEPS.items()
    }


def _said(python: str, where: Path, command: str) -> list[str]:
    """Return what a terminal shows when a command is typed. Raises CalledProcessError."""
    done = subprocess.run(
        [python, "-m", "macros", *command.split()[1:]],
        cwd=where,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": str(_COLUMNS)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=True,
    )
    return [f"$ {command}", *done.stdout.decode().replace("python -m macros", "plan").splitlines()]


def drawn(lines: list[str]) -> str:
    """Return the picture of a terminal with these lines; of very many the beginning."""
    rows = [row for line in lines for row in _wrapped(line)]
    if len(rows) > _MOST:
        rows = [*rows[:_MOST], "……"]
    width, height = _COLUMNS * _SIZE * 0.56 + 32, len(rows) * _LINE + 28
    texts = "\n".join(
        f'  <text x="16" y="{28 + n * _LINE}"{_STYLE if row.startswith("$ ") else ""} xml:space="preserve">'
        f"{html.escape(row, quote=False)}</text>"
        for n, row in enumerate(rows)
        if row
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height}" width="{width:.0f}" '
        f'height="{height}" font-family="ui-monospace, Menlo, Consolas, \'Noto Sans CJK SC\', monospace" '
        f'font-size="{_SIZE}" fill="#d6dce4">\n  <rect width="100%" height="100%" rx="8" fill="#1f2328"/>\n'
        f"{texts}\n</svg>\n"
    )


_STYLE = ' fill="#7ee787" font-weight="600"'


def _wrapped(line: str) -> list[str]:
    """Return a line as the rows that it takes."""
    rows, taken = [""], 0
    for char in line:
        columns = 2 if ord(char) >= _WIDE else 1
        if taken + columns > _COLUMNS:
            rows.append("")
            taken = 0
        rows[-1] += char
        taken += columns
    return rows


def _photographed(site: Path) -> dict[str, bytes]:
    """Return pages of a site as a phone shows them."""
    made = {}
    with compressed(site) as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        for name, address in PAGES.items():
            page = browser.new_page(viewport={"width": 390, "height": 480}, locale="zh-CN")
            page.goto(root + address, wait_until="networkidle")
            made[f"{name}.webp"] = _webp(page, page.screenshot())
            page.close()
        browser.close()
    return made


def _webp(page: Page, png: bytes) -> bytes:
    """Return a picture in a format that takes half the bytes; the browser has the means."""
    url = f"data:image/png;base64,{b64encode(png).decode()}"
    found = page.evaluate(_TO_WEBP, url)
    return b64decode(found.partition(",")[2])


_TO_WEBP = """async (url) => {
  const picture = new Image();
  picture.src = url;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext("2d").drawImage(picture, 0, 0);
  const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.8 });
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.readAsDataURL(blob);
  });
}"""


def write(drawings: dict[str, str]) -> None:
    """Write drawings, and their sizes into the page that shows them."""
    page = GUIDE.read_text("utf-8")
    for name, drawing in drawings.items():
        (ROOT / FOLDER / name).write_text(drawing, "utf-8", newline="\n")
        width, height = re.findall(r'(?:width|height)="(\d+)"', drawing)[:2]
        size = rf"\g<1>width={width} height={height}"
        page = re.sub(rf"(/{re.escape(name)}\)\{{ )width=\d+ height=\d+", size, page)
    GUIDE.write_text(page, "utf-8", newline="\n")


def main() -> None:
    """Write the pictures."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        write(terminals(Path(folder)))
        for name, content in _photographed(Path(folder) / "city" / "site").items():
            (FOLDER / name).write_bytes(content)
    for path in sorted(FOLDER.iterdir()):
        size = path.stat().st_size
        print(f"{path}：{size} 字节{'，太大' if size > MOST_BYTES else ''}")


if __name__ == "__main__":
    main()
