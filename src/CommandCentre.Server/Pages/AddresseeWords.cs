using CommandCentre.Domain.Sharing;

namespace CommandCentre.Server.Pages;

/// <summary>Addressees in the reader's words.</summary>
public static class AddresseeWords
{
    /// <summary>An addressee with its code: <c>DE</c>, <c>DE Customs</c>, <c>@BALKAN</c>.</summary>
    public static string Said(this Addressee addressee)
    {
        ArgumentNullException.ThrowIfNull(addressee);
        return addressee is { Country: { } country, Agency: { } agency } ? $"{country} {agency.Label()}" : addressee.ToString();
    }

    /// <summary>Several of them in one text.</summary>
    public static string Listed(IEnumerable<Addressee> addressees) => string.Join(", ", addressees.Select(Said));
}
