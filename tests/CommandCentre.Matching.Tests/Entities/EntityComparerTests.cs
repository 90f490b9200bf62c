using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Tests.Entities;

public sealed class EntityComparerTests
{
    private static readonly Value Name = new(ValueKind.Name, "Anna Karlsen");

    [Fact]
    public void Compare_PersonAndCompany_EndsAtZeroAndSaysSo()
    {
        var outcome = EntityComparer.Compare(Make("Person", Name), Make("Company", Name));
        Assert.Equal((0, Standing.Contradicted), (outcome.Points, outcome.Standing));
        Assert.Equal(new Part(Feature.Whole, "Person", "Company", Ground.Differs, 0), Assert.Single(outcome.Parts));
    }

    [Fact]
    public void Compare_SameNameOtherYear_IsNoMatch()
    {
        var outcome = EntityComparer.Compare(Make("Person", Name, Born("1952")), Make("Person", Name, Born("1970")));
        Assert.False(outcome.IsMatch);
        Assert.Equal(Standing.Contradicted, outcome.Standing);
    }

    [Fact]
    public void Compare_NameAlone_IsOpenAndWithTheBirthdayConfirmed()
    {
        Assert.Equal(Standing.Open, EntityComparer.Compare(Make("Person", Name), Make("Person", Name)).Standing);
        Assert.Equal(Standing.Confirmed, EntityComparer.Compare(Make("Person", Name, Born("1970-05-17")), Make("Person", Name, Born("17.5.1970"))).Standing);
    }

    [Fact]
    public void Compare_ValueOnOneSideOnly_NeitherAddsNorTakes() =>
        Assert.Equal(
            EntityComparer.Compare(Make("Person", Name), Make("Person", Name)).Points,
            EntityComparer.Compare(Make("Person", Name, Born("1970")), Make("Person", Name)).Points);

    [Fact]
    public void Compare_Anything_SumsItsPartsAndAgreesWithPoints()
    {
        Entity[] some =
        [
            Make("Person", Name, Born("1970-05-17"), new(ValueKind.Country, "NL"), new(ValueKind.Gender, "f")),
            Make("Person", Name, Born("1971-05-17"), new(ValueKind.Country, "DE"), new(ValueKind.Gender, "m"), new(ValueKind.Phone, "+49 30 901820")),
            Make("Person", new Value(ValueKind.WeakName, "Anna"), new(ValueKind.Document, "N 4411", "passportNumber")),
            Make("Person", new Value(ValueKind.Name, "Other Person"), new(ValueKind.Document, "N4411", "passportNumber")),
        ];
        foreach (var (left, right) in some.SelectMany(one => some.Select(other => (EntityForm.Read(one), EntityForm.Read(other)))))
        {
            var outcome = EntityComparer.Compare(left, right);
            Assert.InRange(outcome.Points, 0, Comparison.Full);
            Assert.Equal(outcome.Points, outcome.Parts.Sum(part => part.Points));
            Assert.Equal(outcome.Points, EntityComparer.Points(left, right));
        }
    }

    private static Value Born(string text) => new(ValueKind.Date, text, "birthDate");

    private static Entity Make(string schema, params Value[] values) => new("x", schema, schema == "Person" ? NameKind.Person : NameKind.Organisation, [.. values]);
}
