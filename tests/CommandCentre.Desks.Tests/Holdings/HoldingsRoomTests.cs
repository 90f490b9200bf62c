using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.Tests.Holdings;

/// <summary>Holdings as they are kept: each country's own, in time, in two indexes, gone when withdrawn.</summary>
public sealed class HoldingsRoomTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Silent_IsNotAmongWhatMayBeTold()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        await test.ImportAsync(HoldingsUnderTest.Persons);
        Assert.Empty(test.Told("Igor Sidorenko"));
        Assert.Equal(["DE 3"], test.Silent("Igor Sidorenko"));
        Assert.Empty(test.Silent("Jan Kowalski"));
    }

    [Fact]
    public async Task Mode_Changed_MovesTheRecordAtOnceAndForGood()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        await test.ImportAsync(HoldingsUnderTest.Persons);
        var (open, silent) = (test.Own.Page(0, 10).Holdings[0].Id, test.Own.Page(0, 10).Holdings[2].Id);
        Assert.Equal(1, await test.Own.ChangeAsync(HoldingPick.Of(open), new TermsChange(Mode: HoldingMode.Silent, Handling: new Handling(HandlingCodes.H3, "only Kowalski's case")), Token));
        Assert.Equal(1, await test.Own.ChangeAsync(HoldingPick.Of(silent), new TermsChange(Mode: HoldingMode.Open), Token));
        Assert.Equal((0, 1, 1, 0), (test.Told("Jan Kowalski").Count, test.Silent("Jan Kowalski").Count, test.Told("Igor Sidorenko").Count, test.Silent("Igor Sidorenko").Count));
        Assert.Equal(new HoldingsChanged(1, "DE-POL-01", "handling H3 (only Kowalski's case); mode silent"), (await test.LinesAsync())[1].Entry);

        var again = await test.AgainAsync();
        Assert.Equal((0, 1, 1, 0), (again.Told("Jan Kowalski").Count, again.Silent("Jan Kowalski").Count, again.Told("Igor Sidorenko").Count, again.Silent("Igor Sidorenko").Count));
        Assert.Equal("only Kowalski's case", again.Own.Find(open)!.Terms.Handling.Text);
        await again.CloseAsync();
    }

    /// <summary>What the index found stays what it was until it is asked for behind the gate: a change in between is seen.</summary>
    [Fact]
    public async Task OfIndex_AfterAChangeBehindTheSearch_IsNoHitOfTheOtherKind()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        await test.ImportAsync(HoldingsUnderTest.Persons);
        var hit = test.Room.SearchTold(EntityForm.Read(HoldingsUnderTest.Person("Jan Kowalski")), ["DE"], new()).Hits[0];
        var holding = test.Room.OfIndex(HoldingsUnderTest.Germany, hit.Entity.Id)!;
        await test.Own.ChangeAsync(HoldingPick.Of(holding.Id), new TermsChange(Mode: HoldingMode.Silent), Token);
        Assert.Null(test.Room.OfIndex(HoldingsUnderTest.Germany, hit.Entity.Id));
        Assert.NotNull(test.Room.Find(HoldingsUnderTest.Germany, holding.Id));
        Assert.Null(test.Room.OfIndex(HoldingsUnderTest.France, hit.Entity.Id));
    }

    [Fact]
    public async Task Expiry_TakesTheRecordOutInTime()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        await test.ImportAsync(HoldingsUnderTest.Persons);
        var id = test.Own.Page(0, 10).Holdings[1].Id;
        test.Wall.Advance(new DateTimeOffset(2021, 1, 1, 0, 0, 0, TimeSpan.Zero) - FakeTime.Morning - TimeSpan.FromSeconds(10));
        Assert.Equal(["DE 2"], test.Told("Pavel Dvorak"));
        test.Wall.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(test.Told("Pavel Dvorak"));
        Assert.Null(test.Own.Find(id));

        // The sweep runs beside the clock: a change waits for its turn behind it.
        await test.Own.ChangeAsync(HoldingPick.Of(id), new TermsChange(Mode: HoldingMode.Open), Token);
        var again = await test.AgainAsync();
        Assert.Equal(new HoldingsStanding.Ready(2), again.Own.Standing);
        Assert.Equal(2, again.Own.Page(0, 10).Holdings.Count);
        await again.CloseAsync();
    }

    [Fact]
    public async Task Restart_BeforeAllIsRead_SaysSoAndKeepsEverything()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        await test.ImportAsync(HoldingsUnderTest.Persons);
        var ids = test.Own.Page(0, 10).Holdings;
        var again = await test.AgainAsync(load: false);
        Assert.IsType<HoldingsStanding.Opening>(again.Own.Standing);
        Assert.Equal(new HoldingsStanding.None(), again.Room.StandingOf(HoldingsUnderTest.France));
        var change = again.Own.ChangeAsync(HoldingPick.Of(ids[0].Id), new TermsChange(CaseReference: "K-9"), Token);
        Assert.False(change.IsCompleted); // nothing is changed before all is there
        await again.Room.LoadAsync(Token);
        Assert.Equal(1, await change);
        Assert.Equal(new HoldingsStanding.Ready(3), again.Own.Standing);
        Assert.Equal(["DE 1"], again.Told("Jan Kowalski"));
        Assert.Equal(Said(ids.Skip(1)), Said(again.Own.Page(0, 10).Holdings.Skip(1)));
        Assert.Equal("K-9", again.Own.Find(ids[0].Id)!.Terms.CaseReference);
        await again.CloseAsync();
    }

    [Fact]
    public async Task Put_OneRecord_AnswersWhenItReturnsAndChangesItsOwn()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        var arrived = new List<Holding>();
        test.Room.Arrived += arrived.Add;
        var id = await test.Own.PutAsync("p1", HoldingsUnderTest.Person("Olga Petrova"), HoldingTerms.Usual, Token);
        Assert.Equal(["DE p1"], test.Told("Olga Petrova"));
        Assert.Equal(id, await test.Own.PutAsync("p1", HoldingsUnderTest.Person("Olga Ivanova"), HoldingTerms.Usual with { Mode = HoldingMode.Silent }, Token));
        Assert.Equal((0, 0, 1), (test.Told("Olga Petrova").Count, test.Told("Olga Ivanova").Count, test.Silent("Olga Ivanova").Count));
        Assert.Equal([id, id], arrived.Select(holding => holding.Id));
        Assert.Equal(new HoldingsStanding.Ready(1), test.Own.Standing);
        Assert.Equal(2, (await test.LinesAsync()).Count(line => line.Entry is HoldingsLoaded { Records: 1 }));
    }

    /// <summary>What is withdrawn is in no file of the store any more, not even sealed.</summary>
    [Fact]
    public async Task Withdrawn_Record_IsInNoFile()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        await test.ImportAsync(HoldingsUnderTest.Persons);
        var sealedBytes = SealedOf(test.File, 1);
        Assert.True(Holds(test.File, sealedBytes) || Holds(test.File + "-wal", sealedBytes));
        var id = test.Own.Page(0, 10).Holdings[0].Id;
        Assert.Equal(1, await test.Own.WithdrawAsync(HoldingPick.Of(id, RecordId.Derived("no such")), "acquitted", Token));
        Assert.Empty(test.Told("Jan Kowalski"));
        Assert.Null(test.Own.Find(id));
        Assert.False(Holds(test.File, sealedBytes) || Holds(test.File + "-wal", sealedBytes));
        Assert.Equal(new HoldingsWithdrawn(null, 1, "DE-POL-01", "acquitted"), (await test.LinesAsync())[0].Entry);
        Assert.Equal(new HoldingsStanding.Ready(2), test.Own.Standing);
    }

    /// <summary>A withdrawn load's key is erased, so that no copy of the file can be read either.</summary>
    [Fact]
    public async Task Withdrawn_Load_LosesItsKeyAndItsRows()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        await test.ImportAsync(HoldingsUnderTest.Persons);
        var (sealedBytes, record) = (SealedOf(test.File, 1), RecordOf(test.File));
        var load = test.Own.Loads[0].Id;
        Assert.Equal(3, await test.Own.WithdrawAsync(HoldingPick.OfLoad(load), "warrant lifted", Token));
        Assert.True(test.Keys.IsErased(record));
        Assert.Empty(test.Own.Loads);
        Assert.Empty(test.Own.Page(0, 10).Holdings);
        Assert.Empty(test.Told("Jan Kowalski"));
        Assert.Empty(test.Silent("Igor Sidorenko"));
        Assert.False(Holds(test.File, sealedBytes) || Holds(test.File + "-wal", sealedBytes));
        Assert.Equal(new HoldingsStanding.None(), test.Own.Standing);
        Assert.Equal(new HoldingsWithdrawn(load, 3, "DE-POL-01", "warrant lifted"), (await test.LinesAsync())[0].Entry);
        Assert.Equal(0, await test.Own.WithdrawAsync(HoldingPick.OfLoad(load), "again", Token));
    }

    [Fact]
    public async Task Stored_InTheOpen_IsNothingOfAPersonNorTheOwnersId()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        await test.ImportAsync("id,name,caseReference\nPL-998877,Jan Kowalski,Fall Kranich\n", test.Wish("Liste Kranich", new ColumnMapping("m", "Person", ',', [new("id", "id"), new("name", "name"), new("caseReference", "caseReference")])));
        Assert.All(["Kowalski", "PL-998877", "Kranich"], word => Assert.False(Holds(test.File, System.Text.Encoding.UTF8.GetBytes(word)) || Holds(test.File + "-wal", System.Text.Encoding.UTF8.GetBytes(word)), word));
    }

    [Fact]
    public async Task Settings_OfTheFile_AreThoseThatHold()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        using var keys = CommandCentre.Desks.Journals.RecordKeys.Open(test.Folder.Path);
        using var file = await HoldingsFile.OpenAsync(test.File, HoldingsUnderTest.Germany, keys);
        Assert.Equal(("2", "wal", "1"), (file.Pragma("synchronous"), file.Pragma("journal_mode"), file.Pragma("secure_delete")));
    }

    /// <summary>The same ids and labels in two countries touch each other nowhere.</summary>
    [Fact]
    public async Task TwoCountries_WithTheSameIds_AreApart()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        await test.ImportAsync(HoldingsUnderTest.Persons);
        await test.ImportAsync(HoldingsUnderTest.Persons, country: "FR");
        Assert.Equal(["DE 1", "FR 1"], test.Told("Jan Kowalski").Order(StringComparer.Ordinal));
        Assert.Equal(["FR 1"], test.Told("Jan Kowalski", "FR"));
        var (german, french) = (test.Own.Page(0, 10).Holdings[0].Id, test.Of("FR").Page(0, 10).Holdings[0].Id);
        Assert.NotEqual(german, french);
        Assert.Null(test.Of("FR").Find(german));
        Assert.Equal(0, await test.Of("FR").WithdrawAsync(HoldingPick.Of(german), "not mine", Token));
        Assert.Equal(0, await test.Of("FR").ChangeAsync(HoldingPick.OfLoad(test.Own.Loads[0].Id), new TermsChange(Mode: HoldingMode.Silent), Token));
        Assert.Equal(3, await test.Of("FR").WithdrawAsync(HoldingPick.OfLoad(test.Of("FR").Loads[0].Id), "done with", Token));
        Assert.Equal(["DE 1"], test.Told("Jan Kowalski"));
        Assert.Equal(new HoldingsStanding.Ready(3), test.Own.Standing);
        Assert.Equal(["country/DE", "country/FR"], await test.Journal.NamesAsync(Token));
    }

    [Theory]
    [InlineData(Role.LiaisonOfficer, true, true)]
    [InlineData(Role.Coordinator, true, true)]
    [InlineData(Role.AgencyOfficer, true, false)]
    [InlineData(Role.Analyst, true, false)]
    [InlineData(Role.Auditor, true, false)]
    [InlineData(Role.Observer, false, false)]
    public async Task For_EachRole_ReadsOrManages(Role role, bool reads, bool manages)
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        var own = test.Room.For(HoldingsUnderTest.Viewer("DE", role));
        Assert.Equal((reads, manages), (own is not null, own?.MayManage ?? false));
        if (own is { MayManage: false })
        {
            await Assert.ThrowsAsync<InvalidOperationException>(() => own.ImportAsync(test.Wish(), Stream.Null, null, Token));
            await Assert.ThrowsAsync<InvalidOperationException>(() => own.WithdrawAsync(HoldingPick.Of(), "no", Token));
            await Assert.ThrowsAsync<InvalidOperationException>(() => own.ChangeAsync(HoldingPick.Of(), new TermsChange(), Token));
            await Assert.ThrowsAsync<InvalidOperationException>(() => own.DropAsync("x", Token));
        }
    }

    [Fact]
    public async Task For_AWallAnObserverOrSomebodyOffDuty_IsNothing()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        var viewer = HoldingsUnderTest.Viewer("DE");
        Assert.All([viewer with { IsWall = true }, viewer with { IsOnDuty = false }, viewer with { SeesPersons = false }], each => Assert.Null(test.Room.For(each)));
    }

    [Fact]
    public async Task Mapping_Kept_IsThereAfterARestartUntilDropped()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        await test.Own.KeepAsync(HoldingsUnderTest.Named, Token);
        await test.Own.KeepAsync(HoldingsUnderTest.Named with { Schema = "Company" }, Token);
        var again = await test.AgainAsync();
        Assert.Equal([HoldingsUnderTest.Named with { Schema = "Company" }], again.Own.Mappings);
        Assert.Empty(again.Of("FR").Mappings);
        Assert.True(await again.Own.DropAsync("named", Token));
        Assert.Empty(again.Own.Mappings);
        await again.CloseAsync();
    }

    /// <summary>A record of which a part was changed on disk does not answer, and the others do.</summary>
    [Fact]
    public async Task Row_DamagedOnDisk_IsLeftOut()
    {
        await using var test = await HoldingsUnderTest.StartAsync();
        await test.ImportAsync(HoldingsUnderTest.Persons);
        await test.CloseAsync();
        Sql(test.File, "UPDATE rows SET sealed = (SELECT sealed FROM rows WHERE row = 2) WHERE row = 1");
        var again = await test.AgainAsync();
        Assert.Empty(again.Told("Jan Kowalski"));
        Assert.Equal(["DE 2"], again.Told("Pavel Dvorak"));
        await again.CloseAsync();
    }

    private static IEnumerable<(Guid, string, string, HoldingTerms, Guid)> Said(IEnumerable<Holding> holdings) =>
        holdings.Select(holding => (holding.Id, holding.OwnId, CommandCentre.Matching.Entities.FollowTheMoney.Write(holding.Entity), holding.Terms, holding.Load));

    private static byte[] SealedOf(string file, long row) => (byte[])Sql(file, $"SELECT sealed FROM rows WHERE row = {row}")!;

    private static Guid RecordOf(string file) => new((byte[])Sql(file, "SELECT record FROM loads")!, bigEndian: true);

    private static object? Sql(string file, string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static bool Holds(string file, byte[] bytes) => System.IO.File.Exists(file) && Bytes(file).AsSpan().IndexOf(bytes.AsSpan(0, Math.Min(64, bytes.Length))) >= 0;

    private static byte[] Bytes(string file)
    {
        // Read by another process: closing the file here would take away the locks that SQLite holds on it.
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("cat", [file]) { RedirectStandardOutput = true })!;
        using var bytes = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(bytes);
        process.WaitForExit();
        return bytes.ToArray();
    }
}
