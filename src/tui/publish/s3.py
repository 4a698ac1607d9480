"""An S3-compatible object store as a target, by its conditional writes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from tui.core.errors import PublishError
from tui.publish.secrets import Secret
from tui.publish.target import Stored, failed, locked_out, lost_race, unanswered

if TYPE_CHECKING:
    from obstore.store import S3Config, S3Store

PATIENCE = 60.0
"""Seconds for one request with its repetitions."""


@dataclass(frozen=True, slots=True)
class S3Place:
    """Where a bucket is and how to get in."""

    bucket: str
    prefix: str = ""
    endpoint: str = ""
    """Of the service; empty for AWS itself."""
    region: str = "us-east-1"
    key_id: str = ""
    """The access key's id; empty takes the environment's credentials."""
    secret: Secret | None = None


class S3Target:
    """Compares and swaps the manifest by `If-None-Match: *` and `If-Match`, as the store's own conditional put."""

    atomic = False

    def __init__(self, place: S3Place, patience: float = PATIENCE) -> None:
        self._place, self._patience = place, timedelta(seconds=patience)
        self._store: S3Store | None = None

    def describe(self) -> str:
        """Return bucket and prefix."""
        return f"s3://{self._place.bucket}/{self._place.prefix}".rstrip("/")

    def read(self, path: str) -> Stored | None:
        """Return an object, or None where there is none."""
        import obstore  # noqa: PLC0415  heavy, publishing alone
        from obstore.exceptions import NotFoundError  # noqa: PLC0415

        with self._told():
            try:
                answer = obstore.get(self._opened(), path)
            except (NotFoundError, FileNotFoundError):
                return None
            return Stored(bytes(answer.bytes()), answer.meta["e_tag"] or "")

    def put(self, path: str, data: bytes, media_type: str) -> None:
        """Write an object."""
        import obstore  # noqa: PLC0415

        with self._told():
            obstore.put(self._opened(), path, data, attributes=_attributes(media_type), use_multipart=False)

    def copy(self, source: str, path: str, data: bytes, media_type: str) -> None:
        """Let the store copy the object, its type with it."""
        import obstore  # noqa: PLC0415

        with self._told():
            obstore.copy(self._opened(), source, path)

    def delete(self, path: str) -> None:
        """Remove an object."""
        import obstore  # noqa: PLC0415
        from obstore.exceptions import NotFoundError  # noqa: PLC0415

        with self._told():
            try:
                obstore.delete(self._opened(), path)
            except (NotFoundError, FileNotFoundError):
                return

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names of the objects below a folder; none where the key may not list."""
        import obstore  # noqa: PLC0415

        try:
            with self._told():
                listed = obstore.list_with_delimiter(self._opened(), folder)
        except PublishError:
            return ()
        return tuple(each["path"].rpartition("/")[2] for each in listed["objects"])

    def swap(self, path: str, data: bytes, etag: str | None) -> str:
        """Write an object where it still is what it was."""
        import obstore  # noqa: PLC0415
        from obstore.exceptions import AlreadyExistsError, NotFoundError, PreconditionError  # noqa: PLC0415

        attributes = _attributes("application/json")
        with self._told():
            try:
                if etag is None:
                    result = obstore.put(
                        self._opened(), path, data, attributes=attributes, mode="create", use_multipart=False
                    )
                else:
                    result = obstore.put(
                        self._opened(),
                        path,
                        data,
                        attributes=attributes,
                        mode={"e_tag": etag},
                        use_multipart=False,
                    )
            except (
                AlreadyExistsError,
                PreconditionError,
                NotFoundError,
                FileExistsError,
                FileNotFoundError,
            ) as error:
                raise lost_race(self.describe()) from error
        return result["e_tag"] or ""

    def close(self) -> None:
        """Forget the store's connections."""
        self._store = None

    def _opened(self) -> S3Store:
        if self._store is None:
            from obstore.store import S3Store  # noqa: PLC0415

            place = self._place
            config: S3Config = {"region": place.region}
            if place.endpoint:
                config["endpoint"] = place.endpoint
            if place.key_id and place.secret:
                config["access_key_id"] = place.key_id
                config["secret_access_key"] = place.secret.reveal()
            self._store = S3Store(
                place.bucket,
                prefix=place.prefix.strip("/") or None,
                config=config,
                client_options={
                    "allow_http": place.endpoint.startswith("http://"),
                    "timeout": self._patience,
                },
                retry_config={"max_retries": 3, "retry_timeout": self._patience},
            )
        return self._store

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Say a fault of the store in one sentence, without its request and headers.

        Raises:
            PublishError: Instead of anything that obstore raises.
        """
        from obstore.exceptions import BaseError, PermissionDeniedError, UnauthenticatedError  # noqa: PLC0415

        try:
            yield
        except (PermissionDeniedError, UnauthenticatedError, PermissionError):
            raise locked_out(self.describe()) from None
        except (BaseError, OSError) as error:
            if "error sending request" in str(error):
                raise unanswered(self.describe()) from None
            raise failed(self.describe(), type(error).__name__.removesuffix("Error")) from None


def _attributes(media_type: str) -> dict[str, str]:
    text = media_type.startswith(("text/", "application/"))
    return {
        "Content-Type": f"{media_type}; charset=utf-8" if text else media_type,
        "Cache-Control": "max-age=60, must-revalidate",
    }
