using System.Text;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Tests.Identity;

public sealed class TotpTests
{
    // RFC 6238, appendix B, SHA-1: the last six of its eight digits.
    private static readonly byte[] Rfc = Encoding.ASCII.GetBytes("12345678901234567890");

    private static readonly DateTimeOffset Noon = new(2026, 11, 16, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(1111111111, "050471")]
    [InlineData(1234567890, "005924")]
    [InlineData(2000000000, "279037")]
    [InlineData(20000000000, "353130")]
    public void Code_OfTheStandardsVectors_IsTheirs(long seconds, string code) =>
        Assert.Equal(code, Totp.Code(Rfc, Totp.StepAt(DateTimeOffset.FromUnixTimeSeconds(seconds))));

    // RFC 4226, appendix D.
    [Theory]
    [InlineData(0, "755224")]
    [InlineData(1, "287082")]
    [InlineData(9, "520489")]
    public void Code_OfTheCountersVectors_IsTheirs(long step, string code) => Assert.Equal(code, Totp.Code(Rfc, step));

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Match_OfAStepAway_TakesOneEitherSide(int steps, bool taken)
    {
        var step = Totp.StepAt(Noon) + steps;
        Assert.Equal(taken ? step : null, Totp.Match(Rfc, Totp.Code(Rfc, step), Noon, 0));
    }

    [Fact]
    public void Match_OfAStepThatWasAccepted_TakesItNotAgainNorAnOlderOne()
    {
        var now = Totp.StepAt(Noon);
        Assert.Null(Totp.Match(Rfc, Totp.Code(Rfc, now), Noon, now));
        Assert.Null(Totp.Match(Rfc, Totp.Code(Rfc, now - 1), Noon, now));
        Assert.Equal(now + 1, Totp.Match(Rfc, Totp.Code(Rfc, now + 1), Noon, now));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("1234567")]
    [InlineData("١٢٣٤٥٦")]
    public void Match_OfWhatIsNoCode_IsNone(string? typed) => Assert.Null(Totp.Match(Rfc, typed, Noon, 0));

    [Fact]
    public void Match_TypedInTwoGroups_IsTaken()
    {
        var code = Totp.Code(Rfc, Totp.StepAt(Noon));
        Assert.NotNull(Totp.Match(Rfc, $" {code[..3]} {code[3..]} ", Noon, 0));
    }

    // RFC 4648, section 10, without padding.
    [Theory]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW 6")]
    [InlineData("foob", "MZXW 6YQ")]
    [InlineData("fooba", "MZXW 6YTB")]
    [InlineData("foobar", "MZXW 6YTB OI")]
    public void Spelled_OfTheStandardsVectors_IsTheirs(string text, string spelled) => Assert.Equal(spelled, Totp.Spelled(Encoding.ASCII.GetBytes(text)));

    [Fact]
    public void Address_ForAnApp_NamesSecretIssuerAndAccount() =>
        Assert.Equal(
            "otpauth://totp/Command%20centre:EU-ADM-01?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Command%20centre",
            Totp.Address(Rfc, "Command centre", "EU-ADM-01"));
}
