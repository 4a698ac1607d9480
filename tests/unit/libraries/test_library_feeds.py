"""The feeds of a published library against the rules of their formats."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from tests.unit.libraries.test_library_bundle import LIBRARIES, NOW
from tui.libraries.allow import allowed
from tui.libraries.formats import atom, jsonfeed
from tui.libraries.models import Library
from tui.libraries.records import Collection

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
    assert top["version"] == "https://jsonfeed.org/version/1.1"
    assert isinstance(top["title"], str)
    assert isinstance(top["items"], list)
    assert len({item["id"] for item in top["items"]}) == len(top["items"])
    for item in top["items"]:
        assert isinstance(item["id"], str)
        assert ("content_html" in item) or ("content_text" in item)
        assert item["url"].startswith("https://")
        for name in ("date_published", "date_modified"):
            if name in item:
                assert datetime.fromisoformat(item[name]).tzinfo == UTC
        assert all(isinstance(author["name"], str) for author in item.get("authors", ()))
        assert all(isinstance(tag, str) for tag in item.get("tags", ()))
