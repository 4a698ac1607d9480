"""Short lines that stand among an article's text and are none of it, in the languages of news."""

from __future__ import annotations

import re
from functools import cache

_CALLS = (
    r"(?:click|tap) here to|read more|read also|read next|read the full|read our|see also|also read|also see|more on this|more from|related(?: articles?| stories| posts?| content| coverage| reading)?\s*:?$|"
    r"related:|recommended(?: for you)?:?$|you (?:may|might) (?:also )?(?:like|be interested)|don'?t miss|must read|watch:|watch now|watch more|listen:|"
    r"subscribe|sign ?up|sign in|log ?in|register|join (?:our|us|the conversation|now)|follow us|follow \w+ on|like us on|get (?:the|our) (?:latest|app|newsletter|daily)|"
    r"download (?:the|our)|share (?:this|on|via|with)|share:?$|tweet this|pin it|print this|email this|copy link|save article|advert(?:isement|ising)?s?|story continues below|"
    r"article continues|continue reading|scroll (?:down|to)|skip (?:to|ad)|sponsored|promoted|loading\b|please enable|your browser|"
    r"this (?:article|story|post) (?:was|is|has been|originally|first) (?:\w+ )?(?:appeared|published|updated)|originally published|"
    r"copyright|©|all rights reserved|tags?\s*(?::|$|\n)|image \d+ (?:of|/) \d+|caption$|close$|full ?screen$|autoplay$|(?:view|see) (?:all )?(?:photos|images|gallery|slideshow)$|hide caption$|toggle caption$|enlarge this image|play video$|wait \d+ seconds?|filed under|posted in|categories:|topics:|keywords:|leave a (?:comment|reply)|comments?\s*\(?\d*\)?$|\d+ comments?$|"
    r"view comments|post a comment|back to top|table of contents$|contents$|in this article:?$|on this page:?$|jump to|image credit|photo credit|photo by|photo:|image:|"
    r"image source|featured image|source:|credit:|video:|gallery:|see more:|get breaking news|breaking news emails|more great\b|let our news meet|sign me up|enter your email|by signing up|you can unsubscribe|unsubscribe|read or share|story highlights|video transcript|automatically generated|listen to (?:this|the) (?:article|story)|chat with us|tell us (?:what|in the)|what do you think|let us know|have your say|want more|stay (?:informed|connected|up to date|tuned)|part of complete coverage|add .{2,30} as (?:a )?preferred|make us (?:a )?preferred|google news|view (?:more|comments)|load more|show more|read full|full story|more (?:coverage|stories)|"
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
    r"اقرأ (?:أيضا|المزيد)|إقرأ أيضا|شاهد (?:أيضا|المزيد)|مواضيع ذات صلة|تابعوا?نا|اشترك|بیشتر بخوانید|مزید پڑھیں|இதையும்|மேலும் படிக்க|यह भी पढ़ें|इसे भी पढ़ें|ये भी पढ़ें|और पढ़ें|"
    r"हेही वाचा|আরও পড়ুন|আরো পড়ুন|আরও দেখুন|קראו (?:גם|עוד)|לקריאה נוספת|עוד ב|διαβάστε (?:επίσης|ακόμη|ακόμα|περισσότερα)|δείτε επίσης|ακολουθήστε|"
    r"citește (?:și|mai)|vezi și|urmărește|прочетете още|вижте (?:още|също)|прочитајте|pročitajte (?:i|još)|preberite (?:tudi|še)|čítajte (?:aj|viac)|přečtěte|sledujte|olvasd el|olvassa el|"
    r"kapcsolódó|lue (?:lisää|myös)|katso myös|loe (?:ka|veel|lisaks)|lasi arī|lasiet arī|skaitykite (?:taip pat|daugiau)|kļūda rakstā|iezīmējiet tekstu|lesa (?:meira|einnig)|läs även|se också|les mer|læs mere|følg|seuraa|"
    r"lexo (?:edhe|më)|baca (?:selengkapnya|lagi|artikel)|lihat artikel|simak (?:juga|berita)|dapatkan|soma (?:zaidi|pia)|basahin|llegiu|llegeix|irakurri|oxumağa davam|həmçinin oxu|"
    r"читать (?:полностью|дальше|ещё|еще)|смотреть|подробнее|оставить комментарий|сообщить об ошибке|заметили ошибку|нашли ошибку|выделите|ранее (?:сообщалось|мы писали)|"
    r"mehr (?:dazu|zu|erfahren|lesen)|lesen sie (?:hier|dazu|alles)|hier (?:lesen|geht es|klicken)|newsletter|jetzt (?:abonnieren|anmelden|registrieren|testen)|artikel (?:teilen|drucken|merken|anhören)|zur startseite|quelle:|anzeige$|werbung$|"
    r"lire la suite|lire (?:également|plus)|(?:re)?découvrez|à (?:voir|écouter|découvrir)|inscrivez-vous|suivez[- ]nous|publicité$|la suite après|commenter|réagir|"
    r"lea (?:más|también|aquí)|leé también|te recomendamos|te puede interesar|le puede interesar|puedes leer|mira también|más información|recibe|regístrate|publicidad$|"
    r"leia (?:a íntegra|mais|também)|confira também|receba|siga o|clique aqui|participe|continua após|publicidade$|(?:ative|inscreva|cadastre)|os comentários são|atenção: comentários|"
    r"leggi (?:tutto|anche|pure)|guarda anche|approfondi(?:sci|menti)|per approfondire|iscriviti|riproduzione riservata|pubblicità$|"
    r"lees (?:verder|meer|ook)|meer over|bekijk (?:ook|meer)|meld je aan|volg ons|advertentie$|annons$|annonse$|mainos$|reklama$|reklám$|reklam$|iklan$|quảng cáo$|โฆษณา$|انتهى$|إعلان$"
)
_CJK_CALLS = (
    r"相关(?:阅读|新闻|文章|推荐|报道|链接)|延伸阅读|推荐阅读|更多(?:精彩|新闻|内容)|点击(?:查看|进入|下载|阅读|这里)|扫描二维码|长按(?:识别|二维码)|关注(?:我们|微信|公众号)|分享(?:到|至|给)|责任编辑|责编|编辑[:：]|"
    r"来源[:：]|原标题[:：]|本文来源|版[权權](?:声明|聲明|所有)|未经授权|转载请|声明[:：]|上一篇|下一篇|返回(?:首页|搜狐|列表)|打开(?:APP|app|微信)|下载(?:APP|app|客户端)|我要评论|发表评论|网友评论|热门(?:评论|文章|推荐)|免责声明|标签[:：]|收藏本文|特别声明|海量资讯|审核[:：]|校对[:：]|值班编辑|本文来自|文章标签|"
    r"相關(?:新聞|文章|閱讀|報導)|延伸閱讀|推薦閱讀|更多(?:報導|新聞)|看更多|分享(?:到|至)|責任編輯|加入(?:會員|LINE)|點我|"
    r"関連(?:記事|リンク|ニュース|キーワード)|あわせて読みたい|おすすめ(?:記事)?|続きを読む|この記事(?:を|の)(?:シェア|印刷|関連)|シェアする|ツイート|会員登録|無料登録|記事をシェア|【関連|【写真|関連:|次のページ|前のページ|"
    r"관련\s?(?:기사|뉴스)|추천\s?(?:기사|뉴스)|무단\s?전재|저작권자|공유하기|ⓒ|기사\s?제보|더\s?보기|▶|☞|"
    r"อ่านเพิ่มเติม|อ่านข่าว|ข่าวที่เกี่ยวข้อง|แท็ก|ที่มา\s*:|บทความที่เกี่ยวข้อง"
    r"|เรื่องที่เกี่ยวข้อง|ข่าวอื่นๆ|อ่านต่อ|อ่านข่าวต้นฉบับ|ติดตามข่าว|เกาะติด|เครดิต|ขอบคุณ(?:ภาพ|ข้อมูล)|(?:阅读|閱讀)(?:原文|全文|更多)|(?:查看|觀看)(?:原文|更多)|更多(?:资讯|資訊|内容|内幕)|欢迎(?:关注|下载)|歡迎(?:加入|訂閱)|投稿(?:邮箱|邮件)|(?:作者|本文)[:：]?.{0,12}授权|(?:图|图片|视频|文)来源|本報訊$|未經(?:授權|許可)|不用抽|無断転載|記事(?:全文|一覧)|全文を|有料会員|会員限定|この記事は会員|フォトギャラリー|(?:写真|画像)を(?:見る|拡大)|もっと見る|詳しくはこちら|こちらの記事|【(?:合わせて|あわせて|もっと|画像|動画|PR)|(?:기사|뉴스)\s?(?:원문|전체보기|더보기)|(?:카카오톡|네이버|유튜브|채널)\s?(?:구독|추가|에서)|재배포\s?금지|관련기사|\[?저작권|제보는|<저작권|Copyright|(?:举报|扫码|訂閱|按讚|追蹤|フォロー|ログイン|구독|좋아요|댓글|แชร์|ติดตาม|คลิก)(?=.{0,14}$)"
)
CALL = re.compile(rf"^[\W_]*(?:(?:{_CALLS})(?!\w)|{_CJK_CALLS})", re.I)
"""Begins a line that asks for something, points elsewhere or names rights: only short lines are judged by it."""
STOP = re.compile(
    r"^[\W_]*(?:related (?:articles?|stories|posts?|content|news|reading|topics)|more (?:from|on|stories|news|articles)\b.{0,40}|you (?:may|might) also (?:like|enjoy).{0,30}|read (?:more|next|also)|recommended(?: for you| reading| articles?)?|"
    r"trending(?: now| stories)?|most (?:read|popular)|latest (?:news|stories|articles|posts)|about the author(?:\(s\)|s)?|leave a (?:reply|comment).{0,40}|comments?(?: \(\d+\))?|\d+ comments?|responses?|join the (?:conversation|discussion)|share this(?: article| post| story)?.{0,20}|"
    r"what to read next|other people are reading|related searches|editor'?s? picks?|popular posts|similar (?:posts|articles)|keep reading|up next|next (?:article|post|story)|previous (?:article|post)|more great .{1,24}|more .{1,24} stories|related .{1,24} (?:articles|stories|topics|posts)|"
    r"(?:articles?|posts?|stories) (?:that may|you (?:may|might)).{0,24}|you might be interested in|discover more|explore more|dig deeper|from around the web|around the web|sponsored (?:content|links|stories)|breaking news emails|"
    r"weitere (?:artikel|themen|nachrichten|meldungen|beiträge)|ähnliche (?:artikel|beiträge)|auch interessant|passend zum thema|mehr aus .{2,24}|meistgelesen|empfehlungen|themen|"
    r"lire (?:aussi|également)|à découvrir|les plus lus|articles? recommandés?|dans la même rubrique|más (?:noticias|leídas?|sobre el tema|información)|lo más (?:leído|visto)|notícias? (?:relacionada|recomendada)s?|mais lidas|últimas notícias|"
    r"potrebbe interessarti anche|i più letti|ultime notizie|lees ook|meer (?:nieuws|lezen|over dit onderwerp)|meest gelezen|läs (?:också|mer|även)|mest læste?|mest lest|les også|læs også|relaterade? (?:artiklar|artikler)|lue myös|luetuimmat|"
    r"czytaj (?:także|więcej|też)|najczęściej czytane|najnowsze|čtěte také|nejčtenější|mohlo by vás zajímat|čítajte aj|kapcsolódó (?:cikkek|tartalom)|citește și|διαβάστε (?:επίσης|ακόμη)|прочетете още|читайте (?:ещё|еще|на тему)|популярн\w+|последние новости|"
    r"схожі (?:новини|статті)|читайте також|đọc thêm|xem thêm|tin (?:mới|khác|cùng chuyên mục|đọc nhiều)|cùng chuyên mục|çok okunanlar|son haberler|ilginizi çekebilir|baca juga|berita (?:terkait|lainnya|terpopuler)|artikel terkait|terpopuler|"
    r"اقرأ أيضا|(?:مواضيع|موضوعات|أخبار) (?:ذات صلة|متعلقة)|بیشتر بخوانید|(?:اخبار|مطالب) مرتبط|مزید پڑھیں|(?:यह|ये|इसे|इन्हें) भी पढ़ें|আরও দেখুন|مقالات ذات صلة|أخبار ذات صلة|मिलती-जुलती|संबंधित (?:खबरें|समाचार)|আরও পড়ুন|כתבות נוספות|"
    r"更多(?:新闻|新聞|精彩|文章)|猜你喜欢|大家都在看|精彩推荐|你可能(?:还|會|也).{0,6}|更多相關.{0,6}|最新(?:文章|新聞|新闻)|熱門(?:文章|新聞)|合わせて読みたい|関連(?:ニュース|リンク|トピックス)|注目(?:の)?(?:記事|ニュース)|新着記事|この記事の関連.{0,8}|"
    r"인기\s?(?:기사|뉴스)|최신\s?(?:기사|뉴스)|주요\s?(?:기사|뉴스)|이 시각.{0,10}|함께 (?:본|보면).{0,10}|ข่าว(?:ล่าสุด|อื่นๆ|ที่น่าสนใจ)|เรื่องที่เกี่ยวข้อง|แนะนำ|ยอดนิยม|"
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
RELATIVE = re.compile(
    r"^(?:(?:\d{1,2}|an?|one) (?:sec|min|hour|hr|day|week|month)\w* ago|(?:vor|před|pred|il y a|hace|há|fa|for|för|pirms|prieš|acum|преди|пре|prije|πριν από)\s+\d{1,2}\s+\w+(?:\s+(?:siden|sedan))?|"
    r"\d{1,2}\s+\w+\s+(?:fa|atrás|geleden|siden|sedan|sitten|temu|назад|тому|önce|lalu|yang lalu|trước|पहले|আগে)|\d{1,2}\s?(?:小时|小時|分钟|分鐘|時間|天|日|時|分|시간|분|일)\s?(?:前|전)|منذ \d{1,2} \w+|\d{1,2} \w+ (?:قبل|پیش))$",
    re.I,
)
"""How long ago something was published, and no more."""
CREDIT = re.compile(
    r"^[\W_]*(?:(?:photos?|images?|pictures?|credits?|file photo|photographs?|illustration|graphic|foto|fotos|photo credits?|image credits?|bild|bilder|imagen|immagine|фото|ảnh|fotoğraf|资料图|資料圖|图片?来源|圖片?來源|图源|圖|图|写真|画像|사진|ภาพ)\s*(?:by\b|[:：/©|=▲]|courtesy)|"
    r".{0,120}(?:\((?:photo|image|picture|credit|ap|reuters|afp|getty)\b.{0,80}\)|(?:/|via |©|\| )\s*(?:getty images|reuters|ap|afp|shutterstock|epa|bloomberg|ap photo|xinhua|新华社)\.?)\s*$|©|(?:(?:из )?личн(?:ый|ого) архива?|(?:з )?особист(?:ий|ого) архіву?)(?:\s+[^\s.]+){1,3}$)",
    re.I,
)
"""A line that credits a picture."""
_CAPTION_END = re.compile(
    r"(?:[(（\[【/|]|[.。]\s|\s|^)(?:(?:ap |file |courtesy )?photos?(?: by| courtesy(?: of)?| credit)?|foto(?:s|graf(?:ie|ia|ía)?)?|bild|ảnh|fot\.|fotó|kuva|фото|fotoğraf|crédito?s?(?: photos?)?|zdjęcie|φωτ\w*\.?|צילום|ছবি|फोटो|"
    r"ภาพ|사진|写真|画像|图|圖|图源|圖源|图片?来源|圖片?來源|資料照|资料图)\s*[:：=＝/／|]\s*[^.!?。]{2,60}[)）\]】.]?\s*$|"
    r"\((?:ap photo|ap|reuters|getty images|afp|epa|xinhua|photo|file|image)\b[^()]{0,60}\)\s*$|"
    r"\s\S{1,6}\s?(?:摄|攝|撮影)[)）\]】。]?\s*$|(?:摄|攝|摄影|攝影|撮影)[)）\]】]\s*$|(?:供图|供圖|提供|翻攝.{0,16}|翻摄.{0,16})\s*[)）\]】]?\s*$|"
    r"(?:=|＝)(?:AFP時事|ロイター|共同|時事|連合ニュース)\s*$|연합뉴스\s?제공\s*$|제공\s*[)\]]?$",
    re.I,
)
_ANNOUNCED = 20
"""Characters from which a line that ends in a colon is a sentence and no label."""
_CREDIT_MARKS = (":", "：", "=", "＝", "/", "／", "|")
_CREDIT_LENGTH = 160
"""Characters at the end of a line in which its credit stands."""
_CREDIT_NAME = 70
"""Characters at the end of a line in which one of the marks before a credit's name stands."""
TAIL = re.compile(
    r"^[\W_]*(?:(?:additional |with )?reporting by\b|our standards:|editing by\b|follow (?:us|him|her|them|me|ap|\w+ \w+) (?:on|at|'s)\b|follow .{1,30}(?:'s|’s) (?:full )?coverage|"
    r"email .{1,60}@|reach (?:the )?(?:reporter|\w+ \w+ at)|have a (?:tip|question|story)|contact (?:the (?:author|writer|reporter)|us)|"
    r"(?:citation|cite this)\s*:|(?:tags?|etiquetas?|schlagw(?:örter|orte)|stichw(?:örter|orte)|mots[- ]clés|parole chiave|trefwoorden|tagi|ключевые слова|теги|標籤|标签|關鍵字|关键词|キーワード|タグ|태그|แท็ก|từ khóa|etiketler|الوسوم|کلیدواژه(?:‌ها)?)\s*[:：\n]|(?:atenção|aviso):? (?:os )?comentários|(?:all rights reserved|tous droits réservés|alle rechte vorbehalten|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|wszelkie prawa zastrzeżone|všechna práva vyhrazena|minden jog fenntartva|toate drepturile rezervate|alle rechten voorbehouden|alla rättigheter|tüm hakları saklıdır|hak cipta|bản quyền thuộc|все права защищены|усі права захищені|جميع الحقوق محفوظة|(?:تمامی|کلیه|همه) ?حقوق|सर्वाधिकार|สงวนลิขสิทธิ์)|this document is subject to copyright|(?:the )?(?:views|opinions)(?: and opinions)? expressed|comments (?:are|on this .{1,20} are) (?:now )?closed|"
    r"note: we are .{0,40}comments|rate this|was this (?:article|page|information) helpful|did you (?:find|like|enjoy) this|"
    r"if you (?:liked|enjoyed|found) this|article (?:categories|tags)|about (?:the )?authors?\b|posted in\b|"
    r".{2,80} contributed (?:to|reporting)|join our .{2,60}forums?|this (?:article|story) (?:was|is|has been) .{0,40}(?:republished|syndicated|translated|updated)|contributing:|the-?cnn-?wire|™ & ©|subscribe to|sign up (?:for|to)|get the latest|read or share|for more (?:news|stories|information)|click here|mit (?:material|agenturmaterial)|quelle:|redaktion:|avec (?:afp|reuters|ap)\b|con información de|com informações|riproduzione riservata|(?:dpa|afp|apa|ansa|efe|lusa|aa|pap|antara|ritzau|ntb|tt|stt)\W*$|"
    r"(?:责任编辑|责编|編輯|编辑|审核|校对|来源|來源|作者|监制|主编|統籌|制作|策划)\s*[:：]|本文(?:来源|由|为|系)|(?:版权|著作权|免责)声明|(?:完|新华社.{0,20}|责任编辑.{0,20}|編輯.{0,20})[)）】\]]$|"
    r"(?:写真|画像|文|構成|取材)\s*[=＝:：/／]|\S{2,12}\s?기자\s|(?:사진|영상|편집|그래픽)\s*[=:：]|\S{2,12}\s?기자\s*[(（<\[=]?[\w.+-]+@|[\w.+-]+@[\w.-]+$|.{0,20}송고$|最終更新|انتهای پیام|ⓒ|저작권|무단)",
    re.I,
)
"""Begins one of the last lines of an article that are about the article, not of it."""
CRUMBS = re.compile(r"^[^.!?。]{2,80}(?:\s*[»›>→]\s*[^.!?。»›>→]{0,60}){2,}$")
"""The way to the page through the site's sections."""
_PROMOTION = (
    r"affiliate (?:links?|commission|partner)|earn (?:a |an )?(?:\w+ )?commission|delivered (?:\w+ ){0,3}(?:to|through|in) your|delivered (?:weekday|every|each|daily|weekly)|(?:in|to|meet) your inbox|sign(?:ing)? up (?:for|to|today|now|here|below)|subscribe (?:to|now|today|here)|"
    r"(?:free|daily|weekly|our|email) (?:\w+ )?newsletters?|breaking news alerts|click here|use (?:the )?(?:promo )?code|special offer|free trial|download (?:our|the) (?:free )?\w+|follow us on|"
    r"terms (?:of (?:use|service)|and conditions)|privacy policy|unsubscribe at any time|as little as (?:rs|\$|£|€)|(?:join|follow) .{0,40}(?:whatsapp|telegram|google news|channel)|"
    r"newsletter abonnieren|kostenlos testen|jetzt (?:abonnieren|anmelden)|affiliate-links?|abonnez-vous|inscrivez-vous|liens? affiliés?|suscríbete|boletín|enlaces de afiliados?|inscreva-se|assine (?:a|nossa)|iscriviti|подпис(?:ывайтесь|аться|ка)|"
    r"đăng ký (?:kênh|nhận)|abone ol|berlangganan|关注.{0,12}(?:公众号|微信|账号)|扫(?:码|描)|公众号|下载.{0,8}(?:APP|客户端)|訂閱|加入.{0,6}(?:會員|好友|LINE)|メルマガ|会員登録|무료\s?구독|구독(?:하기|신청)"
)
"""What promotions say."""
_SIGNS = (
    "affili", "commission", "delivered", "your inbox", "sign up", "signing up", "subscribe", "newsletter", "news alerts", "click here",
    "use code", "use the code", "promo code", "special offer", "free trial", "download our", "download the", "follow us on", "terms of",
    "terms and", "privacy policy", "as little as", "whatsapp", "telegram", "google news", "channel", "abonn", "kostenlos", "anmelden",
    "inscri", "inscrev", "afiliad", "suscr", "boletín", "assine", "iscriv", "подпис", "đăng ký", "abone ol", "langganan", "关注", "扫",
    "公众号", "下载", "訂閱", "加入", "メルマガ", "会員", "구독",
)  # fmt: skip
"""Parts of what promotions say: a text with none of them is told apart by them ten times quicker."""


@cache
def _promotion() -> re.Pattern[str]:
    return re.compile(_PROMOTION, re.I)


def is_promotion(text: str) -> bool:
    """Whether a short paragraph promotes something: it says two things that promotions say.

    Args:
        text: The paragraph.
    """
    text = text.lower()
    return any(sign in text for sign in _SIGNS) and len(set(_promotion().findall(text))) > 1


def announces(line: str) -> bool:
    """Whether a line is a sentence that leads to what follows it: it ends in a colon, and is longer than a label.

    Args:
        line: A line of the article, squeezed.
    """
    return len(line) >= _ANNOUNCED and line.endswith((":", "："))


def ends_as_caption(text: str) -> bool:
    """Whether a line ends as the words under pictures do: with who took it or where it comes from.

    Args:
        text: A line without white space at its end.
    """
    end = text[-_CREDIT_NAME:]
    closed = end[-1:] in (")", "]") or end[-1:] > "\u2e7f"
    # Most lines are told apart by these alone, many times quicker.
    if not closed and not any(mark in end for mark in _CREDIT_MARKS):
        return False
    return _CAPTION_END.search(text, max(0, len(text) - _CREDIT_LENGTH)) is not None
