using System.Runtime.CompilerServices;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;

namespace CommandCentre.Desks.Tests;

public sealed class DeskRoomTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Desk_OfAnOperationThatIsNotThere_IsAbsent()
    {
        await using var test = await DeskUnderTest.StartAsync();

        Assert.Null(await test.Room.Desks.FindAsync(OperationKey.Parse("NOT-THERE"), Token));
        var opened = await test.Room.Desks.OpenAsync(OperationKey.Parse("NOT-THERE"), Token);
        Assert.False(opened.IsOpen);
        Assert.Null(await test.Room.Desks.FindAsync(OperationKey.Parse("NOT-THERE"), Token));
        Assert.Equal([Room.Key], await test.Room.Desks.KeysAsync(Token));
    }

    [Fact]
    public async Task Desk_AskedForByManyAtOnce_IsOneAndTheSame()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var another = test.Another();

        var desks = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(async () => await another.Desks.FindAsync(Room.Key, Token), Token)));

        Assert.Single(desks.Distinct());
    }

    [Fact]
    public async Task Opening_ThatFailed_IsTriedAnew()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await using var another = test.Another();
        test.Journal.FailReading(new JournalUnavailable("gone"));
        await Assert.ThrowsAsync<JournalUnavailable>(async () => await another.Desks.FindAsync(Room.Key, Token));

        test.Journal.FailReading(null);

        Assert.Equal(2, (await another.Desks.FindAsync(Room.Key, Token))!.View(Room.Viewer("DE"))!.Head);
    }

    [Fact]
    public async Task Opening_WhoseClockFails_IsTriedAnew()
    {
        using var folder = new DataFolder();
        using var keys = RecordKeys.Open(folder.Path);
        var fails = true;
        await using var room = new DeskRoom(
            new FaultyJournal(), new Desks.Lines.LineCodec(keys), _ => fails ? throw new InvalidOperationException("no clock") : new FakeTime(), new FakeTime(), new AlarmLog());
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await room.OpenAsync(Room.Key, Token));

        fails = false;

        Assert.False((await room.OpenAsync(Room.Key, Token)).IsOpen);
    }

    [Fact]
    public async Task Desk_WhoseLastLineIsDamaged_IsFoundReadOnlyUpToIt()
    {
        await using var test = await DeskUnderTest.StartAsync();
        using var folder = new DataFolder();
        await using var room = new Room(folder.Path, new DamagedAtTheEnd(test.Journal), test.Time);

        var desk = (await room.Desks.FindAsync(Room.Key, Token))!;

        Assert.True(desk.IsReadOnly);
        Assert.Equal(1, desk.View(Room.Viewer("DE"))!.Head);
        Assert.Contains(room.Alarms.Critical, alarm => alarm.Contains("read-only after line 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Room_Closed_ClosesItsDesksAndOpensNoMore()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await test.Room.Desks.DisposeAsync();

        Assert.Equal(NotRecordedReason.Stopping, Assert.IsType<Answer.NotRecorded>(await test.Desk.SubmitAsync(test.Message(), Room.Liaison("DE"), Token)).Reason);
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await test.Room.Desks.OpenAsync(Room.Key, Token));
    }

    [Fact]
    public async Task CountryDesk_OfACountry_ShowsWhatWaitsForIt()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await test.DoAsync(new JoinDuty(test.Id(), "Roissy"), Room.Agency("FR"));
        await test.DoAsync(new JoinDuty(test.Id(), "Leipzig"), Room.Agency("DE"));
        var answered = await test.DoAsync(test.Check(60, "FR"), Room.Agency("DE"));
        await test.DoAsync(test.Answer(answered.Record), "FR");
        var heard = (await test.RecordedAsync())[^1].At;
        test.Time.Advance(TimeSpan.FromMinutes(5));
        var waiting = await test.DoAsync(test.Check(60, "FR", "NL"), Room.Agency("DE"));
        await test.DoAsync(test.Check(60, "NL"), Room.Agency("DE"));
        var lead = await test.DoAsync(new SendLead(test.Id(), ParcelNumber.Parse("RR473124829GB"), CountryCode.Parse("FR"), null, null, "known", null, Room.Marks(HandlingCodes.H2)));

        var france = Assert.Single(test.Room.Desks.Country(CountryCode.Parse("FR")).Standings(Room.Viewer("FR")));
        var germany = Assert.Single(test.Room.Desks.Country(CountryCode.Parse("DE")).Standings(Room.Viewer("DE")));

        Assert.Equal(Room.Key, france.Operation.Key);
        Assert.Equal(["FR-CUS-01"], france.OnDuty.Select(duty => duty.Officer.Officer));
        Assert.Equal([waiting.Record], france.ToAnswer.Select(check => check.Check.Id));
        Assert.Equal([lead.Record], france.ToGiveFeedback.Select(row => row.Lead.Id));
        Assert.Equal(heard, france.LastHeard);
        Assert.Empty(germany.ToAnswer);
        Assert.Empty(germany.ToGiveFeedback);
    }

    [Fact]
    public async Task CountryDesk_OfAnotherCountry_IsNotShown()
    {
        await using var test = await DeskUnderTest.StartAsync();

        Assert.Throws<ArgumentException>(() => test.Room.Desks.Country(CountryCode.Parse("FR")).Standings(Room.Viewer("DE")));
        Assert.Empty(test.Room.Desks.Country(CountryCode.Parse("CH")).Standings(Room.Viewer("CH")));
    }

    /// <summary>A journal whose last line cannot be read.</summary>
    private sealed class DamagedAtTheEnd(IJournal journal) : IJournal
    {
        public ValueTask<JournalHead> HeadAsync(string name, CancellationToken cancellationToken = default) => throw new JournalDamaged(name, 2, "unreadable");

        public ValueTask<AppendOutcome> AppendAsync(string name, JournalHead expected, IReadOnlyList<ReadOnlyMemory<byte>> lines, CancellationToken cancellationToken = default) =>
            throw new JournalDamaged(name, 2, "unreadable");

        public async IAsyncEnumerable<StoredLine> ReadAsync(string name, long after, [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await foreach (var line in journal.ReadAsync(name, after, cancellationToken))
            {
                yield return line.Number == 1 ? line : throw new JournalDamaged(name, 2, "unreadable");
            }
        }

        public ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken = default) => journal.NamesAsync(cancellationToken);
    }
}
