using System.Text;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Files;

/// <summary>Issue 7: neither reading of a blind pair is to be known before both are there, by any way out, whoever looks.</summary>
public sealed class BlindReadingTests
{
    private static readonly string[] Countries = ["DE", "FR", "NL"];

    private static readonly Role[] Roles = [Role.LiaisonOfficer, Role.AgencyOfficer, Role.Observer, Role.Auditor, Role.Analyst];

    /// <summary>A script of images, readings, second readings and changed marks; after each step everybody looks at everything.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task BlindReading_BeforeItsCounterpart_IsNowhere(int seed)
    {
        await using var test = await DeskUnderTest.StartAsync(Countries);
        var (random, images, pairs, looks) = (new Random(seed), new List<Guid>(), new List<Pair>(), 0);
        for (var step = 0; step < 60; step++)
        {
            await StepAsync(test, random, images, pairs, step);
            foreach (var viewer in Viewers(random))
            {
                var seen = Everything(test.Desk.View(viewer)!, images);
                foreach (var pair in pairs)
                {
                    Assert.True(pair.IsOpen || !seen.Contains(pair.First, StringComparison.Ordinal), $"{viewer} sees {pair} at step {step}");
                    looks++;
                }
            }
        }

        // Nor is anything kept back for ever: the owner sees both once both are there.
        var own = Everything(test.Desk.View(Room.Viewer("DE"))!, images);
        Assert.All(pairs.Where(pair => pair is { IsOpen: true, Owner: "DE" }), pair => Assert.True(own.Contains(pair.First, StringComparison.Ordinal) && (pair.Second is null || own.Contains(pair.Second, StringComparison.Ordinal)), $"{pair}"));
        Assert.True(pairs.Count(pair => pair is { Second: not null, Blind: true }) > 3 && pairs.Any(pair => !pair.IsOpen) && looks > 1000, $"{pairs.Count} pairs, {looks} looks");
    }

    /// <summary>The second line draws the first one again, with what it held back.</summary>
    [Fact]
    public async Task SecondReading_DrawsTheFirstAgain()
    {
        await using var test = await DeskUnderTest.StartAsync(Countries);
        var image = await ImageAsync(test);
        var first = await test.DoAsync(new ReadImage(test.Id(), image, Seen("ZQ1"), SecondReading.Blind, Room.Marks(HandlingCodes.H0)), Room.Agency("DE"));
        var line = test.Desk.View(Room.Viewer("FR"))!.Line(first.Number)!;
        Assert.True(line.IsWithheld);
        Assert.Contains("\"closed\":\"blind\"", Encoding.UTF8.GetString(LineJson.Write(line)), StringComparison.Ordinal);
        await test.DoAsync(new ReadImageAgain(test.Id(), first.Record, Seen("ZQ2")), Room.Agency("FR"));
        var (row, again) = (test.Desk.View(Room.Viewer("NL"))!.Readings(image).Single(), test.Desk.View(Room.Viewer("FR"))!.Line(first.Number)!);
        Assert.Equal(("ZQ1", "ZQ2"), (row.One!.Text, row.Other!.Text));
        Assert.True(again.Version > line.Version); // a frame drawn before is not taken for the new one
        Assert.Contains(first.Number, Desks.Feeds.LineDrawing.Touched(test.Desk.State, test.Desk.State.Head.Number));
    }

    private static async Task StepAsync(DeskUnderTest test, Random random, List<Guid> images, List<Pair> pairs, int step)
    {
        switch (random.Next(6))
        {
            case 0 or 1 when images.Count < 8:
                images.Add(await ImageAsync(test));
                break;
            case 2 or 3 when images.Count > 0:
                var country = Countries[random.Next(3)];
                var (blind, text) = (random.Next(4) > 0, $"ZQ{step:D4}A");
                var read = await test.DoAsync(new ReadImage(test.Id(), images[random.Next(images.Count)], Seen(text), blind ? SecondReading.Blind : SecondReading.Asked, Marks(random)), Room.Agency(country));
                pairs.Add(new Pair(read.Record, country, blind, text));
                break;
            case 4 when pairs.FirstOrDefault(pair => pair.Second is null) is { } waiting:
                var second = $"ZQ{step:D4}B";
                await test.DoAsync(new ReadImageAgain(test.Id(), waiting.Record, Seen(second)), Room.Liaison(waiting.Owner));
                waiting.Second = second;
                break;
            case 5 when pairs.Count > 0:
                var changed = pairs[random.Next(pairs.Count)];
                await test.DoAsync(new ChangeMarks(test.Id(), changed.Record, "to be shared", Marks(random)), Room.Liaison(changed.Owner));
                break;
        }
    }

    private static Marks Marks(Random random) => random.Next(3) switch { 0 => Room.Marks(HandlingCodes.H0), 1 => Room.Marks(HandlingCodes.H1, "DE", "FR", "NL"), _ => Room.Marks(HandlingCodes.H2, "DE", "FR") };

    private static IEnumerable<Viewer> Viewers(Random random) =>
        from country in Countries.Append("EU")
        from role in Roles
        select new Viewer(new($"{country}-CUS-01", CountryCode.Parse(country), country == "EU" ? AgencyKind.Coordination : AgencyKind.Customs, country == "EU" && role is Role.LiaisonOfficer ? Role.Coordinator : role), random.Next(4) > 0, random.Next(8) == 0);

    /// <summary>All that a view gives out of readings, as text: lines, exports, pages of an image, histories, what is related.</summary>
    private static string Everything(OperationView view, List<Guid> images)
    {
        var text = new StringBuilder();
        foreach (var line in view.Lines(0, 500).Lines.Concat(view.Exported(0, true)).Concat(view.Latest(500, LineFilter.All)))
        {
            text.Append(Encoding.UTF8.GetString(LineJson.Write(line)));
            foreach (var more in view.Related(line).Concat(view.History(line)))
            {
                text.Append(more.Event);
            }
        }

        foreach (var row in images.SelectMany(view.Readings))
        {
            text.Append(row).Append(row.Agreement).Append(row.First.Event).Append(row.Second?.Event).Append(view.Reading(row.Id)).Append(view.Record(row.Id)?.Event);
        }

        return text.ToString();
    }

    private static ImageReading Seen(string text) => new(ImageVerdict.Suspicious, [new ImageRegion(1, 2, 300, 400, text)], text);

    private static async Task<Guid> ImageAsync(DeskUnderTest test)
    {
        var seizure = await test.DoAsync(new ReportSeizure(test.Id(), "Leipzig", InspectionMethod.Opened, test.Time.GetUtcNow(), [new SeizedItem(SeizedItemKind.Part, "slide", 1)], null, null, null, null, null, Room.Marks(HandlingCodes.H0)), Room.Agency("DE"));
        var file = new AddFile(test.Id(), seizure.Record, FileSort.Xray, "x", Room.Marks(HandlingCodes.H0)) { Content = "c", Kept = new KeptFile(FileMedia.Png, 1, "d", 1, 1) };
        return (await test.DoAsync(file, Room.Agency("DE"))).Record;
    }

    private sealed record Pair(Guid Record, string Owner, bool Blind, string First)
    {
        public string? Second { get; set; }

        public bool IsOpen => !Blind || Second is not null;
    }
}
