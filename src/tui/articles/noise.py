"""Words in class, id and role that tell what surrounds an article: menus, sharing, related links, comments."""

from __future__ import annotations

import re
from functools import lru_cache

_REMEMBERED = 1_024
_LONGEST = 600
"""Characters of names whose answer is remembered: what is longer comes from no real page, and would be kept in memory."""


class Names:
    """A pattern for names in class, id and role that remembers its answers: pages repeat the few names they have.

    Args:
        pattern: A regular expression.
    """

    def __init__(self, pattern: str | re.Pattern[str]) -> None:
        self._search = re.compile(pattern).search
        self._recall = lru_cache(_REMEMBERED)(self._search)

    def search(self, names: str) -> re.Match[str] | None:
        """Return where the pattern first matches, as `re.Pattern.search` does.

        Args:
            names: Names in lower case.
        """
        return self._recall(names) if len(names) <= _LONGEST else self._search(names)


_ALWAYS = (
    r"share|shares|sharing|sharebar|sharebuttons?|sharedaddy|addtoany|addthis|a2a|social|socials|socialmedia|social-?links|social-?icons|"
    "related|relatedposts?|related-?articles?|related-?stories|related-?links|related-?content[a-z]{0,8}|jp-relatedposts|recirc|recirculation|recommend|"
    "recommended|recommendations?|recommends|more-?stories|more-?articles|more-?news|read-?more|readmore|see-?also|most-?read|mostread|"
    "most-?popular|popular|trending|latest|latest-?news|outbrain|taboola|zergnet|revcontent|mgid|"
    "newsletter|newsletters|subscribe|subscription|signup|sign-?up|optin|opt-?in|mailchimp|mc4wp|hs-cta|cta|"
    "comment|comments|comment-?list|commentlist|disqus|respond|reader-?comments|livefyre|"
    "cookie|cookies|cookie-?banner|cookie-?notice|consent|gdpr|onetrust|"
    "author-?bio|authorbio|author-?box|authorbox|about-?author|about-?the-?author|author-?info-?box|post-?author-?box|"
    "breadcrumb|breadcrumbs|crumbs|pagination|pager|paging|post-?navigation|nav-?links|prev-?next|prevnext|"
    "promo|promos|promobox|promotion|advert|adverts|advertisement|advertising|ad-?unit|ad-?slot|ad-?container|ad-?box|ad-?wrap(?:per)?|ad-?banner|ad-?block|adsbygoogle|dfp|ads|"
    "sponsor|sponsored|teaser|teasers|upsell|paywall-?prompt|piano|"
    "donate|donation|app-?download|download-?app|open-?app|follow-?us|followus|"
    r"popover|hovercard|hover-?card|rollover-\w+-block|rating|ratings|star-?rating|vote|votes|poll|report-?error|feedback|helpful"
)
_MOSTLY = (
    "nav|navbar|navigation|menu|menus|submenu|footer|foot|site-?footer|site-?header|masthead|topbar|top-?bar|toolbar|"
    "tools|article-?tools|sidebar|side-?bar|sidebars|rail|right-?rail|aside|widget|widgets|banner|banners|modal|popup|pop-?up|"
    "overlay|lightbox-?caption|tooltip|dropdown|drop-?down|offcanvas|skip-?link|skip|screen-?reader-?text|sr-?only|visually-?hidden|"
    "visuallyhidden|screen-?reader|hidden-?print|print-?only|printonly|noprint|no-?print|tags|tag-?list|taglist|tagcloud|tag-?cloud|"
    "post-?tags|entry-?tags|topics|keywords|categories|cat-?links|"
    "byline|by-?line|dateline-?meta|post-?meta|entry-?meta|article-?meta|post-?info|article-?info|meta-?data|metadata|timestamp|"
    "pub-?date|publish-?date|post-?date|"
    "login|log-?in|search|search-?form|searchform|language-?switcher|lang-?switch|copyright|disclaimer-?box|"
    "contentinfo|complementary|search|toast|alert-?bar|infobox-?ads|jump-?link|"
    "table-?of-?contents|ez-toc|ez-toc-container|lwptoc|rank-math-toc|mw-editsection|editsection|noprint|navbox|catlinks|sistersitebox|"
    "listen|audio-?player|text-?to-?speech|video-?player|playlist|slider-?nav|slick-?dots|swiper-?pagination|"
    "reading-?time|read-?time|word-?count|printfriendly|email-?this|back-?to-?top|backtotop|gotop"
)
_EDGE = r"(?:^|[\s_-])(?:{}|toc(?=$|\s))(?=$|[\s_-])"
STRONG = Names(_EDGE.format(_ALWAYS))
"""Names that never stand on the article itself, however much text there is within."""
GALLERY = Names(
    _EDGE.format(r"full-?gallery|photo-?gallery|image-?gallery|type-?gallery|slide-?show|gallery-?legends?")
)
"""Names of series of pictures whose captions are no part of the text."""
WEAK = Names(_EDGE.format(_MOSTLY))
"""Names that stand on an article's surroundings, and now and then on a wrapper of the article."""
CONTENT = Names(
    r"(?:^|[\s_-])(?:embed|pull-?quote|article-?body|articlebody|article-?content|article-?text|post-?content|post-?body|entry-?content|entry-?body|"
    r"story-?body|storybody|story-?content|main-?content|body-?content|content-?body|page-?content|rich-?text|richtext)(?=$|[\s_-])"
)
"""Names that stand on the article's text."""
CAPTION = Names(
    r"(?:^|[\s_-])(?:caption|captions|figcaption|wp-caption-text|image-?caption|photo-?caption|media-?caption|photo-?credit|image-?credit|credit|credits|photo-?source|img[-_]?descr?|imgdesc|image[-_]?desc(?:ription)?|photo[-_]?desc|legende?|popisek|didascalia|pie-?(?:de-)?foto|leyenda|bildunterschrift|bildtext|bildetekst|billedtekst|onderschrift|picture-?text|gallery-?caption-?text|cutline|photographer|copyright-?holder)(?=$|[\s_-])"
)
"""Names of the words under a picture."""
LEAD = Names(
    r"(?:^|[\s_-])(?:standfirst|stand-?first|subhead|sub-?head|subheadline|sub-?headline|subheading|sub-?heading|subtitle|sub-?title|dek|"
    r"deck|article-?lead|story-?lead|post-?lead|article-?intro|article-?excerpt|post-?excerpt|entry-?excerpt|excerpt|article-?summary|"
    r"story-?summary|lead-?text|leadtext|lede|abstract|article-?description|chapo|chapeau|bajada|copete|entradilla|sottotitolo|occhiello|"
    r"spot|sapo|sapou|vorspann|anrisstext|teaser-?text|ingress|ingressi|manchet|perex|anotace|lid|sommario|catenaccio|strap-?line|drop-?line|"
    r"inleiding|zajawka|subtitulo|linha-?fina|gravata|sous-?titre|accroche|undertit(?:tel|el)|podtytul|podnaslov|podnadpis)(?=$|[\s_-])"
)
"""Names of the standfirst."""
INTRODUCTION = Names(
    r"(?:^|[\s_-])(?:lead|intro|intro-?text|introduction|summary|desc|short-?desc|description|synopsis|preamble|resumen)(?=$|[\s_-])"
)
"""Names of the standfirst, and on some sites of the first paragraph."""
NO_LEAD = Names(
    r"(?:^|[\s_-])(?:author|bio|image|img|photo|picture|caption|gallery|video|audio|podcast|site|tag|term|category|product|company|user|card|job|"
    r"call|cta|event|speakable|text-with|blurb|profile|newsletter|subscribe|ads?|promo|cookie)"
)
"""Names that make of an introduction or a description one of something else than the article."""
