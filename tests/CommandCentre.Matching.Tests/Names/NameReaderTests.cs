using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Tests.Names;

public sealed class NameReaderTests
{
    [Theory]
    [InlineData("Dr. Anna von Berg", "dr:Title anna:Name von:Particle berg:Name")]
    [InlineData("BERG, Anna M.", "berg:Name anna:Name m:Initial")]
    [InlineData("Karim bin Nasser al-Wakil", "karim:Name bin:Particle nasser:Name al:Particle wakil:Name")]
    [InlineData("Ben Harper", "ben:Name harper:Name")]
    [InlineData("Kim Song Min", "kim:Name song:Name min:Name")]
    [InlineData("Major Tom Kerr", "major:Title tom:Name kerr:Name")]
    [InlineData("Tom Kerr Jr", "tom:Name kerr:Name jr:Title")]
    [InlineData("Abderrahman Saidi", "abd:Particle rahman:Name saidi:Name")]
    [InlineData("Abdullah Saidi", "abdullah:Name saidi:Name")]
    [InlineData("Διονύσης Μακρής", "dionysis:Name makris:Name")]
    public void Read_Person_TellsWhatEachWordIs(string name, string parts) => Assert.Equal(parts, Told(name, NameKind.Person));

    [Theory]
    [InlineData("Nordwind Handelsgesellschaft mbH", "nordwind:Name")]
    [InlineData("A.B.C. Logistics", "abc:Name")]
    [InlineData("T.E.G. Limited", "teg:Name limited:LegalForm")]
    [InlineData("Lumen S.A.L.", "lumen:Name sal:Name")]
    [InlineData("Lumen S.A.", "lumen:Name sa:LegalForm")]
    [InlineData("Q.Z. L.L.C.", "qz:Name llc:LegalForm")]
    [InlineData("Harbour Fund V L.P.", "harbour:Name fund:Symbol 5:Number lp:LegalForm")]
    [InlineData("Brigade Forty-Two", "brigade:Name 42:Number")]
    [InlineData("The Second Bakery", "the:StopWord 2:Number bakery:Name")]
    public void Read_Organisation_TellsWhatEachWordIs(string name, string begins) => Assert.StartsWith(begins, Told(name, NameKind.Organisation), StringComparison.Ordinal);

    [Theory]
    [InlineData("ООО Полюс", "Полюс ООО")]
    [InlineData("ООО Полюс", "Polyus LLC")]
    [InlineData("Nordwind Aktiengesellschaft", "Nordwind AG")]
    [InlineData("Joint Stok Company Polyus", "Polyus JSC")]
    [InlineData("Nordwind Limtied Liability Company", "Nordwind LLC")]
    [InlineData("Société anonyme Lumière", "Lumiere S.A.")]
    [InlineData("Spółka z ograniczoną odpowiedzialnością Wisła", "Wisla Sp. z o.o.")]
    [InlineData("Εταιρεία Περιορισμένης Ευθύνης Θάλασσα", "ΘΑΛΑΣΣΑ ΕΠΕ")]
    public void Read_LegalForms_MeetOverLanguages(string one, string other) =>
        Assert.True(NameComparer.Points(NameReader.Read(one, NameKind.Organisation), NameReader.Read(other, NameKind.Organisation)) >= 9_000);

    [Theory]
    [InlineData("Anna Berg a.k.a. Anna Stein", new[] { "Anna Berg", "Anna Stein" })]
    [InlineData("Anna Berg; Anna Stein", new[] { "Anna Berg", "Anna Stein" })]
    [InlineData("Anna Berg (Anna Stein)", new[] { "Anna Berg", "Anna Stein", "Anna Berg (Anna Stein)" })]
    [InlineData("Fathi Hammad, Fathy Hamad", new[] { "Fathi Hammad", "Fathy Hamad", "Fathi Hammad, Fathy Hamad" })]
    [InlineData("KIM, Kyu", new[] { "KIM, Kyu" })]
    [InlineData("HAMMAD, Fathi", new[] { "HAMMAD, Fathi" })]
    [InlineData("Nielsen A/S", new[] { "Nielsen A/S" })]
    public void ReadAll_TextOfSeveralNames_GivesEach(string text, string[] names) =>
        Assert.Equal(names, NameReader.ReadAll(text, NameKind.Person).Select(name => name.Raw));

    [Fact]
    public void Read_LongText_IsCutAndSaysSo()
    {
        var name = NameReader.Read(string.Join(' ', Enumerable.Repeat("berg", 10_000)), NameKind.Person);
        Assert.InRange(name.Parts.Length, 2, NameForm.MostParts);
        Assert.Empty(NameReader.Read(string.Empty, NameKind.Person).Parts);
        Assert.Empty(NameReader.Read(" - .", NameKind.Organisation).Parts);
    }

    private static string Told(string name, NameKind kind) => string.Join(' ', NameReader.Read(name, kind).Parts.Select(part => $"{part.Form}:{part.Role}"));
}
