"""The names of the months in the languages of news, in the forms that stand in dates."""

from __future__ import annotations

# Names after CLDR 46, "wide" and "abbreviated", in the forms that stand in dates; what two languages use for two
# different months (listopada, srpen) is given to the one with more readers.
_MONTHS = {
    1: "january jan januar januari janvier janv enero ene gennaio gen janeiro styczeń stycznia sty ocak oca tháng-1 января январь янв led ledna leden sausio ianuarie ιανουαρίου január tammikuuta januara januarja "
    "січня siječnja janúar gener jaanuar janvāris janvārī يناير ינואר जनवरी জানুয়ারি জানুয়ারি ژانویه януари јануар јануара janar yanvar",
    2: "february feb februar februari février févr febrero febbraio febbr fevereiro fev luty lutego lut şubat şub февраля февраль фев февр únor února februarie φεβρουαρίου február helmikuuta februara februarja "
    "лютого veljače febrúar febrer veebruar februāris februārī vasario فبراير פברואר फरवरी ফেব্রুয়ারি ফেব্রুয়ারি فوریه февруари фебруар фебруара shkurt fevral",
    3: "march mar märz maart mars marzo março mart marzec marca марта март мар březen března martie μαρτίου március maaliskuuta березня marts ožujka març märts martā kovo مارس מרץ मार्च মার্চ marta machi maret",
    4: "april apr avril avr abril abr aprile kwiecień kwietnia kwi nisan nis апреля апрель апр duben dubna aprilie απριλίου április huhtikuuta квітня apríl travnja aprill aprīlis aprīlī balandžio أبريل ابريل אפריל अप्रैल এপ্রিল آوریل "
    "април aprila aprili prill aprel",
    5: "may mai mei mayo maggio mag maio maj maja mayıs мая май května květen μαΐου május toukokuuta травня maí maig maijs maijā gegužės svibnja مايو מאי मई মে مه мај маја",
    6: "june jun juni juin junio giugno giu junho czerwiec czerwca cze haziran haz июня июнь июн červen června iunie ιουνίου június kesäkuuta червня júní juny juuni jūnijs jūnijā birželio lipnja يونيو يونيه יוני जून জুন ژوئن "
    "юни јун јуна juna qershor iyun",
    7: "july jul juli juillet juil julio luglio lug julho lipiec lipca lip temmuz tem июля июль июл červenec července iulie ιουλίου július heinäkuuta липня júlí juliol juuli jūlijs jūlijā liepos يوليو يوليه יולי जुलाई জুলাই "
    "юли јул јула jula julai korrik iyul",
    8: "august aug augustus août agosto ago sierpień sierpnia sie ağustos ağu августа август авг srpen srpna αυγούστου augusztus elokuuta серпня augusti ágúst agost augusts augustā rugpjūčio kolovoza أغسطس اغسطس אוגוסט अगस्त আগস্ট "
    "avgust avgusta agosti agustus ogos gusht avqust",
    9: "september sep sept septembre septiembre setiembre settembre set setembro wrzesień września wrz eylül eyl сентября сентябрь сен сент září septembrie σεπτεμβρίου szeptember syyskuuta вересня setembre septembris septembrī "
    "rugsėjo rujna سبتمبر ספטמבר सितंबर सितम्बर সেপ্টেম্বর septembra септември септембар септембра septemba shtator sentyabr",
    10: "october oct oktober okt octobre octubre ottobre ott outubro out październik października paź ekim eki октября октябрь окт říjen října octombrie οκτωβρίου október lokakuuta жовтня oktoober oktobris oktobrī spalio أكتوبر اكتوبر "
    "אוקטובר अक्टूबर अक्तूबर অক্টোবর oktobra октомври октобар октобра oktoba tetor oktyabr",
    11: "november nov novembre noviembre novembro listopad listopada lis kasım kas ноября ноябрь ноя listopadu noiembrie νοεμβρίου marraskuuta листопада nóvember novembris novembrī lapkričio studenoga studenog نوفمبر נובמבר नवंबर नवम्बर "
    "নভেম্বর novembra ноември новембар новембра novemba nëntor noyabr",
    12: "december dec dezember dez décembre déc diciembre dic dicembre dezembro grudzień grudnia gru aralık ara декабря декабрь дек prosinec prosince decembrie δεκεμβρίου joulukuuta грудня desember des desembre detsember decembris decembrī "
    "gruodžio prosinca ديسمبر דצמבר दिसंबर दिसम्बर ডিসেম্বর decembra декември децембар децембра desemba disember dhjetor dekabr",
}
# Arabic of the Levant, the Maghreb and Morocco, Urdu, Persian, Marathi, Tamil, Telugu, Malayalam, Gujarati, Kannada, Georgian,
# Armenian, Belarusian, Basque, Filipino, Khmer, short forms of Greek, Ukrainian and others, Kazakh: January to December, "-" where a name stands above, "_" for a space within one.
_MORE_MONTHS = (
    "كانون_الثاني شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين_الأول تشرين_الثاني كانون_الأول",
    "جانفي فيفري - أفريل ماي جوان جويلية أوت شتنبر - نونبر دجنبر",
    "- - - - - - يوليوز غشت - - - -",
    "جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر",
    "- - مارس - - - ژوئیه اوت سپتامبر اکتبر نوامبر دسامبر",
    "जानेवारी फेब्रुवारी - एप्रिल मे - जुलै ऑगस्ट सप्टेंबर ऑक्टोबर नोव्हेंबर डिसेंबर",
    "ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட் செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்",
    "జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై ఆగస్టు సెప్టెంబర్ అక్టోబర్ నవంబర్ డిసెంబర్",
    "ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ് ജൂൺ ജൂലൈ ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ",
    "જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઓગસ્ટ સપ્ટેમ્બર ઓક્ટોબર નવેમ્બર ડિસેમ્બર",
    "ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್",
    "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
    "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
    "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
    "urtarrilaren otsailaren martxoaren apirilaren maiatzaren ekainaren uztailaren abuztuaren irailaren urriaren azaroaren abenduaren",
    "enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre",
    "មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ",
    "ιαν φεβ μαρ απρ μαΐ ιουν ιουλ αυγ σεπ οκτ νοε δεκ",
    "січ лют бер кві тра чер лип сер вер жов лис гру",
    "- февр - - - - - - сент - нояб -",
    "ian - márc ápr máj jún júl - szept - noi -",
    "- - mrt avr - iun juil agu - - - des",
    "- - mrz - - - iul agt - - - -",
    "- - marec - - - - - - - - -",
    "- - mac - - - - - - - - -",
    "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан",
)
MONTH_NUMBERS = {name: number for number, names in _MONTHS.items() for name in names.split()}
for _names in _MORE_MONTHS:
    for _number, _month in enumerate(_names.split(), 1):
        if _month != "-":
            MONTH_NUMBERS.setdefault(_month.replace("_", " "), _number)
