"""``plan bundle``: the built site as an archive, or a folder, that opens from disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from macros.addresses.downloads import FOLDER, offline_address
from macros.commands.group import settings_here, site_option, stop, stopping
from macros.exports.downloads.bundle import bundle_files
from macros.exports.downloads.zipped import zip_bytes
from macros.exports.file import InFolder
from macros.index.build import build_index
from macros.loading.load import load
from macros.model.problems import shown

HELP = """把生成好的网站打成压缩包，解压后双击 index.html 就能看，不需要联网。

环境变量 PLAN、SITE_URL 要与生成网站时相同。
退出码：0 完成；1 数据有问题；2 没有网站，或文件夹已经存在。
"""


@click.command(help=HELP)
@site_option("生成好的网站。")
@click.option("--out", type=click.Path(path_type=Path), help="压缩包的文件名。")
@click.option("--folder", type=click.Path(path_type=Path), help="不压缩，写到这个新文件夹里。")
def bundle(site: Path, out: Path | None, folder: Path | None) -> None:
    """Write the archive, or with ``folder`` its files."""
    settings = settings_here()
    with stopping():
        index = build_index(load(settings.plan))
    if not (site / "index.html").is_file():
        stop(f"{shown(site)}/ 里没有网站，请先运行 make site（或 plan build）。")
    files = bundle_files(InFolder(site), index, settings.site_url)
    if folder:
        _unpacked(files, folder)
        return
    path = out or Path("build") / offline_address(index).removeprefix(FOLDER)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(zip_bytes(files))
    click.echo(f"{shown(path)}：{path.stat().st_size / 1_000_000:.1f} MB。解压后双击 index.html。")


def _unpacked(files: Iterator[tuple[str, bytes]], folder: Path) -> None:
    """Write the files without the folder that the archive has around them."""
    if folder.exists():
        stop(f"{shown(folder)} 已经存在，没有写入。请删去它，或换一个名字。")
    for name, content in files:
        place = folder.joinpath(*Path(name).parts[1:])
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    click.echo(f"{shown(folder)}/：双击其中的 index.html。")
