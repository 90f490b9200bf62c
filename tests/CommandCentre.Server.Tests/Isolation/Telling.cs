using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Files;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;
using CommandCentre.Server.Files;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>Marks as they are given: codes without H0, addressees as written.</summary>
internal sealed record Given(int[] Codes, string[] To, string? Evaluation = null);

/// <summary>Says things to an operation's desk, each field with a canary of its own, and writes into the ledger what that means; by its own reading of who is added to the addressees.</summary>
internal sealed partial class Telling(OperationDesk desk, FileRoom files, Ledger ledger)
{
    /// <summary>Asked for after each line, with the line: live connections are looked at there.</summary>
    public Func<SaidLine, Task> After { get; set; } = _ => Task.CompletedTask;

    public Ledger Ledger => ledger;

    /// <summary>Requests whose deadline is the shortest there is.</summary>
    public HashSet<SaidRecord> Short { get; } = [];

    /// <summary>Says something about a record of one's own making.</summary>
    /// <param name="country">Who says it.</param>
    /// <param name="agency">Of which authority.</param>
    /// <param name="role">In which role.</param>
    /// <param name="kind">The command.</param>
    /// <param name="body">Its fields as JSON without braces, gaps as in <see cref="Canaries.Fill"/>.</param>
    /// <param name="given">Marks; absent for commands without.</param>
    /// <param name="about">The record it answers, changes or speaks of.</param>
    public async Task<SaidLine> SayAsync(string country, AgencyKind agency, Role role, string kind, string body, Given? given = null, SaidRecord? about = null)
    {
        var canaries = new List<Canary>();
        var (sender, number) = Canaries.For("S", "by.officer");
        canaries.Add(sender);
        var by = new Actor($"{country}-{number}", CountryCode.Parse(country), agency, role);
        var id = Guid.Parse(Running.Commands.NewId());
        var sent = JsonNode.Parse($$"""{"kind":"{{kind}}","id":"{{id:D}}"{{(body.Length > 0 ? "," : string.Empty)}}{{Canaries.Fill(body, canaries)}}{{Written(given, canaries)}}}""")!.AsObject();
        var read = CommandReading.Read(Server.Api.FieldTrees.Read(JsonSerializer.SerializeToUtf8Bytes(sent)).Fields!);
        Assert.True(read.Command is not null, $"{kind}: {string.Join(", ", read.Errors)} in {sent}");
        var answer = await desk.SubmitAsync(read.Command, by);
        var receipt = answer is Answer.Recorded recorded ? recorded.Receipt : throw new InvalidOperationException($"{kind} by {by}: {answer}, {sent}");
        ledger.Commands.Add(id);
        var line = Noted(country, kind, receipt, canaries, sent, given, about);
        await After(line);
        return line;
    }

    /// <summary>Attaches a file to a record: a text with a canary in it, or a picture.</summary>
    public async Task<SaidLine> AttachAsync(string country, SaidRecord record, bool picture, Given given)
    {
        var canaries = new List<Canary>();
        var (sender, number) = Canaries.For("S", "by.officer");
        canaries.Add(sender);
        var (inside, written) = Canaries.For("P", "bytes");
        var by = new Actor($"{country}-{number}", CountryCode.Parse(country), AgencyKind.Customs, Role.AgencyOfficer);
        var id = Guid.Parse(Running.Commands.NewId());
        var sent = JsonNode.Parse($$"""{"kind":"add-file","id":"{{id:D}}","record":"{{record.Id:D}}","sort":"document","title":"{{Canaries.Fill("§N:title§", canaries)}}"{{Written(given, canaries)}}}""")!.AsObject();
        var add = Assert.IsType<AddFile>(CommandReading.Read(Server.Api.FieldTrees.Read(JsonSerializer.SerializeToUtf8Bytes(sent)).Fields!, withFile: true).Command);
        var bytes = picture ? Tests.Files.Pictures.Png(8, 8) : System.Text.Encoding.UTF8.GetBytes(written);
        using var inspection = new FileInspection();
        var content = (await inspection.LookAsync(bytes, bytes.Length, default)).Content!;
        var receipt = Assert.IsType<Answer.Recorded>(await files.AddAsync(desk, add, content, by, () => true, default)).Receipt;
        ledger.Commands.Add(id);
        var line = Noted(country, "add-file", receipt, canaries, sent, given, record);
        ledger.AddFile(line, picture ? null : inside);
        await After(line);
        return line;
    }

