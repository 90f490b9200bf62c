using System.Net;
using CommandCentre.Desks;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Tests.Running;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Server.Tests.Api;

public sealed class OverloadTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);

    private static readonly Actor German = new("DE-POL-01", CountryCode.Parse("DE"), AgencyKind.Police, Role.LiaisonOfficer);

    [Fact]
    public async Task Desk_WithAFullMailbox_AnswersAtOnceThatItIsBusyOnHubAndHttp()
    {
        var journal = new FaultyJournal();
        await using var centre = await RunningCentre.StartAsync(also: builder => builder.Services.AddSingleton<IJournal>(journal));
        await Commands.OpenAsync(centre);
        await using var hub = centre.Hub("FR", "liaison officer");
        await hub.StartAsync();
        using var http = centre.As("FR", "liaison officer");
        var desk = (await centre.Get<DeskRoom>().FindAsync(OperationKey.Parse(Commands.Operation)))!;
        var stuck = journal.HoldAppends();
        var given = new List<Task<Answer>> { Give(desk) };
        await stuck.WaitAsync(Soon);
        given.AddRange(Enumerable.Range(0, OperationDesk.MailboxSize).Select(_ => Give(desk)));

        var onHub = await Boards.SubmitAsync(hub, Commands.Hit()).WaitAsync(Soon);
        using var overHttp = await Commands.PostAsync(http, Commands.Hit()).WaitAsync(Soon);

        Assert.Equal(("not-recorded", "busy"), (onHub.GetProperty("ruling").GetString(), onHub.GetProperty("reason").GetString()));
        Assert.NotEmpty(onHub.GetProperty("message").GetString()!);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, overHttp.StatusCode);
        Assert.Equal("1", overHttp.Headers.RetryAfter?.ToString());
        var told = await Commands.ReadAsync(overHttp);
        Assert.Equal("busy", (string?)told["reason"]);
        Assert.NotEmpty((string)told["detail"]!);

        journal.Release();
        Assert.All(await Task.WhenAll(given).WaitAsync(Soon), answer => Assert.IsType<Answer.Recorded>(answer));
    }

    private static Task<Answer> Give(OperationDesk desk) =>
        desk.SubmitAsync(new PostMessage(Guid.Parse(Commands.NewId()), "one of many", null, new Marks(Handling.H0, null, [])), German).AsTask();
}
