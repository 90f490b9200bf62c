using System.Globalization;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Index;
using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Tests.Index;

public sealed class MatchIndexTests
{
    private readonly MatchIndex _index = new();

    [Theory]
    [InlineData("Eleni Papadopoulou")]
    [InlineData("PAPADOPOULOU, Eleni")]
    [InlineData("Elenni Papadopoulou")]
    [InlineData("Eleni Papadopolou")]
    [InlineData("Ελένη Παπαδοπούλου")]
    [InlineData("Papadopoulou")]
    public void Search_ASpellingOfTheName_IsFoundFirst(string asked)
    {
        _index.Put("gr", Holdings.Person("1", "Eleni Papadopoulou"));
        for (var number = 0; number < 200; number++)
        {
            _index.Put("gr", Holdings.Person(string.Create(CultureInfo.InvariantCulture, $"other-{number}"), Holdings.Name(number)));
        }

        Assert.Equal("1", Holdings.Ids(_index.Search(Holdings.Person("?", asked)))[0]);
    }

    [Theory]
    [InlineData("Abdul Rahman Yasin", "Abdulrahman Yasin")]
    [InlineData("Abdulrahman Yasin", "Abdul Rahman Yasin")]
    [InlineData("Papa Dimitriou", "Papadimitriou")]
    public void Search_WordsGluedOrSplit_AreFound(string held, string asked)
    {
        // What the index knows of: the parts and the whole stand in names of others too.
        _index.Put("aa", Holdings.Person("others-1", "Abdul Khan", "Abdulrahman Khan", "Papadimitriou Bar"));
        _index.Put("aa", Holdings.Person("others-2", "Rahman Khan", "Papa Khan", "Dimitriou Khan"));
        _index.Put("aa", Holdings.Person("1", held));
        Assert.Contains("1", Holdings.Ids(_index.Search(Holdings.Person("?", asked))));
    }

    [Fact]
    public void Put_TheSameIdAgain_ReplacesWhatWasHeld()
    {
        _index.Put("aa", Holdings.Person("1", "Anna Berg"));
        _index.Put("aa", Holdings.Person("1", "Dora Hassan"));
        Assert.Equal(1, _index.Count);
        Assert.Empty(_index.Search(Holdings.Person("?", "Anna Berg")).Hits);
        Assert.Equal(["1"], Holdings.Ids(_index.Search(Holdings.Person("?", "Dora Hassan"))));
    }

    [Fact]
    public void Put_TheSameIdOfAnotherOwner_IsAnotherEntity()
    {
        _index.Put("aa", Holdings.Person("1", "Anna Berg"));
        _index.Put("bb", Holdings.Person("1", "Anna Berg"));
        Assert.Equal(["aa", "bb"], _index.Search(Holdings.Person("?", "Anna Berg")).Hits.Select(hit => hit.Owner));
        Assert.True(_index.Withdraw("aa", "1"));
        Assert.False(_index.Withdraw("aa", "1"));
        Assert.False(_index.Withdraw("cc", "1"));
        Assert.Equal(["bb"], _index.Search(Holdings.Person("?", "Anna Berg")).Hits.Select(hit => hit.Owner));
    }

    [Fact]
    public void Search_SomeOwners_FindsTheirsAlone()
    {
        for (var number = 0; number < 900; number++)
        {
            _index.Put(number % 300 == 7 ? "bb" : "aa", Holdings.Person(number.ToString(CultureInfo.InvariantCulture), "Anna Berg"));
        }

        Assert.Equal(["307", "607", "7"], Holdings.Ids(_index.Search(Holdings.Person("?", "Anna Berg"), new() { Owners = ["bb", "zz"] })));
        Assert.Empty(_index.Search(Holdings.Person("?", "Anna Berg"), new() { Owners = ["zz"] }).Hits);
        Assert.Empty(_index.Search(Holdings.Person("?", "Anna Berg"), new() { Owners = [] }).Hits);
    }

