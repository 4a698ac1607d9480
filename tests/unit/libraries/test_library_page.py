"""The published page in a real browser: nothing runs, nothing is fetched, everybody can read it."""

from __future__ import annotations

import json
import re
import shutil
import socketserver
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest

from tests.unit.libraries.test_library_bundle import NOW, item, library_of
from tui.libraries.bundle import build
from tui.libraries.models import KeyFigure, Library, Quote

HOSTILE = library_of(
    item(
        1,
        title="<script>document.title='owned'</script><img src=http://127.0.0.1:9/x onerror=alert(1)>",
        excerpt="</style><script>document.title='owned'</script>",
        note='" onmouseover="alert(1)',
        quotes=(Quote("<iframe src=https://a.example.org/></iframe>", public=True),),
        figures=(KeyFigure("<b>$8 billion</b>", "]]>"),),
        tags=("</script><script>document.title='owned'</script>",),
    ),
    item(2, title="", language="zh-Hans", site="示例日报"),
    name="Numbers </title><script>document.title='owned'</script>",
    description="Two\n\nparagraphs",
    language="en",
)


def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("Chromium is not installed")
    return found


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, list[str]]]:
    """Serve a folder; the list fills with every path that is asked for."""
    asked: list[str] = []

    class Handler(SimpleHTTPRequestHandler):
        def __init__(self, *arguments: object, **options: object) -> None:
            super().__init__(*arguments, directory=str(folder), **options)  # type: ignore[arg-type]

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002  the parent's name
            asked.append(self.path)

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}", asked
        finally:
            server.shutdown()
            thread.join()


def browse(url: str, profile: Path, *arguments: str) -> tuple[str, str]:
    """Open a page in a headless Chromium; returns the document after loading, and the log."""
    flags = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--enable-logging=stderr",
        "--v=0",
    ]
    quiet = [
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    done = subprocess.run(
        [chromium(), *flags, *quiet, f"--user-data-dir={profile}", *arguments, "--dump-dom", url],
        capture_output=True,
        timeout=90,
        check=True,
    )
    return done.stdout.decode(), done.stderr.decode(errors="replace")


def written(library: Library, folder: Path) -> Path:
    folder.mkdir()
    for file in build(library, NOW, address="https://lib.example.org/n/").files:
        (folder / file.path).write_bytes(file.data)
    return folder


def test_in_a_browser_nothing_runs_and_nothing_is_fetched(tmp_path: Path) -> None:
    with served(written(HOSTILE, tmp_path / "site")) as (address, asked):
        document, log = browse(f"{address}/index.html", tmp_path / "profile")
    assert set(asked) <= {"/index.html", "/favicon.ico"}
    assert [line for line in log.splitlines() if "CONSOLE" in line] == []
    assert "<title>Numbers &lt;/title&gt;" in document
    assert len(re.findall("<script", document)) == 1


def test_the_browser_would_have_told_of_a_script(tmp_path: Path) -> None:
    folder = written(HOSTILE, tmp_path / "site")
    page = (folder / "index.html").read_text()
    (folder / "index.html").write_text(
        page.replace("</main>", "<script>document.title='owned'</script><img src='x.png'></main>")
    )
    with served(folder) as (address, asked):
        document, log = browse(f"{address}/index.html", tmp_path / "profile")
    assert [line for line in log.splitlines() if "CONSOLE" in line]
    assert "<title>owned" not in document
    assert "/x.png" not in asked


def test_it_fits_a_phone(tmp_path: Path) -> None:
    wide = library_of(
        item(
            1, title="A" * 300, excerpt="x" * 280, tags=("y" * 80,), figures=(KeyFigure("9" * 80, "z" * 160),)
        )
    )
    folder = written(wide, tmp_path / "site")
    probe = (
        "<script>addEventListener('load',()=>document.body.setAttribute('data-width',"
        "document.documentElement.scrollWidth+'/'+document.documentElement.clientWidth))</script></body>"
    )
    page = re.sub(r"<meta http-equiv=[^>]*>", "", (folder / "index.html").read_text()).replace(
        "</body>", probe
    )
    frame = '<body style="margin:0"><iframe id="f" width="360" height="640" src="index.html"></iframe>'
    (folder / "index.html").write_text(page)
    (folder / "frame.html").write_text(
        f"<!DOCTYPE html>{frame}<script>f.onload=()=>document.title=f.contentDocument.body.dataset.width</script>"
    )
    with served(folder) as (address, _):
        document, _ = browse(f"{address}/frame.html", tmp_path / "profile", "--virtual-time-budget=3000")
    found = re.search(r"<title>(\d+)/(\d+)</title>", document)
    assert found is not None
    assert found[1] == found[2]


class Outline(HTMLParser):
    """Collects what assistive programs go by."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.found.append((tag, values))
        if "id" in values:
            self.ids.append(values["id"])


def test_it_can_be_read_without_seeing_it(tmp_path: Path) -> None:
    page = (written(HOSTILE, tmp_path / "site") / "index.html").read_text()
    seen = Outline()
    seen.feed(page)
    tags = [tag for tag, _ in seen.found]
    (html,) = (values for tag, values in seen.found if tag == "html")
    assert html["lang"] == "en"
    assert [tags.count(landmark) for landmark in ("header", "main", "footer", "h1", "title")] == [
        1,
        1,
        1,
        1,
        1,
    ]
    assert tags.count("h2") == 2 + 2  # the articles, and two headings of the closing
    assert len(set(seen.ids)) == len(seen.ids)
    assert [values.get("lang") for tag, values in seen.found if tag == "h2"] == [None, "zh-Hans", None, None]
    # No link without words: an untitled record shows its host.
    assert not re.search(r"<a [^>]*>\s*</a>", page)
    viewport = next(values for tag, values in seen.found if values.get("name") == "viewport")
    assert "maximum-scale" not in viewport["content"]
    assert "user-scalable" not in viewport["content"]


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_words_stand_out_in_light_and_dark(tmp_path: Path) -> None:
    page = (written(HOSTILE, tmp_path / "site") / "index.html").read_text()
    themes = [
        dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", block))
        for block in re.findall(r":root \{(.*?)\}", page, re.DOTALL)
    ]
    assert len(themes) == 3  # light, dark, on paper
    for theme in themes:
        for ground in ("paper", "card", "tint"):
            for ink in ("ink", "soft", "accent"):
                bright, dim = sorted((luminance(theme[ink]), luminance(theme[ground])), reverse=True)
                # 4.5 : 1 is what WCAG 2.2 (1.4.3, AA) asks of running text.
                assert (bright + 0.05) / (dim + 0.05) >= 4.5, (ink, ground)


def test_the_page_carries_its_list_for_machines(tmp_path: Path) -> None:
    page = (written(HOSTILE, tmp_path / "site") / "index.html").read_text()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    listed = json.loads(found[1])
    assert listed["@type"] == "ItemList"
    assert [entry["url"] for entry in listed["itemListElement"]] == [
        "https://a.example.org/1",
        "https://a.example.org/2",
    ]
    assert page.count("h-entry") == 2
    assert 'class="h-feed"' in page
