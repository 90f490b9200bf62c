using CommandCentre.Domain.Parcels;

namespace CommandCentre.Domain.Tests.Parcels;

public sealed class ParcelNumberTests
{
    [Theory]
    [InlineData("rr 473124829 gb", "RR473124829GB", true)]
    [InlineData("1Z 999 AA1 01 2345 6784", "1Z999AA10123456784", false)]
    [InlineData("123456", "123456", false)] // shortest: 6
    [InlineData("AB1234", "AB1234", false)] // four digits are enough
    [InlineData("JD-0123-4567", "JD-0123-4567", false)]
    [InlineData("0123456789012345678901234567890123456789", "0123456789012345678901234567890123456789", false)] // longest: 40
    public void TryParse_NumberAsPrinted_IsCompact(string text, string value, bool isS10)
    {
        Assert.True(ParcelNumber.TryParse(text, out var number));
        Assert.Equal((value, isS10), (number.Value, number.IsS10));
        Assert.Equal(value, number.ToString());
        Assert.Equal(number, ParcelNumber.Parse(value));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("01234567890123456789012345678901234567890")]
    [InlineData("ABC123")] // three digits
    [InlineData("123456é")]
    [InlineData("1234/5678")]
    [InlineData("١٢٣٤٥٦")]
    [InlineData("RR473124828GB")] // shaped like S10, wrong check digit: never a courier number
    [InlineData("RR473124829XX")]
    [InlineData("RR473124829EU")]
    public void TryParse_NothingACourierWouldPrint_SaysNo(string? text) => Assert.False(ParcelNumber.TryParse(text, out _));

    [Fact]
    public void Parse_NoNumber_NamesIt() => Assert.Contains("'x'", Assert.Throws<ArgumentException>(() => ParcelNumber.Parse("x")).Message, StringComparison.Ordinal);
}
