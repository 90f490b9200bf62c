using CommandCentre.Desks.Access;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Operations;

/// <content>Taking records out: what the viewer may read, without what its owner has not permitted to be passed on.</content>
public sealed partial class OperationView
{
    /// <summary>Lines as they may leave the centre, rising; those that may not stand as their number.</summary>
    /// <param name="after">The last number that is not wanted; less than 0 is 0, and beyond the head there is nothing.</param>
    /// <param name="restricted">Whether records under H1, H2 and H3 are wanted too.</param>
    public IEnumerable<LineView> Exported(long after, bool restricted)
    {
        for (var number = Math.Clamp(after, 0, Head) + 1; number <= Head; number++)
        {
            var line = Line(number)!;
            yield return MayLeave(line, restricted) ? line : line.AsNumber();
        }
    }

    /// <summary>What an export would hold.</summary>
    /// <param name="after">As for <see cref="Exported"/>.</param>
    /// <param name="restricted">As for <see cref="Exported"/>.</param>
    public ExportExtent ExportExtent(long after, bool restricted)
    {
        var (lines, withheld, owners) = (0L, 0L, new HashSet<CountryCode>());
        foreach (var line in Exported(after, restricted))
        {
            if (line.Sight.Level is SightLevel.Number)
            {
                withheld++;
                continue;
            }

            lines++;
            if (line is { Marks: not null, Owner: { } owner })
            {
                owners.Add(owner);
            }
        }

        return new ExportExtent(Math.Clamp(after, 0, Head), Head, lines, withheld, ValueList.Countries(owners));
    }

    private static bool MayLeave(LineView line, bool restricted) => line.Sight.Level switch
    {
        SightLevel.Full or SightLevel.NonNominal => !line.Sight.Caveats.HasFlag(Caveats.NotToBePassedOn) && (restricted || line.Marks is null or { Handling.Codes: HandlingCodes.H0 }),
        SightLevel.Existence or SightLevel.Counts => true,
        _ => false,
    };
}
