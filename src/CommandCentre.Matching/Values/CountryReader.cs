using CommandCentre.Domain.Codes;

namespace CommandCentre.Matching.Values;

/// <summary>Reads countries as written: codes and names.</summary>
public static class CountryReader
{
    private static readonly Dictionary<string, string> Codes = CountryCode.All.Select(country => (Glyphs.Compact(country.EnglishName), country.Value))
        .Concat(CountryCode.All.Select(country => (country.Value, country.Value))).ToDictionary(pair => pair.Item1, pair => pair.Item2, StringComparer.Ordinal);

    /// <summary>ISO 3166-1 alpha-2 in upper case; null when the text names no country that is known.</summary>
    public static string? Read(string text) => text.Length > 100 ? null : Codes.GetValueOrDefault(Glyphs.Compact(text));
}
