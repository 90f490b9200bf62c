using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Api;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Tests.Api;

public sealed class TextsTests
{
    public static TheoryData<FieldRule> Rules => [.. Enum.GetValues<FieldRule>()];

    public static TheoryData<RefusalReason> Reasons => [.. Enum.GetValues<RefusalReason>()];

    public static TheoryData<NotRecordedReason> NotRecorded => [.. Enum.GetValues<NotRecordedReason>()];

    [Theory]
    [MemberData(nameof(Rules))]
    public void FieldRule_Each_SaysFieldAndAllowed(FieldRule rule)
    {
        var text = Wrongs.Text(new FieldError("items[2].count", "the value", rule, "1..100"));
        Assert.Contains("items[2].count", text, StringComparison.Ordinal);
        Assert.Contains("1..100", text, StringComparison.Ordinal);
        Assert.Equal(rule is not (FieldRule.Required or FieldRule.Unknown), text.Contains("the value", StringComparison.Ordinal));
        Assert.DoesNotContain("{", text, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void RefusalReason_Each_HasItsTextWithValueAndAllowed(RefusalReason reason)
    {
        var text = Wrongs.Text(new Refusal(reason, "to", "JP", "FR, NL"));
        Assert.EndsWith("Given was to: “JP”. Allowed: FR, NL.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("  ", Wrongs.Text(new Refusal(reason)), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(NotRecorded))]
    public void NotRecordedReason_Each_SaysToSendTheSameIdAgainOrWhyNot(NotRecordedReason reason) => Assert.Contains("recorded", Wrongs.Text(reason), StringComparison.Ordinal);

    [Fact]
    public void Texts_OfRulesThatAreGone_AreGoneToo()
    {
        Assert.Equal(Enum.GetNames<FieldRule>().Order(), Keys(FieldErrors.ResourceManager));
        Assert.Equal(Enum.GetNames<RefusalReason>().Order(), Keys(Refusals.ResourceManager));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(406)]
    [InlineData(413)]
    [InlineData(415)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(503)]
    public void Status_Any_HasAReasonWithAText(int status) => Assert.NotEmpty(Problem.Of(status, Problems.ReasonOf(status)).Detail);

    private static IOrderedEnumerable<string> Keys(System.Resources.ResourceManager texts) =>
        texts.GetResourceSet(System.Globalization.CultureInfo.InvariantCulture, true, true)!.Cast<System.Collections.DictionaryEntry>().Select(text => (string)text.Key).Order();
}
