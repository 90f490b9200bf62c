using System.Text;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Holdings;

/// <summary>Files of holdings: read row by row, laid aside, seen in one moment, found afterwards.</summary>
public sealed class HoldingsImportTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Csv_Loaded_IsFoundWithItsTermsAndToldToTheJournal()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        var wish = test.Wish();
        var outcome = await test.ImportAsync(HoldingsUnderTest.Persons, wish);
        Assert.Equal((ImportResult.Loaded, 3, 0, 0), (outcome.Result, outcome.Taken, outcome.Changed, outcome.Rejected));
        Assert.Equal(["DE 1"], test.Told("Jan Kowalski"));
        Assert.Equal(["DE 2"], test.Told("Pavel Dvorak"));
        Assert.Equal(new HoldingsStanding.Ready(3), test.Room.StandingOf(HoldingsUnderTest.Germany));

        var page = test.Own.Page(0, 10).Holdings;
        Assert.Equal(["1", "2", "3"], page.Select(holding => holding.OwnId));
        Assert.Equal(
            new HoldingTerms(new Handling(HandlingCodes.H2), ValueList.Set([Addressee.Parse("FR"), Addressee.Parse("NL")]), HoldingMode.HitOnly, new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero), "K-2"),
            page[1].Terms);
        Assert.Equal(page[1].Terms, test.Own.Find(page[1].Id)!.Terms);
        Assert.Equal([new HoldingsLoaded(wish.Id, "DE-POL-01", "wanted", 3, 0, outcome.Digest)], (await test.LinesAsync()).Select(line => line.Entry));
        var load = Assert.Single(test.Own.Loads);
        Assert.Equal((wish.Id, "wanted", 3, 0), (load.Id, load.Label, load.Records, load.Rejected));
    }

    /// <summary>Each wrong row is named with its column, value, rule and what is allowed; the others are taken.</summary>
    [Fact]
    public async Task Csv_WithWrongRows_TakesTheOthersAndNamesThem()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        var mapping = new ColumnMapping("german", "Person", ';', [new("Nr", "id"), new("Nachname", "lastName"), new("Vorname", "firstName"), new("Alias", "alias", "|"), new("Einstufung", "handling"), new("Art", "mode"), new("Bis", "expires")]);
        var outcome = await test.ImportAsync(
            """
            Nr;Vorname;Nachname;Alias;Einstufung;Art;Bis;Bemerkung
            1;Jan;Kowalski;Johnny K|Kowal;H1;open;2021-06-30;x
            2;Jan;Kowalski;;H9;open;;
            3;Jan;Kowalski;;;loud;;
            4;Jan;Kowalski;;H3;;;
            1;Jan;Kowalska;;;;;
            5;;;;;;;
            6;Jan;Kowalski;;;;2019-01-01;
            7;Jan;"Kowalski
            """,
            test.Wish(mapping: mapping));
        Assert.Equal((1, 7), (outcome.Taken, outcome.Rejected));
        Assert.Equal(
            [
                (2, "Einstufung", "H9", FieldRule.Word), (3, "Art", "loud", FieldRule.Word), (4, "handlingText", "", FieldRule.HandlingText), (5, "id", "1", FieldRule.Repeated),
                (6, "name", "", FieldRule.Required), (7, "Bis", "2019-01-02T00:00:00Z", FieldRule.Moment), (8, "row", "7;Jan;\"Kowalski", FieldRule.Shape),
            ],
            outcome.First.Select(row => ((int)row.Row, row.Field, row.Value, row.Reason)));
        Assert.All(outcome.First, row => Assert.NotEmpty(row.Allowed));
        Assert.Equal(["DE 1"], test.Told("Johnny Kowalski"));
        Assert.Equal(["DE 1"], test.Told("Kowal Jan"));
    }

    [Fact]
    public async Task FollowTheMoney_WithTermsBesideTheProperties_IsLoaded()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        var outcome = await test.ImportAsync(
            """
            {"id":"a","schema":"Person","properties":{"name":["Jan Kowalski","Йан Ковальски"],"passportNumber":["AB123456"]},"handling":["H1","H3"],"handlingText":"ask first","to":["FR/customs"],"mode":"hit-only","contact":"DE desk 4"}

            {"id":"b","schema":"Company","properties":{"name":"Acme GmbH","topics":["crime"]}}
            {"id":"c","schema":"Person"}
            {"id":"d","schema":"Person","properties":{"name":["X"]},"mode":"loud"}
            not json
            {"schema":"Person","properties":{"name":["Nameless Id"]}}
            """,
            test.Wish(form: ImportForm.FollowTheMoney));
        Assert.Equal((3, 3), (outcome.Taken, outcome.Rejected));
        Assert.Equal([(3, "properties"), (4, "mode"), (5, "line")], outcome.First.Select(row => ((int)row.Row, row.Field)));
        var first = test.Own.Page(0, 10).Holdings[0];
        Assert.Equal(new HoldingTerms(new Handling(HandlingCodes.H1 | HandlingCodes.H3, "ask first"), [Addressee.Parse("FR/customs")], HoldingMode.HitOnly, Contact: "DE desk 4"), first.Terms);
        Assert.Equal(["DE a"], test.Told("Kowalski Jan"));
    }

    [Fact]
    public async Task DryRun_TellsAndKeepsNothing()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        await test.ImportAsync("id,name\n1,Jan Kowalski\n", test.Wish(mapping: NamesOnly));
        var outcome = await test.ImportAsync(HoldingsUnderTest.Persons, test.Wish(dryRun: true));
        Assert.Equal((ImportResult.DryRun, 3, 1), (outcome.Result, outcome.Taken, outcome.Changed));
        Assert.Single(test.Own.Page(0, 10).Holdings);
        Assert.Single(await test.LinesAsync());
        Assert.Empty(test.Told("Pavel Dvorak"));
    }

    [Fact]
    public async Task Load_OfTheSameIdsAgain_ChangesThemAndKeepsTheirIds()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        await test.ImportAsync(HoldingsUnderTest.Persons);
        var before = test.Own.Page(0, 10).Holdings.ToDictionary(holding => holding.OwnId, holding => holding.Id);
        var outcome = await test.ImportAsync("id,name\n1,Adam Nowak\n9,Olga Petrova\n", test.Wish("second", NamesOnly));
        Assert.Equal((2, 1), (outcome.Taken, outcome.Changed));
        Assert.Equal(["DE 1"], test.Told("Adam Nowak"));
        Assert.Empty(test.Told("Jan Kowalski"));
        var after = test.Own.Page(0, 10).Holdings.ToDictionary(holding => holding.OwnId, holding => holding.Id);
        Assert.Equal(["1", "2", "3", "9"], after.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(before["1"], after["1"]);
        Assert.Equal(new HoldingsStanding.Ready(4), test.Own.Standing);
        Assert.Equal([("second", 2), ("wanted", 2)], test.Own.Loads.Select(load => (load.Label, (int)load.Records))); // record 1 is the second's now
    }

    [Fact]
    public async Task Replace_TakesAwayWhatTheFileOfThatLabelHoldsNoMore()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        await test.ImportAsync(HoldingsUnderTest.Persons);
        await test.ImportAsync("id,name\nx,Olga Petrova\n", test.Wish("other", NamesOnly));
        await test.ImportAsync("id,name\n1,Jan Kowalski\n", test.Wish(mapping: NamesOnly, replace: true));
        Assert.Equal(["1", "x"], test.Own.Page(0, 10).Holdings.Select(holding => holding.OwnId).Order(StringComparer.Ordinal));
        Assert.Equal(["other", "wanted"], test.Own.Loads.Select(load => load.Label).Order(StringComparer.Ordinal));
        Assert.Empty(test.Told("Pavel Dvorak"));
        Assert.Equal(["DE 1"], test.Told("Jan Kowalski"));
    }

    /// <summary>A replacing file of which nothing can be read must not empty what is there.</summary>
    [Fact]
    public async Task Replace_ByAFileWithoutARowThatCanBeTaken_ChangesNothing()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        await test.ImportAsync(HoldingsUnderTest.Persons);
        var outcome = await test.ImportAsync("id,name\n1,\n", test.Wish(mapping: NamesOnly, replace: true));
        Assert.Equal(ImportResult.Nothing, outcome.Result);
        Assert.Equal(new HoldingsStanding.Ready(3), test.Own.Standing);
    }

    [Theory]
    [InlineData("", "header")]
    [InlineData("id,surname\n1,x\n", "name")]
    [InlineData("id,name\n1,\u00ff", "file")]
    public async Task File_ThatCannotBeReadAsAWhole_LeavesNothing(string text, string field)
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        var outcome = await test.Own.ImportAsync(test.Wish(mapping: NamesOnly), new MemoryStream(Encoding.Latin1.GetBytes(text)), null, Token);
        Assert.Equal((ImportResult.Unreadable, field), (outcome.Result, outcome.First[0].Field));
        Assert.Equal(new HoldingsStanding.None(), test.Own.Standing);
        Assert.Empty(await test.LinesAsync());
    }

    [Fact]
    public async Task Wish_SentAgain_IsNotDoneAgain()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        var wish = test.Wish();
        var first = await test.ImportAsync(HoldingsUnderTest.Persons, wish);
        var again = await test.ImportAsync(HoldingsUnderTest.Persons, wish);
        Assert.Equal((ImportResult.Repeated, first.Digest), (again.Result, again.Digest));
        Assert.Single(await test.LinesAsync());
    }

    [Fact]
    public async Task Cancel_WhileReading_LeavesNothingAndTheSameWishMayComeAgain()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        var (wish, endless) = (test.Wish(), new Endless());
        var running = test.Own.ImportAsync(wish, endless, null, Token);
        await endless.HasGivenMuch.Task.WaitAsync(Token);
        Assert.Equal((wish.Id, null), (test.Own.Imports[0].Wish.Id, test.Own.Imports[0].Outcome));
        Assert.Equal(ImportResult.Busy, (await test.ImportAsync(HoldingsUnderTest.Persons)).Result);
        Assert.True(test.Own.Cancel(wish.Id));
        Assert.Equal(ImportResult.Cancelled, (await running).Result);
        Assert.False(test.Own.Cancel(wish.Id));
        Assert.Empty(test.Own.Page(0, 10).Holdings);
        Assert.Empty(test.Own.Loads);
        Assert.Equal(ImportResult.Loaded, (await test.ImportAsync(HoldingsUnderTest.Persons, wish)).Result);
    }

    /// <summary>The connection breaks in the middle: it is told, and nothing is kept.</summary>
    [Fact]
    public async Task Stream_ThatBreaks_LeavesNothing()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        await Assert.ThrowsAsync<IOException>(() => test.Own.ImportAsync(test.Wish(), new Endless { BreaksAfter = 3_000_000 }, null, Token));
        Assert.True(test.Own.Imports[0].Failed);
        Assert.Equal(new HoldingsStanding.None(), test.Own.Standing);
        Assert.Empty(await test.LinesAsync());
        Assert.Equal(ImportResult.Loaded, (await test.ImportAsync(HoldingsUnderTest.Persons)).Result);
    }

    /// <summary>The journal fails after the load is durable: the line is owed and written with the next change, once.</summary>
    [Theory]
    [InlineData(AppendFault.BeforeCommit)]
    [InlineData(AppendFault.AfterCommit)]
    public async Task Journal_ThatFails_GetsItsLineLater(AppendFault fault)
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        test.Journal.FailNextAppend(fault);
        await Assert.ThrowsAsync<CommandCentre.Desks.Journals.JournalUnavailable>(() => test.ImportAsync(HoldingsUnderTest.Persons));
        var again = await test.AgainAsync();
        Assert.Equal(["DE 1"], again.Told("Jan Kowalski"));
        Assert.IsType<HoldingsLoaded>(Assert.Single(await again.LinesAsync()).Entry);
        await again.CloseAsync();
    }

    /// <summary>Two changes that say the same while the journal fails are two lines of it afterwards.</summary>
    [Fact]
    public async Task Journal_ThatFailsTwiceOverTheSame_GetsBothLines()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        var terms = HoldingTerms.Usual;
        await test.Own.PutAsync("1", HoldingsUnderTest.Person("Jan Kowalski"), terms, Token);
        for (var time = 0; time < 2; time++)
        {
            test.Journal.FailNextAppend(AppendFault.BeforeCommit);
            await Assert.ThrowsAsync<CommandCentre.Desks.Journals.JournalUnavailable>(() => test.Own.PutAsync("1", HoldingsUnderTest.Person("Jan Kowalski"), terms, Token));
        }

        var again = await test.AgainAsync();
        Assert.Equal(3, (await again.LinesAsync()).Count);
        await again.Own.PutAsync("1", HoldingsUnderTest.Person("Jan Kowalski"), terms, Token);
        var last = await again.AgainAsync();
        Assert.Equal(4, (await last.LinesAsync()).Count);
        await last.CloseAsync();
    }

    private static ColumnMapping NamesOnly => new("names", "Person", ',', [new("id", "id"), new("name", "name")]);

    /// <summary>A file of persons without an end.</summary>
    private sealed class Endless : Stream
    {
        private long _given;
        private long _row;

        public TaskCompletionSource HasGivenMuch { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public long BreaksAfter { get; init; } = long.MaxValue;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => _given; set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_given > BreaksAfter)
            {
                throw new IOException("the line broke");
            }

            var text = _given == 0 ? "id,name,birthDate,handling,to,mode,expires,caseReference\n" : $"{++_row},Person {_row},,,,,,\n";
            _given += text.Length;
            if (_row == 5_000)
            {
                HasGivenMuch.TrySetResult();
            }

            return ValueTask.FromResult(Encoding.UTF8.GetBytes(text, buffer.Span));
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("only asynchronously, as a request's body");

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
