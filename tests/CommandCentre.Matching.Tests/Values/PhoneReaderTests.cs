using System.Text.RegularExpressions;
using System.Xml.Linq;
using CommandCentre.Matching.Values;

namespace CommandCentre.Matching.Tests.Values;

public sealed class PhoneReaderTests
{
    [Theory]
    [InlineData("+30 210 123 4567", "", "+302101234567")]
    [InlineData("tel:+30-210-123-4567", "", "+302101234567")]
    [InlineData("0030 210 1234567", "", "+302101234567")]
    [InlineData("Tel. +30 (210) 1234567", "", "+302101234567")]
    [InlineData("(+30) 210 1234567", "", "+302101234567")]
    [InlineData("0030 210 1234567", "DE", "+302101234567")]
    [InlineData("011 30 210 1234567", "US", "+302101234567")]
    [InlineData("8 10 30 210 1234567", "RU", "+302101234567")]
    [InlineData("210 1234567", "GR", "+302101234567")]
    [InlineData("+49 (0)30 901820", "", "+4930901820")]
    [InlineData("030/901820", "DE", "+4930901820")]
    [InlineData("030 901820 ext. 12", "DE", "+4930901820")]
    [InlineData("+49 30 901820-0 x 12", "", "+49309018200")]
    [InlineData("4930901820", "DE", "+4930901820")]
    [InlineData("8 (495) 123-45-67", "RU", "+74951234567")]
    [InlineData("8-495-123-45-67 доб. 5", "RU", "+74951234567")]
    [InlineData("+7 495 123-45-67, +7 495 765-43-21", "", "+74951234567")]
    [InlineData("79161234567", "RU", "+79161234567")]
    [InlineData("06 1 234 5678", "HU", "+3612345678")]
    [InlineData("02 1234 5678", "IT", "+390212345678")]
    [InlineData("+٢٠ ٢ ٢٣٤٥٦٧٨٩", "", "+20223456789")]
    [InlineData("020 7946 0018", "GB", "+442079460018")]
    [InlineData("1-800-FLOWERS", "US", "+18003569377")]
    [InlineData("876 234 5678", "JM", "+18762345678")]
    [InlineData("0171 2345678", "RU DE", "+491712345678")]
    public void Read_UsualSpellings_GiveE164(string text, string countries, string expected) =>
        Assert.Equal(expected, PhoneReader.Read(text, countries.Split(' '))?.Key);

    [Theory]
    [InlineData("0171 2345678", "~1712345678")]
    [InlineData("2345678", "~2345678")]
    public void Read_NationalWithoutCountry_SaysThatThePlanIsUnknown(string text, string expected) => Assert.Equal(expected, PhoneReader.Read(text, [])?.Key);

    [Theory]
    [InlineData("")]
    [InlineData("n/a")]
    [InlineData("110")]
    [InlineData("no phone")]
    [InlineData("1234567890123456789012345")]
    public void Read_NoPhone_IsNull(string text) => Assert.Null(PhoneReader.Read(text, ["DE"]));

    /// <summary>The example numbers of every territory and type in libphonenumber's metadata, in three spellings each.</summary>
    [Fact]
    public void Read_ExamplesOfAllDialPlans_GiveE164InEverySpelling()
    {
        var wrong = new List<string>();
        var tried = 0;
        foreach (var territory in XDocument.Load(SharedFiles.Path("normalisation/phones/PhoneNumberMetadata.xml")).Descendants("territory"))
        {
            var (region, code) = (territory.Attribute("id")!.Value, territory.Attribute("countryCode")!.Value);
            var trunk = territory.Attribute("nationalPrefix")?.Value ?? string.Empty;
            var abroad = territory.Attribute("internationalPrefix")?.Value is { } prefix && Regex.IsMatch(prefix, @"^\d+$") ? prefix : null;
            foreach (var number in territory.Descendants("exampleNumber").Select(example => example.Value).Where(example => example.Length >= 5).Distinct())
            {
                string?[] spellings = [$"+{code} {number}", region == "001" ? null : trunk + number, abroad is null ? null : abroad + code + number];
                foreach (var spelling in spellings.OfType<string>())
                {
                    tried++;
                    var key = PhoneReader.Read(spelling, [region])?.Key;
                    if (key != $"+{code}{number}")
                    {
                        wrong.Add($"{region} {spelling}: {key}, expected +{code}{number}");
                    }
                }
            }
        }

        Assert.True(tried > 3000, $"only {tried} spellings");
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {tried}:\n{string.Join('\n', wrong.Take(40))}");
    }
}
