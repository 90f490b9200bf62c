using System.Text.Json;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Lines;

public sealed class LineJsonTests
{
    [Fact]
    public async Task Line_InFull_HasTheOneShape()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var hit = Room.Hit(1, "gas pistol", new Marks(new Handling(HandlingCodes.H1 | HandlingCodes.H3, "only in the room"), new Evaluation(SourceReliability.B, 2), ValueList.Set<Addressee>([CountryCode.Parse("FR")])));
        var receipt = await test.DoAsync(hit);

        var json = Json(test, "FR", receipt.Number);

        Assert.Equal(
            $$$"""{"operation":"TEST-1","number":3,"at":"2020-11-16T09:00:00Z","recorded":"2020-11-16T09:00:00Z","kind":"hit-pushed","record":"{{{receipt.Record:D}}}","owner":"DE","by":{"officer":"DE-LIA-01","country":"DE","agency":"police","role":"liaison-officer"},"handling":["H1","H3"],"evaluation":"B2","to":["FR"],"body":{"report":{"subject":"consignor","summary":"gas pistol","consignor":{"name":"Jan Novák"}},"handlingText":"only in the room"},"sight":{"level":"full","reason":"addressed","caveats":["not-for-court","not-to-be-passed-on"]}}""",
            json.GetRawText());
    }

    [Fact]
    public async Task Line_WithoutMarks_HasNone()
    {
        await using var test = await DeskUnderTest.StartAsync();

        var json = Json(test, "FR", 2);

        Assert.Equal(["operation", "number", "at", "recorded", "kind", "record", "owner", "by", "body", "sight"], Names(json));
        Assert.Equal("""{"from":"intelligence","to":"action"}""", json.GetProperty("body").GetRawText());
    }

    [Fact]
    public async Task Line_OfWhichOnlyTheNumberIsKnown_HasNothingElse()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await test.DoAsync(test.Message("secret", HandlingCodes.H2, "FR"));

        Assert.Equal("""{"operation":"TEST-1","number":3,"sight":{"level":"number","reason":"restricted"}}""", Json(test, "NL", 3).GetRawText());
    }

    [Fact]
    public async Task Line_OfWhichOnlyTheExistenceIsKnown_NamesItsOwnerAndTime()
    {
        await using var test = await DeskUnderTest.StartAsync();
        await test.DoAsync(test.Message("secret", HandlingCodes.H2, "FR"));

        Assert.Equal(
            """{"operation":"TEST-1","number":3,"at":"2020-11-16T09:00:00Z","owner":"DE","sight":{"level":"existence","reason":"centre-not-addressed"}}""",
            Json(test, "EU", 3).GetRawText());
    }

    [Fact]
    public async Task Line_OfWhichOnlyTheCountsAreOpen_HasHourAndClassesAndNoSubKinds()
    {
        await using var test = await DeskUnderTest.StartAsync();
        test.Time.Advance(TimeSpan.FromMinutes(25));
        await test.DoAsync(
            new ReportSeizure(
                test.Id(), "Leipzig hub", InspectionMethod.Opened, FakeTime.Morning,
                [new(SeizedItemKind.OtherWeapon, "knife", 3), new(SeizedItemKind.Firearm, "converted", 1), new(SeizedItemKind.OtherWeapon, "baton", 4)],
                ParcelNumber.Parse("RR473124829GB"), null, null, null, "in a toy", Room.Marks(HandlingCodes.H2, "FR")),
            Room.Agency("DE"));

        Assert.Equal(
            """{"operation":"TEST-1","number":3,"at":"2020-11-16T09:00:00Z","kind":"seizure-reported","owner":"DE","body":{"items":[{"kind":"firearm","count":1},{"kind":"other-weapon","count":7}]},"sight":{"level":"counts","reason":"restricted"}}""",
            Json(test, "NL", 3).GetRawText());
    }

    [Fact]
    public async Task Line_OfEveryLevel_WasSeen()
    {
        // The tests above speak of each level but "none", which is no line at all.
        await using var test = await DeskUnderTest.StartAsync();
        Assert.Null(test.Desk.View(Room.Viewer("CH")));
        Assert.Equal(["None", "Number", "Existence", "Counts", "NonNominal", "Full"], Enum.GetNames<SightLevel>());
    }

    private static JsonElement Json(DeskUnderTest test, string country, long number)
    {
        using var json = JsonDocument.Parse(LineJson.Write(test.Desk.View(Room.Viewer(country))!.Line(number)!));
        return json.RootElement.Clone();
    }

    private static IEnumerable<string> Names(JsonElement json) => json.EnumerateObject().Select(field => field.Name);
}
