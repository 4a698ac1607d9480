"""Short lines that stand among an article's text and are none of it, in the languages of news."""

from __future__ import annotations

import re

_CALLS = (
    r"(?:click|tap) here to|read more|read also|read next|read the full|read our|see also|also read|also see|more on this|more from|related(?: articles?| stories| posts?| content| coverage| reading)?\s*:?$|"
    r"related:|recommended(?: for you)?:?$|you (?:may|might) (?:also )?(?:like|be interested)|don'?t miss|must read|watch:|watch now|watch more|listen:|"
    r"subscribe|sign ?up|sign in|log ?in|register|join (?:our|us|the conversation|now)|follow us|follow \w+ on|like us on|get (?:the|our) (?:latest|app|newsletter|daily)|"
    r"download (?:the|our)|share (?:this|on|via|with)|share:?$|tweet this|pin it|print this|email this|copy link|save article|advert(?:isement|ising)?s?|story continues below|"
    r"article continues|continue reading|scroll (?:down|to)|skip (?:to|ad)|sponsored|promoted|loading\b|please enable|your browser|"
    r"this (?:article|story|post) (?:was|is|has been|originally|first) (?:\w+ )?(?:appeared|published|updated)|originally published|"
    r"copyright|©|all rights reserved|tags?\s*(?::|$)|image \d+ (?:of|/) \d+|caption$|close$|full ?screen$|autoplay$|(?:view|see) (?:all )?(?:photos|images|gallery|slideshow)$|hide caption$|toggle caption$|enlarge this image|play video$|wait \d+ seconds?|filed under|posted in|categories:|topics:|keywords:|leave a (?:comment|reply)|comments?\s*\(?\d*\)?$|\d+ comments?$|"
    r"view comments|post a comment|back to top|table of contents$|contents$|in this article:?$|on this page:?$|jump to|image credit|photo credit|photo by|photo:|image:|"
    r"image source|featured image|source:|credit:|video:|gallery:|"
    r"mehr zum thema|lesen sie auch|lesen sie mehr|auch interessant|zum thema|weiterlesen|teilen|"
    r"lire aussi|à lire aussi|lisez aussi|voir aussi|sur le même (?:sujet|thème)|abonnez-vous|partager|"
    r"lea también|lee también|leer más|te puede interesar|ver también|también te puede|suscr[ií]bete|compartir|síguenos|"
    r"leia também|leia mais|veja também|saiba mais|compartilhe|assine|siga-nos|inscreva-se|"
    r"leggi anche|potrebbe interessarti|condividi|iscriviti|segui(?:ci)?|"
    r"lees ook|lees meer|deel dit|læs også|les også|läs (?:också|mer|även)|lue myös|"
    r"czytaj (?:też|także|więcej)|zobacz (?:też|także)|przeczytaj|udostępnij|čtěte také|přečtěte si|sdílet|"
    r"читайте также|читать также|смотрите также|подписывайтесь|подпишитесь|поделиться|читайте (?:нас|ещё|еще)|фото:|источник:|теги:|читайте також|"
    r"xem thêm|đọc thêm|tin liên quan|chia sẻ|theo dõi|bài liên quan|từ khóa|mời (?:bạn|quý)|"
    r"ayrıca (?:bak|oku)|ilgili haber|devamını oku|paylaş|abone ol|takip e[dt]|bunlar da ilginizi|haberin devamı|kaynak:|"
    r"baca juga|simak juga|lihat juga|bagikan|ikuti|"
    r"اقرأ أيضا|إقرأ أيضا|شاهد أيضا|بیشتر بخوانید|இதையும்|यह भी पढ़ें|इसे भी पढ़ें"
)
_CJK_CALLS = (
    r"相关(?:阅读|新闻|文章|推荐|报道|链接)|延伸阅读|推荐阅读|更多(?:精彩|新闻|内容)|点击(?:查看|进入|下载|阅读|这里)|扫描二维码|长按(?:识别|二维码)|关注(?:我们|微信|公众号)|分享(?:到|至|给)|责任编辑|责编|编辑[:：]|"
    r"来源[:：]|原标题[:：]|本文来源|版权(?:声明|所有)|未经授权|转载请|声明[:：]|上一篇|下一篇|返回(?:首页|搜狐|列表)|打开(?:APP|app|微信)|下载(?:APP|app|客户端)|我要评论|发表评论|网友评论|热门(?:评论|文章|推荐)|免责声明|标签[:：]|收藏本文|特别声明|海量资讯|审核[:：]|校对[:：]|值班编辑|本文来自|文章标签|"
    r"相關(?:新聞|文章|閱讀|報導)|延伸閱讀|推薦閱讀|更多(?:報導|新聞)|看更多|分享(?:到|至)|責任編輯|加入(?:會員|LINE)|點我|"
    r"関連(?:記事|リンク|ニュース|キーワード)|あわせて読みたい|おすすめ(?:記事)?|続きを読む|この記事(?:を|の)(?:シェア|印刷|関連)|シェアする|ツイート|会員登録|無料登録|記事をシェア|【関連|【写真|関連:|次のページ|前のページ|"
    r"관련\s?(?:기사|뉴스)|추천\s?(?:기사|뉴스)|무단\s?전재|저작권자|공유하기|ⓒ|기사\s?제보|더\s?보기|▶|☞|"
    r"อ่านเพิ่มเติม|อ่านข่าว|ข่าวที่เกี่ยวข้อง|แท็ก|ที่มา\s*:|บทความที่เกี่ยวข้อง"
    r"|(?:举报|扫码|訂閱|按讚|追蹤|フォロー|ログイン|구독|좋아요|댓글|แชร์|ติดตาม|คลิก)(?=.{0,14}$)"
)
CALL = re.compile(rf"^[\W_]*(?:(?:{_CALLS})(?!\w)|{_CJK_CALLS})", re.I)
"""Begins a line that asks for something, points elsewhere or names rights: only short lines are judged by it."""
STOP = re.compile(
    r"^[\W_]*(?:related (?:articles?|stories|posts?|content|news|reading|topics)|more (?:from|on|stories|news|articles)\b.{0,40}|you (?:may|might) also (?:like|enjoy).{0,30}|read (?:more|next|also)|recommended(?: for you| reading| articles?)?|"
    r"trending(?: now| stories)?|most (?:read|popular)|latest (?:news|stories|articles|posts)|about the author(?:\(s\)|s)?|leave a (?:reply|comment).{0,40}|comments?(?: \(\d+\))?|\d+ comments?|responses?|join the (?:conversation|discussion)|share this(?: article| post| story)?.{0,20}|"
    r"what to read next|editor'?s? picks?|popular posts|similar (?:posts|articles)|keep reading|up next|next (?:article|post|story)|previous (?:article|post)|"
    r"mehr zum thema|das könnte sie auch interessieren|kommentare|à lire aussi|commentaires|articles (?:liés|similaires)|sur le même sujet|artículos relacionados|noticias relacionadas|comentarios|notas relacionadas|te puede interesar|"
    r"notícias relacionadas|leia também|veja também|comentários|artigos relacionados|articoli correlati|commenti|leggi anche|potrebbero interessarti.{0,20}|gerelateerde artikelen|reacties|"
    r"похожие (?:статьи|новости|записи)|читайте также|комментарии|другие новости|новости по теме|материалы по теме|powiązane|komentarze|zobacz także|související články|diskuse|"
    r"tin liên quan|bài viết liên quan|bình luận|tin cùng chuyên mục|ilgili haberler|yorumlar|benzer (?:haberler|yazılar)|"
    r"相关(?:阅读|新闻|文章|推荐|报道)|推荐阅读|延伸阅读|热门(?:文章|推荐|新闻)|网友评论|最新评论|评论|相關(?:新聞|文章|閱讀)|延伸閱讀|推薦閱讀|関連記事|おすすめ記事|あわせて読みたい|人気記事|コメント|この記事へのコメント|ランキング|관련\s?기사|관련\s?뉴스|많이 본 (?:뉴스|기사)|추천\s?기사|댓글|ข่าวที่เกี่ยวข้อง|บทความที่เกี่ยวข้อง|ความคิดเห็น)[\s:：]*$",
    re.I,
)
"""A heading after which nothing of the article follows."""
BYLINE = re.compile(
    r"^[\W_]*(?:(?:written |posted |published |updated |last updated |reported |reviewed |edited |story |words |text |photo\w* )?(?:by|on)\b(?!\s+the\b).{2,80}|updated\b.{0,60}|published\b.{0,60}|posted\b.{0,60}|last (?:updated|modified|reviewed)\b.{0,60}|"
    r"\d+\s*(?:min|minute)s?\.? (?:read|de lecture|leestijd)|reading time.{0,30}|(?:tempo de leitura|tiempo de lectura|temps de lecture|lesezeit|tempo di lettura|leestijd|okuma süresi|thời gian đọc|czas czytania|время чтения|阅读时间|閱讀時間).{0,30}|estimated reading.{0,30}|por\b.{2,60}|par\b.{2,60}|von\b.{2,60}|"
    r"(?:记者|記者|作者|编辑|編輯|文|图|圖|撰文|来源|來源|发布时间|發布時間|更新时间|时间|取材)\s*[:：/／|].{1,60}|(?:배포|입력|수정|승인|등록)\s?[:：]?\s?\d{4}.{0,40}|.{2,10}\s?기자.{0,40})$",
    re.I,
)
"""A line of names, dates or reading times, as stands before the text."""
CREDIT = re.compile(
    r"^[\W_]*(?:(?:photos?|images?|pictures?|credits?|file photo|photographs?|illustration|graphic|foto|fotos|photo credits?|image credits?|bild|bilder|imagen|immagine|фото|ảnh|fotoğraf|资料图|資料圖|图片?来源|圖片?來源|图源|圖|图|写真|画像|사진|ภาพ)\s*(?:by\b|[:：/©|=▲]|courtesy)|"
    r".{0,120}(?:\((?:photo|image|picture|credit|ap|reuters|afp|getty)\b.{0,80}\)|(?:/|via |©|\| )\s*(?:getty images|reuters|ap|afp|shutterstock|epa|bloomberg|ap photo|xinhua|新华社)\.?)\s*$|©)",
    re.I,
)
"""A line that credits a picture."""
TAIL = re.compile(
    r"^[\W_]*(?:(?:additional |with )?reporting by\b|our standards:|editing by\b|follow (?:us|him|her|them|me|ap|\w+ \w+) (?:on|at|'s)\b|follow .{1,30}(?:'s|’s) (?:full )?coverage|"
    r"email .{1,60}@|reach (?:the )?(?:reporter|\w+ \w+ at)|have a (?:tip|question|story)|contact (?:the (?:author|writer|reporter)|us)|"
    r"(?:citation|cite this)\s*:|this document is subject to copyright|the (?:views|opinions) expressed|comments (?:are|on this .{1,20} are) (?:now )?closed|"
    r"note: we are .{0,40}comments|rate this|was this (?:article|page|information) helpful|did you (?:find|like|enjoy) this|"
    r"if you (?:liked|enjoyed|found) this|article (?:categories|tags)|about (?:the )?authors?\b|posted in\b|"
    r".{2,80} contributed (?:to|reporting)|join our .{2,60}forums?|this (?:article|story) (?:was|is|has been) .{0,40}(?:republished|syndicated|translated|updated))",
    re.I,
)
"""Begins one of the last lines of an article that are about the article, not of it."""
CRUMBS = re.compile(r"^[^.!?。]{2,80}(?:\s*[»›>→]\s*[^.!?。»›>→]{0,60}){2,}$")
"""The way to the page through the site's sections."""
