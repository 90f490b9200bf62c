using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Operations;

/// <summary>A desk room over a journal, with the people of a small operation.</summary>
internal sealed class Room : IAsyncDisposable
{
    public static readonly OperationKey Key = OperationKey.Parse("TEST-1");

    public static readonly Actor Coordinator = new("EU-COO-01", CountryCode.CoordinationCentre, AgencyKind.Coordination, Role.Coordinator);

    /// <param name="folder">Where the records' keys lie.</param>
    /// <param name="journal">The journal.</param>
    /// <param name="clock">Operation time, and wall time unless that is given.</param>
    /// <param name="wall">Wall time.</param>
    public Room(string folder, IJournal journal, TimeProvider? clock = null, TimeProvider? wall = null)
    {
        Keys = RecordKeys.Open(folder);
        Desks = new DeskRoom(journal, new LineCodec(Keys), _ => clock ?? TimeProvider.System, wall ?? clock ?? TimeProvider.System, Alarms);
    }

    public DeskRoom Desks { get; }

    public RecordKeys Keys { get; }

    public AlarmLog Alarms { get; } = new();

    public static Actor Liaison(string country) => new($"{country}-LIA-01", CountryCode.Parse(country), AgencyKind.Police, Role.LiaisonOfficer);

    public static Actor Agency(string country) => new($"{country}-CUS-01", CountryCode.Parse(country), AgencyKind.Customs, Role.AgencyOfficer);

    public static Viewer Viewer(string country) => new(Liaison(country));

    public static Marks Marks(HandlingCodes codes, params string[] to) =>
        new(new Handling(codes, codes.HasFlag(HandlingCodes.H3) ? "only in the room" : null), null, ValueList.Set(to.Select(Addressee.Parse)));

    public static PushHit Hit(int id, string summary, Marks marks) =>
        new(RecordId.Derived($"hit {id}"), new HitReport(HitSubject.Consignor, summary, new("Jan Novák")), marks);

    /// <summary>An open desk in the action phase with DE, FR and NL, or others.</summary>
    public async Task<OperationDesk> InActionAsync(params IReadOnlyList<string> countries)
    {
        var desk = await Desks.OpenAsync(Key);
        var today = DateOnly.FromDateTime(desk.Clock.GetUtcNow().UtcDateTime);
        var participants = (countries is [] ? ["DE", "FR", "NL"] : countries).Select(code => new Participant(CountryCode.Parse(code), [AgencyKind.Police, AgencyKind.Customs]));
        Assert.IsType<Answer.Recorded>(await desk.SubmitAsync(
            new OpenOperation(RecordId.Derived("open"), "Test", today, today.AddDays(4), [.. participants]), Coordinator));
        Assert.IsType<Answer.Recorded>(await desk.SubmitAsync(new ChangePhase(RecordId.Derived("phase"), OperationPhase.Action), Coordinator));
        return desk;
    }

    public async ValueTask DisposeAsync()
    {
        await Desks.DisposeAsync();
        Keys.Dispose();
    }
}
