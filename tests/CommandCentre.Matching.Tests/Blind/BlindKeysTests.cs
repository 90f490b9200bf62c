using CommandCentre.Matching.Blind;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Tests.Blind;

public sealed class BlindKeysTests
{
    [Theory]
    [InlineData("Ivan Petrov", "PETROV Ivan")]
    [InlineData("Иван Петров", "Ivan Petrov")]
    [InlineData("Dr. Ivan Petrov", "ivan  petrov")]
    public void Of_OneNameInTwoSpellings_ShareTheExactKey(string one, string other) => Assert.Contains(BlindKind.Name, Shared(ValueKind.Name, one, other));

    [Fact]
    public void Of_NamesThatSoundAlike_ShareTheSoundingKeyOnly() => Assert.Equal([BlindKind.SimilarName], Shared(ValueKind.Name, "Mohammed Hassan", "Muhamad Hasan"));

    [Theory]
    [InlineData("Ivan Petrov", "Ivan Petrovski")]
    [InlineData("Ivan Petrov", "Ivan")]
    public void Of_OtherNames_ShareNothing(string one, string other) => Assert.Empty(Shared(ValueKind.Name, one, other));

    [Theory]
    [InlineData(ValueKind.Phone, "+49 30 901820", "0049-30-901820", BlindKind.Phone)]
    [InlineData(ValueKind.Email, "Anna.Berg@Example.com", "anna.berg@example.com", BlindKind.Email)]
    [InlineData(ValueKind.Account, "GB29 NWBK 6016 1331 9268 19", "gb29nwbk60161331926819", BlindKind.Account)]
    [InlineData(ValueKind.Wallet, "0x52908400098527886E0F7030069857D2E4169EE7", "0x52908400098527886e0f7030069857d2e4169ee7", BlindKind.Wallet)]
    [InlineData(ValueKind.Document, "A12-345 678", "a12345678", BlindKind.Document)]
    [InlineData(ValueKind.Parcel, "RR 473 124 829 GB", "RR473124829GB", BlindKind.Parcel)]
    [InlineData(ValueKind.Serial, "AB 12O345", "AB120345", BlindKind.Serial)]
    [InlineData(ValueKind.Address, "Hauptstraße 12, 10115 Berlin", "10115 Berlin, Hauptstr. 12", BlindKind.Address)]
    public void Of_OneValueInTwoSpellings_ShareItsKey(ValueKind kind, string one, string other, BlindKind expected) => Assert.Equal([expected], Shared(kind, one, other));

    [Theory]
    [InlineData(ValueKind.Address, "Hauptstraße 12, 10115 Berlin", "Hauptstraße 12, 20095 Hamburg")]
    [InlineData(ValueKind.Phone, "+49 30 901820", "+43 30 901820")]
    [InlineData(ValueKind.Email, "anna.berg@example.com", "anna.berg@example.org")]
    public void Of_ValuesThatShareAPart_ShareNothing(ValueKind kind, string one, string other) => Assert.Empty(Shared(kind, one, other));

    [Fact]
    public void Of_AFirmOfOneLongWord_HasAKey_AndAPersonOfOneWordHasNone()
    {
        Assert.Equal([new BlindKey(BlindKind.Name, "romashka")], BlindKeys.Of(new Entity("1", "Company", NameKind.Organisation, [new(ValueKind.Name, "ООО «Ромашка»")])));
        Assert.Empty(BlindKeys.Of(new Entity("1", "Person", NameKind.Person, [new(ValueKind.Name, "Romashka")])));
    }

    /// <summary>A filter is made at home by one version of this program and asked here by another. Where a key below changes, raise <see cref="BlindKeys.Version"/>: the old filters are refused then, rather than asked in vain.</summary>
    [Fact]
    public void Of_KnownEntity_KeysAreThoseOfThisVersion()
    {
        Entity known = new("1", "Person", NameKind.Person,
        [
            new(ValueKind.Name, "Олександр Згурський"), new(ValueKind.Name, "محمد عبد الرحمن"), new(ValueKind.Phone, "+49 30 901820"), new(ValueKind.Email, "A.Zg@Example.com"),
            new(ValueKind.Account, "GB29 NWBK 6016 1331 9268 19"), new(ValueKind.Document, "AB 0O12-3"), new(ValueKind.Parcel, "RR473124829GB"), new(ValueKind.Serial, "K 77O1"),
            new(ValueKind.Address, "ul. Ivana Vazova 5A, 1000 Sofia, Bulgaria"),
        ]);

        Assert.Equal(1, BlindKeys.Version);
        Assert.Equal(
            """
            Name oleksandr zgursky
            SimilarName ALAKSANDAR SGARSKA
            Name mohammed rahman
            SimilarName MAGAMAD RAMAN
            Phone +4930901820
            Email a.zg@example.com
            Account GB29NWBK60161331926819
            Document A800123
            Parcel RR47312482968
            Serial K7701
            Address VASAVA#5 p:1000#5
            Address VASAVA#5 t:VASAVA#194
            """,
            string.Join('\n', BlindKeys.Of(known).Select(key => $"{key.Kind} {key.Text}")));
    }

    private static BlindKind[] Shared(ValueKind kind, string one, string other) => [.. BlindKeys.Of(Of(kind, one)).Intersect(BlindKeys.Of(Of(kind, other))).Select(key => key.Kind).Distinct().Order()];

    private static Entity Of(ValueKind kind, string text) => new("1", kind is ValueKind.Name ? "Person" : "Thing", kind is ValueKind.Name ? NameKind.Person : NameKind.Either, [new(kind, text)]);
}
