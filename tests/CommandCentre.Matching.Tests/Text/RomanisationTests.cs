using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Tests.Text;

public sealed class RomanisationTests
{
    // Own examples of the rules that the remarks on Romanisation state.
    [Theory]
    [InlineData("Qa'ida", "qaida")]
    [InlineData("O’Neil", "oneil")]
    [InlineData("Sa‘id  al-Ḥasan", "said al hasan")]
    [InlineData("J.S.C. Foo/Bar, Ltd.", "j s c foo bar ltd")]
    [InlineData("'Inter Tobacco'", "inter tobacco")]
    [InlineData("Łódź Straße Øster Æther Çelik Işık", "lodz strasse oster aether celik isik")]
    [InlineData("Đorđević", "djordjevic")]
    [InlineData("Nguyễn Văn Đức", "nguyen van duc")]
    [InlineData("ＦＵＬＬ　ｗｉｄｔｈ ①", "full width 1")]
    [InlineData("", "")]
    [InlineData("!?", "")]
    public void Latin_LettersOfLatinNames_AreFolded(string text, string expected) => Assert.Equal(expected, Romanisation.Latin(text));

    // A Cyrillic І in a Latin word, a Latin a and c in Cyrillic ones.
    [Theory]
    [InlineData("ROMASHKІN", "romashkin")]
    [InlineData("Bячеcлaв", "vyacheslav")]
    public void Latin_LookalikesInAWord_AreReadAsTheirNeighbours(string text, string expected) => Assert.Equal(expected, Romanisation.Latin(text));

    // Passport and national rules: Bulgarian act 2009, Ukrainian resolution 55 (2010), ELOT 743, Georgian system 2002, Revised Romanization 2000, Hepburn.
    [Theory]
    [InlineData("Петър Щерев, София", "petar shterev sofia")]
    [InlineData("Згурський Єнакієве Юрій", "zghurskyi yenakiieve yurii")]
    [InlineData("Ђорђевић Љубљана", "djordjevic ljubljana")]
    [InlineData("Ѓорѓи Ќосев", "gjorgji kjosev")]
    [InlineData("Ευάγγελος Παπαδόπουλος Μπάμπης Ευρώπη αϋπνία", "evangelos papadopoulos bampis evropi aypnia")]
    [InlineData("მიხეილ სააკაშვილი", "mikheil saakashvili")]
    [InlineData("Նիկոլ Փաշինյան", "nikol pashinyan")]
    [InlineData("عبدالرحمن الأسد", "abdul rahman al asad")]
    [InlineData("مُحَمَّد", "muhammad")]
    [InlineData("やまだ たろう", "yamada taro")]
    [InlineData("김정은", "kim jeongeun")]
    [InlineData("习近平", "xi jinping")]
    public void Latin_OtherScripts_ByTheRuleOfTheirCountry(string text, string expected) => Assert.Equal(expected, Romanisation.Latin(text));

    [Fact]
    public void Latin_HalfASurrogatePair_IsNoError() => Assert.Equal("a b", Romanisation.Latin("a\uD800b"));

    [Theory]
    [InlineData("Khrushchev", "Chruschtschow")]
    [InlineData("Yeltsin", "Jelzin")]
    [InlineData("Zelenskyy", "Selenskyj")]
    [InlineData("Mohammed", "Muhamad")]
    [InlineData("Ivanov", "Iwanoff")]
    [InlineData("Khodorkovsky", "Chodorkowski")]
    [InlineData("Shevardnadze", "Schewardnadse")]
    [InlineData("Oleksandr", "Alexander")]
    [InlineData("Ryhor", "Rigor")]
    [InlineData("Jamal", "Djamel")]
    [InlineData("Youcef", "Yusuf")]
    [InlineData("Müller", "Mueller")]
    [InlineData("Hodja", "Hoxha")]
    [InlineData("Γιώργος", "Yiorgos")]
    [InlineData("Χαράλαμπος", "Haralambos")]
    [InlineData("Άγγελος", "Aggelos")]
    [InlineData("Παύλος", "Pavlos")]
    public void Key_CustomarySpellingsOfOneName_AreOne(string one, string other) =>
        Assert.Equal(Sound.Key(Romanisation.Latin(one)), Sound.Key(Romanisation.Latin(other)));

    [Fact]
    public void Key_OlgaAndOleg_AreNotOne() => Assert.NotEqual(Sound.Key("olga"), Sound.Key("oleg"));

    [Theory]
    [InlineData("محمد", "Mohammed")]
    [InlineData("حسين", "Hussein")]
    [InlineData("محمود", "Mahmoud")]
    public void Skeleton_AWordWithoutVowels_MeetsItsLatinSpelling(string one, string other) =>
        Assert.Equal(Sound.Skeleton(Romanisation.Latin(one)), Sound.Skeleton(Romanisation.Latin(other)));
}
