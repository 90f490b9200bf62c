using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Tests.Codes;

public sealed class HandlingTests
{
    /// <summary>The strictest wins (domain.md 3.5), over all eight sets.</summary>
    [Theory]
    [InlineData(HandlingCodes.H0, HandlingCodes.H0, "H0")]
    [InlineData(HandlingCodes.H1, HandlingCodes.H1, "H1")]
    [InlineData(HandlingCodes.H2, HandlingCodes.H2, "H2")]
    [InlineData(HandlingCodes.H3, HandlingCodes.H3, "H3")]
    [InlineData(HandlingCodes.H1 | HandlingCodes.H2, HandlingCodes.H2, "H1+H2")]
    [InlineData(HandlingCodes.H1 | HandlingCodes.H3, HandlingCodes.H3, "H1+H3")]
    [InlineData(HandlingCodes.H2 | HandlingCodes.H3, HandlingCodes.H3, "H2+H3")]
    [InlineData(HandlingCodes.H1 | HandlingCodes.H2 | HandlingCodes.H3, HandlingCodes.H3, "H1+H2+H3")]
    public void Strictest_OfEachSet_Decides(HandlingCodes codes, HandlingCodes strictest, string words)
    {
        var handling = new Handling(codes);
        Assert.Equal(strictest, handling.Strictest);
        Assert.Equal(words, handling.ToString());
        Assert.Equal(words.Split('+'), handling.Names);
    }

    /// <summary>H2 when nothing is given (design.md section 4).</summary>
    [Fact]
    public void Default_IsH2() => Assert.Equal(["H2"], Handling.Default.Names);
}
