using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Benchmarks.Matching;
using CommandCentre.Desks;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching.Entities;
using CommandCentre.Server;
using CommandCentre.Server.Api;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Answer = CommandCentre.Desks.Operations.Answer;

namespace CommandCentre.Benchmarks.CrossChecks;

/// <summary>A whole centre in this process, on a loopback port, with 25 countries that hold things, and systems that may ask.</summary>
internal sealed class HeldCentre : IAsyncDisposable
{
    internal const string Operation = "CHECKS";

    /// <summary>25 countries: any will do.</summary>
    internal static readonly string[] Countries =
        ["AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IT", "LT", "NL", "NO", "PL", "PT", "RO", "SE"];

    private readonly string _folder = Directory.CreateTempSubdirectory("centre-checks-").FullName;
    private readonly IDisposable _held;
    private int _systems;

    private HeldCentre()
    {
        var choices = new ServeChoices { DataFolder = Path.Combine(_folder, "data"), Urls = "http://127.0.0.1:0", OwnerKeys = Path.Combine(_folder, "owner-keys"), PlaysWeek = false };
        Directory.CreateDirectory(choices.DataFolder);
        _held = Server.CommandLine.DataFolder.Hold(choices.DataFolder, choices.Mode);
        App = Centre.Build(choices, builder => builder.Services.AddSingleton(new ReadRate(TimeProvider.System, 1_000_000, 1_000_000)));
    }

    internal WebApplication App { get; }

    internal Uri Address { get; private set; } = null!;

    internal OperationDesk Desk { get; private set; } = null!;

    internal HoldingsRoom Holdings => App.Services.GetRequiredService<HoldingsRoom>();

    /// <summary>A centre whose countries hold so many records together, the same every time, each country an equal part.</summary>
    internal static async Task<HeldCentre> StartAsync(HoldingsMaker maker, int records)
    {
        var centre = await StartAsync();
        var begun = TimeProvider.System.GetTimestamp();
        foreach (var (index, part) in maker.Rows(records).Chunk(Math.Max(1, records / Countries.Length)).Index())
        {
            await centre.HoldAsync(Countries[index % Countries.Length], part);
        }

        var took = TimeProvider.System.GetElapsedTime(begun);
        Console.WriteLine($"{records:n0} records of {Countries.Length} countries imported in {took.TotalSeconds:f0} s ({records / took.TotalSeconds:n0} a second), process {Environment.WorkingSet / 1048576:n0} MB, load average {Machine.Load}");
        return centre;
    }

    /// <summary>A centre whose countries hold nothing.</summary>
    internal static async Task<HeldCentre> StartAsync()
    {
        var centre = new HeldCentre();
        await centre.App.StartAsync();
        centre.Address = new Uri(centre.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        await centre.OpenAsync();
        return centre;
    }

    /// <summary>The gate to a country's own holdings.</summary>
    internal OwnHoldings Own(string country) => Holdings.For(new Viewer(Officer(country)))!;

    /// <summary>Somebody who speaks for a country.</summary>
    internal static Actor Officer(string country) =>
        new($"{country}-BENCH-01", CountryCode.Parse(country), country == "EU" ? AgencyKind.Coordination : AgencyKind.Police, country == "EU" ? Role.Coordinator : Role.LiaisonOfficer);

    /// <summary>A system with a key of its own, at the rate every key has unless it is given another.</summary>
    internal (SignedIn By, string Key) System(string country)
    {
        var token = Secret.NewToken();
        var keys = App.Services.GetRequiredService<SystemKeys>();
        keys.Add(new SystemKey(Secret.Kept(token), $"{country}-BENCH-{Interlocked.Increment(ref _systems):000}", new Rights(country, "police", "liaison officer")));
        return (keys.ByKey(token)!, token);
    }

    internal HttpClient Client(string key)
    {
        var client = new HttpClient { BaseAddress = Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>A check of one name, as sent.</summary>
    internal static JsonObject Check(HeldOut query) => new()
    {
        ["id"] = Guid.CreateVersion7().ToString("D"),
        ["values"] = new JsonArray(new JsonObject { ["kind"] = "name", ["text"] = query.Text }),
        ["subject"] = query.Schema == "Person" ? "person" : query.Schema is "Company" or "Organization" ? "organisation" : "unknown",
        ["purpose"] = "a parcel in hand",
        ["caseReference"] = "B-1",
    };

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        _held.Dispose();
        Directory.Delete(_folder, true);
    }

    private async Task OpenAsync()
    {
        Desk = await App.Services.GetRequiredService<DeskRoom>().OpenAsync(OperationKey.Parse(Operation));
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        var participants = Countries.Select(code => new Participant(CountryCode.Parse(code), [AgencyKind.Police]));
        Require(await Desk.SubmitAsync(new OpenOperation(Guid.CreateVersion7(), "Checks", today, today.AddDays(4), [.. participants]), Officer("EU")));
        Require(await Desk.SubmitAsync(new ChangePhase(Guid.CreateVersion7(), OperationPhase.Action), Officer("EU")));
    }

    private async Task HoldAsync(string country, Listed[] rows)
    {
        using var file = new MemoryStream();
        foreach (var row in rows)
        {
            using (var writer = new Utf8JsonWriter(file))
            {
                FollowTheMoney.Write(writer, HoldingsMaker.Of(row));
            }

            file.Write("\n"u8);
        }

        file.Position = 0;
        var outcome = await Own(country).ImportAsync(new ImportWish(Guid.CreateVersion7(), "a list", ImportForm.FollowTheMoney, null, HoldingTerms.Usual with { Handling = new Handling(HandlingCodes.H0) }), file);
        if (outcome.Result is not ImportResult.Loaded || outcome.Taken != rows.Length)
        {
            throw new InvalidOperationException($"{country}: {outcome.Result}, {outcome.Taken} of {rows.Length} taken; {(outcome.First is [var first, ..] ? first : null)}");
        }
    }

    internal static void Require(Answer answer)
    {
        if (answer is not Answer.Recorded)
        {
            throw new InvalidOperationException($"not recorded: {answer}");
        }
    }
}
