using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Sheets;

/// <summary>What a spreadsheet can hold: one row is one command of the kind, and one line of the kind is one row.</summary>
/// <param name="Command">The command a row becomes.</param>
/// <param name="Line">The kind of line a row is made of.</param>
public sealed record SheetKind(CommandKind Command, LineKind Line)
{
    /// <summary>Leads, controls and seizures.</summary>
    public static IReadOnlyList<SheetKind> All { get; } =
    [
        new(CommandKind.SendLead, LineKind.LeadSent),
        new(CommandKind.ReportControl, LineKind.ControlReported),
        new(CommandKind.ReportSeizure, LineKind.SeizureReported),
    ];

    /// <summary>Its word in addresses: that of the command.</summary>
    public string Word { get; } = Words.Of(Command);

    /// <summary>The kind of a word; absent for none.</summary>
    public static SheetKind? Find(string? word) => All.FirstOrDefault(kind => kind.Word == word);
}
