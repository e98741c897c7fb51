"""``factlint check``: exits, options, what goes where."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from conftest import BAD, GOOD, Cli

from factlint import pipeline, runs
from factlint.model import Document, Place, Violation
from factlint.model import Level as Grade

FOUND = "bad.txt:1:15: error[seats-at-most-120]"


def test_a_clean_document_exits_0(newsroom: Path, cli: Cli) -> None:
    done = cli("check", "good.txt")
    assert (done.status, done.err) == (0, "")
    assert done.out == "no findings in 1 document; 0 of 1 rule spoke\n"


def test_a_contradiction_exits_1_with_its_line(newsroom: Path, cli: Cli) -> None:
    done = cli("check", "good.txt", "bad.txt")
    assert (done.status, done.err) == (1, "")
    assert done.out.startswith(FOUND)
    assert "1 | The party won 191 seats in the new parliament.\n  |               ^^^^^^^^^\n" in done.out
    assert done.out.endswith("1 finding (1 error) in 2 documents; 1 of 1 rule spoke\n")


def test_a_folder_is_checked(newsroom: Path, cli: Cli) -> None:
    assert cli("check", ".").out.startswith(FOUND)


def test_standard_input(newsroom: Path, cli: Cli) -> None:
    assert cli("check", "-", stdin=GOOD.encode()).status == 0
    done = cli("check", "-", stdin=BAD.encode())
    assert done.status == 1
    assert "191 seats in the new" in done.out


def test_standard_input_bears_the_name_that_it_is_given(newsroom: Path, cli: Cli) -> None:
    done = cli("check", "-", "--stdin-filename", "desk/story.md", "--format", "line", stdin=BAD.encode())
    assert done.out.startswith("desk/story.md:1:15: error")


def test_one_missing_file_exits_2_and_the_others_are_reported(newsroom: Path, cli: Cli) -> None:
    done = cli("check", "gone.txt", "bad.txt")
    assert done.status == 2
    assert FOUND in done.out
    assert "gone.txt: error: there is no such file" in done.err


def test_nothing_to_check_exits_2(newsroom: Path, cli: Cli) -> None:
    (newsroom / "empty").mkdir()
    for arguments in (["empty"], []):
        done = cli("check", *arguments)
        assert (done.status, done.out) == (2, "")
        assert "nothing to check" in done.err


def test_an_empty_file_is_a_document(newsroom: Path, cli: Cli) -> None:
    (newsroom / "empty.txt").write_bytes(b"")
    done = cli("check", "empty.txt")
    assert (done.status, done.out) == (0, "no findings in 1 document; 0 of 1 rule spoke, 1 matched nothing\n")


def test_without_paths_the_configured_documents(newsroom: Path, cli: Cli) -> None:
    (newsroom / "factlint.yaml").write_text("documents: [{files: 'b*.txt'}]\n", encoding="utf-8")
    done = cli("check", "--format", "line")
    assert done.out.startswith(FOUND)


def test_the_hook_is_content_where_all_files_are_excluded(newsroom: Path, cli: Cli) -> None:
    (newsroom / "factlint.yaml").write_text("exclude: [bad.txt]\n", encoding="utf-8")
    assert cli("check", "--force-exclude", "bad.txt").status == 0
    assert cli("check", "bad.txt").status == 1


SLIPS = (
    (("chek", "a"), "did you mean “check”?"),
    (("check", "--formt", "json", "good.txt"), "--format"),
    (("check", "--format", "jsn", "good.txt"), "did you mean “json”?"),
    (("check", "--fail-level", "warn", "good.txt"), "did you mean “warning”?"),
    (("check", "--select", "seats-at-most-12", "good.txt"), "did you mean “seats-at-most-120”?"),
    (("check", "--ignore", "nothing", "good.txt"), "no rule or check is called “nothing”"),
    (("check", "--show", "agred", "good.txt"), "did you mean “agreed”?"),
    (("check", "--date", "soon", "good.txt"), "no day such as 2020-10-08"),
    (("check", "--rules", "ruls", "good.txt"), "did you mean “rules”?"),
    (("check", "--baseline", "none.json", "good.txt"), "cannot read the baseline"),
    (("check", "--since", "main", "good.txt"), "--since"),
    (("check", "--jobs", "many", "good.txt"), "--jobs"),
    (("facts", "--kind", "number", "good.txt"), "quantity"),
    (("test", "--run", "seats", "rules"), "no rule is called “seats”"),
)


@pytest.mark.parametrize(("arguments", "answer"), SLIPS, ids=[" ".join(row[0]) for row in SLIPS])
def test_a_slip_exits_2_and_says_what_was_meant(
    arguments: tuple[str, ...], answer: str, newsroom: Path, cli: Cli
) -> None:
    done = cli(*arguments)
    assert (done.status, done.out) == (2, "")
    assert answer in done.err
    assert "Traceback" not in done.err


def test_an_unknown_key_exits_2(newsroom: Path, cli: Cli) -> None:
    (newsroom / "factlint.yaml").write_text("fail-levl: error\n", encoding="utf-8")
    done = cli("check", "good.txt")
    assert done.status == 2
    assert done.err.startswith("factlint.yaml:1: “fail-levl” is not a key")


def test_fail_levels(newsroom: Path, cli: Cli) -> None:
    assert cli("check", "bad.txt", "--fail-level", "never").status == 0
    assert cli("check", "bad.txt", "--fail-level", "note").status == 1
    (newsroom / "factlint.yaml").write_text("documents: [{files: '*.txt', level: warning}]\n", encoding="utf-8")
    done = cli("check", "bad.txt")
    assert (done.status, "warning[seats-at-most-120]" in done.out) == (0, True)
    assert cli("check", "bad.txt", "--fail-level", "warning").status == 1
    assert "warning[" not in cli("check", "bad.txt", "--level", "error").out


def test_select_and_ignore(newsroom: Path, cli: Cli) -> None:
    assert cli("check", "bad.txt", "--ignore", "seats-at-most-120").status == 0
    assert cli("check", "bad.txt", "--select", "first:seats-at-most-120").status == 1


def test_output_goes_to_a_file(newsroom: Path, cli: Cli) -> None:
    done = cli("check", "bad.txt", "--format", "json", "--output", "report.json")
    assert (done.status, done.out) == (1, "")
    assert json.loads((newsroom / "report.json").read_text(encoding="utf-8"))["summary"]["documents"] == 1
    assert cli("check", "bad.txt", "--output", "no/where.txt").status == 2


def test_a_baseline_leaves_known_findings_out(newsroom: Path, cli: Cli) -> None:
    assert cli("check", "bad.txt", "--baseline", "known.json", "--write-baseline").status == 0
    assert cli("check", "bad.txt", "--baseline", "known.json").status == 0
    (newsroom / "bad.txt").write_text("New first line.\n\n" + BAD + "\nIt later won 201 seats.\n", encoding="utf-8")
    done = cli("check", "bad.txt", "--baseline", "known.json", "--format", "line")
    assert done.status == 1
    assert [row.split(":")[1] for row in done.out.splitlines()] == ["5"]
    (newsroom / "known.json").write_text("[]", encoding="utf-8")
    assert "is no baseline" in cli("check", "bad.txt", "--baseline", "known.json").err


def test_since_reports_changed_lines_only(newsroom: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"):
        monkeypatch.delenv(name, raising=False)
    git = ("git", "-c", "user.name=Desk", "-c", "user.email=desk@example.org")
    for command in (("init", "-q"), ("add", "."), ("commit", "-q", "-m", "first")):
        subprocess.run([*git, *command], check=True, cwd=newsroom)
    assert cli("check", "bad.txt", "--since", "HEAD").status == 0
    (newsroom / "bad.txt").write_text(BAD + "\nIt later won 201 seats.\n", encoding="utf-8")
    (newsroom / "new.txt").write_text(BAD, encoding="utf-8")
    done = cli("check", ".", "--since", "HEAD", "--format", "line")
    assert [row.split(": ")[0] for row in done.out.splitlines()] == ["bad.txt:3:14", "new.txt:1:15"]
    assert "is no git revision here" in cli("check", "bad.txt", "--since", "nowhere").err


def test_show_lists_what_was_silent(newsroom: Path, cli: Cli) -> None:
    (newsroom / "rules" / "more.fact").write_text("goals ≤ 3\n", encoding="utf-8")
    done = cli("check", "good.txt", "--show", "agreed,unused")
    assert "[seats-at-most-120] agrees" in done.out
    assert "rules that matched nothing (1):\n  goals-at-most-3\n" in done.out


def test_statistics_go_to_stderr(newsroom: Path, cli: Cli) -> None:
    done = cli("check", "bad.txt", "--statistics")
    assert "     1  seats-at-most-120" in done.err
    assert "documents/s" not in done.out


def test_colour_follows_the_environment(newsroom: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in cli("check", "bad.txt").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[" in cli("check", "bad.txt").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in cli("check", "bad.txt").out


def test_a_broken_sheet_exits_2_and_checks_nothing(newsroom: Path, cli: Cli) -> None:
    (newsroom / "rules" / "broken.fact").write_text("rule x: seats ≤ 120\n  sorce: nobody\n", encoding="utf-8")
    done = cli("check", "bad.txt")
    assert (done.status, done.out) == (2, "")
    assert "rules/broken.fact:2:3: error: " in done.err
    content = json.loads(cli("check", "bad.txt", "--format", "json").out)
    assert (content["errors"][0]["line"], content["violations"]) == (2, [])


def test_a_crash_says_so_and_keeps_its_traceback(newsroom: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(paths: tuple[str, ...], *_: object, progress: Callable[[str], None], **__: object) -> None:
        progress(paths[0])
        raise RuntimeError("planted")

    monkeypatch.setattr(runs, "run", crash)
    done = cli("check", "good.txt", "bad.txt")
    assert done.status == 2
    assert "this is a bug in factlint" in done.err
    assert "RuntimeError: planted" in done.err
    assert "It happened in good.txt." in done.err
    assert "factlint check good.txt bad.txt" in done.err


@pytest.mark.parametrize("command", ["check", "facts"])
def test_a_crash_in_one_document_costs_no_other(
    newsroom: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    whole = pipeline.date_document

    def crash(document: Document, *rest: Any) -> Document:
        if document.path == "good.txt":
            raise RuntimeError("planted")
        return whole(document, *rest)

    monkeypatch.setattr(pipeline, "date_document", crash)
    done = cli(command, "good.txt", "bad.txt")
    assert done.status == 2
    assert "bad.txt" in done.out
    assert "good.txt: error: factlint itself failed on this document" in done.err
    assert "RuntimeError: planted" in done.err
    assert f"factlint {command} good.txt" in done.err


def test_ctrl_c_exits_130(newsroom: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(runs, "run", interrupt)
    assert cli("check", "good.txt").status == 130


def test_fixes_change_nothing_else(newsroom: Path) -> None:
    from factlint.commands.fixing import apply_fixes, diff_fixes

    source = b"\xef\xbb\xbfFirst.\r\nAtambajev and Atambajev.\r\nLast, caf\xc3\xa9"
    (newsroom / "story.txt").write_bytes(source)
    text = source.decode("utf-8-sig")

    def finding(start: int, quoted: bool = False) -> Violation:
        from factlint.model import Mode

        return Violation(
            Place("story.txt", 2, 1, 2, 10),
            "name",
            Grade.ERROR,
            "Atambajev is spelt Atambayev",
            "Atambajev",
            "",
            mode=Mode.QUOTED if quoted else Mode.ASSERTED,
            fix="Atambayev",
            start=start,
            end=start + len("Atambajev"),
        )

    first, second = text.index("Atambajev"), text.rindex("Atambajev")
    found = [finding(first), finding(first), finding(second, quoted=True)]
    assert "+Atambayev and Atambajev." in diff_fixes(found)
    assert apply_fixes(found) == 1
    expected = b"\xef\xbb\xbfFirst.\r\nAtambayev and Atambajev.\r\nLast, caf\xc3\xa9"
    assert (newsroom / "story.txt").read_bytes() == expected


def test_help_names_every_command_and_option(cli: Cli) -> None:
    done = cli("--help")
    assert done.status == 0
    assert "check" in done.out
    assert "--write-baseline" in cli("check", "--help").out


def test_ids_of_checks_are_known_and_slips_in_the_configuration_too(newsroom: Path, cli: Cli) -> None:
    assert cli("check", "good.txt", "--ignore", "impossible-weekday,unused-suppression").status == 0
    (newsroom / "factlint.yaml").write_text("documents: [{files: '*.txt', ignore: [impossible-wekday]}]\n", "utf-8")
    assert "did you mean “impossible-weekday”?" in cli("check", "good.txt").err
