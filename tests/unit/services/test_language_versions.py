"""An article in several languages is one entry; each version that is fetched is held against the article."""

from __future__ import annotations

import pytest

from tests.unit.services.conftest import Site, item, rss
from tui.core.errors import ExtractionError, FetchError, RefusedError, UsageError
from tui.figures.models import Finding
from tui.services import feeds, headlines, read, translations
from tui.services.desk import Desk
from tui.services.examining import examine_new
from tui.services.pages import keep_page
from tui.services.refresh import refresh
from tui.services.views import Headline, Scope, ScopeKind
from tui.store.articles import StoredPage

ENGLISH = """<p>The laboratory published the weights of its new language model on Thursday, and said that anybody may use
them. The model has {size} parameters, which makes it the largest that the laboratory has given away so far.</p>
<p>Training it took eleven weeks and cost $37 million, the laboratory said. In a test of 412 questions from school
examinations it answered 83.5% correctly, four points more than the model before it. Teachers who tried it in class said
that its explanations were clearer than those of the older one, and that it admitted more often that it did not know.</p>
<p>The laboratory wants to publish a smaller model in spring. It will run on ordinary computers, the head of the
laboratory said in a conversation with reporters, and will be given away in the same manner as the large one.</p>"""
CHINESE = """<p>该实验室周四公布了新语言模型的权重，并表示任何人都可以使用。该模型拥有1280亿参数，是该实验室迄今免费提供的最大模型，此前的
模型规模要小得多，能够完成的任务也更少。</p><p>实验室表示，训练耗时十一周，花费3700万美元。在一项包含412道学校考题的测试中，它答对了83.5%，
比此前的模型高出四个百分点。在课堂上试用过的教师表示，它的解释比旧模型更清楚，也更常承认自己不知道。</p><p>实验室计划在春季公布一个较小的
模型。实验室负责人在与记者交谈时说，它将能在普通电脑上运行，并以与大模型相同的方式免费提供。</p>"""


def document(language: str, title: str, body: str, links: str = "") -> bytes:
    return (
        f"<html lang='{language}'><head><meta charset='utf-8'><title>{title}</title>{links}</head>"
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    ).encode()


def link(language: str, url: str) -> str:
    return f"<link rel='alternate' hreflang='{language}' href='{url}'>"


def story(
    desk: Desk, site: Site, *, size: str = "1.28 trillion", links: str = "", link_header: str = ""
) -> Headline:
    """A headline whose page is in English."""
    body = ENGLISH.format(size=size)
    site.put("en", document("en", "A model for everybody", body, links), "text/html", Link=link_header)
    feed = feeds.subscribe(desk, site.put("feed", rss(item("a", text="In short.", url=site / "en"))))
    refresh(desk, feed_ids=[feed])
    return headlines.page(desk, headlines.open_view(desk, Scope(ScopeKind.FEED, feed_id=feed)), 0, 1)[0]


def checks(desk: Desk, entry_id: int) -> list[Finding]:
    desk.store.settle()
    return [finding for finding in read.opened(desk, entry_id).findings if finding.tier == "check"]


def test_a_fetched_version_shows_a_slip_in_the_article(desk: Desk, site: Site) -> None:
    site.put("zh", document("zh-CN", "人人可用的模型", CHINESE), "text/html")
    line = story(desk, site, links=link("zh-CN", site / "zh") + link("en-GB", site / "en"))
    whole = read.full(desk, line.id)
    assert [(one.language, one.url) for one in whole.article.alternates] == [("zh-Hans", site / "zh")]
    assert checks(desk, line.id) == []
    version = translations.open_version(desk, line.id, "zh")
    assert "1280亿" in version.article.text
    assert (version.entry_id, version.headline.url) == (line.id, site / "zh")
    assert [one.language for one in version.article.alternates] == ["en"]
    (slip,) = checks(desk, line.id)
    assert (slip.rule, slip.suggest_text, slip.source) == ("U1", "128 billion", "简体中文")
    assert "1280亿" in slip.evidence
    (now,) = headlines.page(
        desk, headlines.open_view(desk, Scope(ScopeKind.FEED, feed_id=line.feed_id)), 0, 1
    )
    assert now.checks == 1


def test_a_version_is_fetched_once_and_read_without_the_network(desk: Desk, site: Site) -> None:
    site.put("zh", document("zh-CN", "人人可用的模型", CHINESE), "text/html")
    line = story(desk, site, size="128 billion", links=link("zh-CN", site / "zh"))
    read.full(desk, line.id)
    assert [(one.language, one.fetched) for one in translations.versions(desk, line.id)] == [
        ("en", True),
        ("zh-Hans", False),
    ]
    first = translations.open_version(desk, line.id, "zh-Hans")
    assert translations.open_version(desk, line.id, "zh-CN") == first
    assert site.asked["/zh"] == 1
    assert translations.versions(desk, line.id)[1].fetched
    assert checks(desk, line.id) == []
    assert translations.open_version(desk, line.id, "en").article.language == "en"


def test_the_servers_link_header_names_versions_too(desk: Desk, site: Site) -> None:
    site.put("zh", document("zh-CN", "人人可用的模型", CHINESE), "text/html")
    header = f'<{site.base}/zh>; rel="alternate"; hreflang="zh-CN", </feed.xml>; rel=alternate'
    line = story(desk, site, link_header=header)
    whole = read.full(desk, line.id)
    assert [(one.language, one.url) for one in whole.article.alternates] == [("zh-Hans", site / "zh")]
    assert read.opened(desk, line.id).article.alternates == whole.article.alternates


