using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.Files;

public sealed class ReadingRulesTests
{
    private readonly Story _story = Story.InWeek();

    private Guid Image(string handling = "H0", params string[] to) =>
        _story.Do(Officers.Agency("DE"), Given.File(_story.Do(Officers.Agency("DE"), Given.Seizure(Story.Morning)), Given.Marks(handling, to), FileSort.Xray));

    [Fact]
    public void Reading_AskedBlind_IsWithheldUntilTheSecondIsThere()
    {
        var first = _story.Do(Officers.Agency("DE"), Given.Read(Image(), SecondReading.Blind));
        Assert.True(_story.State.Readings[first] is { IsWithheld: true, IsOpen: true });
        Assert.Null(((ImageRead)_story.Lines[^1].Event.Withheld()).Reading);
        Assert.Equal(first, _story.Do(Officers.Liaison("DE"), Given.ReadAgain(first)));
        Assert.True(_story.State.Readings[first] is { IsWithheld: false, IsOpen: false });
        Assert.Equal(RefusalReason.NoSecondReading, _story.Refused(Officers.Liaison("DE"), Given.ReadAgain(first)).Reason);
    }

    /// <summary>What is not asked blind is never withheld.</summary>
    [Theory]
    [InlineData(SecondReading.None, false)]
    [InlineData(SecondReading.Asked, true)]
    public void Reading_NotAskedBlind_IsOpen(SecondReading second, bool open)
    {
        var first = _story.Do(Officers.Agency("DE"), Given.Read(Image(), second));
        Assert.Equal((false, open), (_story.State.Readings[first].IsWithheld, _story.State.Readings[first].IsOpen));
    }

    /// <summary>Who may not see the image cannot read it, and hears no more than of one that is not there.</summary>
    [Fact]
    public void Reading_OfAClosedImage_IsRefusedAsAbsent()
    {
        var image = Image("H2", "FR");
        Assert.Equal(_story.Refused(Officers.Agency("NL"), Given.Read(Given.Id())).Reason, _story.Refused(Officers.Agency("NL"), Given.Read(image)).Reason);
        var first = _story.Do(Officers.Agency("DE"), Given.Read(image, SecondReading.Blind, Given.Marks("H2", "FR", "NL")));
        Assert.Equal(RefusalReason.NoSuchRecord, _story.Refused(Officers.Agency("NL"), Given.ReadAgain(first)).Reason); // the reading is for NL, the image is not
        _story.Do(Officers.Agency("FR"), Given.ReadAgain(first));
        Assert.Equal(CountryCode.Parse("DE"), _story.State.Records[first].Owner);
    }

    /// <summary>A reading of another country reaches the image's owner.</summary>
    [Fact]
    public void Reading_OfAnotherCountry_ReachesTheOwnerOfTheImage()
    {
        var image = Image();
        var first = _story.Do(Officers.Agency("FR"), Given.Read(image, SecondReading.None, Given.Marks("H2")));
        Assert.Equal(Officers.Named("DE"), _story.State.Records[first].Marks!.To);
        Assert.Equal(RefusalReason.AskerMustRead, _story.Refused(Officers.Agency("FR"), Given.Read(image, SecondReading.None, Given.Marks("H1", "NL"))).Reason);
    }

    [Fact]
    public void Reading_OfADocument_IsRefused()
    {
        var document = _story.Do(Officers.Agency("DE"), Given.File(_story.Do(Officers.Agency("DE"), Given.Seizure(Story.Morning)), null, FileSort.Document, FileMedia.Pdf));
        Assert.Equal(RefusalReason.PictureNeeded, _story.Refused(Officers.Agency("DE"), Given.Read(document)).Reason);
    }

    [Theory]
    [InlineData(0, 0, 100, 100, 0, 0, 100, 100, 1)]
    [InlineData(0, 0, 100, 100, 100, 0, 100, 100, 0)]
    [InlineData(0, 0, 100, 100, 50, 0, 100, 100, 1 / 3d)] // half of each: 5,000 of 15,000
    [InlineData(0, 0, 100, 100, 25, 25, 50, 50, 0.25)] // one within the other: 2,500 of 10,000
    public void Overlap_IsWhatBothShareOfBoth(int left, int top, int width, int height, int otherLeft, int otherTop, int otherWidth, int otherHeight, double expected)
    {
        var (one, other) = (new ImageRegion(left, top, width, height, "a"), new ImageRegion(otherLeft, otherTop, otherWidth, otherHeight, "b"));
        Assert.Equal(expected, one.Overlap(other), 9);
        Assert.Equal(expected, other.Overlap(one), 9);
    }

    [Fact]
    public void Agreement_PairsEachRegionOnce()
    {
        var (slide, near, far) = (new ImageRegion(100, 100, 200, 100, "slide"), new ImageRegion(110, 100, 200, 100, "metal"), new ImageRegion(700, 700, 100, 100, "battery"));
        var both = ReadingAgreement.Of(Given.Seen(ImageVerdict.Suspicious, slide, far), Given.Seen(ImageVerdict.Suspicious, near, slide));
        Assert.Equal((true, 1, 1, 1, false), (both.SameVerdict, both.Shared.Count, both.OnlyFirst, both.OnlySecond, both.IsFull));
        Assert.Equal(1, both.Shared[0]);
        Assert.True(ReadingAgreement.Of(Given.Seen(), Given.Seen()).IsFull);
        Assert.False(ReadingAgreement.Of(Given.Seen(), Given.Seen(ImageVerdict.CannotTell)).IsFull);
    }

    /// <summary>However two people draw: shares lie between nothing and all, nothing is counted twice, and who is first makes no difference.</summary>
    [Fact]
    public void Agreement_OfAnyReadings_IsTheSameBothWays()
    {
        var random = new Random(7);
        ImageReading Any() => Given.Seen((ImageVerdict)random.Next(3), [.. Enumerable.Range(0, random.Next(6)).Select(_ => new ImageRegion(random.Next(500), random.Next(500), 1 + random.Next(500), 1 + random.Next(500), "x"))]);
        for (var turn = 0; turn < 2_000; turn++)
        {
            var (one, other) = (Any(), Any());
            var (there, back) = (ReadingAgreement.Of(one, other), ReadingAgreement.Of(other, one));
            Assert.All(there.Shared, shared => Assert.InRange(shared, ReadingAgreement.SamePlace, 1));
            Assert.Equal((one.Regions.Count, other.Regions.Count), (there.Shared.Count + there.OnlyFirst, there.Shared.Count + there.OnlySecond));
            Assert.Equal((there.SameVerdict, there.OnlyFirst, there.OnlySecond), (back.SameVerdict, back.OnlySecond, back.OnlyFirst));
            Assert.Equal(there.Shared, back.Shared);
        }
    }
}
