using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>Fills an operation with records of every kind, by owners of every country, under every set of handling codes and every shape of addressees.</summary>
internal sealed partial class Filling(Telling telling)
{
    /// <summary>Everybody who takes part to the end; AL is never admitted, MK is dismissed.</summary>
    public static readonly string[] Staying = ["AT", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HU", "IE", "LT", "LU", "NL", "NO", "PT", "RO", "SE", "US"];

    public const string Dismissed = "MK";

    public const string NeverThere = "AL";

    private const string Party = """{"name":"§P:name§","address":"§P:address§","phone":"§T:phone§","email":"§E:email§"}""";

    private const string Report = $$"""{"subject":"parcel","summary":"§N:summary§","consignor":{{Party}},"consignee":{{Party}},"parcel":"§K:parcel§","origin":"US","destination":"DE"}""";

    // All sets of H1, H2 and H3; none is H0 (domain.md 3.5).
    private static readonly int[][] HandlingSets = [[], [1], [2], [3], [1, 2], [1, 3], [2, 3], [1, 2, 3]];

    private static readonly string?[] Evaluations = [null, "A1", "B2", "C3", "X4", "B4"];

    private const int Links = 48;

    private readonly List<SaidRecord> _hits = [];
    private readonly List<SaidRecord> _others = [];
    private readonly Dictionary<string, string> _groups = [];
    private int _turn;

    private Ledger Ledger => telling.Ledger;

    /// <summary>Lines asked about may be of others too.</summary>
    public async Task FillAsync()
    {
        await OpenAsync();
        await GroupsAsync();
        foreach (var codes in HandlingSets)
        {
            for (var shape = 0; shape < 10; shape++)
            {
                await PushAsync(codes, shape);
                await OtherAsync(codes, shape);
            }
        }

        await FollowAsync();
        await LinkAsync();
        await RegroupAsync();
        await DismissAsync();
    }

    private async Task OpenAsync()
    {
        var participants = string.Join(',', Staying.Append(Dismissed).Select(country => $$"""{"country":"{{country}}","agencies":["police","customs"]}"""));
        await CentreAsync("open-operation", $$""" "name":"§O:name§","firstDay":"2020-11-16","lastDay":"2020-11-20","participants":[{{participants}}] """);
        await CentreAsync("change-phase", """ "to":"action" """);
        await CentreAsync("limit-agency", """ "country":"US","agency":"customs","commands":["join-duty","leave-duty","report-tally","report-seizure","request-check","give-feedback","move-lead","report-control","decide-parcel","seal-exhibit","hand-over-exhibit","receive-exhibit","add-follow-up","add-file","read-image","read-image-again","post-message"] """);
        foreach (var country in new[] { "DE", "FR", "EE" })
        {
            await telling.SayAsync(country, AgencyKind.Customs, Role.AgencyOfficer, "join-duty", """ "site":"§O:site§" """);
            await telling.SayAsync(country, AgencyKind.Customs, Role.AgencyOfficer, "report-tally", """ "site":"§O:site§","method":"xray","hour":"2020-11-16T09:00:00Z","parcels":40 """);
        }

        await telling.SayAsync("EU", AgencyKind.Coordination, Role.Coordinator, "post-message", """ "text":"§N:text§" """, new([2], ["DE"]));
    }

    private async Task GroupsAsync()
    {
        foreach (var (key, members) in new Dictionary<string, string[]> { ["north"] = ["SE", "NO", "FI", "DK/customs"], ["river"] = ["DE", "NL", "ES", "FR/customs"], ["gone"] = ["AT", "CH", "HU/police"], ["moved"] = ["BG", "RO", "GR", "MK"] })
        {
            var line = await CentreAsync("form-group", $$""" "name":"§G:name§","members":[{{string.Join(',', members.Select(member => $"\"{member}\""))}}] """);
            _groups[key] = "ZQ" + line.Canaries.Single(canary => canary.Part is Part.Group).Text;
        }
    }

    private async Task PushAsync(int[] codes, int shape)
    {
        var (owner, given) = Marks(codes, shape);
        _hits.Add((await PoliceAsync(owner, "push-hit", $"\"report\":{Report}", given)).Record);
    }

    private async Task OtherAsync(int[] codes, int shape)
    {
        var (owner, given) = Marks(codes, shape);
        var third = Staying[(_turn * 7) % Staying.Length] is var found && found == owner ? "LU" : found;
        third = third == owner ? "CY" : third;
        switch (_turn % 5)
        {
            case 0:
                var asked = shape == 0 ? string.Empty : shape % 2 == 0 ? $"\"{third}\"" : $"\"{third}\",\"{(owner == "IE" ? "LT" : third == "IE" ? "EE" : "IE")}\"";
                var check = await CustomsAsync(owner, "request-check", $$""" "question":"§N:question§","purpose":"§N:purpose§","caseReference":"§P:caseReference§","subject":{{Party}},"parcel":"§K:parcel§","asked":[{{asked}}],"minutes":{{(shape % 3 == 0 ? 5 : 600)}} """, given);
                _others.Add(check.Record);
                break;
            case 1:
                // Who reads the lead as its destination may not read the indicator that it names.
                var indicator = (await PoliceAsync(owner, "state-indicator", """ "family":"document","name":"§N:name§","text":"§N:text§" """, given)).Record;
                _others.AddRange([
                    indicator,
                    (await PoliceAsync(owner, "send-lead", $$""" "parcel":"§K:parcel§","destination":"{{third}}","consignor":{{Party}},"consignee":{{Party}},"reason":"§N:reason§","indicator":"{{indicator.Id:D}}" """, given, indicator)).Record,
                ]);
                break;
            case 2:
                var lead = Ledger.Records.Values.LastOrDefault(record => record.Kind == "lead-sent" && record.Bound.Contains(owner));
                _others.Add((await CustomsAsync(owner, "report-seizure", $$""" "site":"§O:site§","method":"opened","found":"2020-11-16T09:30:00Z","items":[{"kind":"part","subKind":"barrel","count":{{1 + shape}}},{"kind":"firearm","subKind":"pistol","count":1}],"parcel":"§K:parcel§","consignor":{{Party}},"consignee":{{Party}},"text":"§N:text§"{{(lead is null ? string.Empty : $",\"lead\":\"{lead.Id:D}\"")}} """, given, lead)).Record);
                break;
            case 3:
                var held = shape == 0 ? string.Empty : $"\"{third}\"";
                _others.Add((await PoliceAsync(owner, "make-cross-check", $$""" "values":[{"kind":"name","text":"§P:values§"},{"kind":"phone","text":"§T:values§"}],"subject":"person","purpose":"§N:purpose§","caseReference":"§P:caseReference§","asked":[{{held}}]{{(shape % 2 == 0 ? ",\"standingHours\":24" : string.Empty)}} """, given)).Record);
                break;
            default:
                var about = Ledger.Records.Values.LastOrDefault(record => record.Owner == owner && record is { Codes: not null, Kind: "hit-pushed" });
                _others.Add((await PoliceAsync(owner, "post-message", $$""" "text":"§N:text§"{{(about is null ? string.Empty : $",\"about\":\"{about.Id:D}\"")}} """, given, about)).Record);
                break;
        }

        _turn++;
    }

    /// <summary>Answers, feedback, corrections, changed marks, grants, questions for release, withdrawals.</summary>
    private async Task FollowAsync()
    {
        foreach (var (index, check) in Ledger.Records.Values.Where(record => record.Kind == "check-requested").ToList().Index())
        {
            await WorkOnAsync(check, index);
            await PoliceAsync(check.Bound.Order().First(), "answer-check", $$""" "check":"{{check.Id:D}}","outcome":"hit","text":"§N:text§" """, Reply(index, check.Owner), check);
        }

        await LiveAsync();
        foreach (var (index, lead) in Ledger.Records.Values.Where(record => record.Kind == "lead-sent").ToList().Index().Where(lead => lead.Index % 4 != 3))
        {
            await CustomsAsync(lead.Bound.Single(), "give-feedback", $$""" "lead":"{{lead.Id:D}}","outcome":"seized","method":"opened","text":"§N:text§" """, Reply(index + 3, lead.Owner), lead);
        }

        foreach (var (index, hit) in _hits.Index())
        {
            await ChangeHitAsync(hit, index);
        }

        foreach (var (index, record) in _others.Index().Where(record => record.Index % 6 == 2))
        {
            await PoliceAsync(record.Owner, "change-marks", $$""" "record":"{{record.Id:D}}","reason":"§N:reason§" """, Other(record.Owner, index));
        }

        foreach (var line in Ledger.Lines.Where(line => line.Record is { Codes: not null, Owner: not ("EU" or "CY") } && line.Number % 23 == 0).ToList())
        {
            var asker = line.Record.To.Contains("CY") || line.Record.Strictest < 2 ? "CY" : "EU";
            var (agency, role) = asker == "EU" ? (AgencyKind.Coordination, Role.Coordinator) : (AgencyKind.Police, Role.LiaisonOfficer);
            await telling.SayAsync(asker, agency, role, "ask-release", $$""" "line":{{line.Number}},"use":"reading","purpose":"§N:purpose§" """, null, line.Record);
        }
    }

    /// <summary>Those asked take requests in hand, some give them back; the asker presses for answers.</summary>
    private async Task WorkOnAsync(SaidRecord check, int index)
    {
        var asked = check.Bound.Order().ToArray();
        await PoliceAsync(asked[^1], "claim-check", $$""" "check":"{{check.Id:D}}" """, null, check);
        if (index % 2 == 0)
        {
            await PoliceAsync(asked[^1], "release-check", $$""" "check":"{{check.Id:D}}" """, null, check);
        }

        if (index % 3 == 0)
        {
            await CustomsAsync(check.Owner, "chase-check", $$""" "check":"{{check.Id:D}}","text":"§N:text§" """);
        }
    }

    /// <summary>Records of other owners, other marks and other addressees belong together; who reads both decides over some, and some ends are changed afterwards.</summary>
    private async Task LinkAsync()
    {
        var standing = _hits.Where(hit => !hit.Withdrawn).ToList();
        var others = _others.Where(other => other.Kind is "lead-sent" or "check-requested" or "seizure-reported").ToList();
        var oracle = new FieldOracle(Ledger);
        for (var index = 0; index < Links; index++)
        {
            var left = standing[(index * 7) % standing.Count];
            var right = index % 3 == 0 ? others[(index * 5) % others.Count] : standing[((index * 7) + 1 + index) % standing.Count];
            var link = await telling.LinkAsync(left, right == left ? others[0] : right, index % 4 == 3 ? LinkGround.Parcel : LinkGround.Consignor);
            foreach (var country in new[] { left.Owner, right.Owner, "EU" }.Distinct().Where((_, turn) => (index + turn) % 3 != 2))
            {
                await DecideAsync(oracle, link, country, index);
            }
        }

        var linked = Ledger.Records.Values.Where(record => record.Ends is not null).Select(link => link.Ends!.Value.Left).Distinct().ToList();
        await PoliceAsync(linked[0].Owner, "correct-hit", $$""" "hit":"{{linked[0].Id:D}}","report":{{Report}},"reason":"§N:reason§" """, Other(linked[0].Owner, 0));
        await PoliceAsync(linked[1].Owner, "withdraw-hit", $$""" "hit":"{{linked[1].Id:D}}","reason":"§N:reason§" """);
        await PoliceAsync(linked[2].Owner, "change-marks", $$""" "record":"{{linked[2].Id:D}}","reason":"§N:reason§" """, new([2], [Another(linked[2].Owner, 4)]));
    }

    private async Task DecideAsync(FieldOracle oracle, SaidRecord link, string country, int index)
    {
        var (agency, role) = country == "EU" ? (AgencyKind.Coordination, Role.Coordinator) : (AgencyKind.Police, Role.LiaisonOfficer);
        if (oracle.Reads(new Who(country, country == "EU" ? "coordination" : "police", country == "EU" ? "coordinator" : "liaison officer"), link))
        {
            await telling.SayAsync(country, agency, role, "decide-match", $$""" "link":"{{link.Id:D}}","verdict":"{{(index % 5 == 0 ? "different" : "same")}}","reason":"§N:reason§"{{(index % 2 == 0 ? ",\"hands\":\"two\"" : string.Empty)}} """);
        }
    }

    private async Task ChangeHitAsync(SaidRecord hit, int index)
    {
        if (index % 5 == 1)
        {
            await PoliceAsync(hit.Owner, "correct-hit", $$""" "hit":"{{hit.Id:D}}","report":{{Report}},"reason":"§N:reason§" """, Other(hit.Owner, index));
        }

        if (index % 7 == 2)
        {
            await PoliceAsync(hit.Owner, "change-marks", $$""" "record":"{{hit.Id:D}}","reason":"§N:reason§" """, Other(hit.Owner, index + 1));
        }

        if (index % 4 == 0)
        {
            var (to, use) = (hit.To.FirstOrDefault(to => to.Length == 2 && to != hit.Owner) ?? (hit.Owner == "PT" ? "IE" : "PT"), index % 8 == 0 ? "court" : "passing-on");
            await PoliceAsync(hit.Owner, "grant-use", $$""" "record":"{{hit.Id:D}}","country":"{{to}}","use":"{{use}}","reason":"§N:reason§" """);
            if (index % 16 == 0)
            {
                await PoliceAsync(hit.Owner, "withdraw-grant", $$""" "record":"{{hit.Id:D}}","country":"{{to}}","use":"{{use}}","reason":"§N:reason§" """);
            }
        }

        if (index % 9 == 4)
        {
            await PoliceAsync(hit.Owner, "withdraw-hit", $$""" "hit":"{{hit.Id:D}}","reason":"§N:reason§" """);
        }
    }

    private async Task RegroupAsync()
    {
        await CentreAsync("dissolve-group", $$""" "name":"{{_groups["gone"]}}" """);
        await CentreAsync("form-group", $$""" "name":"{{_groups["moved"]}}","members":["BG","GR","CY","CZ/police"] """);
    }

    private async Task DismissAsync()
    {
        await PoliceAsync(Dismissed, "push-hit", $"\"report\":{Report}", new([2], ["DE"]));
        await CentreAsync("dismiss-participant", $$""" "country":"{{Dismissed}}" """);
    }

    /// <summary>An owner and marks: codes given, addressees by shape.</summary>
    private (string Owner, Given Given) Marks(int[] codes, int shape)
    {
        var owner = shape switch { 5 => Of("DE", "NL", "ES"), 6 => Of("SE", "NO", "FI"), 8 => Of("AT", "CH"), 9 => Of("BG", "RO", "GR"), _ => Staying[(_turn * 5) % Staying.Length] };
        var (one, two) = (Another(owner, _turn + 3), Another(owner, _turn + 11));
        string[] to = shape switch
        {
            0 => [],
            1 => [one],
            2 => one == two ? [one] : [one, two],
            3 => [owner == "DE" ? "FR/customs" : "DE/customs"],
            4 => [$"{one}/police"],
            5 => ["@" + _groups["river"]],
            6 => ["@" + _groups["north"], one],
            7 => ["EU"],
            8 => ["@" + _groups["gone"]],
            _ => ["@" + _groups["moved"], $"{two}/customs"],
        };
        return (owner, new Given(codes, to, Evaluations[(_turn + shape) % Evaluations.Length]));
    }

    private static Given Other(string owner, int index) => new(HandlingSets[(index * 3) % HandlingSets.Length], (index % 4) switch
    {
        0 => [],
        1 => [Another(owner, index)],
        2 => ["EU", Another(owner, index + 5)],
        _ => [$"{Another(owner, index + 9)}/customs"],
    }, Evaluations[index % Evaluations.Length]);

    private static Given Reply(int index, string asker)
    {
        string[] to = (index % 3) switch { 0 => [], 1 => [asker], _ => [asker, asker == "EE" ? "FI" : "EE"] };
        return new Given(HandlingSets[index % HandlingSets.Length], to);
    }

    private string Of(params string[] owners) => owners[_turn % owners.Length];

    private static string Another(string owner, int index) => Staying[index % Staying.Length] is var other && other != owner ? other : Staying[(index + 1) % Staying.Length];

    private Task<SaidLine> PoliceAsync(string country, string kind, string body, Given? given = null, SaidRecord? about = null) =>
        telling.SayAsync(country, AgencyKind.Police, Role.LiaisonOfficer, kind, body, given, about);

    private Task<SaidLine> CustomsAsync(string country, string kind, string body, Given? given = null, SaidRecord? about = null) =>
        telling.SayAsync(country, AgencyKind.Customs, Role.AgencyOfficer, kind, body, given, about);

    private Task<SaidLine> CentreAsync(string kind, string body) => telling.SayAsync("EU", AgencyKind.Coordination, Role.Coordinator, kind, body);
}
