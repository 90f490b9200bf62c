using System.Text;
using CommandCentre.Desks.Access;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Tests.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Tests.Operations;

/// <summary>The access log is a journal like the others: durable before it answers, chained, sealed where persons may be spoken of.</summary>
public sealed class AccessLogTests
{
    private static readonly CountryCode Germany = CountryCode.Parse("DE");

    private static readonly Access.Access Export = new(
        AccessKind.Exported, "DE-POL-01", Germany, OperationKey.Parse("ALPHA"), null, "case of Jan Kowalski", new ExportExtent(0, 12, 9, 3, [Germany]));

    [Fact]
    public async Task Record_Written_IsReadAgainInOrderAndBySomebodyElse()
    {
        await using var test = await DeskUnderTest.StartAsync();
        using var log = new AccessLog(test.Journal, test.Room.Keys, test.Wall);
        Access.Access role = new(AccessKind.RoleGiven, "EU-CEN-01", CountryCode.CoordinationCentre, OperationKey.Parse("ALPHA"), "DE-POL-01");
        Assert.Equal((1, 2, 3), (await log.RecordAsync(Export, DeskUnderTest.Token), await log.RecordAsync(role, DeskUnderTest.Token), await log.RecordAsync(Export, DeskUnderTest.Token)));

        using var again = new AccessLog(test.Journal, test.Room.Keys, test.Wall);
        Assert.Equal([(3, Export), (2, role), (1, Export)], (await again.LatestAsync(_ => true, 10, null, DeskUnderTest.Token)).Select(line => ((int)line.Number, line.Access)));
        Assert.Equal([2], (await again.LatestAsync(line => line.Access.What is AccessKind.RoleGiven, 10, null, DeskUnderTest.Token)).Select(line => (int)line.Number));
        Assert.Equal([1], (await again.LatestAsync(_ => true, 10, 2, DeskUnderTest.Token)).Select(line => (int)line.Number));
        Assert.Equal(4, await again.RecordAsync(role, DeskUnderTest.Token));
    }

    /// <summary>More lines than are read at once, of which few are asked for.</summary>
    [Fact]
    public async Task Latest_FarBack_IsFound()
    {
        await using var test = await DeskUnderTest.StartAsync();
        using var log = new AccessLog(test.Journal, test.Room.Keys, test.Wall);
        await log.RecordAsync(Export, DeskUnderTest.Token);
        for (var i = 0; i < 1200; i++)
        {
            await log.RecordAsync(new Access.Access(AccessKind.SignedIn, "DE-POL-01", Germany), DeskUnderTest.Token);
        }

        Assert.Equal([1], (await log.LatestAsync(line => line.Access.What is AccessKind.Exported, 5, null, DeskUnderTest.Token)).Select(line => (int)line.Number));
    }

    [Fact]
    public async Task Purpose_WhereItLies_IsSealed()
    {
        await using var test = await DeskUnderTest.StartAsync();
        using var log = new AccessLog(test.Journal, test.Room.Keys, test.Wall);
        await log.RecordAsync(Export, DeskUnderTest.Token);
        await foreach (var line in test.Journal.ReadAsync(AccessLog.Journal, 0, DeskUnderTest.Token))
        {
            var text = Encoding.UTF8.GetString(line.Bytes.Span);
            Assert.DoesNotContain("Kowalski", text, StringComparison.Ordinal);
            Assert.Contains("DE-POL-01", text, StringComparison.Ordinal);
        }
    }

    /// <summary>Where it cannot be written nothing may leave; what became of it is asked of the journal before the next.</summary>
    [Theory]
    [InlineData(AppendFault.BeforeCommit)]
    [InlineData(AppendFault.AfterCommit)]
    public async Task Record_OnAStoreThatFails_ThrowsAndTheNextGoesOn(AppendFault fault)
    {
        await using var test = await DeskUnderTest.StartAsync();
        using var log = new AccessLog(test.Journal, test.Room.Keys, test.Wall);
        await log.RecordAsync(Export, DeskUnderTest.Token);
        test.Journal.FailNextAppend(fault);
        await Assert.ThrowsAsync<JournalUnavailable>(() => log.RecordAsync(Export, DeskUnderTest.Token));
        var number = await log.RecordAsync(Export with { Country = CountryCode.Parse("FR"), Officer = "FR-POL-01" }, DeskUnderTest.Token);
        Assert.Equal(number, (await log.LatestAsync(_ => true, 10, null, DeskUnderTest.Token)).Count);
    }

    [Fact]
    public async Task Record_ByManyAtOnce_LosesNone()
    {
        await using var test = await DeskUnderTest.StartAsync();
        using var log = new AccessLog(test.Journal, test.Room.Keys, test.Wall);
        var numbers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => log.RecordAsync(Export, DeskUnderTest.Token)));
        Assert.Equal(Enumerable.Range(1, 50), numbers.Select(number => (int)number).Order());
    }

    [Theory]
    [InlineData("DE", Role.Auditor, true)]
    [InlineData("FR", Role.Auditor, true)] // an export held its records
    [InlineData("NL", Role.Auditor, false)]
    [InlineData("EU", Role.Coordinator, true)]
    [InlineData("DE", Role.AgencyOfficer, false)]
    [InlineData("DE", Role.LiaisonOfficer, true)]
    public void Audience_OfAnExport_IsWhoAnswersForItAndWhoseRecordsItHeld(string country, Role role, bool sees)
    {
        var access = Export with { Extent = Export.Extent! with { Owners = ValueList.Countries([Germany, CountryCode.Parse("FR")]) } };
        var by = new Actor($"{country}-X", CountryCode.Parse(country), AgencyKind.Police, role);
        Assert.Equal(sees, AccessAudience.Sees(by, OperationKey.Parse("ALPHA"), access));
        Assert.False(AccessAudience.Sees(by, OperationKey.Parse("BETA"), access));
    }

    /// <summary>Who is let in to speak for a country, and what is done to its people, its own auditors and liaison officers read, whoever did it.</summary>
    [Theory]
    [InlineData("DE", "DE-POL-02", true)]
    [InlineData("DE", "DE police liaison officer", true)]
    [InlineData("FR", "DE-POL-02", false)]
    [InlineData("DE", "DEX-1", false)]
    [InlineData("DE", "DE", false)]
    [InlineData("DE", null, false)]
    public void Audience_OfAnAct_IsTheCountryItIsAboutToo(string country, string? subject, bool sees)
    {
        var access = new Access.Access(AccessKind.Invited, "EU-CEN-01", CountryCode.CoordinationCentre, OperationKey.Parse("ALPHA"), subject);
        Assert.Equal(sees, AccessAudience.Sees(new Actor($"{country}-X", CountryCode.Parse(country), AgencyKind.Police, Role.Auditor), OperationKey.Parse("ALPHA"), access));
        Assert.False(AccessAudience.Sees(new Actor($"{country}-X", CountryCode.Parse(country), AgencyKind.Police, Role.AgencyOfficer), OperationKey.Parse("ALPHA"), access));
    }
}
