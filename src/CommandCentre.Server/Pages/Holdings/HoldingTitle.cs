using CommandCentre.Desks.Holdings;
using CommandCentre.Matching.Entities;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Holdings;

/// <summary>What a record is called in a list.</summary>
public static class HoldingTitle
{
    private const int Longest = 120;

    private static readonly ValueKind[] Telling = [ValueKind.Name, ValueKind.WeakName, ValueKind.Parcel, ValueKind.Serial, ValueKind.Document, ValueKind.Account, ValueKind.Phone, ValueKind.Email, ValueKind.Address];

    /// <summary>Its name, or the number that tells most of it.</summary>
    public static string Of(Holding holding)
    {
        ArgumentNullException.ThrowIfNull(holding);
        var values = holding.Entity.Values;
        var name = string.Join(' ', new[] { ValueKind.GivenName, ValueKind.FamilyName }.Select(kind => values.FirstOrDefault(value => value.Kind == kind)?.Text).OfType<string>());
        var told = values.FirstOrDefault(value => value.Kind is ValueKind.Name)?.Text is { } whole ? whole
            : name.Length > 0 ? name
            : Telling.Select(kind => values.FirstOrDefault(value => value.Kind == kind)?.Text).OfType<string>().FirstOrDefault() ?? HoldingTexts.Unnamed;
        return told.Length <= Longest ? told : told[..Longest] + "…";
    }

    /// <summary>The owner's own id; nothing for one that was made from what the record says.</summary>
    public static string OwnId(Holding holding)
    {
        ArgumentNullException.ThrowIfNull(holding);
        return holding.OwnId.StartsWith("row-", StringComparison.Ordinal) ? string.Empty : holding.OwnId;
    }
}
