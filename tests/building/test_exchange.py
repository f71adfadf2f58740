"""Whenever a build is killed a whole site stands; two builds wait for each other; the disk may fail."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest

from macros.building import exchange as module
from macros.building.build import BuildError, build
from macros.building.exchange import alone, clear, exchange, restore, unwritten
from macros.settings import Settings
from tests.building.test_build import project
from tests.counts import COUNT, Record

pytestmark = pytest.mark.site

FOR_EVER = """
import sys
from pathlib import Path
from macros.building import exchange
site, new = Path(sys.argv[1]) / "site", Path(sys.argv[1]) / ".site.new"
for number in range(1_000_000):
    exchange.restore(site)
    exchange.clear(new)
    new.mkdir()
    (new / "a").write_text(str(number))
    (new / "b").write_text(str(number))
    exchange.exchange(site, new)
    if number == 2:
        print("begun", flush=True)
"""
KILLS = 12
STEPS = """
import os, signal, sys
from pathlib import Path
from macros.building import exchange

def counted(do):
    def done(*given, **more):
        if len(begun) == int(sys.argv[2]):
            os.kill(os.getpid(), signal.SIGKILL)
        begun.append(do)
        return do(*given, **more)
    return done

begun = []
exchange._exchanged = lambda one, other: False
exchange.clear, Path.rename = counted(exchange.clear), counted(Path.rename)
exchange.exchange(Path(sys.argv[1]) / "site", Path(sys.argv[1]) / ".site.new")
"""
"""Exchanges in two steps, and kills itself when it has done so many things of all that this takes."""
THINGS = 4
"""What the old is called is cleared, the old is moved away, the new is put there, the old is deleted."""


def site_in(place: Path, words: str = "旧") -> Path:
    folder = place / "site"
    folder.mkdir(parents=True)
    for name in "ab":
        (folder / name).write_text(words, "utf-8")
    return folder


def is_whole(folder: Path) -> bool:
    return (folder / "a").read_text("utf-8") == (folder / "b").read_text("utf-8")


def no_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_exchanged", lambda one, other: False)


def killed(place: Path, after: float) -> None:
    command = [sys.executable, "-c", FOR_EVER, str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == b"begun\n"
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(after)
        process.send_signal(signal.SIGKILL)


def test_a_whole_site_stands_whenever_a_build_is_killed(
    tmp_path: Path, record_property: Record
) -> None:
    stood = []
    for number in range(KILLS):
        folder = site_in(place := tmp_path / str(number))
        killed(place, 0.005 * number)
        stood.append(is_whole(folder))
    record_property(COUNT, f"{sum(stood)} of {KILLS} sites whole after a build was killed")
    assert all(stood)


def test_where_there_is_no_exchange_the_next_build_puts_the_site_back(
    tmp_path: Path, record_property: Record
) -> None:
    away = []
    for done in range(THINGS + 1):
        folder = site_in(place := tmp_path / str(done))
        site_in(place / "made", "新").rename(place / ".site.new")
        command = [sys.executable, "-c", STEPS, str(place), str(done)]
        code = subprocess.run(command, check=False).returncode
        assert code == (-signal.SIGKILL if done < THINGS else 0)
        stood = folder.exists()
        assert bool(restore(folder)) is not stood
        assert is_whole(folder)
        assert not (place / ".site.old").exists()
        away += [] if stood else [done]
    record_property(COUNT, f"killed before each of {THINGS} things: away before {away}, put back")
    assert away == [2]  # between the two renames


def test_the_site_is_never_away_while_it_is_exchanged(
    tmp_path: Path, record_property: Record
) -> None:
    folder, new = site_in(tmp_path), tmp_path / ".site.new"
    done = threading.Event()
    seen: list[bool] = []

    def look() -> None:
        while not done.is_set():
            seen.append(folder.is_dir())

    looking = threading.Thread(target=look)
    looking.start()
    for _ in range(200):
        new.mkdir()
        exchange(folder, new)
    done.set()
    looking.join()
    record_property(COUNT, f"there at {sum(seen)} of {len(seen)} looks during 200 exchanges")
    assert len(seen) > 10
    assert all(seen)
    assert not new.exists()


def test_a_build_that_was_killed_between_two_renames_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = project(tmp_path)
    monkeypatch.chdir(place)
    site_in(place).rename(place / ".site.old")
    plan = place / "data" / "plan.yml"
    plan.write_text(plan.read_text("utf-8").replace("role: responsible", "role: boss"), "utf-8")
    notes: list[str] = []
    with pytest.raises(Exception, match="role"):
        build(Settings(plan=plan), Path("site"), Path("mkdocs.yml"), note=notes.append)
    assert notes == ["上次生成在替换网站时中断；已放回原来的 site/。"]
    assert is_whole(place / "site")
    assert not (place / ".site.old").exists()


def test_what_a_killed_build_left_behind_is_cleared(tmp_path: Path) -> None:
    folder = site_in(tmp_path)
    (tmp_path / ".site.old").mkdir()
    assert restore(folder) == ""
    assert not (tmp_path / ".site.old").exists()
    assert is_whole(folder)


def test_a_failed_second_rename_puts_the_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_exchange(monkeypatch)
    folder = site_in(tmp_path)
    with pytest.raises(OSError, match="nowhere"):
        exchange(folder, tmp_path / "nowhere")
    assert is_whole(folder)


def test_a_disk_without_exchange_takes_two_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    no_exchange(monkeypatch)
    folder, new = site_in(tmp_path), tmp_path / ".site.new"
    new.mkdir()
    (new / "c").write_text("新", "utf-8")
    exchange(folder, new)
    assert [path.name for path in folder.iterdir()] == ["c"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_of_a_site_that_is_a_link_only_the_link_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    kept = tmp_path / "elsewhere" / "a"
    kept.write_text("甲", "utf-8")
    folder, new = tmp_path / "site", tmp_path / ".site.new"
    folder.symlink_to(tmp_path / "elsewhere")
    new.mkdir()
    exchange(folder, new)
    assert not folder.is_symlink()
    assert kept.exists()
    assert not os.path.lexists(new)
    clear(tmp_path / "nothing")


def test_a_second_build_says_that_it_waits_and_then_works(
    tmp_path: Path, record_property: Record
) -> None:
    folder = site_in(tmp_path)
    told = threading.Event()
    order: list[str] = []

    def note(words: str) -> None:
        order.append(words)
        told.set()

    def second() -> None:
        with alone(folder, note):
            order.append("second")

    with alone(folder, order.append):
        waiting = threading.Thread(target=second)
        waiting.start()
        assert told.wait(30)
        order.append("first")
    waiting.join(30)
    record_property(COUNT, f"of 2 builds at once {order[1:]}, one after the other")
    assert order == [f"另一次生成正在做 {folder.as_posix()}/，等它结束。", "first", "second"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_site_that_is_a_file_is_refused_and_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = project(tmp_path)
    monkeypatch.chdir(place)
    (place / "site").write_text("甲", "utf-8")
    with pytest.raises(BuildError, match="site 是文件，不是文件夹"):
        build(Settings(plan=place / "data" / "plan.yml"), Path("site"), Path("mkdocs.yml"))
    assert (place / "site").read_text("utf-8") == "甲"


def test_a_site_that_is_a_link_or_has_no_place_is_refused_and_nothing_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = project(tmp_path)
    monkeypatch.chdir(place)
    (tmp_path / "www").mkdir()
    (tmp_path / "www/index.html").write_text("旧", "utf-8")
    for target, to in ((tmp_path / "www", "www"), (place / "nowhere", "nowhere")):
        (place / "site").symlink_to(target, target_is_directory=True)
        with pytest.raises(BuildError, match=f"^site 是通到 .*{to} 的链接，不能换成网站；"):
            build(Settings(plan=place / "data" / "plan.yml"), Path("site"), Path("mkdocs.yml"))
        assert (place / "site").is_symlink()
        (place / "site").unlink()
    (place / "site").symlink_to("site")
    with pytest.raises(BuildError, match=r"是通到 .* 的链接"):
        build(Settings(plan=place / "data" / "plan.yml"), Path("site"), Path("mkdocs.yml"))
    for there, words in (
        ("no/such/site", r"^没有文件夹 .*，不能把网站放进去；请先建好它"),
        ("data/plan.yml/site", r"plan\.yml 是文件，不是文件夹"),
    ):
        with pytest.raises(BuildError, match=words):
            build(Settings(plan=place / "data" / "plan.yml"), place / there, Path("mkdocs.yml"))
    assert (tmp_path / "www/index.html").read_text("utf-8") == "旧"


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
from macros.__main__ import main
main(["build"])
"""


