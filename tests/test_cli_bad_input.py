"""Bad input: a clear message or a right result, never a traceback, never exit 0 with something unread."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from conftest import BAD, GOOD, Cli

REFUSED = (
    ("NUL bytes", b"\x00" * 5000, "NUL"),
    ("a picture", b"\x89PNG\r\n\x1a\n" + bytes(range(1, 256)) * 4, "is not text"),
    ("UTF-16 that breaks off", b"\xff\xfea\x00\x00\xd8", "UTF-16"),
)


@pytest.mark.parametrize(("content", "reason"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_no_text_is_refused_and_the_rest_is_checked(
    content: bytes, reason: str, newsroom: Path, cli: Cli
) -> None:
    (newsroom / "broken.txt").write_bytes(content)
    done = cli("check", "broken.txt", "bad.txt", "--format", "line")
    assert done.status == 2
    assert done.err.startswith("broken.txt: error: ")
    assert reason in done.err
    assert done.out.startswith("bad.txt:1:15")


READ = (
    ("windows-1252", b"Caf\xe9 news. " + BAD.encode(), 26, "read as windows-1252"),
    ("a mark", b"\xef\xbb\xbf" + BAD.encode(), 15, ""),
    ("UTF-16", BAD.encode("utf-16"), 15, ""),
    ("CRLF", b"A headline\r\n\r\n" + BAD.encode(), 15, ""),
    ("CR", b"A headline\r\r" + BAD.encode(), 15, ""),
    ("emoji", "😀👩‍🚀 ".encode() + BAD.encode(), 20, ""),
    ("combining letters", "Cafe\u0301. ".encode() + BAD.encode(), 22, ""),
)


@pytest.mark.parametrize(("content", "column", "said"), [row[1:] for row in READ], ids=[row[0] for row in READ])
def test_columns_are_code_points_whatever_the_bytes(
    content: bytes, column: int, said: str, newsroom: Path, cli: Cli
) -> None:
    (newsroom / "story.txt").write_bytes(content)
    done = cli("check", "story.txt", "--format", "line")
    assert done.status == 1, done.err
    line = 3 if b"headline" in content else 1
    assert done.out.startswith(f"story.txt:{line}:{column}: ")
    assert said in done.err


def test_an_unreadable_file_exits_2(newsroom: Path, cli: Cli) -> None:
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    (newsroom / "good.txt").chmod(0)
    done = cli("check", "good.txt", "bad.txt")
    assert done.status == 2
    assert "good.txt: error: cannot be read: permission denied" in done.err


def test_an_unreadable_folder_exits_2(newsroom: Path, cli: Cli) -> None:
    if os.geteuid() == 0:
        pytest.skip("root reads everything")
    (newsroom / "closed").mkdir(mode=0)
    assert cli("check", ".").status == 2
    (newsroom / "closed").chmod(0o700)


def test_a_file_that_vanishes_exits_2(newsroom: Path, cli: Cli) -> None:
    os.symlink("nowhere.txt", newsroom / "link.txt")
    done = cli("check", ".")
    assert done.status == 2
    assert "link.txt: error: " in done.err


def test_names_that_are_hard_to_print(newsroom: Path, cli: Cli) -> None:
    for name in (b"a\x1b[2Jb.txt", b"line\nbreak.txt", b"caf\xe9.txt", "–weiß 😀.txt".encode(), b"-dash.txt"):
        with open(os.path.join(os.fsencode(newsroom), name), "wb") as file:
            file.write(BAD.encode())
    for form in ("text", "line", "json", "jsonl", "github", "sarif", "gitlab", "rdjson", "junit", "markdown"):
        done = cli("check", ".", "--format", form)
        assert done.status == 1, done.err
        assert "\x1b" not in done.out


def test_a_line_of_fifty_megabytes(newsroom: Path, cli: Cli) -> None:
    with open(newsroom / "long.txt", "wb") as file:
        file.write(b"x" * 50_000_000)
    started = time.perf_counter()
    done = cli("check", "long.txt")
    assert done.status == 0, done.err[-300:]
    assert time.perf_counter() - started < 20


def test_a_long_line_of_prose_is_read_to_its_end(newsroom: Path, cli: Cli) -> None:
    (newsroom / "long.txt").write_text(GOOD.strip() + " " + "It rained all day. " * 20_000 + BAD, encoding="utf-8")
    done = cli("check", "long.txt", "--format", "line")
    assert done.status == 1
    assert len(done.out.splitlines()) == 1


def test_a_folder_named_like_a_document(newsroom: Path, cli: Cli) -> None:
    (newsroom / "folder.txt").mkdir()
    (newsroom / "folder.txt" / "in.txt").write_text(BAD, encoding="utf-8")
    assert "folder.txt/in.txt:1:15" in cli("check", ".").out


def test_sheets_that_are_no_text(newsroom: Path, cli: Cli) -> None:
    (newsroom / "rules" / "broken.fact").write_bytes(b"\x00\xff\xfe" * 100)
    done = cli("check", "bad.txt")
    assert (done.status, done.out) == (2, "")
    assert "rules/broken.fact" in done.err
    assert "Traceback" not in done.err


def test_a_configuration_that_is_no_text(newsroom: Path, cli: Cli) -> None:
    (newsroom / "factlint.yaml").write_bytes(b"\x00\xff\xfe")
    done = cli("check", "bad.txt")
    assert done.status == 2
    assert done.err.startswith("factlint.yaml")
    assert "Traceback" not in done.err


def test_a_reader_that_goes_away(newsroom: Path) -> None:
    import subprocess
    import sys

    text = "".join(f"{BAD}\n" for _ in range(800))
    (newsroom / "many.txt").write_text(text, encoding="utf-8")
    command = f"{sys.executable} -m factlint check many.txt | head -n 1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, encoding="utf-8", check=False, cwd=newsroom)
    assert done.stdout.startswith("many.txt:1:15")
    assert done.stderr == ""
