using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CommandCentre.Benchmarks.CrossChecks;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Sharing;
using Answer = CommandCentre.Desks.Operations.Answer;

namespace CommandCentre.Benchmarks.Leads;

/// <summary>The pages of a centre with many open leads in one operation, beside the same pages of a centre with a hundred: asked in turn, so that the machine's mood hits both.</summary>
internal static partial class LeadsBenchmark
{
    internal const string Usage = "leads [--leads 100000]";

    // Who looks; the last lead is its own.
    private static readonly int Germany = Array.IndexOf(HeldCentre.Countries, "DE");

    private const int Few = 100;
    private const int Rounds = 40;
    private const string Board = "/operations/" + HeldCentre.Operation;

    internal static async Task<int> RunAsync(int leads)
    {
        Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC, {Environment.ProcessorCount} cores, .NET {Environment.Version}, load average {Machine.Load}");
        await using var small = await HeldCentre.StartAsync();
        await using var big = await HeldCentre.StartAsync();
        var (one, other) = (await SentAsync(small, Few), await SentAsync(big, leads));
        using var few = await EnterAsync(small);
        using var many = await EnterAsync(big);
        Console.WriteLine($"{"page",-34} {Few + " leads ms",14} {leads.ToString("n0", CultureInfo.InvariantCulture) + " leads ms",18} {"p95",8} {"ratio",7}");
        foreach (var (name, path) in new (string, Func<Sent, string>)[]
        {
            ("leads to us", _ => "/leads"),
            ("leads, all", _ => "/leads?side=all"),
            ("leads, all, last page", sent => $"/leads?side=all&skip={sent.Count - 50}"),
            ("leads, one stage", _ => "/leads?side=all&stage=expected"),
            ("leads closed", _ => "/leads?side=all&show=closed"),
            ("a lead", sent => $"/leads/{sent.Lead:D}"),
            ("a parcel", sent => $"/parcels/{sent.Parcel}"),
            ("the board", _ => string.Empty),
            ("missed leads, the board's frame", _ => "/leads/missed"),
            ("lines", _ => "/lines"),
        })
        {
            await ReportAsync(name, few, Board + path(one), many, Board + path(other));
        }

        await CommandsAsync(small, big);
        Console.WriteLine($"process at the end {Environment.WorkingSet / 1048576:n0} MB, load average {Machine.Load}");
        return 0;
    }

    /// <summary>Leads of every country to every other, of which one in ten names a consignor; one in five is located, one in fifty closed.</summary>
    private static async Task<Sent> SentAsync(HeldCentre centre, int count)
    {
        var (random, since, last) = (new Random(7), Stopwatch.GetTimestamp(), default(Sent));
        foreach (var batch in Enumerable.Range(0, count).Chunk(500))
        {
            var sent = await Task.WhenAll(batch.Select(at => OneAsync(centre, at, random.Next(24), at % 25 == 24 ? Germany : random.Next(25))));
            last = new Sent(count, sent[^1].Lead, sent[^1].Parcel);
        }

        var took = Stopwatch.GetElapsedTime(since);
        Console.WriteLine($"{count:n0} leads sent in {took.TotalSeconds:f1} s, process {Environment.WorkingSet / 1048576:n0} MB");
        return last!;
    }

