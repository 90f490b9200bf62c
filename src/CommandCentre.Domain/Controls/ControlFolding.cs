using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Controls;

/// <summary>What the lines of controls leave: the controls with the decision that stands, and whose time the clock has still to note.</summary>
internal static class ControlFolding
{
    internal static Operation Fold(Operation operation, Entry entry) => entry.Event switch
    {
        ControlReported reported => LeadFolding.Reached(
            operation with { Controls = operation.Controls.SetItem(entry.Record, Control.From(entry, reported)) }, reported.Lead, entry, LeadStage.Examined),
        ParcelDecided { Control: { } id } decided => Decided(operation, operation.Controls[id], entry, decided),
        MeasureExpired => Expired(operation, entry),
        LegalClockSet set => operation with { LegalClocks = operation.LegalClocks.SetItem((entry.Owner, set.Measure), set.Hours) },
        _ => operation,
    };

    private static Operation Decided(Operation operation, Control control, Entry entry, ParcelDecided decided)
    {
        var decision = new ParcelDecision(entry.Record, control.Id, entry.Number, decided.Measure, entry.At, decided.Until, null);
        var deadlines = control.Decision is { Until: { } before } earlier ? operation.Deadlines.Remove((before, earlier.Id)) : operation.Deadlines;
        var after = operation with
        {
            Controls = operation.Controls.SetItem(control.Id, control with { Decision = decision }),
            Measures = operation.Measures.SetItem(entry.Record, control.Id),
            Deadlines = decided.Until is { } until ? deadlines.Add((until, entry.Record)) : deadlines,
        };
        return LeadFolding.Reached(after, control.Lead, entry, LeadStage.Decided);
    }

    private static Operation Expired(Operation operation, Entry entry)
    {
        var control = operation.Controls[operation.Measures[entry.Record]];
        return operation with
        {
            Controls = operation.Controls.SetItem(control.Id, control with { Decision = control.Decision! with { ExpiredNumber = entry.Number } }),
            Deadlines = operation.Deadlines.Remove((control.Decision.Until!.Value, entry.Record)),
        };
    }
}
