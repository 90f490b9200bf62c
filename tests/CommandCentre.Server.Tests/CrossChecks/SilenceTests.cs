using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Server.CrossChecks;
using CommandCentre.Server.Tests.Running;
using Microsoft.AspNetCore.SignalR.Client;

namespace CommandCentre.Server.Tests.CrossChecks;

/// <summary>What is kept silent and what is not held are the same to who asks: in every word that comes back, and in the time it takes (issue 6).</summary>
public sealed partial class SilenceTests(ITestOutputHelper output)
{
    private const string Api = $"/api/operations/{Commands.Operation}";

    /// <summary>Names asked about, half of them silent at a time.</summary>
    private const int Names = 200;

    /// <summary>Checks of one name in a row: who probes asks again, and what an alert costs would show on the next answer.</summary>
    private const int Row = 8;

    private static bool Full => Environment.GetEnvironmentVariable("FULL") == "1";

    /// <summary>Every way of asking and of reading what was found.</summary>
    [Fact]
    public async Task Silent_AndNothingHeld_AreTheSameInEveryWordButIdsTimesAndTheNameAsked()
    {
        await using var held = await HeldCentre.StartAsync();
        var (silent, nothing) = (HeldCentre.Name(1), HeldCentre.Name(2));
        await held.HoldAsync(silent, HoldingMode.Silent);
        var (_, key) = held.Asker();
        foreach (var (outlet, ask) in Outlets)
        {
            var (one, other) = (await ask(held.Centre, key, silent), await ask(held.Centre, key, nothing));
            Assert.Contains("no-hit", one, StringComparison.Ordinal);
            Assert.True(Bare(one, silent) == Bare(other, nothing), $"{outlet}:\n{Bare(one, silent)}\n{Bare(other, nothing)}");
        }

        // And it was a match: its owner heard of each.
        var alerts = await UntilAsync(held, Outlets.Count);
        Assert.All(alerts, alert => Assert.Equal(HoldingMode.Silent, ((Alerted)alert.Entry).Mode));
    }

    /// <summary>
    /// Ten thousand checks in process, of names held silently and of names not held, in rows of the same, in an order drawn by lot; halfway the names change sides.
    /// Who guesses by the time of an answer must be right no more often than <see cref="Guess"/>.
    /// </summary>
    [Fact]
    public async Task Silent_AndNothingHeld_TakeTheSameTimeInProcess()
    {
        await using var held = await HeldCentre.StartAsync();
        var checking = held.Centre.Get<Checking>();
        var (by, _) = held.Asker();
        var times = await MeasureAsync(held, Full ? 10_000 : 2_000, name => checking.MakeAsync(Commands.Operation, Server.Api.FieldTrees.Read(JsonSerializer.SerializeToUtf8Bytes(HeldCentre.Check(name))).Fields!, by, CancellationToken.None));
        Compare(times, "in process");
    }

    [Fact]
    public async Task Silent_AndNothingHeld_TakeTheSameTimeOverHttp()
    {
        await using var held = await HeldCentre.StartAsync();
        using var germany = held.Centre.WithKey(held.Asker().Key);
        var times = await MeasureAsync(held, Full ? 10_000 : 1_600, async name =>
        {
            using var answer = await germany.PostAsJsonAsync($"{Api}/cross-checks", HeldCentre.Check(name));
            Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
            await answer.Content.ReadAsByteArrayAsync();
        });
        Compare(times, "over HTTP");
    }

    /// <summary>A guess by time is right with 1/2 where there is nothing to see; four standard errors (of Mann and Whitney's U, each row of the same counted once) are allowed for chance.</summary>
    private static double Guess(int rows) => 0.5 + (4 * Math.Sqrt(1.0 / (6 * rows)));

    private static IReadOnlyList<(string Outlet, Func<RunningCentre, string, string, Task<string>> Ask)> Outlets { get; } =
    [
        ("POST cross-checks", async (centre, key, name) => await (await PostAsync(centre, key, name)).Content.ReadAsStringAsync()),
        ("its headers", async (centre, key, name) => $"no-hit {await HeadersAsync(centre, key, name)}"),
        ("POST cross-checks as lines", async (centre, key, name) => await (await PostAsync(centre, key, name, "application/x-ndjson")).Content.ReadAsStringAsync()),
        ("GET cross-checks", async (centre, key, name) =>
        {
            using var system = centre.WithKey(key);
            return await system.GetStringAsync((await PostAsync(centre, key, name)).Headers.Location);
        }),
        ("GET lines", async (centre, key, name) =>
        {
            using var system = centre.WithKey(key);
            var number = JsonDocument.Parse(await (await PostAsync(centre, key, name)).Content.ReadAsStringAsync()).RootElement.GetProperty("number").GetInt64();
            return await system.GetStringAsync($"{Api}/lines/{number}");
        }),
        ("page of the answer", async (centre, key, name) =>
        {
            var record = JsonDocument.Parse(await (await PostAsync(centre, key, name)).Content.ReadAsStringAsync()).RootElement.GetProperty("record").GetString();
            using var browser = centre.Browser(out _);
            await PageForms.EnterAsync(browser, "DE liaison-officer");
            return await browser.GetStringAsync(new Uri($"/operations/{Commands.Operation}/checks/{record}", UriKind.Relative));
        }),
        ("hub CrossCheck", async (centre, key, name) =>
        {
            await using var hub = centre.Hub(options => options.SetRequestHeader("Authorization", "Bearer " + key));
            await hub.StartAsync();
            var check = HeldCentre.Check(name);
            check["operation"] = Commands.Operation;
            var told = new StringBuilder();
            await foreach (var part in hub.StreamAsync<JsonElement>("CrossCheck", check))
            {
                told.AppendLine(part.GetRawText());
            }

            return told.ToString();
        }),
    ];

