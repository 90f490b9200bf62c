using System.Text;
using CommandCentre.Desks.Blind;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommandCentre.Desks.Tests.CrossChecks;

/// <summary>An operation in its action week whose countries hold things, on clocks that stand; the watch steps when it is told to.</summary>
internal sealed class CheckingCentre : IAsyncDisposable
{
    private readonly DataFolder _folder = new();
    private int _ids;

    public FaultyJournal Journal { get; } = new();

    public AlarmLog Alarms { get; } = new();

    public Room Room { get; private set; } = null!;

    public CountryLedgers Ledgers { get; private set; } = null!;

    public HoldingsRoom Holdings { get; private set; } = null!;

    public BlindFilters Blind { get; private set; } = null!;

    public MatchWatch Watch { get; private set; } = null!;

    public CrossCheckRoom Checks { get; private set; } = null!;

    public CountryAlerts Alerts { get; private set; } = null!;

    public OperationDesk Desk { get; private set; } = null!;

    public FakeTime Time { get; } = new();

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<CheckingCentre> StartAsync(params IReadOnlyList<string> countries)
    {
        var centre = new CheckingCentre();
        await centre.OpenAsync();
        centre.Desk = await centre.Room.InActionAsync(countries);
        return centre;
    }

    /// <summary>Everything is let go and opened again over the same folder and journal.</summary>
    public async Task RestartAsync()
    {
        await CloseAsync();
        await OpenAsync();
        Desk = (await Room.Desks.FindAsync(Room.Key, Token))!;
    }

    public Guid Id() => RecordId.Derived($"check {Interlocked.Increment(ref _ids)}");

    public static Party Person(string name, string? address = null, string? phone = null) => new(name, address, phone);

    /// <summary>A country takes a person into its holdings.</summary>
    public async Task<Guid> HoldAsync(string country, string name, HoldingMode mode = HoldingMode.Open, HandlingCodes handling = HandlingCodes.H0, params (string Property, string Value)[] more)
    {
        var (id, load) = ($"P-{Interlocked.Increment(ref _ids)}", Id());
        var properties = string.Join(",", more.Prepend(("name", name)).Select(property => $"\"{property.Item1}\":[\"{property.Item2}\"]"));
        var line = $"{{\"id\":\"{id}\",\"schema\":\"Person\",\"properties\":{{{properties}}}}}\n";
        var terms = new HoldingTerms(new Handling(handling), [], mode, CaseReference: $"{country}-CASE");
        var own = Holdings.For(Room.Viewer(country))!;
        var outcome = await own.ImportAsync(new ImportWish(load, "a file", ImportForm.FollowTheMoney, null, terms), new MemoryStream(Encoding.UTF8.GetBytes(line)), null, Token);
        Assert.Equal(ImportResult.Loaded, outcome.Result);
        return load;
    }

    public MakeCrossCheck Check(string name, params string[] asked) => Check([new AskedValue(AskedKind.Name, name)], asked);

    public MakeCrossCheck Check(AskedValue[] values, params string[] asked) =>
        new(Id(), [.. values], AskedSubject.Person, "a parcel in hand", "C-1", ValueList.Countries(asked.Select(CountryCode.Parse)), null, Room.Marks(HandlingCodes.H2));

    /// <summary>A country checks; what it is told.</summary>
    public async Task<CheckResult> AskAsync(MakeCrossCheck check, string country = "DE")
    {
        var by = Room.Liaison(country);
        var answer = await Desk.SubmitAsync(Checks.Prepare(Desk, check, by, CheckPreparation.PersonBudget), by, Token);
        var receipt = answer is Answer.Repeated repeated ? repeated.Receipt : Assert.IsType<Answer.Recorded>(answer).Receipt;
        return Checks.Find(View(country), receipt.Record)!;
    }

    /// <summary>The watch looks at what has come.</summary>
    public Task StepAsync() => Watch.StepAsync(Token);

    /// <summary>What is done to the file of a country's holdings behind the centre's back.</summary>
    public void Damage(string country, string sql)
    {
        using var file = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _folder.File($"holdings/{country}.db"), Pooling = false }.ToString());
        file.Open();
        using var command = file.CreateCommand();
#pragma warning disable CA2100 // A test's own text.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public OperationView View(string country) => Desk.View(Room.Viewer(country))!;

    public async Task<Receipt> DoAsync(OperationCommand command, string country = "DE") =>
        Assert.IsType<Answer.Recorded>(await Desk.SubmitAsync(command, Room.Liaison(country), Token)).Receipt;

    /// <summary>What a country's journal says of answers and alerts, oldest first.</summary>
    public async Task<IReadOnlyList<CountryEntry>> ToldAsync(string country) =>
        [.. (await Ledgers.LatestAsync(CountryCode.Parse(country), line => line.Entry is Alerted or Told, 1_000, null, Token)).Select(line => line.Entry).Reverse()];

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _folder.Dispose();
    }

    private async Task OpenAsync()
    {
        Room = new Room(_folder.Path, Journal, Time, Time);
        Ledgers = new CountryLedgers(Journal, Room.Keys, Time);
        Holdings = HoldingsRoom.Open(_folder.Path, Room.Keys, Ledgers, Time, NullLogger<HoldingsRoom>.Instance);
        await Holdings.LoadAsync(Token);
        Blind = BlindFilters.Open(_folder.Path, Room.Keys, Room.Desks, NullLogger.Instance);
        Watch = new MatchWatch(Room.Desks, Holdings, Blind, Ledgers, _folder.Path, Time, Alarms);
        Checks = new CrossCheckRoom(Holdings, Blind, Watch);
        Alerts = new CountryAlerts(Ledgers, Holdings);
    }

    private async Task CloseAsync()
    {
        Watch.Dispose();
        await Blind.DisposeAsync();
        await Holdings.DisposeAsync();
        Ledgers.Dispose();
        await Room.DisposeAsync();
    }
}
