using CommandCentre.Desks;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Exercises;
using CommandCentre.Server.Exercises.Playing;
using CommandCentre.Server.Tests.Running;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommandCentre.Server.Tests.Exercises.Playing;

/// <summary>The player over real desks and a real journal, at full speed.</summary>
public sealed class ExercisePlayerTests : IDisposable
{
    private static readonly Viewer Centre = new(Actor.Clock);

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ends => TestContext.Current.CancellationToken;

    /// <summary>Figures of the press release on ARMSTRONG VII (domain.md, section 1); the restart comes in the middle of the week.</summary>
    [Fact]
    public async Task Player_RestartedMidWay_EndsWithThePublishedFiguresAndNoDoubles()
    {
        var script = ExerciseScript.Generate(7, ExerciseNames.First);
        await using (var first = await PlayedAsync(Started(), player => player.State.Position >= script.Steps.Count / 2))
        {
            Assert.Equal(ExerciseStage.Playing, first.Player.State.Stage);
        }

        await using var second = await PlayedAsync(Started(), player => player.State.Stage is ExerciseStage.Ended);
        var view = await ViewAsync(second, ExerciseNames.First);
        var total = view.Figures.Total;

        Assert.Equal((42_124, 6, 13, 600, 297), (total.Parcels, total.Firearms, total.Parts, total.Ammunition, total.OtherWeapons));
        Assert.Equal(416, view.Figures.Officers);
        Assert.Equal((script.Steps.Count, 0), (second.Player.State.Position, second.Player.State.Refused));
        var lines = await EntriesAsync(second);
        Assert.Equal(script.Steps.Select(step => (step.At, step.Command.Id)), lines.Where(line => line.By != Actor.Clock).Select(line => (line.At, line.Command)));
        Assert.Contains(lines, line => line.Event.Kind is LineKind.CheckOverdue);
    }

    [Fact]
    public async Task Player_StartedAgain_OpensTheNextOperationAndLeavesTheFirst()
    {
        await using var play = await PlayedAsync(Started(), player => player.State.Position >= 100);
        play.Player.StartAgain();
        await UntilAsync(play, () => play.Player.State.Operation.Value == "ARMSTRONG-VII-2" && play.Player.State.Position >= 20);
        var head = (await ViewAsync(play, ExerciseNames.First)).Summary.Head;
        await UntilAsync(play, () => play.Player.State.Position >= 60);

        Assert.Equal(head, (await ViewAsync(play, ExerciseNames.First)).Summary.Head);
        Assert.Equal(["ARMSTRONG-VII", "ARMSTRONG-VII-2"], (await play.Room.KeysAsync(Ends)).Select(key => key.Value));
    }

    [Fact]
    public async Task Player_Paused_PlaysNothingUntilResumed()
    {
        await using var play = await PlayedAsync(Started(), player => player.State.Position >= 50);
        play.Player.Pause();
        Assert.Equal(ExerciseStage.Paused, play.Player.State.Stage);
        var clock = play.Clocks.Of(ExerciseNames.First);
        var (stands, position) = (clock.GetUtcNow(), play.Player.State.Position);
        play.Player.SetSpeed(5_000);
        Assert.Equal(stands, clock.GetUtcNow());
        play.Player.Resume();
        await UntilAsync(play, () => play.Player.State.Position > position + 20);

        Assert.Equal((ExerciseStage.Playing, 5_000), (play.Player.State.Stage, play.Player.State.Speed));
    }

    [Fact]
    public async Task Player_OperationBegunWithAnotherSeed_IsLeftAloneAndTheNextOpened()
    {
        await (await PlayedAsync(Started(), player => player.State.Position >= 10)).DisposeAsync();
        await using var play = await PlayedAsync(Started(seed: 8), player => player.State.Position >= 10 && player.State.Operation != ExerciseNames.First);

        Assert.Equal("ARMSTRONG-VII-2", play.Player.State.Operation.Value);
        Assert.Equal(0, play.Player.State.Refused);
    }

    public void Dispose() => _folder.Dispose();

    private sealed record Play(SqliteJournal Journal, RecordKeys Keys, DeskRoom Room, ExerciseClocks Clocks, ExercisePlayer Player) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Player.StopAsync(CancellationToken.None);
            Player.Dispose();
            await Room.DisposeAsync();
            await Journal.DisposeAsync();
            Keys.Dispose();
        }
    }

    private Play Started(int seed = 7)
    {
        var options = new ExerciseOptions { Seed = seed, Speed = ExerciseClock.Fastest };
        var clocks = new ExerciseClocks(TimeProvider.System, options);
        var journal = SqliteJournal.Open(_folder.Path);
        var keys = RecordKeys.Open(_folder.Path, _folder.OwnerKeys);
        var room = new DeskRoom(journal, new LineCodec(keys), clocks.For, TimeProvider.System, NullLogger<DeskRoom>.Instance);
        return new Play(journal, keys, room, clocks, new ExercisePlayer(room, clocks, options, TimeProvider.System, NullLogger<ExercisePlayer>.Instance));
    }

    private static async Task<Play> PlayedAsync(Play play, Func<ExercisePlayer, bool> until)
    {
        await play.Player.StartAsync(Ends);
        await UntilAsync(play, () => until(play.Player));
        return play;
    }

    private static async Task UntilAsync(Play play, Func<bool> wanted)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (wanted())
            {
                reached.TrySetResult();
            }
        }

        play.Player.Moved += Look;
        Look();
        await reached.Task.WaitAsync(Ends);
        play.Player.Moved -= Look;
    }

    private static async Task<OperationView> ViewAsync(Play play, OperationKey key) => (await play.Room.OpenAsync(key, Ends)).View(Centre)!;

    private static async Task<List<Entry>> EntriesAsync(Play play)
    {
        var codec = new LineCodec(play.Keys);
        var lines = new List<Entry>();
        await foreach (var stored in play.Journal.ReadAsync(ExerciseNames.First.Journal, 0, Ends))
        {
            lines.Add(codec.Read(ExerciseNames.First, stored));
        }

        return lines;
    }
}
