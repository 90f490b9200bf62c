using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Messages;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Tests.Operations;

/// <summary>One operation in its action week over a journal that fails on demand, on a clock that stands.</summary>
internal sealed class DeskUnderTest : IAsyncDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private readonly DataFolder _folder = new();
    private int _ids;

    private DeskUnderTest()
    {
        Room = new Room(_folder.Path, Journal, Time, Wall);
    }

    public FaultyJournal Journal { get; } = new();

    /// <summary>Operation time.</summary>
    public FakeTime Time { get; } = new();

    /// <summary>Wall time.</summary>
    public FakeTime Wall { get; } = new();

    public Room Room { get; }

    public OperationDesk Desk { get; private set; } = null!;

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<DeskUnderTest> StartAsync(params IReadOnlyList<string> countries)
    {
        var test = new DeskUnderTest();
        test.Desk = await test.Room.InActionAsync(countries);
        return test;
    }

    /// <summary>A second room over the same journal and keys: another machine.</summary>
    public Room Another() => new(_folder.Path, Journal, Time, Wall);

    public Guid Id() => RecordId.Derived($"command {Interlocked.Increment(ref _ids)}");

    public PostMessage Message(string text = "good morning", HandlingCodes codes = HandlingCodes.H0, params string[] to) => new(Id(), text, null, Room.Marks(codes, to));

    public RequestCheck Check(int minutes = 60, params string[] asked) =>
        new(Id(), "known?", "trafficking", null, null, null, ValueList.Countries(asked.Select(CountryCode.Parse)), minutes, Room.Marks(HandlingCodes.H0));

    public AnswerCheck Answer(Guid check, HandlingCodes codes = HandlingCodes.H0) => new(Id(), check, CheckOutcome.Hit, "see our file", Room.Marks(codes));

    /// <summary>Gives a command by a liaison officer that must be recorded.</summary>
    public async Task<Receipt> DoAsync(OperationCommand command, string country = "DE") => await DoAsync(command, Room.Liaison(country));

    public async Task<Receipt> DoAsync(OperationCommand command, Actor by) =>
        Assert.IsType<Answer.Recorded>(await Desk.SubmitAsync(command, by, Token)).Receipt;

    /// <summary>The lines as they lie in the journal.</summary>
    public async Task<IReadOnlyList<Entry>> RecordedAsync()
    {
        var codec = new LineCodec(Room.Keys);
        var entries = new List<Entry>();
        await foreach (var stored in Journal.ReadAsync(Room.Key.Journal, 0, Token))
        {
            entries.Add(codec.Read(Room.Key, stored));
        }

        return entries;
    }

    /// <summary>The bytes of entries as another machine would write them.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> BytesAsync(params Entry[] entries)
    {
        var codec = new LineCodec(Room.Keys);
        await codec.EnsureKeysAsync(entries, Token);
        return [.. entries.Select(entry => codec.Write(Room.Key, entry))];
    }

    /// <summary>A line as another machine would write it.</summary>
    public Entry Foreign(long number, string text) => new(
        number, FakeTime.Morning, FakeTime.Morning, Id(), CountryCode.Parse("DE"), Room.Liaison("DE"), Room.Marks(HandlingCodes.H0), Id(), "d", new MessagePosted(text, null));

    /// <summary>Gives commands while the desk is held up by another one, so that one turn takes them all; with a fault for that turn.</summary>
    /// <returns>Whether each was answered before the commit, and the answers.</returns>
    public async Task<(bool[] Held, Answer[] Answers)> InOneTurnAsync(IReadOnlyList<OperationCommand> commands, AppendFault? fault)
    {
        var arrived = Journal.HoldAppends();
        var first = Desk.SubmitAsync(Message("holds the desk"), Room.Liaison("NL"), Token).AsTask();
        await arrived.WaitAsync(Soon, Token);
        var under = commands.Select(command => Desk.SubmitAsync(command, Room.Liaison("DE"), Token).AsTask()).ToList();
        var next = Journal.ReleaseWaiting();
        await first.WaitAsync(Soon, Token);
        await next.WaitAsync(Soon, Token);
        bool[] held = [.. under.Select(task => task.IsCompleted)];
        if (fault is { } wrong)
        {
            Journal.FailNextAppend(wrong);
        }

        Journal.Release();
        return (held, await Task.WhenAll(under).WaitAsync(Soon, Token));
    }

    public async ValueTask DisposeAsync()
    {
        Journal.Release();
        await Room.DisposeAsync();
        _folder.Dispose();
    }
}
