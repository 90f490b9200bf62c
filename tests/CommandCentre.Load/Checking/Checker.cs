using CommandCentre.Load.Histories;

namespace CommandCentre.Load.Checking;

/// <summary>Decides from a history and the journal after the run whether the invariants of quality.md held. Pure.</summary>
/// <remarks>
/// I1, I2, I3, I4 and I6 always; I7 where the history carries withdrawals; I5 has no subject as long as the product has no search, disclosure or export.
/// </remarks>
public static class Checker
{
    /// <summary>A byte may come so long after a withdrawal, in microseconds.</summary>
    public const long RevokedWithin = 1_000_000;

    /// <summary>Goes through everything.</summary>
    public static Verdict Check(History history, RecordedJournal journal)
    {
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(journal);
        var findings = new Findings();
        var acknowledged = history.Senders.Sum(sender => new SendCheck(sender, journal, findings).Run());
        var settled = history.Centre.Where(happened => happened.Kind is CentreEventKind.Settled).Select(happened => happened.Number).DefaultIfEmpty(journal.Lines.Count).Max();
        if (settled > journal.Lines.Count)
        {
            findings.Add(Invariant.I1, "centre", journal.Lines.Count + 1, $"the centre settled at line {settled}, and the journal ends at {journal.Lines.Count}");
        }

        return new Verdict(findings.All, acknowledged, Viewers(history, journal, settled, findings), journal.Lines.Count);
    }

    private static long Viewers(History history, RecordedJournal journal, long settled, Findings findings)
    {
        var (versions, looks, sent) = (new Versions(journal), history.Looks.All, SentCanaries(history));
        long shown = 0;
        foreach (var country in history.Viewers.GroupBy(viewer => viewer.Name.Country))
        {
            var sight = new SightCheck(country.Key, journal, versions, looks);
            foreach (var viewer in country)
            {
                shown += new ViewerCheck(viewer, journal, sight, findings).Run(settled);
                Strays(viewer, journal, sight, sent, findings);
                Withdrawn(viewer, history, findings);
            }
        }

        return shown;
    }

    private static Dictionary<string, string> SentCanaries(History history) =>
        history.Senders.SelectMany(sender => sender.Events).Where(sent => sent.Canary is not null).DistinctBy(sent => sent.Canary).ToDictionary(sent => sent.Canary!, sent => sent.Sender);

    private static void Strays(ViewerLog viewer, RecordedJournal journal, SightCheck sight, Dictionary<string, string> sent, Findings findings)
    {
        foreach (var stray in viewer.Strays)
        {
            var line = journal.OfCanary(stray.Canary);
            if (line is null ? sent.GetValueOrDefault(stray.Canary) != viewer.Name.Officer : !sight.MayEverRead(line))
            {
                findings.Add(Invariant.I3, viewer.Name.Name, line?.Number ?? 0, $"'{stray.Canary}' read in {stray.Where} by {viewer.Name.Country}");
            }
        }
    }

    private static void Withdrawn(ViewerLog viewer, History history, Findings findings)
    {
        foreach (var withdrawn in history.Centre.Where(happened => happened.Kind is CentreEventKind.Withdrawn && (happened.Who == viewer.Name.Name || happened.Who == viewer.Name.Officer)))
        {
            if (viewer.LastByteAt > withdrawn.At + RevokedWithin)
            {
                findings.Add(Invariant.I7, viewer.Name.Name, 0, $"a byte came {(viewer.LastByteAt - withdrawn.At) / 1000} ms after its rights were withdrawn");
            }
        }
    }
}
