using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Server.Pages.Board;

/// <summary>A filter as it stands in the address, so that a filtered list can be passed on as a link. A word that is not known filters nothing.</summary>
public static class FilterQuery
{
    /// <summary>Reads <c>kind</c> (none, one or several), <c>country</c>, <c>handling</c> and <c>item</c>.</summary>
    public static LineFilter Read(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new LineFilter(
            [.. query["kind"].SelectMany(kind => Words.TryParse<LineKind>(kind, out var known) ? [known] : Array.Empty<LineKind>())],
            CountryCode.TryParse(query["country"], out var country) ? country : null,
            Enum.TryParse<HandlingCodes>(query["handling"], true, out var code) && query["handling"].ToString().Length == 2 ? code : null,
            Words.TryParse<SeizedItemKind>(query["item"], out var item) ? item : null);
    }

    /// <summary>The filter as the part of an address after <c>?</c>; empty for none.</summary>
    public static string Write(LineFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var parts = filter.Kinds.Select(kind => $"kind={Words.Of(kind)}")
            .Append(filter.Country is { } country ? $"country={country}" : null)
            .Append(filter.Handling is { } code ? $"handling={code}" : null)
            .Append(filter.Item is { } item ? $"item={Words.Of(item)}" : null);
        return string.Join('&', parts.OfType<string>());
    }

    /// <summary>Whether anything is left out.</summary>
    public static bool IsOn(this LineFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return filter.Kinds.Count > 0 || filter.Country is not null || filter.Handling is not null || filter.Item is not null;
    }
}
