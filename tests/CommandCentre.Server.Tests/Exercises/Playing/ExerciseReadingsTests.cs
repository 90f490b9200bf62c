using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Exercises;
using CommandCentre.Server.Exercises.Playing;
using CommandCentre.Server.Files;

namespace CommandCentre.Server.Tests.Exercises.Playing;

public sealed class ExerciseReadingsTests
{
    /// <summary>Every one of them is recorded where it comes, the published figures stay, two readers do not agree, and one reading waits.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(20201116)]
    public void Readings_PlayedAmongTheSteps_AreRecordedAndChangeNoFigure(int seed)
    {
        var script = ExerciseScript.Generate(seed, Folded.Key);
        var readings = new ExerciseReadings(script, seed).All.Select(one => new ScriptStep(0, one.At, one.By, Kept(one.Command))).ToList();

        var operation = script.Steps.Concat(readings).OrderBy(step => step.At).Aggregate(Operation.Unopened(Folded.Key), Folded.Next);

        var total = operation.Tallies.Total;
        Assert.Equal((42_124, 6, 13, 600, 297, 416), (total.Parcels, total.Firearms, total.Parts, total.Ammunition, total.OtherWeapons, operation.Officers.Count));
        Assert.Equal((ExerciseReadings.Images, ExerciseReadings.Images), (operation.Files.Count, operation.Readings.Count));
        Assert.Single(operation.Readings.Values, reading => reading.IsWithheld);
        Assert.Contains(Agreements(readings), agreement => agreement is { SameVerdict: false });
        Assert.Contains(Agreements(readings), agreement => agreement is { IsFull: true, Shared.Count: 1 });
    }

    /// <summary>The pictures are pictures, small ones, and the same whenever they are made: a play that goes on after a restart attaches nothing twice.</summary>
    [Fact]
    public async Task Pictures_MadeTwice_AreTheSameAndKept()
    {
        var script = ExerciseScript.Generate(7, Folded.Key);
        using var inspection = new FileInspection();
        var (once, again) = (Pictures(script), Pictures(script));
        Assert.Equal(ExerciseReadings.Images, once.Count);
        foreach (var (picture, same) in once.Zip(again))
        {
            Assert.Equal(picture, same);
            var (content, fault) = await inspection.LookAsync(picture, picture.Length, TestContext.Current.CancellationToken);
            Assert.Null(fault);
            Assert.Equal((FileMedia.Png, 960, 640), (content!.Kept.Media, content.Kept.Width, content.Kept.Height));
            Assert.InRange(picture.Length, 1, 100_000);
        }
    }

    private static List<byte[]> Pictures(ExerciseScript script) => [.. new ExerciseReadings(script, 7).All.Select(one => one.Picture?.Invoke()).OfType<byte[]>()];

    private static OperationCommand Kept(OperationCommand command) => command is AddFile add ? add with { Content = "c", Kept = new KeptFile(FileMedia.Png, 1, "d", 1, 1) } : command;

    private static IEnumerable<ReadingAgreement> Agreements(List<ScriptStep> readings) =>
        from first in readings
        where first.Command is ReadImage
        let record = RecordId.For(first.By.Officer, first.Command.Id)
        from second in readings.Select(step => step.Command).OfType<ReadImageAgain>()
        where second.First == record
        select ReadingAgreement.Of(((ReadImage)first.Command).Reading, second.Reading);
}
