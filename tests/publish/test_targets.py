"""What each kind of target does on its own: addresses, faults, secrets, other people's files."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import httpx
import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from tests.publish.conftest import OpenTarget
from tests.publish.samples import ANNA, BORIS, LIBRARY, NOW, bundle_of, renamed
from tui.core.errors import PublishError, UsageError
from tui.publish.addresses import open_target
from tui.publish.children import last_line, run
from tui.publish.commit import commit
from tui.publish.folder import FolderTarget
from tui.publish.git import GitTarget
from tui.publish.hook import HookTarget
from tui.publish.plan import current
from tui.publish.s3 import S3Place, S3Target
from tui.publish.secrets import Secret, keep_secret, read_secret
from tui.publish.webdav import WebDavTarget

HUSH = "hush-hush-42"
SLUG = LIBRARY.slug


@pytest.mark.parametrize(
    ("address", "kind", "described"),
    [
        ("folder:/srv/www/lib", FolderTarget, "/srv/www/lib"),
        ("/srv/www/lib", FolderTarget, "/srv/www/lib"),
        ("s3://bucket/pre/fix?endpoint=http://127.0.0.1:9&key_id=me", S3Target, "s3://bucket/pre/fix"),
        ("https://anna@dav.example.org/lib/", WebDavTarget, "https://dav.example.org/lib/"),
        ("git:https://anna@git.example.org/lib.git#site", GitTarget, "https://git.example.org/lib.git#site"),
        ("git:git@git.example.org:lib.git", GitTarget, "git@git.example.org:lib.git#pages"),
        ("exec:/usr/bin/rsync-it --token secret", HookTarget, "exec:rsync-it"),
    ],
)
def test_one_line_names_a_target(address: str, kind: type, described: str, tmp_path: Path) -> None:
    target = open_target(address, tmp_path, lambda: Secret(HUSH))
    assert isinstance(target, kind)
    assert target.describe() == described
    assert HUSH not in repr(vars(target))


@pytest.mark.parametrize(
    "address",
    ["", "ftp://a.example.org/", "nonsense", "folder:", "https://anna:pw@dav.example.org/", "s3://", "exec:", "exec:'",
     "git:", "git:--upload-pack=touch#x", "git:ext::sh -c id", "git:/a#--force", "git:/a#a..b", "https://[::1",
     "git:https://anna:pw@git.example.org/lib.git", "s3://b/p?endpoint=https://anna:pw@s3.example.org",
     "s3://b/p?endpoint=file:///etc", "git:https://[pw"],
)  # fmt: skip
def test_what_names_no_target_is_refused_without_repeating_it(address: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        open_target(address, tmp_path)
    assert "pw" not in str(caught.value)


def test_secrets_come_from_the_environment_or_a_command() -> None:
    assert read_secret("env:TOKEN", {"TOKEN": HUSH}).reveal() == HUSH
    command = f'{sys.executable} -c \'print("{HUSH}"); print("second line")\''
    assert read_secret(f"command:{command}").reveal() == HUSH


class Ring(KeyringBackend):
    """A keyring in memory, or one that is locked."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.locked = False
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if self.locked:
            raise KeyringLocked
        self.kept[service, username] = password


@pytest.fixture
def ring() -> Iterator[Ring]:
    before = keyring.get_keyring()
    made = Ring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def test_secrets_come_from_the_keyring(ring: Ring) -> None:
    keep_secret("dav", Secret(HUSH))
    assert read_secret("keyring:dav").reveal() == HUSH
    with pytest.raises(UsageError, match="no password under keyring:other"):
        read_secret("keyring:other")
    ring.locked = True
    with pytest.raises(UsageError, match="no keyring"):
        read_secret("keyring:dav")
    with pytest.raises(UsageError, match="no keyring") as caught:
        keep_secret("dav", Secret(HUSH))
    assert HUSH not in str(caught.value)


@pytest.mark.parametrize(
    "source",
    ["env:MISSING", "command:/nowhere/at/all", "command:false", HUSH, f"https:{HUSH}", "", "command:'"],
)
def test_a_missing_secret_is_said_and_never_told(source: str) -> None:
    with pytest.raises(UsageError) as caught:
        read_secret(source, {})
    assert HUSH not in str(caught.value)


def test_a_command_that_fails_does_not_give_its_output_away() -> None:
    with pytest.raises(UsageError) as caught:
        read_secret(f"command:{sys.executable} -c 'print(\"{HUSH}\"); raise SystemExit(1)'")
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__


def test_a_secret_hides_itself() -> None:
    secret = Secret(HUSH)
    assert HUSH not in f"{secret} {secret!r} {[secret]} {S3Place('b', secret=secret)}"
    with pytest.raises(TypeError):
        pickle.dumps(secret)


