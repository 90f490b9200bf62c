using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Indicators;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Desks.Tests.Operations;

/// <summary>What came of an indicator, as each viewer may know it: nothing is counted that the viewer may not read in full.</summary>
public sealed class IndicatorViewTests
{
    [Fact]
    public async Task Yield_CountsParcelsOnce_UnderTheIndicatorAndUnderItsLeads()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var indicator = await StateAsync(test, HandlingCodes.H0);
        var lead = (await test.DoAsync(new SendLead(test.Id(), Parcel(1), CountryCode.Parse("FR"), null, null, "as said", null, Room.Marks(HandlingCodes.H0)) { Indicator = indicator })).Record;
        await ControlAsync(test, "FR", 1, ControlResult.Suspicious, lead: lead);
        await ControlAsync(test, "FR", 1, ControlResult.Found, lead: lead);
        await SeizeAsync(test, "FR", 1, lead: lead);
        await ControlAsync(test, "DE", 2, ControlResult.NothingFound, indicator);
        await SeizeAsync(test, "DE", 3, indicator);
        await ControlAsync(test, "DE", 4, ControlResult.NothingFound);

        var row = View(test, "DE").Indicator(indicator)!;
        Assert.Equal((1, 2, new IndicatorYield(3, 2)), (row.Leads, row.Seizures, row.Yield));
        Assert.Equal(new IndicatorYield(4, 2), View(test, "DE").YieldOfAll);
        Assert.Equal(2 / 3d, row.Yield.Rate!.Value.Share);
    }

    [Fact]
    public async Task Yield_OfWhatAViewerMayNotRead_CountsNothing()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var indicator = await StateAsync(test, HandlingCodes.H0);
        await ControlAsync(test, "DE", 1, ControlResult.Found, indicator, codes: HandlingCodes.H2, to: "FR");
        await SeizeAsync(test, "DE", 2, indicator, codes: HandlingCodes.H2, to: "FR");

        Assert.Equal((new IndicatorYield(2, 2), 2), (View(test, "FR").Indicator(indicator)!.Yield, View(test, "FR").Under(View(test, "FR").Indicator(indicator)!, 10).Total));
        Assert.Equal((new IndicatorYield(0, 0), 0), (View(test, "NL").Indicator(indicator)!.Yield, View(test, "NL").Under(View(test, "NL").Indicator(indicator)!, 10).Total));
        Assert.Null(View(test, "NL").Indicator(indicator)!.Yield.Rate);
        Assert.Equal(FindCause.NotStated, Assert.Single(View(test, "NL").Causes).Cause);
        Assert.Equal(FindCause.Indicator, Assert.Single(View(test, "FR").Causes).Cause);
        Assert.Single(View(test, "FR").SeizuresBy(FindCause.Indicator));
        Assert.Empty(View(test, "NL").SeizuresBy(FindCause.Indicator));
    }

    /// <summary>Who may read a lead and not its indicator is not told which it is, nor that another viewer is.</summary>
    [Fact]
    public async Task Lead_OfAnIndicatorThatIsClosedToTheViewer_NamesNone()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var indicator = await StateAsync(test, HandlingCodes.H2, "EU");
        var lead = (await test.DoAsync(new SendLead(test.Id(), Parcel(1), CountryCode.Parse("FR"), null, null, "as said", null, Room.Marks(HandlingCodes.H0)) { Indicator = indicator })).Record;

        Assert.Null(View(test, "FR").Indicator(indicator));
        Assert.Null(((LeadSent)View(test, "FR").Record(lead)!.Event!).Indicator);
        Assert.True(View(test, "FR").Record(lead)!.IsReferenceClosed);
        Assert.Equal(indicator, ((LeadSent)View(test, "DE").Record(lead)!.Event!).Indicator);
    }

    private static OperationView View(DeskUnderTest test, string country) => test.Desk.View(Room.Viewer(country))!;

    private static ParcelNumber Parcel(int number) => ParcelNumber.Parse($"1Z999AA1012345{number:D4}");

    private static async Task<Guid> StateAsync(DeskUnderTest test, HandlingCodes codes, params string[] to) =>
        (await test.DoAsync(new StateIndicator(test.Id(), IndicatorFamily.Document, "weight against description", "a toy of two kilograms", Room.Marks(codes, to)))).Record;

    private static Task<Receipt> ControlAsync(DeskUnderTest test, string country, int parcel, ControlResult result, Guid? indicator = null, Guid? lead = null, HandlingCodes codes = HandlingCodes.H0, params string[] to) =>
        test.DoAsync(
            new ReportControl(test.Id(), Parcel(parcel), lead, "a hub", ControlLevel.Opened, ControlMethod.HandSearch, result, test.Time.GetUtcNow(), null, Room.Marks(codes, to)) { Indicator = indicator },
            Room.Agency(country));

    private static Task<Receipt> SeizeAsync(DeskUnderTest test, string country, int parcel, Guid? indicator = null, Guid? lead = null, HandlingCodes codes = HandlingCodes.H0, params string[] to) =>
        test.DoAsync(
            new ReportSeizure(test.Id(), "a hub", InspectionMethod.Opened, test.Time.GetUtcNow(), [new SeizedItem(SeizedItemKind.Part, "slide", 1)], Parcel(parcel), null, null, lead, null, Room.Marks(codes, to)) { Indicator = indicator },
            Room.Agency(country));
}
