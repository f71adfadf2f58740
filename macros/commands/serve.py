"""``plan serve``: a preview of the site while its files are edited."""

from __future__ import annotations

import errno
import gc
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path

import click

from macros import pages
from macros.commands.group import port_option, settings_here, stop
from macros.serving.faults import as_text
from macros.serving.preview import Preview
from macros.serving.saving import Saving
from macros.serving.server import served
from macros.serving.watching import Saves, watched
from macros.settings import Settings, engine
from macros.text.messages.refusals import why

HELP = """在本机预览网站：保存后，打开的网页自动更新，停在原处。

\b
数据、公文文本副本、docs/ 里的页面和样式、mkdocs.yml 和模板，改了都会更新；
改了 Python 代码，要重新运行。数据有问题时，网页下方列出问题，内容保持原样，改好后自动消失。
按 Ctrl+C 结束。
"""
MOST_LEFT = 5
"""After so many saves without a pause of a second what was shown before them is cleared up."""


@click.command(help=HELP)
@port_option
@click.option(
    "--host", default="127.0.0.1", metavar="地址", help="默认 127.0.0.1，只有本机能打开。"
)
def serve(port: int, host: str) -> None:
    """Serve until interrupted."""
    show(settings_here(), host, port, "预览：{}（Ctrl+C 结束）")


def show(settings: Settings, host: str, port: int, said: str, saving: Saving | None = None) -> None:
    """Serve until interrupted, and say where."""
    config = Path("mkdocs.yml")
    data, here = settings.plan.parent, config.parent
    folders = {
        here: False,
        here / "docs": True,
        engine.DOCS: True,
        Path(pages.__file__).parent: True,
    }
    folders[data] = data.resolve() != here.resolve()  # the root holds too much that is no source
    try:
        with (
            suppress(KeyboardInterrupt),
            tempfile.TemporaryDirectory(
                prefix="plan-preview-",
                ignore_cleanup_errors=True,  # a page may still be read
            ) as made,
            served(preview := Preview(settings, config, Path(made)), host, port, saving) as url,
            watched({folder: deep for folder, deep in folders.items() if folder.is_dir()}) as saves,
        ):
            gc.freeze()  # all that is imported stays: no need to look at it again after each save
            _reload(preview, data=True)
            click.echo(said.format(url))
            _follow(saves, preview, config.resolve(), data.resolve())
    except OSError as error:
        if error.errno in (errno.EADDRINUSE, errno.EACCES):
            reason = "已被占用" if error.errno == errno.EADDRINUSE else "不许使用"
            command = click.get_current_context().info_name
            stop(f"端口 {port} {reason}；请换一个：plan {command} --port {port + 1}")
        stop(f"预览不能进行：{why(error)}。")


def _follow(saves: Saves, preview: Preview, config: Path, data: Path) -> None:
    """Show what is saved, for ever, and clear up after it when nobody saves."""
    left = 0
    while True:
        saved = saves.wait(1)
        if left and (not saved or left >= MOST_LEFT):
            gc.collect()
            left = 0
        left += bool(saved)
        of_data = any(data in path.parents for path in saved)
        if of_data or any(path.parent != config.parent or path == config for path in saved):
            _reload(preview, data=of_data)


def _reload(preview: Preview, *, data: bool) -> None:
    """Read the files anew, and say what is wrong with them; on a terminal say before that it begins."""
    begun = time.perf_counter()
    if sys.stdout.isatty():
        click.echo("正在读取 …\r", nl=False)
    preview.reload(data=data)
    now = time.strftime("%H:%M:%S")
    if preview.faults:
        click.echo(f"{as_text(preview.faults)}（{now}，网页保持原样）", err=True)
    else:
        click.echo(f"{now} 已更新（{time.perf_counter() - begun:.1f} 秒）")