    private static async Task<HttpResponseMessage> PostAsync(RunningCentre centre, string key, string name, string accept = "application/json")
    {
        using var system = centre.WithKey(key);
        system.DefaultRequestHeaders.Accept.ParseAdd(accept);
        return await system.PostAsJsonAsync($"{Api}/cross-checks", HeldCentre.Check(name));
    }

    private static async Task<string> HeadersAsync(RunningCentre centre, string key, string name)
    {
        using var answer = await PostAsync(centre, key, name);
        return $"{(int)answer.StatusCode} {answer.Headers} {answer.Content.Headers}";
    }

    /// <summary>What differs from one check to the next whatever is held: ids, numbers, times, what is left of the budget, a page's guard, the name asked and so its length.</summary>
    private static string Bare(string text, string name)
    {
        foreach (var word in name.Split(' '))
        {
            text = text.Replace(word, "NAME", StringComparison.OrdinalIgnoreCase);
        }

        return Changing().Replace(text, "*");
    }

    private static async Task<IReadOnlyList<CountryLine>> UntilAsync(HeldCentre held, int count)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        IReadOnlyList<CountryLine> alerts = [];
        while (alerts.Count < count)
        {
            await looks.WaitForNextTickAsync(patience.Token);
            alerts = await held.Centre.Get<CountryLedgers>().LatestAsync(CountryCode.Parse("FR"), line => line.Entry is Alerted, 100, null, patience.Token);
        }

        Assert.Equal(count, alerts.Count);
        return alerts;
    }

    /// <summary>Microseconds of each check, and whether what it asked was silent.</summary>
    private static async Task<IReadOnlyList<(bool Silent, double Time)>> MeasureAsync(HeldCentre held, int samples, Func<string, Task> ask)
    {
        var (random, times) = (new Random(20201116), new List<(bool, double)>());
        for (var i = 0; i < 200; i++)
        {
            await ask(HeldCentre.Name(i));
        }

        foreach (var half in new[] { 0, 1 })
        {
            var silent = new List<Guid>();
            for (var i = half; i < Names; i += 2)
            {
                silent.Add(await held.HoldAsync(HeldCentre.Name(i), HoldingMode.Silent));
            }

            var rows = Enumerable.Range(0, samples / 2 / Row).Select(row => row % 2 == 0).ToArray();
            random.Shuffle(rows);
            foreach (var isSilent in rows)
            {
                var name = HeldCentre.Name((random.Next(Names / 2) * 2) + (isSilent ? half : 1 - half));
                for (var i = 0; i < Row; i++)
                {
                    var began = TimeProvider.System.GetTimestamp();
                    await ask(name);
                    times.Add((isSilent, TimeProvider.System.GetElapsedTime(began).TotalMicroseconds));
                }
            }

            await held.WithdrawAsync(silent);
        }

        return times;
    }

    private void Compare(IReadOnlyList<(bool Silent, double Time)> times, string where)
    {
        double[] silent = [.. times.Where(time => time.Silent).Select(time => time.Time).Order()];
        double[] nothing = [.. times.Where(time => !time.Silent).Select(time => time.Time).Order()];
        var (guess, bound) = (Guessed(silent, nothing), Guess(Math.Min(silent.Length, nothing.Length) / Row));
        output.WriteLine($"{where}: {silent.Length} silent, {nothing.Length} not held; medians {At(silent, 0.5):F0} and {At(nothing, 0.5):F0} µs, p90 {At(silent, 0.9):F0} and {At(nothing, 0.9):F0} µs; a guess by time is right {guess:P1} of the time, {bound:P1} allowed for chance");
        Assert.InRange(guess, 1 - bound, bound);
        Assert.True(Math.Min(silent.Length, nothing.Length) > times.Count / 4, $"{silent.Length} and {nothing.Length} samples");
    }

    /// <summary>How often a silent one takes longer than one not held, of all pairs: 1/2 for the same distribution.</summary>
    private static double Guessed(double[] silent, double[] nothing)
    {
        double won = 0;
        var (below, upTo) = (0, 0);
        foreach (var time in silent)
        {
            while (below < nothing.Length && nothing[below] < time)
            {
                below++;
            }

            while (upTo < nothing.Length && nothing[upTo] <= time)
            {
                upTo++;
            }

            won += (below + upTo) / 2.0;
        }

        return won / silent.Length / nothing.Length;
    }

    private static double At(double[] sorted, double share) => sorted[(int)(share * (sorted.Length - 1))];

    [GeneratedRegex("<time.*?</time>|name=\"__RequestVerificationToken\" value=\"[^\"]+\"|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z|[0-9]+|Date: [^\r\n]*", RegexOptions.Singleline)]
    private static partial Regex Changing();
}