    private static async Task<Sent> OneAsync(HeldCentre centre, int at, int to, int from)
    {
        var (owner, destination) = (HeldCentre.Countries[from], HeldCentre.Countries[(from + 1 + to) % 25]);
        var serial = (10_000_000 + (at * 7)).ToString("D8", CultureInfo.InvariantCulture);
        var parcel = ParcelNumber.Parse($"RR{serial}{S10Identifier.CheckDigit(serial)}{owner}");
        var marks = new Marks(new Handling(at % 3 == 0 ? HandlingCodes.H2 : HandlingCodes.H0), null, at % 3 == 0 ? ValueList.Set([Addressee.Of(CountryCode.Parse(destination))]) : []);
        var consignor = at % 10 == 0 ? new Party($"Consignor {at}") : null;
        DateTimeOffset? expected = at % 4 == 0 ? null : centre.App.Services.GetService(typeof(TimeProvider)) is TimeProvider time ? time.GetUtcNow().AddMinutes(120 + (at % 5_000)) : null;
        var lead = Record(await centre.Desk.SubmitAsync(new SendLead(Guid.CreateVersion7(), parcel, CountryCode.Parse(destination), consignor, null, "declared as spare parts", expected, marks), HeldCentre.Officer(owner)));
        var reply = new Marks(new Handling(HandlingCodes.H0), null, []);
        if (at % 5 == 0)
        {
            Record(await centre.Desk.SubmitAsync(new MoveLead(Guid.CreateVersion7(), lead, LeadMove.Located, null, "hall 2", null, reply), HeldCentre.Officer(destination)));
        }

        if (at % 50 == 0)
        {
            Record(await centre.Desk.SubmitAsync(new GiveFeedback(Guid.CreateVersion7(), lead, LeadOutcome.NothingFound, null, null, reply), HeldCentre.Officer(destination) with { Role = Role.AgencyOfficer }));
        }

        return new Sent(at + 1, lead, parcel);
    }

    private static Guid Record(Answer answer) => answer is Answer.Recorded recorded ? recorded.Receipt.Record : throw new InvalidOperationException(answer.ToString());

    private static async Task ReportAsync(string name, HttpClient few, string path, HttpClient many, string bigPath)
    {
        var (small, big) = (new List<double>(), new List<double>());
        for (var round = -3; round < Rounds; round++)
        {
            var (one, other) = (await AskedAsync(few, path), await AskedAsync(many, bigPath));
            if (round >= 0)
            {
                small.Add(one);
                big.Add(other);
            }
        }

        small.Sort();
        big.Sort();
        Console.WriteLine($"{name,-34} {small[Rounds / 2],14:f1} {big[Rounds / 2],18:f1} {big[Rounds * 95 / 100],8:f1} {big[Rounds / 2] / small[Rounds / 2],7:f1}");
    }

    private static async Task<double> AskedAsync(HttpClient browser, string path)
    {
        var since = Stopwatch.GetTimestamp();
        using var answer = await browser.GetAsync(path);
        await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode ? Stopwatch.GetElapsedTime(since).TotalMilliseconds : throw new InvalidOperationException($"{path}: {(int)answer.StatusCode}");
    }

    /// <summary>One lead after the other, from the command to its answer.</summary>
    private static async Task CommandsAsync(HeldCentre small, HeldCentre big)
    {
        var times = new List<double>[] { [], [] };
        for (var at = 0; at < 300; at++)
        {
            foreach (var (centre, into) in new[] { (small, times[0]), (big, times[1]) })
            {
                var since = Stopwatch.GetTimestamp();
                await OneAsync(centre, 10_000_001 + (at * 50), 3, at % 25);
                into.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            }
        }

        Array.ForEach(times, list => list.Sort());
        Console.WriteLine($"{"a lead sent, command to answer",-34} {times[0][150],14:f2} {times[1][150],18:f2} {times[1][285],8:f2} {times[1][150] / times[0][150],7:f1}");
    }

    /// <summary>A liaison officer of Germany in a browser, by the exercise's door.</summary>
    private static async Task<HttpClient> EnterAsync(HeldCentre centre)
    {
        var browser = new HttpClient { BaseAddress = centre.Address };
        var token = Token().Match(await browser.GetStringAsync("/door")).Groups[1].Value;
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["_handler"] = "door", ["Choice"] = "DE liaison-officer" });
        using var answer = await browser.PostAsync("/door", form);
        return answer.IsSuccessStatusCode ? browser : throw new InvalidOperationException($"the door answers {(int)answer.StatusCode}");
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();

    /// <summary>Leads that were sent.</summary>
    /// <param name="Count">How many.</param>
    /// <param name="Lead">The last one's record.</param>
    /// <param name="Parcel">Its parcel.</param>
    private sealed record Sent(int Count, Guid Lead, ParcelNumber Parcel);
}
