using System.Globalization;
using System.Net;
using CommandCentre.Desks;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>X4 and I7 of quality.md: what is withdrawn while lines stream by is written no more a second after the answer to the withdrawal.</summary>
public sealed class CutOffTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    // Long enough to hear what would come too late, the pulse of every five seconds apart.
    private static readonly TimeSpan Watched = TimeSpan.FromSeconds(1.6);

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(20);

    /// <summary>What is withdrawn, and whether not a byte may follow.</summary>
    public static TheoryData<string, bool> Withdrawals => new()
    {
        { "session", true },
        { "key", true },
        { "role", true },
        { "account", true },
        { "country", true },
        { "duty", false },
        { "marks", false },
        { "group", false },
        { "grant", false },
    };

    [Theory]
    [MemberData(nameof(Withdrawals))]
    public async Task Withdrawn_WhileStreaming_IsWrittenNoMoreAfterASecond(string what, bool everything)
    {
        var runs = Outlets.Full ? 200 : 4;
        await using var centre = await RunningCentre.StartAsync();
        var late = new List<TimeSpan>();
        for (var first = 0; first < runs; first += 10)
        {
            late.AddRange((await Task.WhenAll(Enumerable.Range(first, Math.Min(10, runs - first)).Select(run => RunAsync(centre, what, everything, run)))).SelectMany(times => times));
        }

        late.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {runs} runs, {late.Count} connections, last byte that should not come any more {late[late.Count / 2].TotalMilliseconds:F0} ms (median), {late[^1].TotalMilliseconds:F0} ms (worst) after the answer"));
        Assert.All(late, time => Assert.True(time <= Limit, $"{time} after the answer"));
    }

    /// <summary>One operation with a writer who does not rest, a board and a system; the withdrawal; and what came after it.</summary>
    /// <returns>For each connection, how long after the answer the last of what is closed was heard; nothing or less for none.</returns>
    private static async Task<IReadOnlyList<TimeSpan>> RunAsync(RunningCentre centre, string what, bool everything, int run)
    {
        var scene = await Scene.OpenAsync(centre, $"CUT-{what.ToUpperInvariant()}-{run}", what);
        await using var board = await scene.BoardAsync();
        await using var system = await scene.SystemAsync();
        using var ending = new CancellationTokenSource();
        var writing = WriteAsync(scene, ending.Token);
        await scene.UntilHeardAsync(board, system);
        await scene.WithdrawAsync(what);
        var (answered, before) = (TimeProvider.System.GetTimestamp(), scene.Written);
        await WaitAsync(Watched);
        await ending.CancelAsync();
        await writing;
        Assert.True(scene.Written > before, "nothing was written after the withdrawal");
        return [.. new[] { board, system }.Where(end => Scene.IsMeant(what, end, board)).Select(end => Late(end, answered, everything, scene))];
    }

    private static TimeSpan Late(Listener end, long answered, bool everything, Scene scene)
    {
        var wrong = end.Heard.Where(heard => everything || scene.IsClosed(heard.Text)).Select(heard => heard.At).DefaultIfEmpty(answered).Max();
        if (everything)
        {
            Assert.True(end.Ended.IsCompleted, "the connection was not cut");
        }

        return TimeProvider.System.GetElapsedTime(answered, Math.Max(wrong, answered));
    }

    private static async Task WriteAsync(Scene scene, CancellationToken stop)
    {
        using var pace = new PeriodicTimer(Pace);
        while (!stop.IsCancellationRequested)
        {
            await scene.WriteAsync();
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    // Nothing tells that nothing comes: only time does.
    private static async Task WaitAsync(TimeSpan time)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync();
    }

    /// <summary>An operation of DE, FR and ES in which DE says things to FR without a rest.</summary>
    private sealed class Scene
    {
        private const string Canary = "ZQ0000000";

        private static readonly Actor Coordinator = new("EU-CUT", CountryCode.Parse("EU"), AgencyKind.Coordination, Role.Coordinator);

        private static readonly Actor German = new("DE-CUT", CountryCode.Parse("DE"), AgencyKind.Police, Role.LiaisonOfficer);

        private readonly RunningCentre _centre;
        private readonly OperationDesk _desk;
        private readonly string _what;
        private readonly string _officer;
        private Guid _hit;
        private SystemKey? _key;
        private volatile bool _withdrawn;

        private Scene(RunningCentre centre, OperationDesk desk, string what) => (_centre, _desk, _what, _officer) = (centre, desk, what, $"FR-{desk.Key.Value}");

        public int Written { get; private set; }

        public static async Task<Scene> OpenAsync(RunningCentre centre, string key, string what)
        {
            var scene = new Scene(centre, await centre.Get<DeskRoom>().OpenAsync(OperationKey.Parse(key)), what);
            await scene.SayAsync(Coordinator, new OpenOperation(Id(), key, new(2020, 11, 16), new(2020, 11, 20), [.. new[] { "DE", "FR", "ES" }.Select(country => new Participant(CountryCode.Parse(country), [AgencyKind.Police]))]));
            await scene.SayAsync(Coordinator, new ChangePhase(Id(), OperationPhase.Action));
            await scene.SayAsync(Coordinator, new FormGroup(Id(), "NORTH", [Addressee.Parse("DE"), Addressee.Parse("FR")]));
            scene._hit = (await scene.SayAsync(German, new PushHit(Id(), scene.Report("first"), scene.Open))).Record;
            if (what == "grant")
            {
                await scene.SayAsync(German, new GrantUse(Id(), scene._hit, CountryCode.Parse("FR"), ReleaseUse.PassingOn, "asked for"));
            }

            return scene;
        }

        public Task<Listener> BoardAsync()
        {
            var (sessions, roll, now) = (_centre.Get<Sessions>(), _centre.Get<Roll>(), TimeProvider.System.GetUtcNow());
            var code = roll.Invite(Invitation.To(CountryCode.Parse("FR"), AgencyKind.Police, new Assignment(Role.LiaisonOfficer, _desk.Key)), "EU-CUT", now);
            Assert.NotNull(roll.Enter(code, _officer, null, null, now));
            var cookies = new CookieContainer();
            cookies.Add(_centre.Address, new Cookie(_centre.Get<SessionCookie>().Name, sessions.BeginOf(_officer, true)));
            return Listener.JoinAsync(_centre, options =>
            {
                options.Cookies = cookies;
                options.SetRequestHeader("Origin", Boards.Origin(_centre));
            }, _desk.Key.Value, Head, true);
        }

        public Task<Listener> SystemAsync()
        {
            var token = Secret.NewToken();
            _key = new SystemKey(Secret.Kept(token), _officer + "-SYS", new Rights("FR", "police", "liaison officer"));
            _centre.Get<SystemKeys>().Add(_key);
            return Listener.JoinAsync(_centre, options => options.SetRequestHeader("Authorization", "Bearer " + token), _desk.Key.Value, Head, false);
        }

        /// <summary>Waits until both ends have heard something that will be closed.</summary>
        public async Task UntilHeardAsync(params Listener[] ends)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            using var looks = new PeriodicTimer(Pace);
            while (ends.Any(end => end.Heard.Count(heard => heard.Text.Contains(Canary, StringComparison.Ordinal)) < 3) || Written < 10)
            {
                await looks.WaitForNextTickAsync(patience.Token);
            }
        }

        /// <summary>Whether a withdrawal is about this end: a session is the board's, a key the system's.</summary>
        public static bool IsMeant(string what, Listener end, Listener board) => what switch
        {
            "session" or "role" or "account" or "duty" => end == board,
            "key" or "grant" => end != board,
            _ => true,
        };

        /// <summary>Whether a message holds something that is closed by the withdrawal: of a grant, a line of the hit without what must be heeded again.</summary>
        public bool IsClosed(string message) => _what == "grant"
            ? message.Split("{\"operation\"").Any(line => line.Contains(_hit.ToString("D"), StringComparison.Ordinal) && !line.Contains("not-to-be-passed-on", StringComparison.Ordinal))
            : message.Contains(Canary, StringComparison.Ordinal);

        /// <summary>One more of what FR may read until it is withdrawn: another hit to the same readers, and now and then a new content of the first.</summary>
        public async Task WriteAsync()
        {
            Written++;
            var marks = _what == "marks" && _withdrawn ? Closed : Open;
            await SayAsync(German, Written % 8 == 0 ? new CorrectHit(Id(), _hit, Report("again"), "counted again", marks) : new PushHit(Id(), Report("another"), marks));
        }

        public async Task WithdrawAsync(string what)
        {
            switch (what)
            {
                case "session":
                    _centre.Get<Sessions>().EndAllOf(_officer);
                    break;
                case "key":
                    _centre.Get<SystemKeys>().Remove(_key!);
                    _centre.Get<RightsVersion>().Move();
                    break;
                case "role":
                    Assert.True(_centre.Get<Roll>().Unassign(_officer, _desk.Key));
                    break;
                case "account":
                    _centre.Get<Roll>().Withdraw(_officer);
                    break;
                case "duty":
                    Assert.True(_centre.Get<Roll>().Assign(_officer, new Assignment(Role.LiaisonOfficer, _desk.Key, null, TimeProvider.System.GetUtcNow())));
                    break;
                case "country":
                    await SayAsync(Coordinator, new DismissParticipant(Id(), CountryCode.Parse("FR")));
                    break;
                case "marks":
                    _withdrawn = true;
                    await SayAsync(German, new ChangeMarks(Id(), _hit, "no more", Closed));
                    break;
                case "group":
                    await SayAsync(Coordinator, new FormGroup(Id(), "NORTH", [Addressee.Parse("DE")]));
                    break;
                case "grant":
                    await SayAsync(German, new WithdrawGrant(Id(), _hit, CountryCode.Parse("FR"), ReleaseUse.PassingOn, "no more"));
                    break;
            }

            _withdrawn = true;
        }

        private long Head => _desk.View(new Viewer(Coordinator))!.Head;

        private Marks Open => _what is "country" ? new(Handling.H0, null, []) : new(_what == "duty" ? Handling.H0 : Handling.Default, null, [Addressee.Parse(_what == "group" ? "@NORTH" : "FR")]);

        private static Marks Closed => new(Handling.Default, null, [Addressee.Parse("ES")]);

        // Off duty free text under H0 stays: there the person is what is closed.
        private HitReport Report(string summary) => _what == "duty"
            ? new(HitSubject.Consignor, summary, new Domain.Parcels.Party(Canary))
            : new(HitSubject.Consignor, $"{Canary} {summary}");

        private static Guid Id() => Guid.Parse(Commands.NewId());

        private async Task<Receipt> SayAsync(Actor by, OperationCommand command) => Assert.IsType<Answer.Recorded>(await _desk.SubmitAsync(command, by)).Receipt;
    }
}
