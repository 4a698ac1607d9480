"""The mirror against Debian's own Shaarli, run by PHP's built-in server on a copy of its files."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.publish.samples import LIBRARY, NOW
from tui.core.errors import PublishError
from tui.libraries.allow import allowed
from tui.publish.mirror import Outcome
from tui.publish.secrets import Secret
from tui.publish.shaarli import ShaarliMirror, token

INSTALLED = Path("/usr/share/shaarli")
API_SECRET = "a-secret-of-this-test-alone"
RECORD = allowed(LIBRARY, NOW).collection.records[0]


@pytest.fixture(scope="module")
def shaarli(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    php = shutil.which("php")
    if php is None or not INSTALLED.is_dir():
        pytest.skip("Debian's packages shaarli and php-cli are not installed")
    root = tmp_path_factory.mktemp("shaarli")
    site, data = root / "site", root / "data"
    shutil.copytree(
        INSTALLED, site, ignore_dangling_symlinks=True, ignore=shutil.ignore_patterns("doc", "cache")
    )
    for name in ("cache", "pagecache", "tmp"):
        (site / name).mkdir()
    data.mkdir()
    for script in (site / "index.php", site / "init.php", site / "application/config/ConfigManager.php"):
        text = script.read_text().replace("/usr/share/shaarli", str(site))
        script.write_text(text.replace("/var/lib/shaarli/data", str(data)))
    settings = {
        "credentials": {"login": "anna", "hash": "0", "salt": "0"},
        "api": {"enabled": True, "secret": API_SECRET},
        "resource": {
            "data_dir": str(data),
            "config": str(data / "config.php"),
            "datastore": str(data / "datastore.php"),
            "ban_file": str(data / "ipbans.php"),
            "updates": str(data / "updates.txt"),
            "log": str(data / "log.txt"),
            "history": str(data / "history.php"),
            "page_cache": str(site / "pagecache"),
            "raintpl_tmp": str(site / "tmp"),
            "thumbnails_cache": str(site / "cache"),
        },
        "general": {"enabled_plugins": [], "timezone": "UTC", "title": "Test"},
        "security": {"open_shaarli": False},
        "updates": {"check_updates": False},
    }
    (data / "config.json.php").write_text(f"<?php /*\n{json.dumps(settings)}\n*/ ?>")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    quiet = ["-d", "display_errors=0", "-d", "log_errors=0", "-d", f"session.save_path={root}"]
    command = [php, *quiet, "-S", f"127.0.0.1:{port}", "-t", str(site)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as server:
        try:
            # The server says that it is ready on its standard error.
            assert server.stderr is not None
            for line in server.stderr:
                if "started" in line:
                    break
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()


@pytest.fixture
def mirror(shaarli: str) -> Iterator[ShaarliMirror]:
    opened = ShaarliMirror(shaarli, Secret(API_SECRET))
    yield opened
    opened.close()


def stored(address: str, number: str) -> dict[str, object]:
    from tui.core.clock import utc_now

    bearer = token(Secret(API_SECRET), int(utc_now().timestamp()))
    answer = httpx.get(
        f"{address}/index.php/api/v1/links/{number}",
        headers={"Authorization": f"Bearer {bearer}"},
        timeout=10,
    )
    answer.raise_for_status()
    found: dict[str, object] = answer.json()
    return found


def test_an_item_is_saved_found_again_changed_and_removed(shaarli: str, mirror: ShaarliMirror) -> None:
    made = mirror.add(RECORD, private=False)
    assert made.outcome is Outcome.CREATED
    link = stored(shaarli, made.id)
    assert link["url"] == "https://courier.example.org/plant"
    assert link["title"] == RECORD.title
    assert link["tags"] == ["energy"]
    assert link["private"] is False
    assert "$8 billion" in str(link["description"])
    assert "subsidy" not in str(link)
    page = httpx.get(made.url.replace("/shaare/", "/index.php/shaare/"), timeout=10)
    assert RECORD.title in page.text

    again = mirror.add(RECORD, private=True)
    assert (again.outcome, again.id) == (Outcome.EXISTED, made.id)
    assert stored(shaarli, made.id)["private"] is False

    changed = mirror.update(made.id, RECORD, private=True)
    assert changed.outcome is Outcome.UPDATED
    assert stored(shaarli, made.id)["private"] is True

    mirror.remove(made.id)
    mirror.remove(made.id)
    assert mirror.update(made.id, RECORD, private=False).outcome is Outcome.CREATED


def test_a_wrong_secret_is_refused_without_telling_it(shaarli: str) -> None:
    mirror = ShaarliMirror(shaarli, Secret("not-the-secret"))
    with pytest.raises(PublishError) as caught:
        mirror.add(RECORD, private=False)
    mirror.close()
    assert "401" in str(caught.value)
    assert "not-the-secret" not in str(caught.value)


def test_nobody_there_is_one_sentence() -> None:
    mirror = ShaarliMirror("http://127.0.0.1:9", Secret("hush"))
    with pytest.raises(PublishError, match=r"Shaarli 127\.0\.0\.1"):
        mirror.add(RECORD, private=False)
    mirror.close()


def test_the_token_is_signed_as_the_standard_says() -> None:
    import base64
    import hashlib
    import hmac

    head, claims, signature = token(Secret("key"), 1795339800).split(".")
    assert json.loads(base64.urlsafe_b64decode(head + "==")) == {"typ": "JWT", "alg": "HS512"}
    assert json.loads(base64.urlsafe_b64decode(claims + "==")) == {"iat": 1795339800}
    expected = hmac.new(b"key", f"{head}.{claims}".encode(), hashlib.sha512).digest()
    assert base64.urlsafe_b64decode(signature + "==") == expected
