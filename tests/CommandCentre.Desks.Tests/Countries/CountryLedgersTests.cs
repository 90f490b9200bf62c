using System.Text;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Tests.Countries;

/// <summary>Each country's journal: whole batches or nothing, free text sealed, nobody else's lines in it.</summary>
public sealed class CountryLedgersTests : IDisposable
{
    private static readonly CountryCode Germany = CountryCode.Parse("DE");
    private static readonly CountryCode France = CountryCode.Parse("FR");
    private static readonly Guid Load = RecordId.Derived("load");
    private static readonly Alerted Alert = new(OperationKey.Parse("ALPHA"), 12, RecordId.Derived("holding"), HoldingMode.Silent, 9100, AlertCause.CrossCheck);

    private static readonly CountryEntry[] OfEachKind =
    [
        new HoldingsLoaded(Load, "DE-POL-01", "wanted, with Jan Kowalski", 40_000, 12, new string('a', 64)),
        new HoldingsWithdrawn(Load, 40_000, "DE-POL-01", "Kowalski was acquitted"),
        new HoldingsChanged(3, "DE-POL-01", "only for Kowalski's case"),
        Alert,
        new Told(OperationKey.Parse("ALPHA"), 13, France, AnswerBand.Possible, null, AlertCause.Blind),
        new AlertDecided(4, MatchVerdict.Same, "Kowalski it is", "DE-POL-02"),
    ];

    private readonly DataFolder _folder = new();
    private readonly FaultyJournal _journal = new();
    private readonly FakeTime _wall = new();
    private readonly RecordKeys _keys;
    private readonly CountryLedgers _ledgers;

    public CountryLedgersTests()
    {
        _keys = RecordKeys.Open(_folder.Path);
        _ledgers = new CountryLedgers(_journal, _keys, _wall);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_OfEachKind_IsReadAgainByAnotherAndLandsAtOnce()
    {
        Assert.Equal(OfEachKind.Length, await _ledgers.AppendAsync(Germany, OfEachKind, Token));
        using var again = new CountryLedgers(_journal, _keys, _wall);
        Assert.Equal(OfEachKind.Select((entry, at) => new CountryLine(at + 1, FakeTime.Morning, entry)), await again.AfterAsync(Germany, 0, Token).ToListAsync(Token));
        Assert.Equal([OfEachKind[5]], (await again.LatestAsync(Germany, line => line.Entry is AlertDecided, 5, null, Token)).Select(line => line.Entry));
        Assert.Equal([OfEachKind.Length], _journal.Commits);
        Assert.Equal(OfEachKind.Length, await again.HeadAsync(Germany, Token));
    }

    /// <summary>Every kind there is, found by reflection, is among the samples above.</summary>
    [Fact]
    public void Kinds_All_AreSampled() => Assert.Equal(
        typeof(CountryEntry).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CountryEntry))).Select(type => type.Name).Order(StringComparer.Ordinal),
        OfEachKind.Select(entry => entry.GetType().Name).Order(StringComparer.Ordinal));

    /// <summary>Blind alerts were written with an id of zeros before they could be without one.</summary>
    [Theory]
    [InlineData("\"00000000-0000-0000-0000-000000000000\"", null)]
    [InlineData("\"00000000-0000-0000-0000-000000000001\"", "00000000-0000-0000-0000-000000000001")]
    [InlineData("null", null)]
    public async Task Alert_AsItLies_NamesAHoldingOrNone(string written, string? read)
    {
        var line = $$"""{"number":1,"recorded":"2020-11-16T09:00:00Z","entry":{"kind":"alerted","operation":"ALPHA","line":12,"holding":{{written}},"mode":"hit-only","points":0,"because":"blind"} }""";
        Assert.True((await _journal.AppendAsync("country/DE", JournalHead.Empty, [Encoding.UTF8.GetBytes(line)], Token)).Recorded);

        var alerted = Assert.IsType<Alerted>(Assert.Single(await _ledgers.AfterAsync(Germany, 0, Token).ToListAsync(Token)).Entry);

        Assert.Equal(read, alerted.Holding?.ToString("D"));
    }

    [Fact]
    public async Task Text_WhereItLies_IsSealedAndGoneWithItsKey()
    {
        await _ledgers.AppendAsync(Germany, OfEachKind, Token);
        var record = Guid.Empty;
        await foreach (var line in _journal.ReadAsync("country/DE", 0, Token))
        {
            var text = Encoding.UTF8.GetString(line.Bytes.Span);
            Assert.DoesNotContain("Kowalski", text, StringComparison.Ordinal);
            record = line.Number == 1 ? System.Text.Json.JsonDocument.Parse(text).RootElement.GetProperty("record").GetGuid() : record;
        }

        Assert.True(await _keys.EraseAsync(record, Token));
        var lines = await _ledgers.AfterAsync(Germany, 0, Token).ToListAsync(Token);
        Assert.Equal(OfEachKind[0].With(null), lines[0].Entry);
        Assert.Equal(OfEachKind[1], lines[1].Entry);
    }

    [Fact]
    public async Task Append_ToOne_IsNotInTheOthers()
    {
        await _ledgers.AppendAsync(Germany, [Alert], Token);
        Assert.Empty(await _ledgers.AfterAsync(France, 0, Token).ToListAsync(Token));
        Assert.Empty(await _ledgers.LatestAsync(France, _ => true, 10, null, Token));
        Assert.Equal(["country/DE"], await _journal.NamesAsync(Token));
    }

    [Fact]
    public async Task Moved_AfterTheCommit_SaysTheLastNumber()
    {
        var moves = new List<(CountryCode, long, int)>();
        _ledgers.Moved += (country, number) => moves.Add((country, number, _journal.Commits.Count));
        await _ledgers.AppendAsync(Germany, [Alert, Alert], Token);
        await _ledgers.AppendAsync(France, [Alert], Token);
        Assert.Equal([(Germany, 2, 1), (France, 1, 2)], moves);
    }

    [Theory]
    [InlineData(AppendFault.BeforeCommit, 0)]
    [InlineData(AppendFault.AfterCommit, 2)]
    public async Task Append_OnAStoreThatFails_IsThereWholeOrNotAndSaysNothing(AppendFault fault, int there)
    {
        var moves = 0;
        _ledgers.Moved += (_, _) => moves++;
        _journal.FailNextAppend(fault);
        await Assert.ThrowsAsync<JournalUnavailable>(() => _ledgers.AppendAsync(Germany, [OfEachKind[0], OfEachKind[1]], Token));
        Assert.Equal(0, moves);
        Assert.Equal(there + 1, await _ledgers.AppendAsync(Germany, [OfEachKind[2]], Token));
        Assert.Equal(OfEachKind[2], (await _ledgers.LatestAsync(Germany, _ => true, 1, null, Token)).Single().Entry);
    }

    [Fact]
    public async Task Append_ByManyAtOnce_LosesNone()
    {
        var numbers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => _ledgers.AppendAsync(Germany, [Alert, OfEachKind[1]], Token)));
        Assert.Equal(Enumerable.Range(1, 40).Select(each => each * 2L), numbers.Order());
        Assert.Equal(40, (await _ledgers.LatestAsync(Germany, line => line.Entry == OfEachKind[1], 100, null, Token)).Count);
    }

    public void Dispose()
    {
        _ledgers.Dispose();
        _keys.Dispose();
        _folder.Dispose();
    }
}
