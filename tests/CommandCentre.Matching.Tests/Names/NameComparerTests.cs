using CommandCentre.Matching.Names;
using FsCheck;
using FsCheck.Fluent;

namespace CommandCentre.Matching.Tests.Names;

/// <summary>Generated names; what a screening officer would say of each pair.</summary>
public sealed class NameComparerTests
{
    private static readonly string[] Words =
        ["Anna", "Berg", "Ivan", "Petrov", "Petrova", "Петров", "Иван", "محمد", "علي", "bin", "al", "A.", "Dr", "Nordwind", "GmbH", "LLC", "ООО", "Trading", "Bank", "5", "V", "the", "김", "Γεώργιος", "-", "Jean-Luc", "O'Neil", "İlker", "ß", ""];

    [Theory]
    [InlineData("Anna Berg", "Berg, Anna")]
    [InlineData("Anna Berg", "ANNA BERGG")]
    [InlineData("Anna Berg", "Anna Maria Berg")]
    [InlineData("Anna Berg", "Dr. Anna Berg")]
    [InlineData("AnnaLena Berg", "Anna Lena Berg")]
    [InlineData("Bill Harker", "William Harker")]
    [InlineData("J. Harker", "John Harker")]
    [InlineData("Uladzimir Sakalouski", "Vladimir Sokolovsky")]
    [InlineData("Сергій Коваленко", "Sergey Kovalenko")]
    [InlineData("Sergejs Kovalenko", "Sergey Kovalenko")]
    [InlineData("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos")]
    [InlineData("عبد الرحمن الناصر", "Abdulrahman al-Nasser")]
    [InlineData("Mohamed Khaled", "محمد خالد")]
    [InlineData("გიორგი ბერიძე", "Giorgi Beridze")]
    [InlineData("Maximilian von der Heide", "Maximilian Heide")]
    [InlineData("Ivan Sergeevich Petrov", "Ivan Petrov")]
    [InlineData("Łukasz Wójcik", "Lukasz Wojcik")]
    [InlineData("Şükrü Çelik", "Sukru Celik")]
    public void Compare_OnePerson_IsAMatch(string one, string other) => Assert.InRange(Points(one, other, NameKind.Person), Comparison.Threshold, Comparison.Full);

    [Theory]
    [InlineData("Anna Berg", "Hanno Stein")]
    [InlineData("Anna Berg", "Anna Lindgren")]
    [InlineData("Anna Berg", "Erik Berg")]
    [InlineData("Ivan Sergeevich Petrov", "Ivan Nikolaevich Petrov")]
    [InlineData("Anna K. Berg", "Anna M. Berg")]
    [InlineData("K. Berg", "Anna Berg")]
    [InlineData("Karim bin Nasser al-Wakil", "Karim bin Nasser al-Harbi")]
    [InlineData("Karim", "Karim Nasser Wakil Haddad")]
    [InlineData("A. B.", "Anna Berg")]
    [InlineData("김민수", "김민호")]
    [InlineData("Green Harker", "Berry Harker")]
    public void Compare_TwoPersons_IsNone(string one, string other) => Assert.InRange(Points(one, other, NameKind.Person), 0, Comparison.Threshold - 1);

    [Theory]
    [InlineData("Nordwind Logistik GmbH", "Nordwind Logistik Gesellschaft mit beschränkter Haftung", true)]
    [InlineData("Nordwind Logistik", "Nordwind Logistics GmbH", true)]
    [InlineData("A.B.C. Trading Co.", "ABC Trading Company", true)]
    [InlineData("Nordwind Trading", "Nordwnd Trading", true)]
    [InlineData("Nordwind Bank", "Nordwind Shipping", false)]
    [InlineData("Bank of Freiland", "Bank of Seeland", false)]
    [InlineData("Trading Company", "Nordwind Trading Company", false)]
    [InlineData("Nordwind Fund", "Nordwind Fund 23", false)]
    [InlineData("LLC", "LLC", true)]
    [InlineData("Lumenskiy Shipbuilding Plant", "Люменский судостроительный завод", true)]
    [InlineData("Third Harbour Union", "3rd Harbour Union", true)]
    public void Compare_Organisations_IsAMatchOrNot(string one, string other, bool match) =>
        Assert.Equal(match, Points(one, other, NameKind.Organisation) >= Comparison.Threshold);