def test_a_disk_that_takes_no_more_is_one_message_and_the_site_stays(tmp_path: Path) -> None:
    place = project(tmp_path)
    folder = site_in(place)
    (folder / "index.html").write_text("旧", "utf-8")
    environment = {**os.environ, "CACHE": str(tmp_path / "no cache"), "DESK": "no"}
    command = [sys.executable, "-c", LIMITED]
    done = subprocess.run(
        command, cwd=place, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1, done.stderr
    first, second = done.stderr.splitlines()
    assert first.startswith((".site.new/", "网站："))
    assert "写不进去（文件太大）" in first
    assert second == "没有生成网站；site/ 保持原样。"
    assert is_whole(folder)
    assert not (place / ".site.new").exists()


def test_a_folder_in_which_nothing_can_be_is_one_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = project(tmp_path)
    monkeypatch.chdir(place)
    (place / "file").write_text("甲", "utf-8")
    with pytest.raises(BuildError) as refused:
        build(Settings(plan=place / "data" / "plan.yml"), Path("file/site"), Path("mkdocs.yml"))
    assert str(refused.value).endswith(
        "file 是文件，不是文件夹，放不进网站；请给网站另写一个文件夹。"
    )
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "磁盘满了"), (errno.EROFS, "磁盘是只读的"), (errno.EACCES, "没有权限")],
)
def test_what_the_machine_fails_at_is_told_in_words(code: int, words: str) -> None:
    told = unwritten(OSError(code, "…", "site/index.html"))
    assert told == f"site/index.html：写不进去（{words}）；请解决以后再运行一次。"
    assert unwritten(FileNotFoundError(errno.ENOENT, "…", "x")) is None


