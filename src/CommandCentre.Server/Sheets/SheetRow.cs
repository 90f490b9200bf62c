using CommandCentre.Domain.Fields;

namespace CommandCentre.Server.Sheets;

/// <summary>One row of a sheet.</summary>
/// <param name="Number">Its number in the file, the header's being 1.</param>
/// <param name="Cells">Its cells as text.</param>
/// <param name="Fault">Which cell cannot be taken, and what stands in it: a formula, an error; absent for none.</param>
public sealed record SheetRow(long Number, IReadOnlyList<string> Cells, CellFault? Fault = null);

/// <summary>A cell that cannot be taken.</summary>
/// <param name="Column">Which, from 0.</param>
/// <param name="Value">What stands in it.</param>
/// <param name="Allowed">What would be right.</param>
public sealed record CellFault(int Column, string Value, string Allowed);

/// <summary>A sheet as it was read: its header, and its rows.</summary>
/// <param name="Header">Names of columns: paths of fields, such as <c>consignor.name</c> or <c>items[0].count</c>.</param>
/// <param name="Rows">Its rows that hold anything.</param>
public sealed record Sheet(IReadOnlyList<string> Header, IReadOnlyList<SheetRow> Rows)
{
    /// <summary>The largest file, in bytes.</summary>
    public const int LargestFile = 10 * 1024 * 1024;

    /// <summary>Most rows under the header.</summary>
    public const int MostRows = 5_000;

    /// <summary>Most columns.</summary>
    public const int MostColumns = 400;

    /// <summary>Most cells in all: what was taken in is held until its rows are recorded.</summary>
    public const int MostCells = 500_000;

    /// <summary>Longest cell, in characters.</summary>
    public const int LongestCell = 4_000;
}

/// <summary>A file that cannot be read as a sheet.</summary>
public sealed class SheetUnreadable : Exception
{
    /// <summary>It cannot be read.</summary>
    public SheetUnreadable(string found, string allowed)
        : base($"{found}; allowed: {allowed}") => Error = new FieldError("file", WrittenText.Shown(found), FieldRule.Shape, allowed);

    /// <summary>What was found, and what would be right.</summary>
    public FieldError Error { get; }
}