def test_a_folder_is_readable_for_a_web_server_and_holds_nothing_half(
    folder_target: OpenTarget, tmp_path: Path
) -> None:
    commit(bundle_of(), folder_target(), publisher=ANNA, now=NOW)
    published = tmp_path / "site" / SLUG
    assert {path.stat().st_mode & 0o777 for path in published.rglob("*") if path.is_file()} == {0o644}
    assert not list(published.rglob(".copydesk-*"))


def test_a_folder_never_leaves_its_root(tmp_path: Path) -> None:
    target = FolderTarget(tmp_path / "site")
    for path in ("../x", "a/../../x", "/etc/x"):
        with pytest.raises(PublishError):
            target.put(path, b"", "")
    (tmp_path / "site").mkdir()
    (tmp_path / "outside").mkdir()
    (tmp_path / "site" / "link").symlink_to(tmp_path / "outside")
    with pytest.raises(PublishError):
        target.put("link/x", b"", "")
    assert list((tmp_path / "outside").iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(PublishError, match="denied"):
        commit(bundle_of(), FolderTarget(tmp_path / "site"), publisher=ANNA, now=NOW)


def test_a_file_in_the_folders_place_says_so(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("")
    with pytest.raises(PublishError, match="site refused"):
        commit(bundle_of(), FolderTarget(tmp_path / "site"), publisher=ANNA, now=NOW)


DYING = """
import os, signal, sys
from pathlib import Path
from tests.publish.samples import ANNA, NOW, bundle_of, renamed
from tui.publish import folder
from tui.publish.commit import commit

left = int(sys.argv[2])
whole = folder._replace

def dying(place, data):
    global left
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    whole(place, data)

folder._replace = dying
commit(bundle_of(renamed("New")), folder.FolderTarget(Path(sys.argv[1])), publisher=ANNA, now=NOW)
"""


@pytest.mark.parametrize("writes", [0, 3, 6, 7, 9, 12])
def test_kill_9_leaves_the_old_bundle_or_the_new(writes: int, tmp_path: Path) -> None:
    root = tmp_path / "site"
    commit(bundle_of(), FolderTarget(root), publisher=ANNA, now=NOW)
    old = {file.path: file.data for file in bundle_of().files}
    new = {file.path: file.data for file in bundle_of(renamed("New")).files}
    done = subprocess.run(
        [sys.executable, "-c", DYING, str(root), str(writes)],
        check=False,
        cwd=Path(__file__).parents[2],
        capture_output=True,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    manifest = current(FolderTarget(root), SLUG)
    assert manifest is not None
    for entry in manifest.entries:
        shown = (root / SLUG / entry.path).read_bytes()
        assert (root / SLUG / entry.version).read_bytes() == (old if manifest.generation == 1 else new)[
            entry.path
        ]
        assert (
            shown == old[entry.path]
            if manifest.generation == 1
            else shown in (old[entry.path], new[entry.path])
        )
    commit(bundle_of(renamed("New")), FolderTarget(root), publisher=ANNA, now=NOW)
    assert {path: (root / SLUG / path).read_bytes() for path in new} == new


def test_git_keeps_what_others_have_on_the_branch(git_target: OpenTarget) -> None:
    commit(bundle_of(), git_target(), publisher=ANNA, now=NOW)
    mine = git_target()
    assert current(mine, SLUG)
    other = git_target()
    other.swap("other/manifest.json", b"{}", None)
    # The branch has moved, the library has not: that is no lost race.
    commit(bundle_of(renamed("New")), mine, publisher=ANNA, now=NOW, expected=1)
    stored = git_target().read("other/manifest.json")
    assert stored is not None
    assert stored.data == b"{}"


def test_git_does_not_publish_who_the_person_is(git_target: OpenTarget, tmp_path: Path) -> None:
    commit(bundle_of(), git_target(), publisher=ANNA, now=NOW)
    log = subprocess.run(
        ["git", "--git-dir", str(tmp_path / "remote.git"), "log", "--format=%an %ae %cn %ce", "pages"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert set(log.stdout.split("\n")) == {
        "copydesk noreply@copydesk.invalid copydesk noreply@copydesk.invalid",
        "",
    }


def test_git_starts_no_helper_that_an_address_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    helper = tmp_path / "bin" / "git-remote-evil"
    helper.parent.mkdir()
    helper.write_text(f"#!/bin/sh\ntouch {tmp_path / 'started'}\n")
    helper.chmod(0o755)
    monkeypatch.setenv("PATH", str(helper.parent), prepend=os.pathsep)
    for remote in ("evil://a.example.org/x", "ssh://-oProxyCommand=touch/x", "-oProxyCommand=x@h:p"):
        with pytest.raises((PublishError, UsageError)):
            current(GitTarget(remote, "pages", tmp_path / "clone"), SLUG)
    assert not (tmp_path / "started").exists()


def test_git_says_where_there_is_no_repository(tmp_path: Path) -> None:
    target = GitTarget(str(tmp_path / "nowhere.git"), "pages", tmp_path / "clone")
    with pytest.raises(PublishError, match=r"nowhere\.git#pages refused: fatal: .* not appear"):
        current(target, SLUG)


def test_a_hook_is_given_the_bundles_folder(exec_target: OpenTarget, tmp_path: Path) -> None:
    commit(bundle_of(), exec_target(), publisher=ANNA, now=NOW)
    shown = {path.name: path.read_bytes() for path in (tmp_path / "shown").iterdir()}
    assert shown.pop("manifest.json")
    assert shown == {file.path: file.data for file in bundle_of().files}


def test_a_hook_that_fails_is_tried_again(tmp_path: Path) -> None:
    script = tmp_path / "hook.sh"
    script.write_text(
        "#!/bin/sh\necho 'first line' >&2\necho 'no space at https://me:pw@a.example.org' >&2\nexit 3\n"
    )
    script.chmod(0o755)
    target = HookTarget([str(script)], tmp_path / "remembered")
    for _ in range(2):
        with pytest.raises(
            PublishError, match=r"exec:hook\.sh failed \(3\): no space at https://a\.example\.org"
        ):
            commit(bundle_of(), target, publisher=ANNA, now=NOW)
    script.write_text("#!/bin/sh\nexit 0\n")
    assert commit(bundle_of(), target, publisher=ANNA, now=NOW).sent


def test_webdav_with_a_wrong_password_says_so_and_nothing_more(webdav_url: str) -> None:
    target = WebDavTarget(webdav_url, "anna", Secret("not-the-password"))
    with pytest.raises(PublishError, match="refuses the name or the password") as caught:
        commit(bundle_of(), target, publisher=ANNA, now=NOW)
    target.close()
    assert "not-the-password" not in str(caught.value)


def test_webdav_takes_its_password_to_nobody_else() -> None:
    asked: list[tuple[str, str | None]] = []

    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, self.headers["Authorization"]))
            self.send_response(307)
            self.send_header("Location", f"http://localhost:{self.headers['Host'].partition(':')[2]}/stolen")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with HTTPServer(("127.0.0.1", 0), Elsewhere) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        target = WebDavTarget(f"http://127.0.0.1:{server.server_port}/", "anna", Secret(HUSH))
        with pytest.raises(PublishError, match="307"):
            current(target, SLUG)
        target.close()
        server.shutdown()
        thread.join()
    assert [path for path, _ in asked] == [f"/{SLUG}/manifest.json"]


def test_webdav_with_weak_tags_is_refused() -> None:
    with pytest.raises(PublishError, match="entity tags"):
        WebDavTarget("http://127.0.0.1:9").swap("x/manifest.json", b"", 'W/"1"')


@pytest.mark.parametrize("kind", ["webdav", "s3"])
def test_nobody_there_is_one_sentence(kind: str) -> None:
    place = S3Place("bucket", endpoint="http://127.0.0.1:9", key_id="anna", secret=Secret(HUSH))
    target = WebDavTarget("http://127.0.0.1:9/") if kind == "webdav" else S3Target(place)
    with pytest.raises(PublishError, match="does not answer: check the address") as caught:
        current(target, SLUG)
    target.close()
    assert HUSH not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_s3_tells_browsers_what_the_files_are(
    s3_target: OpenTarget, s3_endpoint: str, tmp_path: Path
) -> None:
    commit(bundle_of(), s3_target(), publisher=BORIS, now=NOW)
    answer = httpx.get(f"{s3_endpoint}/libraries/public/{tmp_path.name}/{SLUG}/index.html", timeout=10)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_a_program_that_takes_too_long_is_ended_with_its_children() -> None:
    done = run(["sh", "-c", "sleep 60 & sleep 60"], seconds=0.3)
    assert (done.code, done.output) == (-2, b"")
    assert run(["/nowhere/at/all"], seconds=1).code == -1


def test_a_programs_last_words_are_cleaned() -> None:
    assert (
        last_line(b"x\n\x1b[31mfatal: https://me:pw@a.example.org/ \x1b]0;t\x07\n\n")
        == "[31mfatal: https://a.example.org/ ]0;t"
    )
    assert last_line(b"") == ""
