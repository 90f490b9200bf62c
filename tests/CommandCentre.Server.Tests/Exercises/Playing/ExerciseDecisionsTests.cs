using CommandCentre.Desks;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Exercises;
using CommandCentre.Server.Exercises.Playing;
using CommandCentre.Server.Tests.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommandCentre.Server.Tests.Exercises.Playing;

/// <summary>Officers of the exercise decide over links: by what is really so, by who may, and at times by two.</summary>
public sealed class ExerciseDecisionsTests : IAsyncLifetime
{
    private const int Seed = 7;

    // The first day and more, so that there are hundreds of records that belong together.
    private const int Steps = 2_800;

    private readonly TemporaryFolder _folder = new();
    private readonly ExerciseScript _script = ExerciseScript.Generate(Seed, ExerciseNames.First);
    private readonly Dictionary<Guid, (NoteLink Link, bool Right)> _links = [];
    private SqliteJournal _journal = null!;
    private RecordKeys _keys = null!;
    private DeskRoom _room = null!;
    private OperationDesk _desk = null!;

    private static CancellationToken Ends => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _journal = SqliteJournal.Open(_folder.Path);
        _keys = RecordKeys.Open(_folder.Path, _folder.OwnerKeys);
        var clock = new ExerciseClocks(TimeProvider.System, new ExerciseOptions { Seed = Seed, Speed = ExerciseClock.Fastest });
        _room = new DeskRoom(_journal, new LineCodec(_keys), clock.For, TimeProvider.System, NullLogger<DeskRoom>.Instance);
        _desk = await _room.OpenAsync(ExerciseNames.First);
        foreach (var step in _script.Steps.Take(Steps))
        {
            await clock.Of(ExerciseNames.First).ReachAsync(step.At, default);
            await _desk.SubmitAsync(step.Command, step.By);
        }

        await LinkAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _room.DisposeAsync();
        await _journal.DisposeAsync();
        _keys.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Decisions_OverLinks_AreByTheTruthOfWhoMayDecide()
    {
        var decisions = new ExerciseDecisions(_script, Seed);
        decisions.Look(_desk);
        var given = decisions.Due(DateTimeOffset.MaxValue).ToList();
        foreach (var decision in given)
        {
            Assert.IsType<Answer.Recorded>(await _desk.SubmitAsync(decision.Command, decision.By, Ends));
        }

        var first = given.DistinctBy(decision => decision.Command.Link).ToList();
        var readable = _links.Keys.Count(link => _script.Steps.Take(Steps).Select(step => step.By.Country).Distinct().Any(country => Rows(country).Any(row => row.Line.Record == link && row.MayDecide)));
        Assert.InRange(first.Count, readable / 2, readable * 9 / 10);
        Assert.All(given.Where(decision => decision.Command.Verdict is not MatchVerdict.Undecided), decision => Assert.Equal(_links[decision.Command.Link].Right ? MatchVerdict.Same : MatchVerdict.Different, decision.Command.Verdict));
        Assert.InRange(given.Count(decision => decision.Command.Verdict is MatchVerdict.Undecided), 1, given.Count * 15 / 100);
        Assert.Contains(first, decision => _links[decision.Command.Link].Right);
        Assert.Contains(first, decision => !_links[decision.Command.Link].Right);
        Assert.InRange(given.Count - first.Count, 1, first.Count / 4);
        Assert.All(given.Except(first), second => Assert.Contains(first, one => one.Command.Link == second.Command.Link && one.Command.Hands is Hands.Two && one.By.Officer != second.By.Officer && one.At < second.At));
    }

    [Fact]
    public async Task Decisions_AfterARestart_AreNotGivenAgain()
    {
        var before = new ExerciseDecisions(_script, Seed);
        before.Look(_desk);
        var given = before.Due(DateTimeOffset.MaxValue).ToList();
        before.Look(_desk);
        Assert.Empty(before.Due(DateTimeOffset.MaxValue));
        foreach (var decision in given)
        {
            await _desk.SubmitAsync(decision.Command, decision.By, Ends);
        }

        var after = new ExerciseDecisions(_script, Seed);
        after.Look(_desk);
        Assert.Empty(after.Due(DateTimeOffset.MaxValue));
    }

    /// <summary>The centre's links: of neighbours in each group of the truth, and as many of records that have nothing in common.</summary>
    private async Task LinkAsync()
    {
        var truth = _script.Truth.ForLinks();
        var standing = _desk.View(new Viewer(Actor.Clock))!;
        var made = _script.Steps.Take(Steps).Select(step => RecordId.For(step.By.Officer, step.Command.Id)).ToHashSet();
        Assert.True(standing.Head > Steps / 2);
        var groups = truth.Where(group => group.Grounds.Contains(LinkGround.Consignor)).Select(group => group.Records.Where(made.Contains).ToList()).Where(records => records.Count > 1).ToList();
        foreach (var (index, records) in groups.Index())
        {
            await LinkAsync(records[0], records[1], true);
            var other = groups[(index + 1) % groups.Count][0];
            await LinkAsync(records[0], other, truth.Any(group => group.Grounds.Contains(LinkGround.Consignor) && group.Records.Contains(records[0]) && group.Records.Contains(other)));
        }
    }

    private async Task LinkAsync(Guid left, Guid right, bool isRight)
    {
        var link = new NoteLink(RecordId.Derived($"link {left} {right}"), left, right, LinkGround.Consignor, 9_000);
        if (await _desk.SubmitAsync(link, Actor.Clock) is Answer.Recorded { Receipt: var receipt })
        {
            _links[receipt.Record] = (link, isRight);
        }
    }

    private IReadOnlyList<LinkRow> Rows(CountryCode country) =>
        _desk.View(new Viewer(_script.Steps.First(step => step.By.Country == country && step.By.Role is Role.LiaisonOfficer or Role.AgencyOfficer).By))?.Links ?? [];
}
