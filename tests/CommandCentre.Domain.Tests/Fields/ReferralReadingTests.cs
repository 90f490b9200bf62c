using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Tests.Fuzzing;

namespace CommandCentre.Domain.Tests.Fields;

/// <summary>Fields of referrals that hang together, and what operators answer.</summary>
public sealed class ReferralReadingTests
{
    private const string Answer = """
        {"id": "0b9c7e0a-6f0e-4f0e-9d55-7f3f6f1c2a01", "outcome": "partly", "text": "the rest tomorrow",
         "facts": {"consignor": {"name": "Jan Kowalski"}, "consignee": {"name": "Anna Ek"}, "contents": [{"description": "toys"}], "grams": 850, "value": 29.90, "currency": "EUR", "number": "EE471108151FR"},
         "screening": {"methods": ["xray", "dog"], "result": "suspicious", "person": "B. Larsson", "facility": "Arlanda hub"},
         "loading": {"state": "departed", "boundFor": "NL"}}
        """;

    private static readonly FieldTree.Group Sample = Sent.Json(Answer);

    [Theory]
    [InlineData("request-for-information", "methods")]
    [InlineData("request-for-amendment", "methods")]
    [InlineData("do-not-load", "methods", "fields")]
    public void ReferParcel_WithWhatItsKindDoesNotAsk_NamesIt(string ask, params string[] fields) => Assert.Equal(
        fields.Select(field => (field, FieldRule.Unknown)).Order(), Wrong(Samples.Of("refer-parcel").With("ask", Sent.Text(ask))).Order());

    [Theory]
    [InlineData("request-for-information", "question")]
    [InlineData("request-for-amendment", "fields")]
    [InlineData("request-for-screening", "methods")]
    public void ReferParcel_WithoutWhatItsKindAsks_AsksForIt(string ask, string field)
    {
        var sample = Samples.Of("refer-parcel").With("ask", Sent.Text(ask)).With("methods", ask == "request-for-screening" ? Sent.List(Sent.Text("xray")) : null);
        Assert.NotNull(CommandReading.Read(sample).Command);
        Assert.Equal([(field, FieldRule.Required)], Wrong(sample.With(field, null)));
    }

    [Fact]
    public void ReferParcel_NeitherParcelNorRecord_AsksForOne()
    {
        var sample = Samples.Of("refer-parcel").With("parcel", null);
        Assert.NotNull(CommandReading.Read(sample).Command);
        Assert.Equal([("parcel", FieldRule.Required)], Wrong(sample.With("about", null)));
    }

    [Theory]
    [InlineData("accept", false)]
    [InlineData("close", false)]
    [InlineData("withdraw", true)]
    [InlineData("lift", true)]
    public void MoveReferral_TimeOnlyWhereItIsAskedAgain_ReasonWhereItEnds(string move, bool reason)
    {
        var sample = Samples.Of("move-referral").With("move", Sent.Text(move));
        Assert.Equal([("minutes", FieldRule.Unknown)], Wrong(sample));
        var bare = sample.With("minutes", null).With("text", null);
        Assert.Equal(reason ? [("text", FieldRule.Required)] : [], Wrong(bare));
    }

    /// <summary>What an operator says is never sent by an officer, over whatever way.</summary>
    [Fact]
    public void Kinds_OfOfficers_HoldNothingOfOperators() => Assert.All(new[] { "answer-referral", "note-referral-seen", "note-referral-overdue" }, kind => Assert.DoesNotContain(kind, CommandReading.Kinds));

    [Fact]
    public void ReadAnswer_EveryField_ArrivesInItsPlace()
    {
        var read = CommandReading.ReadAnswer(Sample);
        Assert.Equal(
            new ReferralAnswer(
                ReferralOutcome.Partly,
                new ReferralFacts(new Party("Jan Kowalski"), new Party("Anna Ek"), [new ContentPiece("toys", null, null, null, null, null, null)], 850, 29.90m, "EUR", ParcelNumber.Parse("EE471108151FR")),
                new ScreeningDone([ControlMethod.Xray, ControlMethod.Dog], ScreeningResult.Suspicious, "B. Larsson", "Arlanda hub"),
                new Loading(LoadState.Departed, CountryCode.Parse("NL")),
                "the rest tomorrow"),
            read.Answer);
        Assert.Equal(Guid.Parse(Samples.Id), read.Id);
    }

    [Theory]
    [InlineData("id", null, "id")]
    [InlineData("outcome", "maybe", "outcome")]
    [InlineData("referral", "1", "referral")]
    [InlineData("operator", "5f1c2a01-0b9c-4f0e-9d55-7e0a6f0e7f3f", "operator")]
    [InlineData("facts.grams", "0", "facts.grams")]
    [InlineData("facts.currency", null, "facts.currency")]
    [InlineData("screening.person", null, "screening.person")]
    [InlineData("screening.methods", null, "screening.methods")]
    [InlineData("screening.result", "not-done", "screening.methods")]
    [InlineData("loading.boundFor", null, "loading.boundFor")]
    [InlineData("loading.state", "not-loaded", "loading.boundFor")]
    public void ReadAnswer_WithAFault_NamesTheField(string path, string? value, string wrong) =>
        Assert.Equal(wrong, Assert.Single(CommandReading.ReadAnswer(Sample.With(path, value is null ? null : Sent.Text(value))).Errors).Field);

    /// <summary>Whatever an operator sends: an answer or what is wrong, within the bounds of time and memory (quality.md, B1).</summary>
    [Fact]
    public void ReadAnswer_AnythingSent_IsAnAnswerOrErrors()
    {
        string[] paths = ["id", "outcome", "text", "facts", "facts.contents", "facts.consignor", "facts.value", "facts.number", "screening", "screening.methods", "screening.result", "loading", "loading.state", "more"];
        string[] nasty = ["", "\0", "\u202e", "\ud83d", "-1", "1e9", "x", "departed", "not-done", "cannot", "<script>", new string('x', 2001), Samples.Id, "RR473124829GB"];
        var random = new Random(20201116);
        for (var at = 0; at < 20_000; at++)
        {
            var tree = Sample;
            for (var changes = random.Next(1, 5); changes > 0; changes--)
            {
                var path = paths[random.Next(paths.Length)];
                FieldTree? with = random.Next(4) switch { 0 => null, 1 => Sent.List(Sent.Text(nasty[random.Next(nasty.Length)])), 2 => Sent.Group((nasty[random.Next(nasty.Length)], Sent.Text("x"))), _ => Sent.Text(nasty[random.Next(nasty.Length)]) };
                tree = path.Contains('.', StringComparison.Ordinal) && !tree.Fields.TryGetValue(path.Split('.')[0], out var group) | group is not FieldTree.Group ? tree : tree.With(path, with);
            }

            var read = Fuzz.Bounded(() => CommandReading.ReadAnswer(tree), () => $"case {at}");
            Assert.True(read.Answer is null != read.Errors is []);
        }
    }

    private static IEnumerable<(string Field, FieldRule Rule)> Wrong(FieldTree.Group sent) => CommandReading.Read(sent).Errors.Select(error => (error.Field, error.Rule));
}