    /// <summary>Has the centre note that two records belong together: H2 to nobody, which nobody but who reads both sees by.</summary>
    public async Task<SaidRecord> LinkAsync(SaidRecord left, SaidRecord right, LinkGround ground)
    {
        var id = Guid.Parse(Running.Commands.NewId());
        var receipt = Assert.IsType<Answer.Recorded>(await desk.SubmitAsync(new NoteLink(id, left.Id, right.Id, ground, 9_100), Actor.Clock)).Receipt;
        ledger.Commands.Add(id);
        var link = new SaidRecord(receipt.Record, "EU", "link-found") { Codes = [2], Ends = (left, right) };
        await After(NotedByClock(receipt.Number, "link-found", link, receipt.At));
        return link;
    }

    /// <summary>Has an operator answer what it was referred, by its own channel: a line of the country that referred, under the referral's marks.</summary>
    public async Task AnsweredAsync(SaidRecord referral, Guid asked)
    {
        var canaries = new List<Canary>();
        var text = Canaries.Fill(
            """{"id":"8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11","outcome":"partly","text":"§N:text§","facts":{"consignor":{"name":"§P:name§","address":"§P:address§","phone":"§T:phone§","email":"§E:email§"},"number":"§K:number§"}}""", canaries);
        var read = CommandReading.ReadAnswer(Server.Api.FieldTrees.Read(System.Text.Encoding.UTF8.GetBytes(text)).Fields!);
        Assert.True(read.Answer is not null, string.Join(", ", read.Errors));
        var id = Guid.Parse(Running.Commands.NewId());
        var receipt = Assert.IsType<Answer.Recorded>(await desk.SubmitAsync(new AnswerReferral(id, asked, referral.Id, read.Answer), Actor.Channel)).Receipt;
        ledger.Commands.Add(id);
        await After(ledger.Add(new SaidLine(receipt.Number, "referral-answered", referral, receipt.At, canaries) { ByClock = true }));
    }

    /// <summary>Writes down a reminder or deadline that the centre's clock noted by itself.</summary>
    public SaidLine NotedByClock(long number, string kind, SaidRecord check, DateTimeOffset at) => ledger.Add(new SaidLine(number, kind, check, at, []) { ByClock = true });

    private SaidLine Noted(string country, string kind, Receipt receipt, List<Canary> canaries, JsonObject sent, Given? given, SaidRecord? about)
    {
        var record = ledger.Records.GetValueOrDefault(receipt.Record) ?? new SaidRecord(receipt.Record, OwnerOf(country, kind), LineKindOf(kind));
        Marked(record, country, kind, sent, given, about);
        ByKind(record, country, kind, sent, about);
        return ledger.Add(new SaidLine(receipt.Number, LineKindOf(kind), record, receipt.At, canaries)
        {
            About = kind is "answer-check" or "give-feedback" or "post-message" or "send-lead" or "report-seizure" or "claim-check" or "release-check" or "claim-lead" or "release-lead" or "move-lead" or "report-control" or "decide-parcel" or "seal-exhibit" or "add-follow-up" or "add-file" or "read-image" ? about : null,
            ByAnother = (kind == "decide-match" || kind == "receive-exhibit" || kind == "hand-over-exhibit") && country != record.Owner,
            Items = kind == "report-seizure" ? Pieces(sent) : [],
        });
    }

    private static string OwnerOf(string country, string kind) => kind is "form-group" or "dissolve-group" ? "EU" : country;

    private void Marked(SaidRecord record, string country, string kind, JsonObject sent, Given? given, SaidRecord? about)
    {
        if (kind is "form-group" or "dissolve-group")
        {
            (record.Codes, record.To) = ([2], [$"@{(string)sent["name"]!}"]);
        }
        else if (kind is "claim-check" or "release-check")
        {
            // Its own people alone know that a country works on a request.
            (record.Codes, record.To) = ([2], [country]);
        }
        else if (kind == "register-operator")
        {
            // A country alone knows whom it refers parcels to.
            (record.Codes, record.To) = ([2], [country]);
        }
        else if (kind is "claim-lead" or "release-lead")
        {
            // Who sent a lead and who acts on it know in whose hand it is.
            (record.Codes, record.To) = ([2], [about!.Owner, country]);
        }
        else if (kind == "hand-over-exhibit")
        {
            // Who gets an exhibit reads it.
            var free = record.Codes!.Length == 0 || record.Codes.Max() == 1;
            record.To = record.To.Count == 0 && free ? [] : [.. record.To, (string)sent["receiver"]!];
            record.Bound = [.. record.Bound, (string)sent["receiver"]!];
        }
        else if (kind == "ask-release")
        {
            (record.Codes, record.To) = ([2], [about!.Owner]);
        }
        else if (given is not null)
        {
            record.Lines.SelectMany(line => line.Canaries).Where(canary => canary.Part is Part.Restriction).ToList().ForEach(old => old.Gone = true);
            record.Bound = Bound(record, country, kind, sent, about);
            (record.Codes, record.Evaluation, record.To) = ([.. given.Codes], given.Evaluation, Addressees(record, kind, sent, given));
        }
    }

