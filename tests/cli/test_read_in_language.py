"""Language versions and the check after a refresh, from the command line."""

from __future__ import annotations

from tests.cli.conftest import Copydesk
from tests.unit.services import conftest as loopback
from tests.unit.services.conftest import Site, item, rss
from tests.unit.services.test_language_versions import CHINESE, ENGLISH, document, link

site = loopback.site


def test_a_version_is_read_by_its_language_and_marks_the_article(copydesk: Copydesk, site: Site) -> None:
    page = document("en", "A model", ENGLISH.format(size="1.28 trillion"), link("zh-CN", site / "zh"))
    site.put("en", page, "text/html")
    site.put("zh", document("zh-CN", "人人可用的模型", CHINESE), "text/html")
    feed = copydesk("add", site.put("feed", rss(item("a", url=site / "en"))), "--json").json["feed_id"]
    copydesk("refresh", str(feed))
    (line,) = copydesk("list", "--feed", str(feed), "--json").json
    number = str(line["id"])
    assert copydesk("read", number, "--json").json["alternates"] == {"zh-Hans": site / "zh"}
    version = copydesk("read", number, "--language", "简体中文", "--json").json
    assert ("1280亿" in version["text"], version["lang"]) == (True, "zh-Hans")
    assert "128 billion" in copydesk("read", number).out
    missing = copydesk("read", number, "--language", "tr")
    assert missing.code != 0 and "no version in Türkçe" in missing.err
    assert "number" in copydesk("read", site / "en", "--language", "tr").err


def test_a_refresh_can_check_what_came(copydesk: Copydesk, site: Site) -> None:
    wrong = "<p>The share rose from 10% to 12%, an increase of 200%, to $37 million.</p>"
    feed = copydesk("add", site.put("feed", rss(item("a", text=wrong))), "--json").json["feed_id"]
    assert copydesk("refresh", str(feed), "--check", "--json").json["asked"] == 1
    (line,) = copydesk("list", "--feed", str(feed), "--json").json
    assert line["checks"] == 1
