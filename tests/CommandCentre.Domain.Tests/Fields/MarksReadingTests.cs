using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.Fields;

/// <summary>Marks as they are given: the default, the sets, and the text that goes with H3 (design.md section 4, domain.md 3.5).</summary>
public sealed class MarksReadingTests
{
    [Fact]
    public void Read_NoMarks_IsH2ToNobodyNamed() => Assert.Equal(new Marks(Handling.Default, null, []), Read("{}").Marks);

    [Theory]
    [InlineData("H0", HandlingCodes.H0)]
    [InlineData("H1", HandlingCodes.H1)]
    [InlineData("h2 H1", HandlingCodes.H1 | HandlingCodes.H2)]
    [InlineData("H1,H1", HandlingCodes.H1)]
    public void Read_SetWithoutH3_NeedsNoText(string handling, HandlingCodes codes) =>
        Assert.Equal(new Handling(codes), Read($$"""{"handling": "{{handling}}"}""").Marks!.Handling);

    [Fact]
    public void Read_All_IsAsGiven() =>
        Assert.Equal(
            new Marks(new Handling(HandlingCodes.H1 | HandlingCodes.H3, "ask\nfirst"), new Evaluation(SourceReliability.B, 2), Officers.Named("FR", "NL")),
            Read("""{"handling": ["H3", "H1"], "handlingText": " ask\r\nfirst ", "evaluation": "b2", "to": ["NL", "FR", "NL"]}""").Marks);

    [Theory]
    [InlineData("""{"handling": "H3"}""", "")]
    [InlineData("""{"handling": "H3", "handlingText": "  "}""", "")]
    [InlineData("""{"handling": "H1", "handlingText": "why"}""", "why")]
    [InlineData("""{"handlingText": "why"}""", "why")]
    public void Read_TextWithoutH3OrH3WithoutText_IsNamed(string marks, string value) =>
        Assert.Equal([new FieldError("handlingText", value, FieldRule.HandlingText, "1..400")], Read(marks).Errors);

    private static (Marks? Marks, IReadOnlyList<FieldError> Errors) Read(string marks)
    {
        var tree = Sent.Json(marks).With("kind", Sent.Text("post-message")).With("id", Sent.Text(Samples.Id)).With("text", Sent.Text("x"));
        var read = CommandReading.Read(tree);
        return ((read.Command as PostMessage)?.Marks, read.Errors);
    }
}
