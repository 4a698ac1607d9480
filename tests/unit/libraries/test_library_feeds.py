"""The feeds of a published library against the rules of their formats."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from lxml import etree

from tests.unit.libraries.test_library_bundle import LIBRARIES, NOW
from tui.libraries.allow import allowed
from tui.libraries.formats import atom, jsonfeed
from tui.libraries.formats.common import moment_text
from tui.libraries.models import Library
from tui.libraries.records import Collection

JSON_FEED = Draft202012Validator(
    json.loads(Path(__file__).with_name("jsonfeed.schema.json").read_text("utf-8"))
)
SCHEMA = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("atom.rng"))))


@pytest.mark.parametrize("address", ["", "https://lib.example.org/x/"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(library=LIBRARIES)
def test_atom_keeps_to_its_schema(address: str, library: Library) -> None:
    first = allowed(library, NOW).collection
    emptied = allowed(replace(library, items=()), NOW + timedelta(days=1), first).collection
    for collection in (first, emptied):
        document = etree.fromstring(atom.write(collection, address))
        assert SCHEMA.validate(document), SCHEMA.error_log


def test_the_schema_is_no_rubber_stamp() -> None:
    good = atom.write(Collection(id="6f9619ff-8b86-4d11-b42d-00c04fc964ff", name="N", updated=NOW))
    assert SCHEMA.validate(etree.fromstring(good))
    for wrong in (b"<updated>2026-11-23T14:02:00Z</updated>", b"<name>N</name>", b"<title>N</title>"):
        assert not SCHEMA.validate(etree.fromstring(good.replace(wrong, b"")))


@pytest.mark.parametrize("address", ["", "https://lib.example.org/x/"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(library=LIBRARIES)
def test_json_feed_keeps_to_its_specification(address: str, library: Library) -> None:
    top = json.loads(jsonfeed.write(allowed(library, NOW).collection, address))
    assert list(JSON_FEED.iter_errors(top)) == []
    assert len({item["id"] for item in top["items"]}) == len(top["items"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"version": "https://jsonfeed.org/version/1"},
        {"title": None},
        {"author": {"name": "deprecated"}},
        {"items": [{"id": 1, "content_text": "x"}]},
        {"items": [{"id": "1"}]},
        {"items": [{"id": "1", "content_text": "x", "url": "javascript:alert(1)"}]},
        {"items": [{"id": "1", "content_text": "x", "date_published": "2026-11-23"}]},
    ],
)
def test_the_schema_of_json_feed_is_no_rubber_stamp(wrong: dict[str, object]) -> None:
    good = {"version": "https://jsonfeed.org/version/1.1", "title": "N", "items": []}
    assert JSON_FEED.is_valid(good)
    assert not JSON_FEED.is_valid({**good, **wrong})


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(library=LIBRARIES)
def test_strangers_read_of_the_atom_what_was_written(library: Library) -> None:
    collection = allowed(library, NOW).collection
    read = feedparser.parse(atom.write(collection, "https://lib.example.org/x/"))
    assert not read.bozo
    assert read.feed.id == f"urn:uuid:{collection.id}"
    for entry, record in zip(read.entries, collection.records, strict=True):
        assert entry.id == f"urn:uuid:{record.id}"
        assert entry.link == record.url
        assert tuple(tag.term for tag in entry.get("tags", ())) == record.tags
        assert entry.updated == moment_text(record.updated)
