using System.Text;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Index;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommandCentre.Desks.Tests.Holdings;

/// <summary>A room of holdings over a folder of its own, a journal that fails on demand, and a clock that stands.</summary>
internal sealed class HoldingsUnderTest : IAsyncDisposable
{
    public static readonly CountryCode Germany = CountryCode.Parse("DE");
    public static readonly CountryCode France = CountryCode.Parse("FR");

    public const string Persons = """
        id,name,birthDate,handling,to,mode,expires,caseReference
        1,Jan Kowalski,1980-05-05,H0,,open,,K-1
        2,Pavel Dvorak,1971-01-02,H2,FR NL,hit-only,2020-12-31,K-2
        3,Igor Sidorenko,,H1,,silent,,
        """;

    private readonly FakeTime _wall;
    private readonly RecordKeys _keys;
    private int _wishes;

    private HoldingsUnderTest(DataFolder folder, FaultyJournal journal, FakeTime wall)
    {
        (Folder, Journal, _wall) = (folder, journal, wall);
        _keys = RecordKeys.Open(folder.Path);
        Ledgers = new CountryLedgers(journal, _keys, wall);
        Room = HoldingsRoom.Open(folder.Path, _keys, Ledgers, wall, NullLogger<HoldingsRoom>.Instance);
    }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public DataFolder Folder { get; }

    public FaultyJournal Journal { get; }

    public FakeTime Wall => _wall;

    public RecordKeys Keys => _keys;

    public CountryLedgers Ledgers { get; }

    public HoldingsRoom Room { get; }

    public OwnHoldings Own => Of("DE");

    public string File => Folder.File("holdings/DE.db");

    public static async Task<HoldingsUnderTest> StartAsync()
    {
        var test = new HoldingsUnderTest(new DataFolder(), new FaultyJournal(), new FakeTime());
        await test.Room.LoadAsync(Token);
        return test;
    }

    /// <summary>The same folder and journal after a stop, opened and read again.</summary>
    public async Task<HoldingsUnderTest> AgainAsync(bool load = true)
    {
        await CloseAsync();
        var again = new HoldingsUnderTest(Folder, Journal, _wall);
        if (load)
        {
            await again.Room.LoadAsync(Token);
        }

        return again;
    }

    public OwnHoldings Of(string country, Role role = Role.LiaisonOfficer) => Room.For(Viewer(country, role))!;

    public static Viewer Viewer(string country, Role role = Role.LiaisonOfficer) => new(new Actor($"{country}-POL-01", CountryCode.Parse(country), AgencyKind.Police, role));

    public ImportWish Wish(string label = "wanted", ColumnMapping? mapping = null, ImportForm form = ImportForm.Csv, bool dryRun = false, bool replace = false) =>
        new(RecordId.Derived($"wish {++_wishes}"), label, form, mapping ?? (form is ImportForm.Csv ? Named : null), HoldingTerms.Usual, dryRun, replace);

    /// <summary>Columns that bear the names of their fields.</summary>
    public static ColumnMapping Named { get; } = new(
        "named", "Person", ',', [.. "id name birthDate handling to mode expires caseReference".Split(' ').Select(name => new MappedColumn(name, name))]);

    public Task<ImportOutcome> ImportAsync(string text, ImportWish? wish = null, string country = "DE") =>
        Of(country).ImportAsync(wish ?? Wish(), new MemoryStream(Encoding.UTF8.GetBytes(text)), null, Token);

    /// <summary>Own ids found among what may be told of, each with its mode as it is behind the gate.</summary>
    public IReadOnlyList<string> Told(string name, params string[] countries) => Found(Room.SearchTold, name, countries);

    public IReadOnlyList<string> Silent(string name, params string[] countries) => Found(Room.SearchSilent, name, countries);

    public Task<IReadOnlyList<CountryLine>> LinesAsync(string country = "DE") => Ledgers.LatestAsync(CountryCode.Parse(country), _ => true, 100, null, Token);

    public async Task CloseAsync()
    {
        await Room.DisposeAsync();
        Ledgers.Dispose();
        _keys.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Folder.Dispose();
    }

    public static Entity Person(string name) => new("asked", "Person", FollowTheMoney.KindOf("Person"), [new Value(ValueKind.Name, name)]);

    private IReadOnlyList<string> Found(Func<EntityForm, System.Collections.Immutable.ImmutableArray<string>, SearchLimits, SearchAnswer> search, string name, string[] countries) =>
    [
        .. search(EntityForm.Read(Person(name)), countries is [] ? ["DE", "FR"] : [.. countries], new SearchLimits(10, 8_000)).Hits
            .Select(hit => Room.OfIndex(CountryCode.Parse(hit.Owner), hit.Entity.Id)).OfType<Holding>().Select(holding => $"{holding.Owner} {holding.OwnId}"),
    ];
}
