namespace CommandCentre.Server.Sheets;

/// <summary>Texts in cells of a CSV file that no spreadsheet may run: an apostrophe before them, put there and taken off again without loss.</summary>
/// <remarks>
/// What would be a formula is guarded (<see cref="Exports.CsvText"/>). A text that already begins with an apostrophe before such a one gets another,
/// so that taking one off gives back exactly what was there; any other apostrophe is a letter, as in <c>'t Hart</c>.
/// </remarks>
internal static class SheetCells
{
    /// <summary>The text as it stands in a cell.</summary>
    internal static string Guarded(string text) => IsGuarded(text) ? "'" + text : text;

    /// <summary>The text of a cell.</summary>
    internal static string Plain(string cell) => cell is ['\'', ..] && IsGuarded(cell[1..]) ? cell[1..] : cell;

    private static bool IsGuarded(string text)
    {
        var bare = text.AsSpan().TrimStart('\'');
        return bare.TrimStart() is ['=' or '+' or '-' or '@' or '|' or '%', ..] || bare is ['\t' or '\r' or '\n', ..];
    }
}
