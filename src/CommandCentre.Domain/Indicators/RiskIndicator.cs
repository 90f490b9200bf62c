using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Indicators;

/// <summary>The families of risk indicators. Source: domain.md 2, risk indicator.</summary>
public enum IndicatorFamily
{
    /// <summary>What is traded, by whom, at what value.</summary>
    Commercial,

    /// <summary>How those who send or receive behave.</summary>
    Behavioural,

    /// <summary>What stands in declarations and advance data.</summary>
    Document,

    /// <summary>What the parcel itself is like.</summary>
    Physical,
}

/// <summary>State a risk indicator: one observable feature that raises the probability that a parcel holds what is looked for. Leads, controls and seizures may name it.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Family">Which family.</param>
/// <param name="Name">What it is called, 3 to 80 characters.</param>
/// <param name="Text">What to look for, 3 to 1,000 characters.</param>
/// <param name="Marks">Marks.</param>
public sealed record StateIndicator(Guid Id, IndicatorFamily Family, string Name, string Text, Marks Marks) : MarkedCommand(CommandKind.StateIndicator, Id, Marks);

/// <summary>A risk indicator was stated.</summary>
/// <param name="Family">Which family.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Text">What to look for.</param>
public sealed record IndicatorStated(IndicatorFamily Family, [property: Narrative] string? Name, [property: Narrative] string? Text) : OperationEvent(LineKind.IndicatorStated)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : this with { Name = null, Text = null };
}

/// <summary>Stating indicators, and naming them.</summary>
internal static class IndicatorRules
{
    internal static Ruling Decide(StateIndicator state, Actor by) =>
        Ruling.Recorded(RecordId.For(by.Officer, state.Id), by.Country, state.Marks, new IndicatorStated(state.Family, state.Name, state.Text));

    /// <summary>The refusal of a command that names an indicator which its sender may not read; absent where it names none.</summary>
    internal static Ruling? Unread(Operation operation, Guid? indicator, Actor by) =>
        indicator is { } id && OperationRules.Readable(operation, id, LineKind.IndicatorStated, by) is null ? OperationRules.NoSuchRecord("indicator", id) : null;

    /// <summary>The refusal of a control or seizure that names an indicator which it may not: one cause led to it, and a lead names its own indicator.</summary>
    internal static Ruling? Wrong(Operation operation, Guid? indicator, bool alone, Actor by) =>
        indicator is { } id && !alone ? Ruling.Refused(RefusalReason.OtherCause, "indicator", id.ToString("D")) : Unread(operation, indicator, by);
}
