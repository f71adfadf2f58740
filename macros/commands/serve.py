"""``plan serve``: a live preview of the site while the data is edited."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import click

from macros.building.mkdocs import preview
from macros.commands.group import stop
from macros.settings import from_environment


@click.command()
@click.option("--port", default=8000, help="端口。")
def serve(port: int) -> None:
    """在本机预览，数据或页面一改就更新；按 Ctrl+C 结束。"""
    try:
        with suppress(KeyboardInterrupt):
            preview(from_environment(), Path("mkdocs.yml"), port, click.echo)
    except OSError as error:
        stop(f"端口 {port} 用不了（{error.strerror}）；请换一个：plan serve --port {port + 1}")
