using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Operations;

/// <summary>What leaves: what may be read, without what its owner has not permitted to be passed on.</summary>
public sealed class ExportTests
{
    /// <summary>DE writes one record under each code to FR; FR takes out H0 and H1, the rest stands as its number until DE grants it.</summary>
    [Fact]
    public async Task Exported_WithoutAGrant_LeavesOutWhatMayNotBePassedOn()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var records = new List<Receipt>();
        foreach (var codes in new[] { HandlingCodes.H0, HandlingCodes.H1, HandlingCodes.H2, HandlingCodes.H3, HandlingCodes.H1 | HandlingCodes.H2 })
        {
            records.Add(await test.DoAsync(test.Message($"text {codes}", codes, "FR")));
        }

        Assert.Equal(["Full", "Full", "Number", "Number", "Number"], Levels(test, "FR", records, restricted: true));
        Assert.Equal(["Full", "Number", "Number", "Number", "Number"], Levels(test, "FR", records, restricted: false));
        Assert.Equal(["Full", "Full", "Full", "Full", "Full"], Levels(test, "DE", records, restricted: true));
        Assert.Equal(["Existence", "Existence", "Number", "Number", "Number"], Levels(test, "NL", records, restricted: true));

        await test.DoAsync(new GrantUse(test.Id(), records[2].Record, CountryCode.Parse("FR"), ReleaseUse.PassingOn, "asked for"));
        Assert.Equal(["Full", "Full", "Full", "Number", "Number"], Levels(test, "FR", records, restricted: true));
        await test.DoAsync(new WithdrawGrant(test.Id(), records[2].Record, CountryCode.Parse("FR"), ReleaseUse.PassingOn, "no longer"));
        Assert.Equal(["Full", "Full", "Number", "Number", "Number"], Levels(test, "FR", records, restricted: true));
    }

    /// <summary>A withheld line is its number: nothing else of it is there.</summary>
    [Fact]
    public async Task Exported_WithheldLine_HoldsNothingOfIt()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var record = await test.DoAsync(test.Message("not to be passed on", HandlingCodes.H2, "FR"));
        var line = test.Desk.View(Room.Viewer("FR"))!.Exported(record.Number - 1, true).First();
        Assert.Equal((record.Number, null, null, null, null), (line.Number, line.Record, line.Owner, line.Marks, line.Event));
        Assert.DoesNotContain("passed on", System.Text.Encoding.UTF8.GetString(LineJson.Write(line)), StringComparison.Ordinal);
    }

    /// <summary>What is accounted for is what leaves.</summary>
    [Fact]
    public async Task ExportExtent_OfAnExport_CountsItsLinesAndNamesItsOwners()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await test.DoAsync(test.Message("one", HandlingCodes.H1, "FR"));
        await test.DoAsync(test.Message("two", HandlingCodes.H2, "FR"), "NL");
        await test.DoAsync(test.Message("three", HandlingCodes.H0), "FR");
        var view = test.Desk.View(Room.Viewer("FR"))!;
        var extent = view.ExportExtent(0, true);
        var lines = view.Exported(0, true).ToList();
        Assert.Equal(lines.Count(line => line.Sight.Level is not SightLevel.Number), extent.Lines);
        Assert.Equal((lines.Count - extent.Lines, view.Head, "DE FR"), (extent.Withheld, extent.Head, extent.Owners.ToString()));
    }

    private static IEnumerable<string> Levels(DeskUnderTest test, string country, IEnumerable<Receipt> records, bool restricted)
    {
        var lines = test.Desk.View(Room.Viewer(country))!.Exported(0, restricted).ToDictionary(line => line.Number);
        return records.Select(record => lines[record.Number].Sight.Level.ToString());
    }
}
