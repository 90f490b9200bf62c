namespace CommandCentre.Server.Tests.Isolation;

/// <summary>Who looks.</summary>
/// <param name="Country">ISO code, or EU.</param>
/// <param name="Agency">Word of the agency.</param>
/// <param name="Role">Word of the role, with spaces as in the file of keys.</param>
/// <param name="Place">on-duty, off-duty, invited (to this one operation) or wall.</param>
internal sealed record Who(string Country, string Agency, string Role, string Place = "on-duty")
{
    /// <summary>All that the rule asks of a viewer: those of one class see the same.</summary>
    public (string Country, string Agency, string Clearance) Class =>
        (Country, Agency, Place == "wall" ? "wall" : Role == "observer" && Place != "on-duty" ? "observer" : Place == "off-duty" ? "off-duty" : Role == "agency officer" ? "week" : "all");

    public override string ToString() => $"{Country} {Agency} {Role} {Place}";
}

/// <summary>What a viewer may see of a line, and why, in the words of lines.</summary>
internal readonly record struct Allowed(string Level, string Reason)
{
    public bool IsReadable => Level is "full" or "non-nominal";
}

/// <summary>The whole rule once more, written from design.md section 4, decision 0004, <c>docs/api.md</c> and the words on sight's levels and reasons; it calls nothing of the product.</summary>
/// <remarks>
/// Section 4 as a table: rows by who looks, columns by the strictest code H0 to H3. What role, duty, phase and place take away comes after it.
/// Fields: all of a line at full; without persons only what is open, who sent it, the text of H3 (it binds whoever reads), and free text under H0.
/// </remarks>
internal sealed class FieldOracle(Ledger ledger)
{
    private const string Centre = "EU";

    private static readonly Dictionary<string, string[]> Table = new()
    {
        ["owner"] = ["full", "full", "full", "full"],
        ["addressee"] = ["full", "full", "full", "full"],
        ["centre"] = ["existence", "existence", "existence", "existence"],
        ["other"] = ["existence", "existence", "number", "number"],
    };

    public Ledger Ledger => ledger;

    /// <summary>What of a line.</summary>
    public Allowed Of(Who who, SaidLine line) => Of(who, line.Record, line.Kind);

    /// <summary>Whether a record counts as one the viewer may read: by the kind of its first line.</summary>
    public bool Reads(Who who, SaidRecord record) => Of(who, record, record.Kind).IsReadable;

    /// <summary>Whether a canary may stand in anything the viewer gets.</summary>
    public bool May(Who who, Canary canary)
    {
        if (canary.Part is Part.Group)
        {
            return MayKnow(who, canary);
        }

        if (canary.Part is Part.Restriction)
        {
            // A mark of the record: it stands with each of its lines that may be read, the withdrawal's too.
            return MayKnow(who, canary.Line.Record);
        }

        if (canary.Line.IsBlind && canary.Part is Part.Nominal)
        {
            return false;
        }

        var allowed = Of(who, canary.Line);
        return allowed.Level == "full" || (allowed.Level == "non-nominal" && canary.Part switch
        {
            Part.Open or Part.Sender => true,
            Part.Narrative => canary.Line.Record.Strictest == 0,
            _ => false,
        });
    }

    /// <summary>Whether a record's id may stand in anything the viewer gets.</summary>
    public bool MayKnow(Who who, SaidRecord record) => record.Lines.Any(line => Of(who, line).IsReadable);

    /// <summary>A line's addressees as the viewer may know them: a group only for its members, the owner and the centre.</summary>
    public HashSet<string> To(Who who, SaidRecord record) =>
        [.. record.To.Where(to => to[0] != '@' || record.Owner == who.Country || who.Country == Centre || IsIn(who, to[1..]))];

    /// <summary>What must be heeded by one who may read.</summary>
    public static HashSet<string> Caveats(Who who, SaidRecord record)
    {
        var caveats = new HashSet<string>();
        if (record.Ends is { } ends)
        {
            return [.. Caveats(who, ends.Left), .. Caveats(who, ends.Right)];
        }

        if (record.Owner == who.Country || record.Codes is null)
        {
            return caveats;
        }

        if (record.Codes.Contains(1) && !record.Grants.Contains((who.Country, "court")))
        {
            caveats.Add("not-for-court");
        }

        if (record.Codes.Any(code => code >= 2) && !record.Grants.Contains((who.Country, "passing-on")))
        {
            caveats.Add("not-to-be-passed-on");
        }

        if (record.Evaluation is [var source, var information] && (source is 'C' or 'X' || information == '4'))
        {
            caveats.Add("uncorroborated");
        }

        return caveats;
    }

    /// <summary>Whether a line's content may be taken out: readable, and not barred by H2 or H3 without a grant; more than H0 only where asked for. What is not content leaves as it is seen.</summary>
    public bool Leaves(Who who, SaidLine line, bool restricted) => Of(who, line) switch
    {
        { IsReadable: true } => !Caveats(who, line.Record).Contains("not-to-be-passed-on") && (restricted || line.Record.Codes is null or []),
        { Level: "existence" or "counts" } => true,
        _ => false,
    };

