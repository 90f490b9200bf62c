using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Server.Tests.Pages.Board;

/// <summary>Lines as a viewer sees them, for drawing.</summary>
internal static class Some
{
    public static readonly DateTimeOffset At = new(2020, 11, 18, 14, 32, 0, TimeSpan.Zero);

    private static readonly OperationKey Key = OperationKey.Parse("X-1");

    public static LineView Hit(string summary = "Slide in a tool box") => Hit(summary, SightLevel.Full, SightReason.AllParticipants);

    /// <summary>The same hit as somebody sees it who may not see all.</summary>
    public static LineView Hit(string? summary, SightLevel level, SightReason reason) => Full(1042, new HitPushed(new HitReport(HitSubject.Consignor, summary)), new Sighted(level, reason, Caveats.NotForCourt | Caveats.NotToBePassedOn)) with
    {
        Marks = new Marks(new Handling(HandlingCodes.H1 | HandlingCodes.H3, "Only for the coordination centre's analysts"), new Evaluation(SourceReliability.B, 2), []),
    };

    public static LineView Request(string question, params IEnumerable<CountryCode> asked) =>
        Full(9, new CheckRequested(question, "Parcel in hand", null, null, null, ValueList.Countries(asked), At.AddHours(1)));

    public static LineView Seen(SightLevel level, SightReason reason, long number = 7) => new(Key, number, new Sighted(level, reason));

    /// <summary>Any line that DE's officers may read in full.</summary>
    public static LineView Of(OperationEvent happened) => Full(12, happened);

    private static LineView Full(long number, OperationEvent happened, Sighted? sight = null) => new(Key, number, sight ?? new Sighted(SightLevel.Full, SightReason.AllParticipants))
    {
        At = At,
        Recorded = At.AddYears(6),
        Kind = happened.Kind,
        Record = RecordId.Derived($"{number}"),
        Owner = CountryCode.Parse("DE"),
        Marks = new Marks(Handling.H0, null, []),
        Event = happened,
    };
}
