using System.Security.Cryptography;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Holdings;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Matching.Blind;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;

namespace CommandCentre.Desks.Tests.CrossChecks;

/// <summary>The watch when something fails in the middle of its work, and when there is much of it.</summary>
public sealed class MatchWatchFaultTests
{
    private const string Name = "Mirela Vasilescu";
    private const string Other = "Bogdan Kowalczyk";

    [Fact]
    public async Task Line_ThatTwoBlindFiltersAnswer_IsToldOfBoth()
    {
        await using var centre = await CheckingCentre.StartAsync();
        await PublishAsync(centre, "NL");
        await PublishAsync(centre, "FR");

        await centre.DoAsync(Hit(centre, new Party(Name, Phone: "+31 20 123 4567")));
        await centre.StepAsync();

        Assert.Equal(["FR", "NL"], (await centre.ToldAsync("DE")).Cast<Told>().Select(told => told.Holder.Value).Order(StringComparer.Ordinal));
        Assert.Equal(AlertCause.Blind, Assert.IsType<Alerted>(Assert.Single(await centre.ToldAsync("NL"))).Because);
    }

    [Fact]
    public async Task Line_WhoseLookFailedHalfway_TellsNobodyTwice()
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name);
        await centre.HoldAsync("FR", Other);
        centre.Damage("FR", "ALTER TABLE rows RENAME TO away");

        await centre.DoAsync(Hit(centre, new Party(Name), new Party(Other)));
        await centre.StepAsync();
        await centre.StepAsync();
        centre.Damage("FR", "ALTER TABLE away RENAME TO rows");
        await centre.StepAsync();

        Assert.Single(await centre.ToldAsync("NL"));
        Assert.Single(await centre.ToldAsync("FR"));
    }

    [Fact]
    public async Task Store_ThatFailsForLong_IsLoggedOnceUntilItWorksAgain()
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name);
        for (var time = 1; time <= 2; time++)
        {
            await centre.HoldAsync("NL", Other); // what was opened before is opened again
            centre.Damage("NL", "ALTER TABLE rows RENAME TO away");
            await centre.DoAsync(Hit(centre, new Party(Name)), "FR");
            await centre.StepAsync();
            await centre.StepAsync();
            await centre.StepAsync();
            Assert.Equal(time, centre.Alarms.Errors.Count);

            centre.Damage("NL", "ALTER TABLE away RENAME TO rows");
            await centre.StepAsync();
            Assert.Equal(time, (await centre.ToldAsync("NL")).Count);
        }
    }

    [Fact]
    public async Task Line_ThatCannotBeLookedAt_IsLeftOutWithAnAlarmAndStopsNoOther()
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name);
        await centre.HoldAsync("FR", Other);
        centre.Damage("NL", "UPDATE loads SET load = x'00'"); // no id: whoever opens a holding of it gets no failure of the store

        var poison = await centre.DoAsync(Hit(centre, new Party(Name)));
        var good = await centre.DoAsync(Hit(centre, new Party(Other)));
        await centre.StepAsync();
        await centre.StepAsync();

        Assert.Equal(good.Number, Assert.IsType<Alerted>(Assert.Single(await centre.ToldAsync("FR"))).Line);
        Assert.Contains($"Line {poison.Number} ", Assert.Single(centre.Alarms.Critical), StringComparison.Ordinal);
        Assert.Empty(centre.Alarms.Errors);
    }

    [Fact]
    public async Task Journal_OfOneCountryThatCannotBeWritten_KeepsNothingFromTheOthers()
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name);
        await centre.HoldAsync("FR", Name);
        await centre.DoAsync(Hit(centre, new Party(Name)));
        await centre.DoAsync(Hit(centre, new Party(Name)));
        centre.Journal.FailNextAppend(AppendFault.BeforeCommit);
        await centre.StepAsync();

        Assert.Single(new[] { "DE", "FR", "NL" }, country => centre.ToldAsync(country).Result.Count == 0);
        Assert.IsType<LinkFound>(centre.View("DE").Line(centre.View("DE").Head)!.Event);
    }

    [Fact]
    public async Task Alert_WhoseAnswerFromTheStoreWasLost_IsWrittenOnce()
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name, HoldingMode.Silent);
        await centre.DoAsync(Hit(centre, new Party(Name)));
        centre.Journal.FailNextAppend(AppendFault.AfterCommit);
        await centre.StepAsync();
        await centre.DoAsync(Hit(centre, new Party(Name)));
        await centre.StepAsync();

        Assert.Equal([3, 4], (await centre.ToldAsync("NL")).Cast<Alerted>().Select(alerted => alerted.Line)); // after the opening and the phase
    }

    [Fact]
    public async Task Links_OfOneStep_AreRecordedTogether()
    {
        await using var centre = await CheckingCentre.StartAsync();
        for (var hit = 0; hit < 3; hit++)
        {
            await centre.DoAsync(Hit(centre, new Party(Name)), "FR");
        }

        await centre.StepAsync();
        await centre.DoAsync(Hit(centre, new Party(Name)));
        // The desk is held at the store, so that what the step gives it waits until it has all been given.
        var held = centre.Journal.HoldAppends();
        var other = centre.DoAsync(Hit(centre, new Party(Other)));
        await held;
        var step = centre.StepAsync();
        centre.Journal.Release();
        await Task.WhenAll(other, step);

        Assert.Equal([1, 3], centre.Journal.Commits.TakeLast(2)); // the other hit; a link to each of the three (MostLinks)
    }

    [Fact]
    public async Task Watch_AfterACrashUnderLoad_TellsNothingTwice()
    {
        await using var centre = await CheckingCentre.StartAsync();
        await centre.HoldAsync("NL", Name);
        await centre.DoAsync(Hit(centre, new Party(Name)));
        await centre.StepAsync();
        var told = Assert.Single(await centre.ToldAsync("NL"));
        // What other lines made it tell before it went down: more than any page.
        await centre.Ledgers.AppendAsync(CountryCode.Parse("NL"), [.. Enumerable.Range(1, 10_000).Select(line => (Alerted)told with { Line = 1_000 + line })], CheckingCentre.Token);

        await centre.RestartAsync();
        await centre.StepAsync();

        Assert.Single(await centre.Ledgers.LatestAsync(CountryCode.Parse("NL"), line => line.Entry == told, 2, null, CheckingCentre.Token));
    }

    private static PushHit Hit(CheckingCentre centre, Party consignor, Party? consignee = null) =>
        new(centre.Id(), new HitReport(HitSubject.Consignor, "twelve like parcels", consignor, consignee), Room.Marks(HandlingCodes.H0));

    private static async Task PublishAsync(CheckingCentre centre, string country)
    {
        var own = centre.Blind.For(centre.View(country))!;
        var secret = (await own.SecretAsync(CheckingCentre.Token))!;
        var held = new Entity("1", "Person", NameKind.Person, [new(ValueKind.Phone, "+31 20 123 4567")]);
        var filter = BlindFilter.Build(secret, new(Room.Key, CountryCode.Parse(country), BlindTerms.UsualRate, DateTimeOffset.UnixEpoch), [held], SHA256.HashData([1])).Write(secret);
        Assert.NotNull((await own.PublishAsync(filter, static _ => Task.CompletedTask, CheckingCentre.Token))!.Filter);
    }
}
