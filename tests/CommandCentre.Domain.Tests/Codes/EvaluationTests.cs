using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Tests.Codes;

public sealed class EvaluationTests
{
    /// <summary>The 4x4 table: A, B, C, X by 1 to 4 (domain.md 3.6).</summary>
    [Fact]
    public void TryParse_All16_ComeBackAsWritten()
    {
        foreach (var text in from source in "ABCX" from information in "1234" select $"{source}{information}")
        {
            Assert.True(Evaluation.TryParse($" {text.ToLowerInvariant()} ", out var evaluation));
            Assert.Equal(text, evaluation.ToString());
        }
    }

    [Theory]
    [InlineData("D1")] // NATO's 6x6 is another system
    [InlineData("F6")]
    [InlineData("A0")]
    [InlineData("A5")]
    [InlineData("2B")]
    [InlineData("B")]
    [InlineData("B22")]
    [InlineData("")]
    [InlineData(null)]
    public void TryParse_NotInTable_SaysNo(string? text) => Assert.False(Evaluation.TryParse(text, out _));
}
