"""Real targets: a folder, moto's S3, WsgiDAV, a bare git repository, a command."""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from tui.publish.folder import FolderTarget
from tui.publish.git import GitTarget
from tui.publish.hook import HookTarget
from tui.publish.s3 import S3Place, S3Target
from tui.publish.secrets import Secret
from tui.publish.target import Target
from tui.publish.webdav import WebDavTarget

OpenTarget = Callable[[], Target]
"""Opens one and the same target, as another program would."""

KINDS = ("folder", "s3", "webdav", "git", "exec")


@pytest.fixture(scope="session")
def s3_endpoint() -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        server_module = pytest.importorskip("moto.server", reason="moto's server is not installed")
        server = server_module.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
        server.start()
        host, port = server.get_host_and_port()
        yield f"http://{host}:{port}"
        server.stop()


@pytest.fixture(scope="session")
def webdav_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        dav = pytest.importorskip("wsgidav.wsgidav_app", reason="WsgiDAV is not installed")
        wsgi = pytest.importorskip("cheroot.wsgi", reason="cheroot is not installed")
        root = tmp_path_factory.mktemp("webdav")
        app = dav.WsgiDAVApp(
            {
                "provider_mapping": {"/": str(root)},
                "simple_dc": {"user_mapping": {"*": {"anna": {"password": "hush-hush-42"}}}},
                "http_authenticator": {
                    "accept_basic": True,
                    "accept_digest": False,
                    "default_to_digest": False,
                },
                "logging": {"enable": False},
                "verbose": 0,
            }
        )
        server = wsgi.Server(("127.0.0.1", 0), app, numthreads=4)
        server.prepare()
        thread = threading.Thread(target=server.serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.bind_addr[1]}"
        server.stop()
        thread.join(10)


@pytest.fixture
def folder_target(tmp_path: Path) -> OpenTarget:
    return lambda: FolderTarget(tmp_path / "site")


@pytest.fixture
def s3_target(s3_endpoint: str, tmp_path: Path) -> OpenTarget:
    httpx.put(f"{s3_endpoint}/libraries", timeout=10)
    place = S3Place(
        "libraries", f"public/{tmp_path.name}", s3_endpoint, key_id="anna", secret=Secret("hush-hush-42")
    )
    return lambda: S3Target(place)


@pytest.fixture
def webdav_target(webdav_url: str, tmp_path: Path) -> Iterator[OpenTarget]:
    opened: list[Target] = []

    def open_it() -> Target:
        opened.append(WebDavTarget(f"{webdav_url}/{tmp_path.name}", "anna", Secret("hush-hush-42")))
        return opened[-1]

    yield open_it
    for target in opened:
        target.close()


@pytest.fixture
def git_target(tmp_path: Path) -> OpenTarget:
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    remote = tmp_path / "remote.git"
    subprocess.run(["git", "init", "--quiet", "--bare", str(remote)], check=True)
    clones = iter(range(1000))
    return lambda: GitTarget(str(remote), "pages", tmp_path / f"clone-{next(clones)}")


@pytest.fixture
def exec_target(tmp_path: Path) -> OpenTarget:
    script = tmp_path / "hook.py"
    script.write_text(
        "import shutil, sys\n"
        f"shutil.rmtree({str(tmp_path / 'shown')!r}, ignore_errors=True)\n"
        f"shutil.copytree(sys.argv[-1], {str(tmp_path / 'shown')!r})\n"
    )
    return lambda: HookTarget([sys.executable, str(script)], tmp_path / "remembered")


@pytest.fixture(params=KINDS)
def open_target(request: pytest.FixtureRequest) -> OpenTarget:
    """Every kind of target in turn."""
    found: OpenTarget = request.getfixturevalue(f"{request.param}_target")
    return found


@pytest.fixture(params=("folder", "s3", "webdav"))
def open_plain_target(request: pytest.FixtureRequest) -> OpenTarget:
    """The kinds that show each file as it is written."""
    found: OpenTarget = request.getfixturevalue(f"{request.param}_target")
    return found