    /// <summary>Standing hits of each country that the viewer may read.</summary>
    public Dictionary<string, int> Hits(Who who) => ledger.Records.Values
        .Where(record => record is { Kind: "hit-pushed", Withdrawn: false } && Reads(who, record))
        .GroupBy(record => record.Owner).ToDictionary(hits => hits.Key, hits => hits.Count());

    /// <summary>Links that the viewer may read.</summary>
    public List<SaidRecord> Links(Who who) => [.. ledger.Records.Values.Where(record => record.Ends is not null && Reads(who, record))];

    /// <summary>Open requests the viewer may read.</summary>
    public List<SaidRecord> OpenChecks(Who who) =>
        [.. ledger.Records.Values.Where(record => record is { Kind: "check-requested", Outstanding.Count: > 0 } && Reads(who, record))];

    /// <summary>What waits for the viewer's country: requests to answer, leads to close, questions for release as long as who asks may not read.</summary>
    public int Queue(Who who) => OpenChecks(who).Count(check => check.Outstanding.Contains(who.Country))
        + ledger.Records.Values.Count(record => record is { Kind: "lead-sent", Closed: false } && record.Bound.Contains(who.Country) && Reads(who, record))
        + ledger.Records.Values.Count(record => record.Asks is { } asks && asks.Record.Owner == who.Country && !asks.Record.Withdrawn && Reads(who, record) && ledger.Participants.Contains(asks.By.Country) && !Reads(asks.By, asks.Record));

    /// <summary>The last moment at which the viewer may know that a country said something: to the hour where only counts are open.</summary>
    public DateTimeOffset? LastHeard(Who who, string country)
    {
        var last = ledger.Lines.LastOrDefault(line => line.Record.Owner == country && line is { ByClock: false, ByAnother: false } && Known(who, line) is not ("none" or "number"));
        return last is null ? null : Known(who, last) == "counts" ? Hour(last.At) : last.At;
    }

    public static DateTimeOffset Hour(DateTimeOffset at) => new(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero);

    private string Known(Who who, SaidLine line) => Of(who, line).Level;

    private Allowed Of(Who who, SaidRecord record, string kind)
    {
        if (!ledger.Participants.Contains(who.Country))
        {
            return new("none", "not-participating");
        }

        if (record.Ends is { } ends)
        {
            // A link tells of both ends: for who reads both, as long as neither was changed since.
            return Changed(record, ends.Left) || Changed(record, ends.Right) ? new("number", "withdrawn")
                : (Of(who, ends.Left, ends.Left.Kind).Level, Of(who, ends.Right, ends.Right.Kind).Level) is ("full", "full") ? new("full", "reads-both")
                : new("number", "restricted");
        }

        if (record.Codes is null)
        {
            return new("full", "open");
        }

        var (row, reason) = Row(who, record);
        var level = Table[row][record.Strictest];
        if (record.Withdrawn && row == "addressee" && kind != "hit-withdrawn")
        {
            (level, reason) = ("existence", "withdrawn");
        }

        (level, reason) = level == "full" ? Less(who, record, row, reason) : (level, reason);
        return kind == "seizure-reported" && (level is "number" or "existence") ? new("counts", reason) : new(level, reason);
    }

    private static bool Changed(SaidRecord link, SaidRecord end) => end.Lines.Any(line => line.Kind is "hit-corrected" or "hit-withdrawn" && line.Number > link.Lines[0].Number);

    private (string Level, string Reason) Less(Who who, SaidRecord record, string row, string reason) => who.Class.Clearance switch
    {
        "wall" => record.Codes!.Length == 0 ? ("non-nominal", "wall") : ("number", "wall"),
        _ when row == "owner" => ("full", reason),
        "observer" => ("non-nominal", "observing"),
        "off-duty" => ("non-nominal", "off-duty"),
        "week" when ledger.Over && reason != "addressed" => ("non-nominal", "week-over"),
        _ => ("full", reason),
    };

    private (string Row, string Reason) Row(Who who, SaidRecord record)
    {
        if (who.Country == record.Owner)
        {
            return ("owner", "owner");
        }

        if (record.To.Count > 0)
        {
            return record.To.Contains(who.Country) || record.To.Contains($"{who.Country}/{who.Agency}") || record.To.Any(to => to[0] == '@' && IsIn(who, to[1..])) ? ("addressee", "addressed")
                : who.Country == Centre ? ("centre", "centre-not-addressed")
                : ("other", record.Strictest >= 2 ? "restricted" : "not-addressed");
        }

        return record.Strictest <= 1 ? ("addressee", "all-participants")
            : who.Country == Centre ? ("addressee", "centre-by-default")
            : ("other", "restricted");
    }

    private bool IsIn(Who who, string group) =>
        ledger.Groups.TryGetValue(group, out var members) && (members.Contains(who.Country) || members.Contains($"{who.Country}/{who.Agency}"));

    /// <summary>A group's name: for the centre, its members as it stands, and owners of what is addressed to it.</summary>
    private bool MayKnow(Who who, Canary canary)
    {
        var name = "ZQ" + canary.Text;
        return ledger.Participants.Contains(who.Country)
            && (who.Country == Centre || IsIn(who, name) || ledger.Records.Values.Any(record => record.Owner == who.Country && record.To.Contains("@" + name)));
    }
}
