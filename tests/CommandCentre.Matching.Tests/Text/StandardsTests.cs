using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Tests.Text;

/// <summary>Examples of the standards themselves, folded to a-z.</summary>
public sealed class StandardsTests
{
    // Resolution 55 of the Cabinet of Ministers of Ukraine, 27 January 2010, the examples of its table.
    [Theory]
    [InlineData("Алушта Андрій", "alushta andrii")]
    [InlineData("Борщагівка Борисенко", "borshchahivka borysenko")]
    [InlineData("Вінниця Володимир", "vinnytsia volodymyr")]
    [InlineData("Гадяч Богдан Згурський", "hadiach bohdan zghurskyi")]
    [InlineData("Ґалаґан Ґорґани", "galagan gorgany")]
    [InlineData("Єнакієве Гаєвич Короп'є", "yenakiieve haievych koropie")]
    [InlineData("Житомир Жанна Жежелів", "zhytomyr zhanna zhezheliv")]
    [InlineData("Їжакевич Кадиївка Мар'їне", "yizhakevych kadyivka marine")]
    [InlineData("Йосипівка Стрий Олексій", "yosypivka stryi oleksii")]
    [InlineData("Харків Хмельницький", "kharkiv khmelnytskyi")]
    [InlineData("Щербухи Гоща Гаращенко", "shcherbukhy hoshcha harashchenko")]
    [InlineData("Юрій Корюківка Яготин Ярошенко Костянтин Знам'янка Феодосія", "yurii koriukivka yahotyn yaroshenko kostiantyn znamianka feodosiia")]
    public void Latin_Ukrainian_ByTheResolutionOf2010(string text, string expected) => Assert.Equal(expected, Romanisation.Latin(text, Tongue.Ukrainian));

    // Bulgarian Transliteration Act (2009): articles 3 to 5, ия at the end is ia.
    [Theory]
    [InlineData("България София Мария", "balgaria sofia maria")]
    [InlineData("Велико Търново Кърджали", "veliko tarnovo kardzhali")]
    [InlineData("Щипка Хасково Ямбол Юндола", "shtipka haskovo yambol yundola")]
    [InlineData("Ценов Чирпан Шумен Жеравна Синьо", "tsenov chirpan shumen zheravna sinyo")]
    public void Latin_Bulgarian_ByTheActOf2009(string text, string expected) => Assert.Equal(expected, Romanisation.Latin(text, Tongue.Bulgarian));

    // ELOT 743 / ISO 843 type 2: αυ ευ ηυ by what follows, ου, γγ γξ γχ, μπ at the ends of a word.
    [Theory]
    [InlineData("Αυγή Αυτός Εύβοια Ευφημία", "avgi aftos evvoia effimia")]
    [InlineData("Άγγελος Σφίγξ Μελαγχολία Γκίκας", "angelos sfinx melancholia gkikas")]
    [InlineData("Μπουρνάζι Λαμπρου Ντίνος", "bournazi lamprou ntinos")]
    [InlineData("Ουρανία Ηλιούπολη Χίος Ψαρά Ξάνθη Θάσος Υιός", "ourania ilioupoli chios psara xanthi thasos yios")]
    [InlineData("ΑΘΗΝΑ αϋπνία Άυλος", "athina aypnia aylos")]
    public void Latin_Greek_ByElot743(string text, string expected) => Assert.Equal(expected, Romanisation.Latin(text));

    // Georgian national system of 2002.
    [Theory]
    [InlineData("თბილისი მცხეთა ქუთაისი", "tbilisi mtskheta kutaisi")]
    [InlineData("ჭიათურა წყალტუბო ღვინო ყვარელი ძველი ჯავა ჟინვალი", "chiatura tsqaltubo ghvino qvareli dzveli java zhinvali")]
    public void Latin_Georgian_ByTheSystemOf2002(string text, string expected) => Assert.Equal(expected, Romanisation.Latin(text));

    // Revised Romanization of Korean (2000), examples of the ministry's notice: sounds that run together across syllables.
    [Theory]
    [InlineData("구미", "gumi")]
    [InlineData("영동", "yeongdong")]
    [InlineData("서울 부산 울릉", "seoul busan ulleung")]
    [InlineData("옥천 한밭", "okcheon hanbat")]
    [InlineData("압구정동", "apgujeongdong")]
    public void Latin_Korean_ByTheRevisedRomanization(string text, string expected) => Assert.Equal(expected, Romanisation.Latin(text));

    // BGN/PCGN 1956 without its marks; the article stays al.
    [Theory]
    [InlineData("مِصر قَطَر دِمَشق", "misr qatar dimashq")]
    [InlineData("القَاهِرَة", "al qahirah")]
    [InlineData("مُحَمَّد عُثمَان", "muhammad uthman")]
    public void Latin_ArabicWithItsVowels_ByBgn(string text, string expected) => Assert.Equal(expected, Romanisation.Latin(text));

    // The language is told by the letters that only it writes.
    [Theory]
    [InlineData("Гоголь Їжакевич", "hohol yizhakevych")]
    [InlineData("Гоголь Эйзенштейн", "gogol eyzenshteyn")]
    [InlineData("Гаўрыла Шэвчык", "hauryla shevchyk")]
    [InlineData("Хаџић Ђурић", "hadzic djuric")]
    [InlineData("Хаџиев Ѓоргиев", "hadzhiev gjorgiev")]
    [InlineData("Хаджиев Гьоргьов", "hadzhiev gyorgyov")]
    public void Latin_Cyrillic_ByItsTellingLetters(string text, string expected) => Assert.Equal(expected, Romanisation.Latin(text));

    [Theory]
    [InlineData("Berg", Script.Latin)]
    [InlineData("1234", Script.Latin)]
    [InlineData("Ромашка", Script.Cyrillic)]
    [InlineData("Αθήνα", Script.Greek)]
    [InlineData("محمد", Script.Arabic)]
    [InlineData("משה", Script.Hebrew)]
    [InlineData("საქართველო", Script.Georgian)]
    [InlineData("Հայաստան", Script.Armenian)]
    [InlineData("北京", Script.Han)]
    [InlineData("서울", Script.Hangul)]
    [InlineData("やまだ", Script.Kana)]
    [InlineData("ไทย", Script.Other)]
    public void ScriptOf_AWord_IsThatOfMostLetters(string word, Script expected) => Assert.Equal(expected, Romanisation.ScriptOf(word));

    // No romanisation, but equal stays equal, and another letter is another word.
    [Theory]
    [InlineData("አበበ", "አበባ")]
    [InlineData("ខ្មែរ", "ខ្មែង")]
    [InlineData("𐎠𐎡", "𐎠𐎢")]
    public void Latin_ScriptsWithoutRules_KeepTheirDifferences(string one, string other)
    {
        Assert.Equal(Romanisation.Latin(one), Romanisation.Latin(one + " "));
        Assert.NotEmpty(Romanisation.Latin(one));
        Assert.NotEqual(Romanisation.Latin(one), Romanisation.Latin(other));
    }
}
