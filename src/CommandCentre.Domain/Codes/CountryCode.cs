using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace CommandCentre.Domain.Codes;

/// <summary>A country, or the coordination centre: ISO 3166-1 alpha-2 plus <c>EU</c> and <c>XK</c>, such as <c>NL</c>.</summary>
/// <remarks>Two upper-case letters from the table in <see cref="Countries"/>. One instance per code, so equality is cheap.</remarks>
public sealed record CountryCode : IComparable<CountryCode>
{
    private static readonly FrozenDictionary<string, CountryCode> ByCode = Read();

    /// <summary>The coordination centre that runs an operation; it stands where a country would.</summary>
    public static readonly CountryCode CoordinationCentre = Parse("EU");

    private CountryCode(string value, string numeric, string englishName)
    {
        Value = value;
        Numeric = numeric;
        EnglishName = englishName;
    }

    /// <summary>The two letters.</summary>
    public string Value { get; }

    /// <summary>UN M49 numeric code, three digits, <c>000</c> where none is given; map outlines are keyed by it.</summary>
    public string Numeric { get; }

    /// <summary>English short name; other languages come from the server's resources.</summary>
    public string EnglishName { get; }

    /// <summary>Whether this is the coordination centre and no country.</summary>
    public bool IsCoordinationCentre => Value == "EU";

    /// <summary>Every known code, in alphabetical order.</summary>
    public static IEnumerable<CountryCode> All => ByCode.Values.Order();

    /// <summary>Reads a code; letters in any case, spaces around it are ignored.</summary>
    /// <returns>False when <paramref name="text"/> is no assigned code.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out CountryCode? country) =>
        ByCode.TryGetValue((text ?? string.Empty).Trim().ToUpperInvariant(), out country);

    /// <summary>Reads a code that is known to be right.</summary>
    /// <exception cref="ArgumentException">The text is no assigned code; the message names it.</exception>
    public static CountryCode Parse(string text) =>
        TryParse(text, out var country)
            ? country
            : throw new ArgumentException($"'{text}' is no ISO 3166-1 alpha-2 code (nor EU, XK)", nameof(text));

    /// <inheritdoc/>
    public int CompareTo(CountryCode? other) => string.CompareOrdinal(Value, other?.Value);

    /// <inheritdoc/>
    public bool Equals(CountryCode? other) => Value == other?.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => string.GetHashCode(Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static FrozenDictionary<string, CountryCode> Read() =>
        Countries.Table
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => new CountryCode(line[..2], line[3..6], line[7..]))
            .ToFrozenDictionary(country => country.Value, StringComparer.Ordinal);
}
