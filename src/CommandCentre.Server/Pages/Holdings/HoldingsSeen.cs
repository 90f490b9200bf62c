using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Operations;

namespace CommandCentre.Server.Pages.Holdings;

/// <summary>What a page of holdings is drawn from.</summary>
/// <param name="View">The operation as the reader sees it.</param>
/// <param name="Own">The holdings of their country.</param>
public sealed record HoldingsSeen(OperationView View, OwnHoldings Own);

/// <summary>The sections of a country's holdings.</summary>
public enum HoldingsPlace
{
    /// <summary>Loads, imports and mappings.</summary>
    Loads,

    /// <summary>The records.</summary>
    Records,

    /// <summary>Taking in a file.</summary>
    Import,

    /// <summary>A blind filter instead of records.</summary>
    Blind,
}
