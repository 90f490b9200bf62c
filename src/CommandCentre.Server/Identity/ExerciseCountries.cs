using CommandCentre.Domain.Codes;

namespace CommandCentre.Server.Identity;

/// <summary>The 25 countries the reference operation names; in an exercise each has keys and places at the door.</summary>
/// <remarks>Source: Europol on ARMSTRONG VII, 16-20 November 2020 (the text says 26 countries and names 25).</remarks>
public static class ExerciseCountries
{
    /// <summary>In alphabetical order of their codes.</summary>
    public static IReadOnlyList<CountryCode> All { get; } =
        [.. "AL AT BG CH CY CZ DE DK EE ES FI FR GB GR HU IE LT LU MK NL NO PT RO SE US".Split(' ').Select(CountryCode.Parse)];
}
