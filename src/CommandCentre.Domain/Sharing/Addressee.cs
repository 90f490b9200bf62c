using System.Diagnostics.CodeAnalysis;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Sharing;

/// <summary>To whom a record is addressed: a country (<c>DE</c>), one agency of it (<c>DE/customs</c>), or a closed user group (<c>@BALKAN</c>).</summary>
/// <remarks>Exactly one of <see cref="Country"/> and <see cref="Group"/> is there. "Closed user group" is CENcomm's word (domain.md section 2).</remarks>
public sealed record Addressee : IComparable<Addressee>
{
    /// <summary>What may be written, for messages.</summary>
    public const string Allowed = "DE, DE/customs or @GROUP";

    private Addressee(CountryCode? country, AgencyKind? agency, string? group) => (Country, Agency, Group) = (country, agency, group);

    /// <summary>The country; absent for a group.</summary>
    public CountryCode? Country { get; }

    /// <summary>The one agency of the country; absent for all of them.</summary>
    public AgencyKind? Agency { get; }

    /// <summary>The group's name; absent for a country.</summary>
    public string? Group { get; }

    /// <summary>A country with all its agencies.</summary>
    public static implicit operator Addressee(CountryCode country) => Of(country);

    /// <summary>A country with all its agencies.</summary>
    public static Addressee Of(CountryCode country) => new(country, null, null);

    /// <summary>One agency of a country.</summary>
    public static Addressee Of(CountryCode country, AgencyKind agency) => new(country, agency, null);

    /// <summary>A closed user group.</summary>
    /// <exception cref="ArgumentException">The name is none; see <see cref="ClosedUserGroup.IsName"/>.</exception>
    public static Addressee OfGroup(string name) =>
        ClosedUserGroup.IsName(name) ? new(null, null, name) : throw new ArgumentException($"'{name}' is no name of a group: {ClosedUserGroup.AllowedName}", nameof(name));

    /// <summary>Reads an addressee; letters in any case.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Addressee? addressee)
    {
        addressee = null;
        var written = (text ?? string.Empty).Trim();
        if (written.StartsWith('@'))
        {
            var name = written[1..].ToUpperInvariant();
            addressee = ClosedUserGroup.IsName(name) ? new Addressee(null, null, name) : null;
        }
        else if (written.Split('/') is [var code, .. var rest] && rest.Length <= 1 && CountryCode.TryParse(code, out var country))
        {
            addressee = rest is not [var word] ? Of(country) : Words.TryParse<AgencyKind>(word, out var agency) ? Of(country, agency) : null;
        }

        return addressee is not null;
    }

    /// <summary>Reads an addressee that is known to be right.</summary>
    /// <exception cref="ArgumentException">The text is none; the message names it and what is allowed.</exception>
    public static Addressee Parse(string text) =>
        TryParse(text, out var addressee) ? addressee : throw new ArgumentException($"'{text}' is no addressee: {Allowed}", nameof(text));

    /// <summary>In alphabetical order of what is written; groups first.</summary>
    public int CompareTo(Addressee? other) => string.CompareOrdinal(ToString(), other?.ToString());

    /// <summary>As it is written.</summary>
    public override string ToString() => Group is not null ? $"@{Group}" : Agency is { } agency ? $"{Country}/{Words.Of(agency)}" : Country!.Value;
}
