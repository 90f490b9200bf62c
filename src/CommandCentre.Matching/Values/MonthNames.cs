using System.Collections.Frozen;

namespace CommandCentre.Matching.Values;

/// <summary>Names of the months, whole and cut, in the languages of the participating countries and their neighbours.</summary>
/// <remarks>Written by hand from general knowledge of the languages; accents are folded before the look-up.</remarks>
internal static class MonthNames
{
    /// <summary>Shortest cut of a month's name that is read.</summary>
    private const int Shortest = 3;

    private static readonly string[] Lists =
    [
        "jan feb mar apr may jun jul aug sep oct nov dec",
        "jan febr mrt avr mai giu juil ago sept okt nov dez",
        "january february march april may june july august september october november december",
        "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
        "januar februar marz april mai juni juli august september oktober november dezember",
        "janner feber maerz april mai juni juli august september oktober november dezember",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
        "januari februari maart april mei juni juli augustus september oktober november december",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
        "styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien",
        "ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince",
        "leden unor brezen duben kveten cerven cervenec srpen zari rijen listopad prosinec",
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
        "januar februar marc april maj junij julij avgust september oktober november december",
        "sijecanj veljaca ozujak travanj svibanj lipanj srpanj kolovoz rujan listopad studeni prosinac",
        "sijecnja veljace ozujka travnja svibnja lipnja srpnja kolovoza rujna listopada studenoga prosinca",
        "januar februar mart april maj jun jul avgust septembar oktobar novembar decembar",
        "ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik",
        "januar februar marts april maj juni juli august september oktober november december",
        "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesakuu heinakuu elokuu syyskuu lokakuu marraskuu joulukuu",
        "januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december",
        "jaanuar veebruar marts aprill mai juuni juuli august september oktoober november detsember",
        "janvaris februaris marts aprilis maijs junijs julijs augusts septembris oktobris novembris decembris",
        "sausio vasario kovo balandzio geguzes birzelio liepos rugpjucio rugsejo spalio lapkricio gruodzio",
        "janar shkurt mars prill maj qershor korrik gusht shtator tetor nentor dhjetor",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "сiчня лютого березня квiтня травня червня липня серпня вересня жовтня листопада грудня",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
        "януари февруари март април май юни юли август септември октомври ноември декември",
        "јануар фебруар март април мај јун јул август септембар октобар новембар децембар",
        "јануари февруари март април мај јуни јули август септември октомври ноември декември",
        "ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου",
        "ιανουαριος φεβρουαριος μαρτιος απριλιος μαιος ιουνιος ιουλιος αυγουστος σεπτεμβριος οκτωβριος νοεμβριος δεκεμβριος",
        "يناير فبراير مارس ابريل مايو يونيو يوليو اغسطس سبتمبر اكتوبر نوفمبر ديسمبر",
        "جانفي فيفري مارس افريل ماي جوان جويلية اوت سبتمبر اكتوبر نوفمبر ديسمبر",
        "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
        "იანვარი თებერვალი მარტი აპრილი მაისი ივნისი ივლისი აგვისტო სექტემბერი ოქტომბერი ნოემბერი დეკემბერი",
    ];

    private static readonly FrozenDictionary<string, int> Whole = ReadWhole();

    private static readonly FrozenDictionary<string, int> Cut = ReadCut();

    private static readonly string[] Roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

    /// <summary>The month, 1 to 12, of a folded lower-case word; 0 when it names none or more than one.</summary>
    public static int Read(string word) =>
        word.Length < Shortest ? 0
        : Whole.TryGetValue(word, out var month) ? month
        : Cut.GetValueOrDefault(word);

    /// <summary>The month of a Roman numeral (17.IV.1970), or 0.</summary>
    public static int ReadRoman(string word) => Array.IndexOf(Roman, word) + 1;

    private static FrozenDictionary<string, int> ReadWhole() => Unambiguous(Pairs());

    private static FrozenDictionary<string, int> ReadCut() =>
        Unambiguous(Pairs().SelectMany(pair => Enumerable.Range(Shortest, Math.Max(0, pair.Word.Length - Shortest)).Select(length => (pair.Word[..length], pair.Month))));

    private static IEnumerable<(string Word, int Month)> Pairs() =>
        Lists.SelectMany(list => list.Split(' ').Select((word, index) => (Glyphs.Fold(word), index + 1)));

    /// <summary>A word that names two months in two languages (listopad, srpen) is read as neither.</summary>
    private static FrozenDictionary<string, int> Unambiguous(IEnumerable<(string Word, int Month)> pairs) =>
        pairs.Distinct().GroupBy(pair => pair.Word).Where(group => group.Count() == 1)
            .ToFrozenDictionary(group => group.Key, group => group.First().Month, StringComparer.Ordinal);
}
