using CommandCentre.Desks;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Sharing;
using CommandCentre.Load.Centres;
using CommandCentre.Load.Clients;
using CommandCentre.Load.Histories;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommandCentre.Load.Scenarios;

/// <summary>A data folder with many lines, written by the product's own desk before a server is started on it.</summary>
internal static class Prepared
{
    private const int AtOnce = 512;

    private static readonly Party Consignor = new("Ola Nordmann", "Storgata 1, Oslo", "+47 22 33 44 55", "ola@example.org");

    /// <summary>Fills a folder with an operation of 25 countries and so many lines, hits and messages of all handling codes, each with its canary.</summary>
    internal static async Task FillAsync(string folder, Population population, int lines)
    {
        await using var journal = SqliteJournal.Open(folder);
        using var keys = RecordKeys.Open(folder);
        await using var room = new DeskRoom(journal, new LineCodec(keys), _ => TimeProvider.System, TimeProvider.System, NullLogger<DeskRoom>.Instance);
        var desk = await room.OpenAsync(OperationKey.Parse(Orders.Operation)).ConfigureAwait(false);
        await OpenAsync(desk, population).ConfigureAwait(false);
        // Nobody of the run: what they sent is in no history.
        Actor[] officers = [.. Population.Countries.Select(country => new Actor($"{country}-BEFORE", CountryCode.Parse(country), AgencyKind.Police, Role.LiaisonOfficer))];
        for (var done = 2; done < lines; done += AtOnce)
        {
            await Task.WhenAll(Enumerable.Range(done, Math.Min(AtOnce, lines - done)).Select(count => MustAsync(desk, Command(count, officers[count % officers.Length]), officers[count % officers.Length]))).ConfigureAwait(false);
        }
    }

    private static async Task OpenAsync(OperationDesk desk, Population population)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var coordinator = new Actor(population.Coordinator.Officer(), CountryCode.CoordinationCentre, AgencyKind.Coordination, Role.Coordinator);
        var countries = ValueList.Create<Participant>([.. Population.Countries.Select(country => new Participant(CountryCode.Parse(country), [AgencyKind.Police, AgencyKind.Customs]))]);
        await MustAsync(desk, new OpenOperation(Orders.Id(int.MaxValue, 1), "Load", today.AddDays(-1), today.AddDays(6), countries), coordinator).ConfigureAwait(false);
        await MustAsync(desk, new ChangePhase(Orders.Id(int.MaxValue, 2), OperationPhase.Action), coordinator).ConfigureAwait(false);
    }

    private static OperationCommand Command(int count, Actor by)
    {
        var id = Orders.Id(1_000_000, count);
        var marks = new Marks(
            (count % 4) switch { 0 => Handling.H0, 1 => new Handling(HandlingCodes.H1), 2 => Handling.Default, _ => new Handling(HandlingCodes.H3, "only for those named") },
            new Evaluation(SourceReliability.B, 2),
            ValueList.Set<Addressee>(count % 4 == 0 ? [] : [CountryCode.Parse(Population.Countries[count % 25]), CountryCode.Parse(Population.Countries[(count / 25) % 25])]));
        return count % 5 == 0
            ? new PostMessage(id, Canary.Of(id), null, marks)
            : new PushHit(id, new HitReport(HitSubject.Consignor, Canary.Of(id), Consignor, Consignor, null, CountryCode.Parse("US"), by.Country), marks);
    }

    private static async Task MustAsync(OperationDesk desk, OperationCommand command, Actor by)
    {
        if (await desk.SubmitAsync(command, by).ConfigureAwait(false) is not Answer.Recorded and var other)
        {
            throw new InvalidOperationException($"{command.Kind}: {other}");
        }
    }
}
