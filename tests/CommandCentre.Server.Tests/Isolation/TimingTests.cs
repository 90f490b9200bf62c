using System.Globalization;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>X1 of quality.md, by the clock: an id that is closed takes as long as one that nothing has.</summary>
/// <remarks>
/// Medians of samples taken in turn, so that whatever else the machine does falls on all alike. What counts as noise is measured, not chosen: absent against absent,
/// with the same number of samples. The bound is three times that and not under 0.15 ms: a network adds more than that to each answer, and a difference that size
/// would take hundreds of guesses at one UUID of 122 random bits to be told from it.
/// </remarks>
public sealed class TimingTests(FilledStage filled, ITestOutputHelper output) : IClassFixture<FilledStage>
{
    private const double LeastMilliseconds = 0.15;

    private static readonly int Samples = Outlets.Full ? 1000 : 150;

    public static TheoryData<string, string> Commands => new()
    {
        { "correct-hit", """ "hit":"ID","report":{"subject":"parcel","summary":"corrected"},"reason":"recounted","handling":["H2"] """ },
        { "answer-check", """ "check":"ID","outcome":"hit","handling":["H2"] """ },
        { "post-message", """ "text":"about it","about":"ID","handling":["H2"] """ },
        { "change-marks", """ "record":"ID","reason":"released","handling":["H0"] """ },
        { "grant-use", """ "record":"ID","country":"FR","use":"court","reason":"asked for" """ },
    };

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Command_NamingWhatIsClosed_TakesAsLongAsIfAbsent(string kind, string body)
    {
        var who = new Who("CY", "police", "liaison officer");
        var closed = Closed(who, kind);
        using var system = filled.Stage.Centre.WithKey(filled.Fast(who));
        await ComparedAsync(kind, closed, async id =>
        {
            using var answer = await Running.Commands.PostAsync(system, Running.Commands.Of(kind, "{" + body.Replace("ID", id, StringComparison.Ordinal) + "}"));
            Assert.Equal(422, (int)answer.StatusCode);
        });
    }

    [Theory]
    [InlineData("correct-hit", "hit")]
    [InlineData("answer-check", "check")]
    [InlineData("post-message", "about")]
    public async Task Form_NamingWhatIsClosed_TakesAsLongAsIfAbsent(string form, string field)
    {
        var who = new Who("CY", "police", "liaison officer");
        using var browser = filled.Stage.Browser(who);
        await ComparedAsync($"form {form}", Closed(who, form), async id =>
        {
            using var answer = await browser.GetAsync(new Uri($"/operations/{Running.Commands.Operation}/report/{form}?{field}={id}", UriKind.Relative));
            Assert.Equal(404, (int)answer.StatusCode);
        });
    }

    /// <summary>Closed records of the kind that a command is about: one of another kind is passed over before anybody looks at its marks.</summary>
    private List<string> Closed(Who who, string command)
    {
        var kind = command switch { "correct-hit" => "hit-pushed", "answer-check" => "check-requested", _ => null };
        return [.. filled.Stage.Ledger.Records.Values.Where(record => record.Codes is not null && (kind ?? record.Kind) == record.Kind && !filled.Stage.Oracle.Reads(who, record)).Select(record => record.Id.ToString("D"))];
    }

    private async Task ComparedAsync(string what, List<string> closed, Func<string, Task> ask)
    {
        var (hidden, absent, control) = (new List<double>(), new List<double>(), new List<double>());
        for (var sample = -20; sample < Samples; sample++)
        {
            // The first ones warm up and count for nothing; who goes first changes from turn to turn.
            var turn = new[] { (hidden, closed[Math.Abs(sample) % closed.Count]), (absent, Running.Commands.NewId()), (control, Running.Commands.NewId()) };
            for (var place = 0; place < turn.Length; place++)
            {
                var (times, id) = turn[(place + Math.Abs(sample)) % turn.Length];
                var begun = TimeProvider.System.GetTimestamp();
                await ask(id);
                if (sample >= 0)
                {
                    times.Add(TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds);
                }
            }
        }

        var noise = Math.Max(Math.Abs(Median(absent) - Median(control)), Spread(absent) / Math.Sqrt(Samples));
        var difference = Math.Abs(Median(hidden) - Median(absent));
        var bound = Math.Max(LeastMilliseconds, 3 * noise);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: closed {Median(hidden):F3} ms, absent {Median(absent):F3} ms, absent again {Median(control):F3} ms, bound {bound:F3} ms"));
        Assert.True(difference <= bound, string.Create(CultureInfo.InvariantCulture, $"{what}: closed {Median(hidden):F3} ms, absent {Median(absent):F3} ms: {difference:F3} ms apart, bound {bound:F3} ms"));
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    /// <summary>Half of what the middle half of the samples spans.</summary>
    private static double Spread(List<double> times) => (times.Order().ElementAt(times.Count * 3 / 4) - times.Order().ElementAt(times.Count / 4)) / 2 * 1.5;
}
