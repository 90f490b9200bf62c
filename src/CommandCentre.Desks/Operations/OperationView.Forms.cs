using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Operations;

/// <content>The forms made of a seizure.</content>
public sealed partial class OperationView
{
    /// <summary>A seizure with all that belongs to it, as far as the viewer may read it; absent where the viewer may not read it in full.</summary>
    public SeizureFile? SeizureFile(Guid record) =>
        Seizure(record) is { Line.Event: SeizureReported said } row
            ? new SeizureFile(row, said, said.Lead is { } lead ? Lead(lead)?.Line : null, 0, Operation.Laws) { Files = [.. Files(record), .. row.Exhibits.SelectMany(exhibit => Files(exhibit.Id))] }
            : null;

    /// <summary>What of a file may leave the centre, by the rule of every export; absent where the seizure itself may not.</summary>
    /// <param name="file">A file of this view.</param>
    /// <remarks>An exhibit goes as a whole or not at all, with its files: its custody holds numbers of seals.</remarks>
    public static SeizureFile? Leaving(SeizureFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (!Leaves(file.Line))
        {
            return null;
        }

        var exhibits = file.Row.Exhibits.Where(exhibit => exhibit.Line.Sight.Level is SightLevel.Full && Leaves(exhibit.Line)).ToList();
        var left = file with
        {
            Row = file.Row with
            {
                Exhibits = exhibits,
                FollowUps = [.. file.Row.FollowUps.Where(Leaves)],
            },
            Lead = file.Lead is { } lead && Leaves(lead) ? lead : null,
            Files = [.. file.Files.Where(one => one.Line.Sight.Level is SightLevel.Full && Leaves(one.Line) && (one.File.Of == file.Row.Id || exhibits.Any(exhibit => exhibit.Id == one.File.Of)))],
        };
        return left with { Withheld = file.Lines.Count() - left.Lines.Count() };
    }

    private static bool Leaves(LineView line) => MayLeave(line, restricted: true);
}
