using CommandCentre.Desks;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Load.Centres;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Hubs;
using CommandCentre.Server.Pages.Board;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace CommandCentre.Load.Tests.Seeded;

/// <summary>Defective parts put into a centre in place of the right ones.</summary>
internal static class Parts
{
    /// <summary>A journal around the real one.</summary>
    public static Action<WebApplicationBuilder> Journal(Func<IJournal, IJournal> around) => builder =>
        builder.Services.AddSingleton(provider => around(SqliteJournal.Open(provider.GetRequiredService<ServeChoices>().DataFolder)));

    /// <summary>Something of one's own in place of what the hub does with a command.</summary>
    public static Action<WebApplicationBuilder> Submit(Func<HubInvocationContext, Func<ValueTask<object?>>, ValueTask<object?>> instead) => builder =>
        builder.Services.Configure<HubOptions>(hub => hub.AddFilter(new SubmitFilter(instead)));

    /// <summary>Rows of a country's records drawn as their owner sees them, whoever looks.</summary>
    public static void RowsOfTheOwner(WebApplicationBuilder builder) => builder.Services.AddSingleton<DrawRow>(provider => async line =>
    {
        var desk = await provider.GetRequiredService<DeskRoom>().FindAsync(OperationKey.Parse(Orders.Operation));
        var owner = new Viewer(new Actor("DE-1", CountryCode.Parse("DE"), AgencyKind.Police, Role.Analyst));
        return await provider.GetRequiredService<RowDrawing>().DrawAsync(desk!.View(owner)!.Line(line.Number)!);
    });

    private sealed class SubmitFilter(Func<HubInvocationContext, Func<ValueTask<object?>>, ValueTask<object?>> instead) : IHubFilter
    {
        public ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next) =>
            invocationContext.HubMethodName == "Submit" ? instead(invocationContext, () => next(invocationContext)) : next(invocationContext);
    }
}
