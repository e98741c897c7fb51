"""The pages in headless Chromium: the script runs under the page's policy, filters, and shows rules on focus."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import Cli
from pages import Page, parse

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here")
QUIET = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars", "--disable-extensions"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-default-apps"),
)
SHEET = """\
source: https://example.org/count
checked: 2024-05-01
person Miriam Oduya
  avoid: Miriam Odoya
seats = 48
"""
STORIES = {
    "a.txt": "The council has 48 seats, said Miriam Oduya. It met on Monday, 16 June 2010.\n",
    "b.txt": "The council has 50 seats, said Miriam Odoya. <script>document.title = 'owned'</script>\n",
}


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a sheet and two articles; it is the current folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "desk.fact").write_text(SHEET, encoding="utf-8")
    for name, text in STORIES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def browse(folder: Path, html: str, *options: str) -> Page:
    """The page as it stands after its scripts have run."""
    path = folder / "page.html"
    path.write_text(html, encoding="utf-8")
    assert CHROMIUM is not None
    profile = f"--user-data-dir={folder / 'profile'}"
    command = [CHROMIUM, *QUIET, profile, *options, "--virtual-time-budget=2000", "--dump-dom", path.as_uri()]
    done = subprocess.run(command, capture_output=True, timeout=60, check=True)
    return parse(done.stdout.decode("utf-8"))


def acting(html: str, script: str) -> str:
    """The page with somebody at it: *script* runs after the page's own, which its policy would forbid."""
    free = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", html)
    return free.replace("</body>", f"<script>{script}</script></body>")


def looked_at(folder: Path, html: str) -> Page:
    """The page in a window that has the focus; on a busy machine the script may run before the window gets it."""
    noting = "document.documentElement.dataset.focused = document.hasFocus();"
    for _ in range(8):
        page = browse(folder, acting(html, noting))
        if page.all("html")[0].attributes["data-focused"] == "true":
            return page
    pytest.skip("this browser gives its window no focus")


def status(page: Page) -> str:
    [element] = [element for element in page.elements if element.attributes.get("id") == "shown"]
    return element.text


def test_the_script_runs_under_the_policy_and_no_other_does(desk: Path, cli: Cli) -> None:
    html = cli("check", "a.txt", "b.txt", "--format", "html", "--no-cache").out
    page = browse(desk, html.replace("</body>", "<script>document.title = 'owned'</script></body>"))
    assert re.fullmatch(r"(\d+) of \1 findings shown", status(page))
    assert page.all("title")[0].text.startswith("factlint: ")


def test_search_hides_what_does_not_match(desk: Path, cli: Cli) -> None:
    html = cli("check", "a.txt", "b.txt", "--format", "html", "--no-cache").out
    typing = "query.value = 'seats = 48'; query.dispatchEvent(new Event('input', {bubbles: true}));"
    page = browse(desk, acting(html, typing))
    shown = [finding for finding in page.classed("finding") if "hidden" not in finding.attributes]
    assert ["50 seats" in finding.text for finding in shown] == [True]
    assert status(page) == f"1 of {len(page.classed('finding'))} findings shown"


def test_levels_and_documents_filter(desk: Path, cli: Cli) -> None:
    html = cli("check", "a.txt", "b.txt", "--format", "html", "--no-cache").out
    picking = """
      const chosen = document.getElementById('document');
      chosen.value = 'a.txt';
      chosen.dispatchEvent(new Event('input', {bubbles: true}));
    """
    page = browse(desk, acting(html, picking))
    shown = [finding for finding in page.classed("finding") if "hidden" not in finding.attributes]
    assert [finding.attributes["data-document"] for finding in shown] == ["a.txt"]
    clearing = "const b = document.querySelector('[value=error]'); b.click();"
    page = browse(desk, acting(html, clearing))
    assert all("hidden" in f.attributes for f in page.classed("finding") if f.attributes["data-level"] == "error")


def test_focus_shows_the_rule_and_escape_hides_it(desk: Path, cli: Cli) -> None:
    html = cli("review", "a.txt", "b.txt", "--format", "html").out
    looking = """
      const mark = [...document.querySelectorAll('.s')].find((one) => one.textContent === '48 seats');
      mark.focus({focusVisible: true});
      const tip = () => { const s = getComputedStyle(mark, '::after'); return s.display + ' ' + s.content; };
      document.body.dataset.before = tip();
      document.dispatchEvent(new KeyboardEvent('keydown', {key: 'Escape'}));
      document.body.dataset.after = tip();
      document.body.dataset.entry = document.querySelector(mark.getAttribute('href')).textContent;
    """
    body = looked_at(desk, acting(html, looking)).all("body")[0].attributes
    assert "seats = 48" in body["data-before"]
    assert "https://example.org/count" in body["data-before"]
    assert body["data-after"].startswith("none")
    assert "48 seats" in body["data-entry"]


def test_every_statement_is_reached_by_keyboard(desk: Path, cli: Cli) -> None:
    html = cli("review", "a.txt", "--format", "html").out
    asking = """
      const marks = [...document.querySelectorAll('.s[id]')];
      const reached = marks.filter((one) => { one.focus(); return document.activeElement === one; });
      document.body.dataset.reached = reached.length;
      document.body.dataset.marks = marks.length;
    """
    body = browse(desk, acting(html, asking)).all("body")[0].attributes
    assert int(body["data-marks"]) >= 3
    assert body["data-reached"] == body["data-marks"]


def test_states_filter_the_list_and_the_marks(desk: Path, cli: Cli) -> None:
    html = cli("review", "a.txt", "b.txt", "--format", "html").out
    page = browse(desk, acting(html, "document.querySelector('[value=verified]').click();"))
    assert "off" in next(m for m in page.classed("s") if m.text == "48 seats").attributes["class"].split()
    assert "off" not in next(m for m in page.classed("s") if m.text == "50 seats").attributes["class"].split()
    assert page.all("title")[0].text != "owned"


@pytest.mark.parametrize(("command", "width"), [(("check", "--no-cache"), 500), (("review",), 1300)])
def test_nothing_is_wider_than_the_window(desk: Path, cli: Cli, command: tuple[str, ...], width: int) -> None:
    html = cli(*command, "a.txt", "b.txt", "--format", "html").out
    measuring = "const all = document.documentElement; all.dataset.over = all.scrollWidth - all.clientWidth;"
    page = browse(desk, acting(html, measuring), f"--window-size={width},900")
    assert page.all("html")[0].attributes["data-over"] == "0"


def test_the_pages_print(desk: Path, cli: Cli) -> None:
    (desk / "page.html").write_text(cli("review", "a.txt", "--format", "html").out, encoding="utf-8")
    assert CHROMIUM is not None
    target = desk / "page.pdf"
    options = [*QUIET, f"--user-data-dir={desk / 'profile'}", f"--print-to-pdf={target}"]
    subprocess.run([CHROMIUM, *options, (desk / "page.html").as_uri()], capture_output=True, timeout=60, check=True)
    assert target.read_bytes().startswith(b"%PDF")
