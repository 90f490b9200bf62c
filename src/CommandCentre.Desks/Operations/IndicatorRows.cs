using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Indicators;

namespace CommandCentre.Desks.Operations;

/// <summary>What came of controls, as far as the viewer may read them in full. A parcel counts once, however often it was controlled; one that something was seized from was controlled.</summary>
/// <param name="Parcels">How many parcels were controlled.</param>
/// <param name="WithFinds">In how many of them something was found.</param>
public sealed record IndicatorYield(int Parcels, int WithFinds)
{
    /// <summary>The share with finds; absent where nothing was controlled.</summary>
    public Proportion? Rate => Parcels == 0 ? null : new Proportion(WithFinds, Parcels);
}

/// <summary>What names an indicator.</summary>
/// <param name="Total">How many records.</param>
/// <param name="Lines">The newest of them, as lines.</param>
public sealed record IndicatorWork(int Total, IReadOnlyList<LineView> Lines);

/// <summary>A risk indicator that the viewer may read, and what was done under it.</summary>
/// <param name="Line">The line that stated it.</param>
/// <param name="Id">Its record.</param>
/// <param name="Leads">Leads that name it.</param>
/// <param name="Seizures">Seizures that name it, or that a lead led to which names it.</param>
/// <param name="Yield">Parcels controlled under it, by name or by a lead.</param>
public sealed record IndicatorRow(LineView Line, Guid Id, int Leads, int Seizures, IndicatorYield Yield)
{
    /// <summary>Its content as the viewer may read it; absent once it was erased.</summary>
    public IndicatorStated? Stated => Line.Event as IndicatorStated;
}
