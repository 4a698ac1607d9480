"""A git branch as a target: one commit a publication, and a refused push is a lost race."""

from __future__ import annotations

import os
import re
from pathlib import Path

from tui.core.errors import UsageError
from tui.core.messages import N_
from tui.publish.children import Ran, run
from tui.publish.staged import Changes
from tui.publish.target import Stored, failed, lost_race

PATIENCE = 120.0
"""Seconds for one git command."""
TRIES = 5
"""How often a push is repeated when others moved the branch without touching the library."""
_BASE = "refs/copydesk/base"
_AUTHOR = {"NAME": "copydesk", "EMAIL": "noreply@copydesk.invalid"}
"""Not the person's: the branch may be public."""
_SETTINGS = (
    "core.hooksPath=/dev/null",
    "gc.auto=0",
    # Only these reach a remote: any other word before "://" would start a program called git-remote-WORD.
    "protocol.allow=never",
    *(f"protocol.{name}.allow=always" for name in ("https", "http", "ssh", "git", "file")),
)
_USERINFO = re.compile(r"://[^/@]*@")
_BRANCH = re.compile(r"^[A-Za-z0-9][\w./\-]{0,100}$")


class GitTarget(Changes):
    """Builds commits in a bare repository of its own: no work tree, no hooks, no filters."""

    atomic = True

    def __init__(self, remote: str, branch: str, folder: Path, patience: float = PATIENCE) -> None:
        """Take the address; nothing is fetched yet.

        Args:
            remote: A URL (https, ssh, file), `user@host:path`, or the path of a repository.
            branch: Where the libraries lie; it is made where it is missing.
            folder: Where the bare repository is kept.
            patience: Seconds for one git command.

        Raises:
            UsageError: The address or the branch's name cannot be one.
        """
        super().__init__()
        if (
            not remote
            or remote.startswith("-")
            or "::" in remote
            or not _BRANCH.match(branch)
            or ".." in branch
        ):
            raise UsageError(
                N_("{remote} with the branch {branch} is no git address."), remote=remote, branch=branch
            )
        self._remote, self._branch, self._folder = remote, branch, folder
        self._patience = patience
        self._base = ""

    def describe(self) -> str:
        """Return remote and branch, without user name and password."""
        return f"{_USERINFO.sub('://', self._remote)}#{self._branch}"

    def read(self, path: str) -> Stored | None:
        """Return a file of the branch as it is now, or None."""
        self._fetch()
        return self._at_base(path)

    def delete(self, path: str) -> None:
        """Keep a deletion for the next swap; after the manifest's there is none, so it happens at once."""
        super().delete(path)
        if path.endswith("manifest.json"):
            self._push(path, self._known(path))

    def swap(self, path: str, data: bytes, etag: str | None) -> str:
        """Commit and push where the manifest still is what it was."""
        self.pending[path] = data
        self._push(path, etag)
        stored = self._at_base(path)
        return stored.etag if stored else ""

    def _push(self, path: str, etag: str | None) -> None:
        """Push what is pending, upon whatever else happened on the branch.

        Raises:
            LostRaceError: The file at `path` is not what it was.
            PublishError: git refused for another reason.
        """
        if not self._base:
            self._fetch()
        for _ in range(TRIES):
            if self._known(path) != etag:
                raise lost_race(self.describe())
            commit = self._commit()
            pushed = self._git("push", "--quiet", "--", self._remote, f"{commit}:refs/heads/{self._branch}")
            if pushed.code == 0:
                self._must("update-ref", _BASE, commit)
                self._base = commit
                self.pending.clear()
                return
            stale = self._base
            self._fetch()
            if self._base == stale:
                raise failed(self.describe(), pushed.errors)
        raise failed(self.describe(), pushed.errors)

    def _commit(self) -> str:
        """Write the pending files upon the base, and return the new commit's name."""
        index = {"GIT_INDEX_FILE": str(self._folder / "copydesk-index")}
        (self._folder / "copydesk-index").unlink(missing_ok=True)
        if self._base:
            self._must("read-tree", self._base, extra=index)
        lines = []
        for path, data in self.pending.items():
            if data is None:
                lines.append(f"0 {'0' * 40}\t{path}\n")
            else:
                blob = self._must("hash-object", "-w", "--no-filters", "--stdin", given=data)
                lines.append(f"100644 {blob}\t{path}\n")
        self._must("update-index", "--index-info", given="".join(lines).encode(), extra=index)
        tree = self._must("write-tree", extra=index)
        parents = ["-p", self._base] if self._base else []
        return self._must("commit-tree", "--no-gpg-sign", tree, *parents, "-m", "Publish a library")

    def _fetch(self) -> None:
        """Fetch the branch's newest commit, or find out that there is no branch yet.

        Raises:
            PublishError: git refused.
        """
        if not (self._folder / "HEAD").exists():
            made = run(["git", "init", "--quiet", "--bare", "--", str(self._folder)], seconds=PATIENCE)
            if made.code != 0:
                raise failed(self.describe(), made.errors)
        listed = self._must("ls-remote", "--heads", "--", self._remote, f"refs/heads/{self._branch}")
        if not listed:
            self._base = ""
            return
        refs = f"+refs/heads/{self._branch}:{_BASE}"
        self._must("fetch", "--quiet", "--depth=1", "--no-tags", "--", self._remote, refs)
        self._base = self._must("rev-parse", "--verify", _BASE)

    def _known(self, path: str) -> str | None:
        stored = self._at_base(path)
        return stored.etag if stored else None

    def _at_base(self, path: str) -> Stored | None:
        """Return a file of the base commit; its blob's name is its etag."""
        if not self._base:
            return None
        blob = self._git("rev-parse", "--verify", "--quiet", f"{self._base}:{path}")
        if blob.code != 0:
            return None
        etag = blob.output.decode().strip()
        return Stored(self._git("cat-file", "blob", etag).output, etag)

    def _must(self, *arguments: str, given: bytes = b"", extra: dict[str, str] | None = None) -> str:
        """Run git and return what it printed.

        Raises:
            PublishError: It failed.
        """
        done = self._git(*arguments, given=given, extra=extra)
        if done.code != 0:
            raise failed(self.describe(), done.errors or f"git {arguments[0]}: {done.code}")
        return done.output.decode().strip()

    def _git(self, *arguments: str, given: bytes = b"", extra: dict[str, str] | None = None) -> Ran:
        # Variables of a surrounding repository would lead git elsewhere.
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        kept = {name: os.environ[name] for name in ("GIT_SSH_COMMAND", "GIT_SSH") if name in os.environ}
        environment = {
            "GIT_SSH_COMMAND": "ssh -o BatchMode=yes",
            **inherited,
            **kept,
            "LC_ALL": "C",
            "GIT_TERMINAL_PROMPT": "0",
            "GIT_ASKPASS": "",
            **{
                f"GIT_{role}_{part}": value
                for role in ("AUTHOR", "COMMITTER")
                for part, value in _AUTHOR.items()
            },
            **(extra or {}),
        }
        settings = [word for setting in _SETTINGS for word in ("-c", setting)]
        command = ["git", "--git-dir", str(self._folder), *settings, *arguments]
        return run(command, seconds=self._patience, given=given, environment=environment)
