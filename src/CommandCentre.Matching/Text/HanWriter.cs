using System.Text;
using CommandCentre.Matching.Tables;

namespace CommandCentre.Matching.Text;

/// <summary>
/// Han characters by their commonest Mandarin reading without tones (table han). A word of two to four characters that begins with a family name is parted after it (xi jinping).
/// Readings of other languages are not known: a Japanese or Korean name in Han characters gets its Mandarin form, which still meets itself.
/// </summary>
internal static class HanWriter
{
    private const string Families = "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭肖程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文庞龐樊兰蘭殷施陶洪翟安颜顏倪严嚴牛温溫芦季俞章鲁魯葛伍韦韋申尤毕畢聂聶丛焦向柳邢路岳齐齊沿梅莫庄莊辛管祝左涂谷祁时時舒耿牟卜路詹关關苗凌费費纪紀靳盛童欧歐甄项項曲成游阳陽裴席卫衛查屈鲍鮑位覃霍翁隋植甘景薄单單包司柏宁寧柯阮桂闵習习鹿";
    private static readonly string[] DoubleFamilies = ["欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "司徒", "夏侯", "东方", "東方", "皇甫", "尉迟", "尉遲", "公孙", "公孫", "慕容", "令狐", "端木", "长孙", "長孫"];
    private static readonly string[] Endings = ["有限责任公司", "有限責任公司", "股份有限公司", "有限公司", "集团", "集團", "公司"];

    private static readonly Dictionary<char, string> Readings = Table.Rows("han").SelectMany(row => row[1].Select(letter => (Letter: letter, Reading: row[0]))).ToDictionary(pair => pair.Letter, pair => pair.Reading);

    /// <summary>Writes one word of Han characters.</summary>
    public static void Write(ReadOnlySpan<char> word, StringBuilder spelling)
    {
        var ending = Ending(word);
        var name = word[..^ending];
        var family = FamilyLength(name);
        WriteAll(name[..family], spelling);
        spelling.Append(family > 0 ? " " : "");
        WriteAll(name[family..], spelling);
        spelling.Append(ending > 0 && ending < word.Length ? " " : "");
        WriteAll(word[^ending..], spelling);
    }

    private static int FamilyLength(ReadOnlySpan<char> name)
    {
        if (name.Length is < 2 or > 4)
        {
            return 0;
        }

        foreach (var family in DoubleFamilies)
        {
            if (name.Length > 2 && name.StartsWith(family))
            {
                return 2;
            }
        }

        return name.Length < 4 && Families.Contains(name[0], StringComparison.Ordinal) ? 1 : 0;
    }

    private static int Ending(ReadOnlySpan<char> word)
    {
        foreach (var ending in Endings)
        {
            if (word.EndsWith(ending))
            {
                return ending.Length;
            }
        }

        return 0;
    }

    private static void WriteAll(ReadOnlySpan<char> word, StringBuilder spelling)
    {
        for (var at = 0; at < word.Length; at++)
        {
            if (Readings.TryGetValue(word[at], out var reading))
            {
                spelling.Append(reading);
            }
            else
            {
                var pair = char.IsHighSurrogate(word[at]) && at + 1 < word.Length;
                LetterWriter.Write(word.Slice(at, pair ? 2 : 1), spelling);
                at += pair ? 1 : 0;
            }
        }
    }
}
