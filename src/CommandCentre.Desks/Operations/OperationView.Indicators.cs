using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;

namespace CommandCentre.Desks.Operations;

/// <content>Risk indicators and what came of them.</content>
public sealed partial class OperationView
{
    /// <summary>The risk indicators that the viewer may read, in the order stated.</summary>
    public IReadOnlyList<IndicatorRow> Indicators => [.. Operation.Indicators.Select(Indicator).OfType<IndicatorRow>()];

    /// <summary>What came of all controls and seizures, whatever led to them: what an indicator is measured against.</summary>
    public IndicatorYield YieldOfAll => Yield(Operation.Controls.Keys.Concat(Operation.Seized.Keys).Where(IsFull));

    /// <summary>A risk indicator that the viewer may read.</summary>
    public IndicatorRow? Indicator(Guid record)
    {
        if (!Operation.Records.TryGetValue(record, out var state) || state.Kind is not LineKind.IndicatorStated || !IsReadable(record, state.Kind))
        {
            return null;
        }

        var named = Naming(record).ToList();
        var under = named.Concat(named.Where(Operation.Leads.ContainsKey).SelectMany(Naming)).Where(id => Operation.Controls.ContainsKey(id) || Operation.Seized.ContainsKey(id)).ToList();
        return new IndicatorRow(Line(state.Lines[0])!, record, named.Count(Operation.Leads.ContainsKey), under.Count(Operation.Seized.ContainsKey), Yield(under));
    }

    /// <summary>Leads, controls and seizures that name an indicator, as far as the viewer may read them in full: the newest first.</summary>
    /// <param name="indicator">One the viewer may read.</param>
    /// <param name="most">How many to give at most.</param>
    public IndicatorWork Under(IndicatorRow indicator, int most)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        var named = Naming(indicator.Id).ToList();
        return new IndicatorWork(named.Count, [.. Enumerable.Reverse(named).Take(most).Select(record => Line(Operation.Records[record].Lines[0])!)]);
    }

    private IEnumerable<Guid> Naming(Guid record) => Operation.About.GetValueOrDefault(record, []).Where(named => Operation.Records[named].Kind is LineKind.LeadSent or LineKind.ControlReported or LineKind.SeizureReported && IsFull(named));

    private bool IsFull(Guid record) => IsFull(record, Operation.Records[record].Kind);

    private IndicatorYield Yield(IEnumerable<Guid> records)
    {
        var parcels = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var record in records)
        {
            var parcel = ParcelNaming.Of(_state.Lines[Operation.Records[record].Lines[0]].Event)?.Value ?? record.ToString("D");
            parcels[parcel] = parcels.GetValueOrDefault(parcel) || !Operation.Controls.TryGetValue(record, out var control) || control.Result is ControlResult.Found;
        }

        return new IndicatorYield(parcels.Count, parcels.Values.Count(found => found));
    }
}