    /// <summary>Whatever the names: the parts sum to the score, the short way gives the same, the sides may be changed, and it is the same twice.</summary>
    [Fact]
    public void Compare_AnyTwoNames_PartsSumToTheScore()
    {
        var name = Gen.Elements(Words).ArrayOf().Select(words => string.Join(' ', words));
        var pairs = from one in name from other in name from kind in Gen.Elements(Enum.GetValues<NameKind>()) select (one, other, kind);
        Prop.ForAll(pairs.ToArbitrary(), pair =>
        {
            var (one, other) = (NameReader.Read(pair.one, pair.kind), NameReader.Read(pair.other, pair.kind));
            var comparison = NameComparer.Compare(one, other);
            Assert.Equal(comparison.Points, comparison.Parts.Sum(part => part.Points));
            Assert.InRange(comparison.Points, 0, Comparison.Full);
            Assert.Equal(comparison.Points, NameComparer.Points(one, other));
            Assert.Equal(comparison.Points, NameComparer.Points(other, one));
            Assert.Equal(comparison.Parts, NameComparer.Compare(one, other).Parts);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));
    }

    [Fact]
    public void Compare_Parts_NameWhatWasWritten()
    {
        var parts = NameComparer.Compare(NameReader.Read("Владимир Соколов", NameKind.Person), NameReader.Read("SOKOLOV, Vladimir", NameKind.Person)).Parts;
        Assert.Contains(parts, part => part is { Left: "Владимир", Right: "Vladimir" });
        Assert.Contains(parts, part => part is { Left: "Соколов", Right: "SOKOLOV" });
    }

    [Fact]
    public void Compare_RareSurname_SaysMoreThanACommonOne() =>
        Assert.True(Of("John Abercrombie", "John Abercrombie").Evidence > Of("John Smith", "John Smith").Evidence);

    [Fact]
    public void Compare_NamesAlone_AreOpenOrContradicted()
    {
        Assert.Equal(Standing.Open, Of("Anna Berg", "Anna Maria Berg").Standing);
        Assert.Equal(Standing.Contradicted, Of("Anna Berg", "Anna Lindgren").Standing);
    }

    /// <summary>The floor of the open half (docs/figures.md has the figure): precision and recall both, and no error among the clear-cut pairs.</summary>
    [Fact]
    public void Compare_OpenPairs_HoldTheFloor()
    {
        var judged = Csv.Rows(SharedFiles.Path("matching/name-bench/cases.csv")).Select(row => (
            Match: row["is_match"] == "true",
            Strong: row["quality"] == "STRONG",
            Said: NameComparer.Best(All(row["name1"], row["schema"]), All(row["name2"], row["schema"])).IsMatch)).ToArray();
        var (right, wrong, missed) = (judged.Count(pair => pair.Match && pair.Said), judged.Count(pair => !pair.Match && pair.Said), judged.Count(pair => pair.Match && !pair.Said));
        Assert.InRange(2.0 * right / ((2 * right) + wrong + missed), 0.92, 1);
        Assert.DoesNotContain(judged, pair => pair.Strong && pair.Match != pair.Said);
    }

    private static System.Collections.Immutable.ImmutableArray<NameForm> All(string name, string schema) =>
        NameReader.ReadAll(name, schema switch { "Person" => NameKind.Person, "Vessel" => NameKind.Thing, "LegalEntity" => NameKind.Either, _ => NameKind.Organisation });

    private static Comparison Of(string one, string other) => NameComparer.Compare(NameReader.Read(one, NameKind.Person), NameReader.Read(other, NameKind.Person));

    private static int Points(string one, string other, NameKind kind) => NameComparer.Points(NameReader.Read(one, kind), NameReader.Read(other, kind));
}