    private HashSet<string> Bound(SaidRecord record, string country, string kind, JsonObject sent, SaidRecord? about) => kind switch
    {
        "request-check" => sent["asked"]!.AsArray().Count > 0
            ? [.. sent["asked"]!.AsArray().Select(asked => (string)asked!)]
            : [.. ledger.Participants.Where(other => other != country && other != "EU")],
        "make-cross-check" => sent["asked"]!.AsArray().Count > 0
            ? [.. sent["asked"]!.AsArray().Select(asked => (string)asked!)]
            : [.. ledger.Participants.Where(other => other != country)],
        "send-lead" => [(string)sent["destination"]!],
        "answer-check" or "give-feedback" or "move-lead" => [about!.Owner],
        "report-control" when about is not null => [about.Owner],
        "decide-parcel" => about!.Bound,
        _ => record.Bound,
    };

    // docs/api.md: who must read it is added; a reply only where nobody is named and the default would leave the asker out.
    private static HashSet<string> Addressees(SaidRecord record, string kind, JsonObject sent, Given given)
    {
        var free = given.Codes.Length == 0 || given.Codes.Max() == 1;
        return kind switch
        {
            "request-check" or "make-cross-check" when given.To.Length == 0 && free && sent["asked"]!.AsArray().Count == 0 => [],
            "request-check" or "make-cross-check" or "send-lead" => [.. given.To, .. record.Bound],
            "answer-check" or "give-feedback" or "move-lead" or "report-control" or "decide-parcel" => given.To.Length == 0 && !free ? [.. record.Bound] : [.. given.To],
            "change-marks" => given.To.Length == 0 && free ? [] : [.. given.To, .. record.Bound],
            _ => [.. given.To],
        };
    }

    private void ByKind(SaidRecord record, string country, string kind, JsonObject sent, SaidRecord? about)
    {
        switch (kind)
        {
            case "read-image":
                record.Blind = (string?)sent["second"] == "blind";
                break;
            case "read-image-again":
                record.Blind = false;
                break;
            case "open-operation":
                ledger.Participants.UnionWith(sent["participants"]!.AsArray().Select(one => (string)one!["country"]!).Append("EU"));
                break;
            case "admit-participant":
                ledger.Participants.Add((string)sent["country"]!);
                break;
            case "dismiss-participant":
                ledger.Participants.Remove((string)sent["country"]!);
                ledger.OnDuty.Remove((string)sent["country"]!);
                break;
            case "change-phase":
                ledger.Over = (string)sent["to"]! == "post-operational";
                break;
            case "join-duty":
                ledger.OnDuty[country] = ledger.OnDuty.GetValueOrDefault(country) + 1;
                break;
            case "withdraw-hit":
                record.Withdrawn = true;
                break;
            case "request-check":
                record.Outstanding.UnionWith(record.Bound);
                if ((int)sent["minutes"]! == 5)
                {
                    Short.Add(record);
                }

                break;
            case "ask-release":
                record.Asks = (about!, new Who(country, country == "EU" ? "coordination" : "police", "liaison officer"));
                break;
            case "answer-check":
                about!.Outstanding.Remove(country);
                break;
            case "give-feedback":
                about!.Closed = true;
                break;
            case "grant-use":
                record.Grants.Add(((string)sent["country"]!, (string)sent["use"]!));
                break;
            case "withdraw-grant":
                record.Grants.Remove(((string)sent["country"]!, (string)sent["use"]!));
                break;
            case "form-group":
                ledger.Groups[(string)sent["name"]!] = [.. sent["members"]!.AsArray().Select(member => (string)member!)];
                break;
            case "dissolve-group":
                ledger.Groups.Remove((string)sent["name"]!);
                break;
        }
    }

    private static IReadOnlyList<(string Kind, long Count)> Pieces(JsonObject sent) =>
        [.. sent["items"]!.AsArray().GroupBy(item => (string)item!["kind"]!).Select(kind => (kind.Key, kind.Sum(item => (long)item!["count"]!)))];

    private static string Written(Given? given, List<Canary> made)
    {
        if (given is null)
        {
            return string.Empty;
        }

        var codes = given.Codes.Length == 0 ? "\"H0\"" : string.Join(',', given.Codes.Select(code => string.Create(CultureInfo.InvariantCulture, $"\"H{code}\"")));
        var text = given.Codes.Contains(3) ? Canaries.Fill(""","handlingText":"§H:handlingText§" """, made) : string.Empty;
        return $""","handling":[{codes}],"to":[{string.Join(',', given.To.Select(to => $"\"{to}\""))}]{text}{(given.Evaluation is { } e ? $",\"evaluation\":\"{e}\"" : string.Empty)}""";
    }
}