def on_windows(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return the module as Windows loads it: without fcntl, a C library to ask, or what only Linux has."""
    held: set[int] = set()

    def locking(handle: int, _mode: int, _count: int) -> None:
        if os.fstat(handle).st_ino in held:
            raise OSError(errno.EACCES, "locked")
        held.add(os.fstat(handle).st_ino)

    def close(handle: int) -> None:
        held.discard(os.fstat(handle).st_ino)
        closed(handle)

    closed = os.close
    msvcrt = SimpleNamespace(LK_NBLCK=2, LK_LOCK=1, locking=locking)
    monkeypatch.setitem(sys.modules, "msvcrt", msvcrt)
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr("ctypes.CDLL", None)
    monkeypatch.setattr(os, "close", close)
    assert module.__file__
    spec = spec_from_file_location("exchange_on_windows", module.__file__)
    assert spec
    assert spec.loader
    loaded = module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


def test_on_windows_two_renames_and_a_file_that_is_locked_do_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = on_windows(monkeypatch)
    folder, new = site_in(tmp_path), tmp_path / ".site.new"
    new.mkdir()
    (new / "c").write_text("新", "utf-8")
    told: list[str] = []
    with there.alone(folder, told.append):
        assert not there._Lock(folder).taken()
        there.exchange(folder, new)
    assert [path.name for path in folder.iterdir()] == ["c"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    assert not told
