using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Tests.Fuzzing;

/// <summary>Every parser of the domain, found by reflection: a new one without its fuzz fails here.</summary>
public sealed class ParserFuzzTests
{
    private static readonly string[] Countries = ["DE", "EU", "XK", " gb ", "de", "FRANCE"];
    private static readonly string[] Keys = ["ARMSTRONG-VII", "abc", "A-1", new('X', 40)];
    private static readonly string[] Parcels = ["RR473124829GB", "rr 473 124 829 gb", "1Z999AA10123456784", "00340434161094042557", "CP123456785DE"];
    private static readonly string[] Evaluations = ["A1", "B2", "x4", "E 5"];

    private static readonly string[] Addressees = ["DE", "DE/customs", "XK/postal-security", "@BALKAN", "@A-1"];

    /// <summary>Whatever is given, an answer; from a Parse an argument exception that names the value.</summary>
    private static readonly Dictionary<string, (string[] Samples, Action<string> Parse)> Fuzzed = new()
    {
        ["Addressee.Parse"] = (Addressees, text => Told(() => Addressee.Parse(text))),
        ["Addressee.TryParse"] = (Addressees, text => Same(Addressee.TryParse(text, out var addressee), addressee)),
        ["CarrierNumbers.Read"] = ([.. Parcels, "1Z5R89390357567127", "JJD0099999999"], text => Assert.DoesNotContain(NumberStanding.Accepted, CarrierNumbers.Read(text).Select(reading => reading.Standing))),
        ["CountryCode.Parse"] = (Countries, text => Told(() => CountryCode.Parse(text))),
        ["CountryCode.TryParse"] = (Countries, text => Same(CountryCode.TryParse(text, out var code), code)),
        ["Evaluation.TryParse"] = (Evaluations, text => Same(Evaluation.TryParse(text, out var evaluation), evaluation)),
        ["HsCode.Parse"] = (["9305.20", "93"], text => Told(() => HsCode.Parse(text))),
        ["HsCode.TryParse"] = (["9305.20", "93"], text => Same(HsCode.TryParse(text, out var code), code)),
        ["ImpcCode.Parse"] = (["DEFRAA", "usjfk1"], text => Told(() => ImpcCode.Parse(text))),
        ["ImpcCode.TryParse"] = (["DEFRAA", "usjfk1"], text => Same(ImpcCode.TryParse(text, out var code), code)),
        ["OperationKey.Parse"] = (Keys, text => Told(() => OperationKey.Parse(text))),
        ["OperationKey.TryParse"] = (Keys, text => Same(OperationKey.TryParse(text, out var key), key)),
        ["ParcelNumber.Parse"] = (Parcels, text => Told(() => ParcelNumber.Parse(text))),
        ["ParcelNumber.TryParse"] = (Parcels, text => Same(ParcelNumber.TryParse(text, out var number), number)),
        ["S10Identifier.TryParse"] = (Parcels, text => Same(S10Identifier.TryParse(text, out var number), number)),
        ["Words.TryParse"] = (["no-hit", "hit", "NoHit", "1"], text => Words.TryParse<CheckOutcome>(text, out _)),
    };

    /// <summary>Fuzzed with trees instead of texts: CommandReadingFuzzTests.</summary>
    private static readonly string[] Elsewhere = ["CommandReading.Read"];

    public static TheoryData<string> Parsers => [.. Fuzzed.Keys];

    [Fact]
    public void Parsers_All_AreFuzzed() =>
        Assert.Equal(Fuzz.Parsers(typeof(Operation).Assembly), Fuzzed.Keys.Concat(Elsewhere).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Parsers))]
    public void Parser_GivenAnything_AnswersWithinItsBounds(string parser) => Fuzz.Texts(parser.Length, Fuzzed[parser].Samples, Fuzzed[parser].Parse);

    private static void Same(bool parsed, object? value) => Assert.Equal(parsed, value is not null);

    private static void Told(Func<object> parse)
    {
        try
        {
            Assert.NotNull(parse());
        }
        catch (ArgumentException told)
        {
            Assert.NotEmpty(told.Message);
        }
    }
}
