using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Tests.Operations;

/// <summary>Keys are 3 to 40 of A-Z, 0-9 and hyphen (design.md, "Shapes that everybody relies on").</summary>
public sealed class OperationKeyTests
{
    [Theory]
    [InlineData("ARMSTRONG-VII")]
    [InlineData("ABC")]
    [InlineData("A123456789-123456789-123456789-123456789")]
    public void TryParse_Key_IsRead(string text)
    {
        Assert.True(OperationKey.TryParse($" {text.ToLowerInvariant()} ", out var key));
        Assert.Equal((text, $"op/{text}"), (key.ToString(), key.Journal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("AB")]
    [InlineData("A123456789-123456789-123456789-1234567890")]
    [InlineData("A/B")]
    [InlineData("../DE")]
    [InlineData("ARM STRONG")]
    [InlineData("ÄRMSTRONG")]
    public void TryParse_NoKey_SaysNo(string? text) => Assert.False(OperationKey.TryParse(text, out _));

    [Fact]
    public void Parse_NoKey_NamesItAndWhatIsAllowed() =>
        Assert.Contains("'A/B' is no operation key: 3 to 40", Assert.Throws<ArgumentException>(() => OperationKey.Parse("A/B")).Message, StringComparison.Ordinal);
}
