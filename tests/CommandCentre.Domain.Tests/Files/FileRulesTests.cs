using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Fields;
using CommandCentre.Domain.Tests.Operations;
using CommandCentre.Domain.Tests.Sharing;

namespace CommandCentre.Domain.Tests.Files;

public sealed class FileRulesTests
{
    private readonly Story _story = Story.InWeek();

    private Guid Seizure(string handling = "H0", params string[] to) => _story.Do(Officers.Agency("DE"), Given.Seizure(Story.Morning, Given.Marks(handling, to)));

    [Fact]
    public void File_OfASeizureAnExhibitOrAControl_IsARecordOfItsOwn()
    {
        var seizure = Seizure();
        Guid[] records = [seizure, _story.Do(Officers.Agency("DE"), Given.Exhibit(seizure)), _story.Do(Officers.Agency("DE"), Given.Control(Story.Morning))];
        foreach (var record in records)
        {
            var file = _story.Do(Officers.Liaison("DE"), Given.File(record, Given.Marks("H2", "FR")));
            Assert.Equal((record, FileSort.Photo, FileMedia.Jpeg), (_story.State.Files[file].Of, _story.State.Files[file].Sort, _story.State.Files[file].Media));
            Assert.Equal(Officers.Named("FR"), _story.State.Records[file].Marks!.To);
            Assert.Equal(SightLevel.Number, _story.State.SightOf(CountryCode.Parse("NL"), file, LineKind.FileAdded).Level);
        }
    }

    /// <summary>Whatever one may not read is as if it were not there; what one reads and does not own says whose it is.</summary>
    [Fact]
    public void File_OfAnothersRecord_IsRefusedAsItsReaderMayKnow()
    {
        var (open, closed, hit) = (Seizure(), Seizure("H2", "NL"), _story.Do(Officers.Liaison("FR"), Given.Hit()));
        Assert.Equal((RefusalReason.NotTheOwner, "DE"), Said(_story.Refused(Officers.Agency("FR"), Given.File(open))));
        Assert.Equal(_story.Refused(Officers.Agency("FR"), Given.File(closed)).Reason, _story.Refused(Officers.Agency("FR"), Given.File(Given.Id())).Reason);
        Assert.Equal(RefusalReason.NoSuchRecord, _story.Refused(Officers.Agency("FR"), Given.File(hit)).Reason);
    }

    [Fact]
    public void File_BeyondTheLimit_IsRefused()
    {
        var seizure = Seizure();
        for (var number = 0; number < FileRules.MostOfARecord; number++)
        {
            _story.Do(Officers.Agency("DE"), Given.File(seizure));
        }

        Assert.Equal((RefusalReason.TooManyFiles, "40"), Said(_story.Refused(Officers.Agency("DE"), Given.File(seizure))));
        _story.Do(Officers.Agency("DE"), Given.File(Seizure())); // each record counts for itself
    }

    [Theory]
    [InlineData(FileSort.Photo, FileMedia.Pdf, false)]
    [InlineData(FileSort.Xray, FileMedia.Text, false)]
    [InlineData(FileSort.Document, FileMedia.Pdf, true)]
    [InlineData(FileSort.Document, FileMedia.Png, true)]
    [InlineData(FileSort.Xray, FileMedia.Png, true)]
    public void File_OfASort_HasAMediumThatFits(FileSort sort, FileMedia media, bool fits)
    {
        var add = Given.File(Seizure(), null, sort, media);
        if (fits)
        {
            _story.Do(Officers.Agency("DE"), add);
        }
        else
        {
            Assert.Equal((RefusalReason.PictureNeeded, "document"), Said(_story.Refused(Officers.Agency("DE"), add)));
        }
    }

    [Fact]
    public void Command_WithoutAFile_IsRefused() =>
        Assert.Equal(RefusalReason.FileMissing, _story.Refused(Officers.Agency("DE"), Given.File(Seizure()) with { Kept = null }).Reason);

    /// <summary>It is read where a file comes with it, and nowhere else: no command by itself can say what was kept.</summary>
    [Fact]
    public void Reading_TakesItWithAFileOnly()
    {
        var sent = Sent.Json($$"""{"kind": "add-file", "id": "{{Samples.Id}}", "record": "{{Samples.Other}}", "sort": "xray", "title": " a slide ", "handling": ["H2"], "to": ["FR"]}""");
        Assert.Equal("kind", Assert.Single(CommandReading.Read(sent).Errors).Field);
        var expected = new AddFile(Guid.Parse(Samples.Id), Guid.Parse(Samples.Other), FileSort.Xray, "a slide", Given.Marks("H2", "FR"));
        Assert.Equal(expected, CommandReading.Read(sent, withFile: true).Command);
        foreach (var given in new[] { "kept", "content", "sha256", "media" })
        {
            Assert.Equal((given, FieldRule.Unknown), CommandReading.Read(sent.With(given, Sent.Text("x")), withFile: true).Errors.Select(error => (error.Field, error.Rule)).Single());
        }

        Assert.Equal("kind", Assert.Single(CommandReading.Read(Samples.Of("push-hit"), withFile: true).Errors).Field);
    }

    /// <summary>The hash is told to who may read the file in full: of a short text it would tell what it says.</summary>
    [Fact]
    public void Event_WithoutPersons_HasNeitherHashNorTitle()
    {
        var added = new FileAdded(Given.Id(), FileSort.Document, "statement of Jan Kowalski", FileMedia.Text, 40, "ab", null, null);
        Assert.Equal(added with { Sha256 = null }, added.NonNominal(narrative: true));
        Assert.Equal(added with { Sha256 = null, Title = null }, added.NonNominal(narrative: false));
    }

    private static (RefusalReason, string?) Said(Refusal refusal) => (refusal.Reason, refusal.Allowed);
}
