using System.Text;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Browser.Tests.Running;

/// <summary>A centre of its own in its action week: the watch runs, and France holds one person openly.</summary>
public sealed class HeldRoom : IAsyncDisposable
{
    private const string Holding = """
        {"id":"FR-17","schema":"Person","properties":{"name":["VASILESCU, Mirela"],"birthDate":["1984-03-02"],"phone":["+33 1 44 55 66 77"],"address":["12 rue du Faubourg, 67000 Strasbourg"]}}
        """;

    private HeldRoom(RunningCentre centre) => (Centre, Operation) = (centre, new OperationAtWork(centre, Commands.Operation));

    public RunningCentre Centre { get; }

    public OperationAtWork Operation { get; }

    public static async Task<HeldRoom> StartAsync()
    {
        var centre = await RunningCentre.StartAsync(watches: true);
        await Commands.OpenAsync(centre);
        var officer = new Actor("FR-POL-01", CountryCode.Parse("FR"), AgencyKind.Police, Role.LiaisonOfficer);
        var wish = new ImportWish(RecordId.Derived("a load"), "a file", ImportForm.FollowTheMoney, null, HoldingTerms.Usual with { Handling = new Handling(HandlingCodes.H0), Mode = HoldingMode.Open });
        await centre.Get<HoldingsRoom>().For(new Viewer(officer))!.ImportAsync(wish, new MemoryStream(Encoding.UTF8.GetBytes(Holding)), null, TestContext.Current.CancellationToken);
        return new HeldRoom(centre);
    }

    /// <summary>A check of the person that France holds, by a system of Germany.</summary>
    /// <returns>Where its answer is.</returns>
    public async Task<string> CheckedAsync()
    {
        var check = Commands.CrossCheck("FR", "NL");
        check["values"] = new JsonArray(new JsonObject { ["kind"] = "name", ["text"] = "Mirela Vasilescu" }, new JsonObject { ["kind"] = "birth-date", ["text"] = "1984-03-02" });
        return $"{Operation.Board}/checks/{(await Operation.RecordAsync("DE", "liaison officer", check)).Record}";
    }

    /// <summary>The first line of a kind that a country reads; looked for until it is there, because the watch writes after the answer has left.</summary>
    public async Task<long> LineOfAsync(string country, string kind)
    {
        using var system = Centre.As(country, "liaison officer");
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        for (var look = 0; look < 200; look++)
        {
            await looks.WaitForNextTickAsync();
            var lines = JsonNode.Parse(await system.GetStringAsync($"/api/operations/{Operation.Key}/lines"))!["lines"]!.AsArray();
            if (lines.FirstOrDefault(line => (string?)line!["kind"] == kind) is { } found)
            {
                return (long)found["number"]!;
            }
        }

        throw new Xunit.Sdk.XunitException($"no {kind} in 20 s");
    }

    public ValueTask DisposeAsync() => Centre.DisposeAsync();
}