def test_versions_that_cannot_be_had_are_told(desk: Desk, site: Site) -> None:
    links = link("zh-CN", site / "zh") + link("ja", site / "ja")
    line = story(desk, site, links=links)
    site.put("ja", document("en", "A model for everybody", ENGLISH.format(size="1")), "text/html")
    read.full(desk, line.id)
    with pytest.raises(FetchError):
        translations.open_version(desk, line.id, "zh-Hans")
    with pytest.raises(ExtractionError, match="same language"):
        translations.open_version(desk, line.id, "ja")
    with pytest.raises(UsageError, match="no version in Türkçe"):
        translations.open_version(desk, line.id, "tr")


def test_a_guessed_version_is_opened_where_it_is_in_that_language_and_told_where_not(
    desk: Desk, site: Site
) -> None:
    locales = "".join(
        f"<meta property='og:locale{kind}' content='{locale}'>"
        for kind, locale in (
            ("", "en_US"),
            (":alternate", "zh_CN"),
            (":alternate", "tr_TR"),
            (":alternate", "ja_JP"),
        )
    )
    body = ENGLISH.format(size="128 billion")
    site.put("en/story", document("en", "A model for everybody", body, locales), "text/html")
    site.put("zh/story", document("zh-CN", "人人可用的模型", CHINESE), "text/html")
    site.put("tr/story", document("zh-CN", "人人可用的模型", CHINESE), "text/html")
    feed = feeds.subscribe(desk, site.put("feed", rss(item("a", text="In short.", url=site / "en/story"))))
    refresh(desk, feed_ids=[feed])
    (line,) = headlines.page(desk, headlines.open_view(desk, Scope(ScopeKind.FEED, feed_id=feed)), 0, 1)
    read.full(desk, line.id)
    assert [one.language for one in translations.versions(desk, line.id)] == [
        "en",
        "zh-Hans",
        "tr-TR",
        "ja-JP",
    ]
    assert "1280亿" in translations.open_version(desk, line.id, "zh").article.text
    with pytest.raises(ExtractionError, match="no article in this language"):
        translations.open_version(desk, line.id, "tr")
    with pytest.raises(FetchError):
        translations.open_version(desk, line.id, "ja")


def test_the_same_story_in_another_feed_shows_a_slip(desk: Desk, site: Site) -> None:
    text = (
        "<p>The {who} said on Thursday that the port had spent ${sum} on new cranes in 2025, which is 37.5% more than "
        "it spent in the year before. The cranes lift {tons} tonnes of cargo a day.</p>"
    )
    ours = rss(
        item(
            "a",
            title="Port spends more on cranes",
            text=text.format(who="port", sum="4.31 billion", tons="52,400"),
        )
    )
    theirs = rss(
        item(
            "b",
            title="Port of the bay spends more on cranes",
            text=text.format(who="harbour", sum="43.1 billion", tons="52,400"),
        ),
        item("c", title="Rain again", text="<p>It rained on 37.5% of the days, more than last year.</p>"),
        title="Bay Wire",
    )
    one = feeds.subscribe(desk, site.put("one", ours))
    two = feeds.subscribe(desk, site.put("two", theirs))
    refresh(desk, feed_ids=[one, two])
    assert examine_new(desk) == 3
    (line,) = headlines.page(desk, headlines.open_view(desk, Scope(ScopeKind.FEED, feed_id=one)), 0, 9)
    (slip,) = checks(desk, line.id)
    assert (slip.rule, slip.suggest_text) == ("U1", "43.1 billion")
    assert slip.source == "Bay Wire: Port of the bay spends more on cranes"
    lines = headlines.page(desk, headlines.open_view(desk, Scope(ScopeKind.FEED, feed_id=two)), 0, 9)
    assert sorted((line.title, line.checks) for line in lines) == [
        ("Port of the bay spends more on cranes", 1),
        ("Rain again", 0),
    ]


def test_a_story_is_known_across_languages_by_its_figures(desk: Desk, site: Site) -> None:
    english = (
        "<p>The port spent $43.1 billion on new cranes, 37.5% more than it spent in the year before. The cranes lift "
        "52,400 tonnes of cargo a day.</p>"
    )
    chinese = "<p>该港口斥资43.1亿美元购置新起重机，比前一年增加37.5%。这些起重机每天可吊运52400吨货物。</p>"
    one = feeds.subscribe(desk, site.put("one", rss(item("a", title="A port grows", text=english))))
    theirs = rss(item("b", title="港口扩建", text=chinese), title="海湾电讯")
    two = feeds.subscribe(desk, site.put("two", theirs))
    refresh(desk, feed_ids=[one, two])
    examine_new(desk)
    (line,) = headlines.page(desk, headlines.open_view(desk, Scope(ScopeKind.FEED, feed_id=one)), 0, 9)
    (slip,) = checks(desk, line.id)
    assert (slip.rule, slip.suggest_text, slip.source) == ("U1", "4.31 billion", "海湾电讯: 港口扩建")


def test_a_public_page_leads_to_no_address_of_this_machine(desk: Desk, site: Site) -> None:
    site.put("zh", document("zh-CN", "人人可用的模型", CHINESE), "text/html")
    line = story(desk, site)
    page = document("en", "A model", ENGLISH.format(size="128 billion"), link("zh-CN", site / "zh"))
    stored = StoredPage("https://harbour.example/en", "text/html", "utf-8", 0, page)
    desk.store.write(keep_page(line.id, stored))
    assert [one.language for one in translations.versions(desk, line.id)] == ["en", "zh-Hans"]
    with pytest.raises(RefusedError):
        translations.open_version(desk, line.id, "zh-Hans")
    assert site.asked["/zh"] == 0
