using System.Globalization;
using System.Text.Json;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Parcels;

namespace CommandCentre.Domain.Tests.Parcels;

/// <summary>Numbers and verdicts are those of domain.md 3.1 unless a line says otherwise.</summary>
public sealed class S10IdentifierTests
{
    [Theory]
    [InlineData("EE876543216CA")] // UPU Annex A example: S = 192
    [InlineData("RR473124829GB")] // S = 200, C = 9
    [InlineData("EB000717618HK")]
    [InlineData("EB000717595HK")]
    [InlineData("EE471108151FR")]
    [InlineData("RR287043775IN")] // S = 231, remainder 0, C = 11 becomes 5
    [InlineData("AB000000005IE")] // remainder 0
    [InlineData("AB123100000IE")] // C = 10 becomes 0
    public void TryParse_Valid_IsRead(string text)
    {
        Assert.True(S10Identifier.TryParse(text, out var number));
        Assert.Equal(text, number.Value);
        Assert.Equal(CountryCode.Parse(text[11..]), number.Issuer);
    }

    [Theory]
    [InlineData("EB900717618HK")]
    [InlineData("EB000717594HK")]
    [InlineData("EB000717535HK")]
    [InlineData("AB123456785AB")] // check digit right, AB is no ISO country
    [InlineData("RR473124829EU")] // the coordination centre is no issuing country
    [InlineData("RA184717615H1")]
    [InlineData("RR47312482GB")] // 12 characters
    [InlineData("RR4731248299GB")] // 14 characters
    [InlineData("R1473124829GB")]
    [InlineData("RR4731A4829GB")]
    [InlineData("RR\u0664\u0667\u0663124829GB")] // Arabic-Indic digits are not the standard's
    [InlineData("")]
    [InlineData(null)]
    public void TryParse_Invalid_SaysNo(string? text)
    {
        Assert.False(S10Identifier.TryParse(text, out var number));
        Assert.Null(number);
    }

    [Theory]
    [InlineData("00071758", 1)]
    [InlineData("96633102", 0)]
    [InlineData("76129403", 8)]
    [InlineData("12345678", 5)] // AB123456789AB: "check must be 5"
    [InlineData("00000000", 5)] // 5 stands for remainders 0 and 6 ...
    [InlineData("90000000", 5)] // ... so this slip passes
    public void CheckDigit_OfSerial_IsTheStandards(string serial, int digit) => Assert.Equal(digit, S10Identifier.CheckDigit(serial));

    [Theory]
    [InlineData("1234567")]
    [InlineData("123456789")]
    [InlineData("1234567a")]
    public void CheckDigit_NoSerial_IsAWrongCall(string serial) => Assert.Throws<ArgumentException>(() => S10Identifier.CheckDigit(serial));

    [Fact]
    public void TryParse_SpacesAndLowerCase_AreTheSameNumber()
    {
        Assert.True(S10Identifier.TryParse(" rr 473 124 829 gb ", out var number));
        Assert.Equal("RR473124829GB", number.Value);
        Assert.True(S10Identifier.LooksLike("rr 000000000 zz"));
    }

    /// <summary>About 1.8 % of single-digit slips pass, computed in domain.md: a check digit is no proof.</summary>
    [Fact]
    public void CheckDigit_SingleSlips_AreCaughtButForTwoPercent()
    {
        var (slips, passed) = (0, 0);
        for (var serial = 0; serial < 100_000_000; serial += 99_991)
        {
            var digits = serial.ToString("D8", CultureInfo.InvariantCulture).ToCharArray();
            var check = S10Identifier.CheckDigit(digits);
            for (var at = 0; at < 8; at++)
            {
                var (right, wrong) = (digits[at], (char)('0' + ((digits[at] - '0' + 1) % 10)));
                digits[at] = wrong;
                slips++;
                passed += S10Identifier.CheckDigit(digits) == check ? 1 : 0;
                digits[at] = right;
            }
        }

        Assert.InRange((double)passed / slips, 0.01, 0.03);
    }

    [Theory]
    [InlineData("valid", true)]
    [InlineData("invalid", false)]
    public void TryParse_SharedVectors_AreJudgedAlike(string list, bool valid)
    {
        using var file = JsonDocument.Parse(SharedFiles.Text("customs/s10/s10.json"));
        var numbers = file.RootElement.GetProperty("tracking_numbers").EnumerateArray()
            .Where(kind => kind.GetProperty("id").GetString() == "s10")
            .SelectMany(kind => kind.GetProperty("test_numbers").GetProperty(list).EnumerateArray())
            .Select(number => number.GetString()).ToList();
        Assert.NotEmpty(numbers);
        Assert.All(numbers, number => Assert.Equal(valid, S10Identifier.TryParse(number, out _)));
    }
}