    [Theory]
    [InlineData(ValueKind.Email, "anna@example.org", "Anna@Example.org")]
    [InlineData(ValueKind.Serial, "AB 12345", "ab12345")]
    public void Search_ANumberOfItsHolder_FindsTheEntityUnderAnotherName(ValueKind kind, string held, string asked)
    {
        _index.Put("aa", Holdings.Person("1", "Anna Berg", new Value(kind, held)));
        _index.Put("aa", Holdings.Person("2", "Carl Kim"));
        var answer = _index.Search(Holdings.Person("?", "Anna Bergh", new Value(kind, asked)));
        Assert.Equal(("1", Standing.Confirmed), (answer.Hits[0].Entity.Id, answer.Hits[0].Comparison.Standing));
    }

    [Fact]
    public void Search_AValueOfTooMany_SaysHowManyMore()
    {
        for (var number = 0; number < 500; number++)
        {
            _index.Put("aa", Holdings.Person(number.ToString(CultureInfo.InvariantCulture), "Anna Berg"));
        }

        var answer = _index.Search(Holdings.Person("?", "Anna Berg"));
        Assert.Equal(10, answer.Hits.Length);
        var said = Assert.Single(answer.TooCommon);
        Assert.Equal("Anna Berg", said.Value);
        Assert.Equal(500 - answer.Compared, said.Others);
    }

    [Fact]
    public void Search_AnAddress_IsFoundByAnotherSpelling()
    {
        var held = new Entity("1", "Address", NameKind.Thing, [new(ValueKind.Address, "Hauptstraße 12, 10115 Berlin, Germany")]);
        _index.Put("aa", held);
        _index.Put("aa", held with { Id = "2", Values = [new(ValueKind.Address, "Bahnhofstraße 3, 20095 Hamburg, Germany")] });
        var answer = _index.Search(held with { Id = "?", Values = [new(ValueKind.Address, "Hauptstr. 12, Berlin 10115")] });
        Assert.Equal("1", Assert.Single(answer.Hits, hit => hit.Points >= Comparison.Threshold).Entity.Id);
    }

    /// <summary>More than 16,384 bear the name: the list is not read, and its length is that of all owners.</summary>
    [Fact]
    public void Search_AValueOfTooManyAmongSomeOwners_DoesNotCountTheOthers()
    {
        for (var number = 0; number < 17_000; number++)
        {
            _index.Put(number < 3 ? "aa" : "bb", Holdings.Person(number.ToString(CultureInfo.InvariantCulture), "Anna Berg"));
        }

        Assert.All(_index.Search(Holdings.Person("?", "Anna Berg"), new() { Owners = ["aa"] }).TooCommon, said => Assert.Null(said.Others));
        Assert.NotEmpty(_index.Search(Holdings.Person("?", "Anna Berg")).TooCommon);
        Assert.All(_index.Search(Holdings.Person("?", "Anna Berg")).TooCommon, said => Assert.NotNull(said.Others));
    }

    [Fact]
    public void Search_TwoOfTheSameScore_TheRarerWordRanksFirst()
    {
        for (var number = 0; number < 50; number++)
        {
            _index.Put("aa", Holdings.Person(number.ToString(CultureInfo.InvariantCulture), "Anna Kim"));
        }

        _index.Put("aa", Holdings.Person("rare", "Anna Xylander"));
        var hits = _index.Search(new Entity("?", "Person", NameKind.Person, [new(ValueKind.Name, "Anna Kim"), new(ValueKind.Name, "Anna Xylander")])).Hits;
        Assert.Equal("rare", hits[0].Entity.Id);
        Assert.True(hits[0].Rarity > hits[1].Rarity);
    }

    [Fact]
    public void Search_AnotherFamily_IsNotFound()
    {
        _index.Put("aa", new Entity("1", "Vessel", NameKind.Thing, [new(ValueKind.Name, "Anna Berg")]));
        Assert.Empty(_index.Search(Holdings.Person("?", "Anna Berg")).Hits);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u0000\uD800")]
    [InlineData("-, -")]
    public void Search_ATextWithoutWords_FindsNothing(string text)
    {
        _index.Put("aa", Holdings.Person("1", text));
        _index.Put("aa", Holdings.Person("2", "Anna Berg"));
        Assert.Empty(_index.Search(Holdings.Person("?", text)).Hits);
        Assert.True(_index.Withdraw("aa", "1"));
    }
}
