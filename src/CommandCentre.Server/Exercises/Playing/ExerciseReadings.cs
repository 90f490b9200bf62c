using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Exercises.Pictures;

namespace CommandCentre.Server.Exercises.Playing;

/// <summary>What is attached to a control, or read on what was attached.</summary>
/// <param name="Command">The command.</param>
/// <param name="By">Who gives it.</param>
/// <param name="At">When, by operation time.</param>
/// <param name="Picture">The picture that comes with it; absent for a reading.</param>
internal sealed record PlayedReading(OperationCommand Command, Actor By, DateTimeOffset At, Func<byte[]>? Picture = null);

/// <summary>X-ray images of the exercise's controls, each made by code, and what officers read on them: by one, by two, by two of whom the second reads blind. Two do not agree; one reading waits for its counterpart.</summary>
/// <remarks>No steps of the script: they hang on its controls and change none of its figures. The same for the same script and seed.</remarks>
internal sealed class ExerciseReadings
{
    /// <summary>Images of the week.</summary>
    public const int Images = 16;

    // Among them: the one whose second reader sees nothing, and the one that nobody reads again.
    private const int Disputed = 3, Waiting = 6;

    private readonly Queue<PlayedReading> _due;

    public ExerciseReadings(ExerciseScript script, int seed)
    {
        ArgumentNullException.ThrowIfNull(script);
        var random = new SeededRandom(unchecked((ulong)seed)).Fork("readings");
        var officers = script.Steps.Select(step => step.By).Where(by => by.Role is Role.LiaisonOfficer or Role.AgencyOfficer).Distinct().OrderBy(by => by.Officer, StringComparer.Ordinal).ToLookup(by => by.Country);
        // Of leads: those of an indicator alone found nothing.
        var controls = script.Steps.Where(step => step.Command is ReportControl { Method: ControlMethod.Xray, Lead: not null }).ToList();
        // Spread over the week.
        var chosen = Enumerable.Range(0, Math.Min(Images, controls.Count)).Select(place => controls[place * controls.Count / Math.Min(Images, controls.Count)]);
        _due = new([.. chosen.SelectMany((control, place) => Of(control, place, officers[control.By.Country].ToList(), random.Fork($"image {place}"))).OrderBy(reading => reading.At)]);
    }

    /// <summary>All of them, in the order of their moments.</summary>
    public IReadOnlyCollection<PlayedReading> All => _due;

    /// <summary>What is to be given by now, in its order.</summary>
    public IEnumerable<PlayedReading> Due(DateTimeOffset now)
    {
        while (_due.TryPeek(out var next) && next.At <= now)
        {
            yield return _due.Dequeue();
        }
    }

    private static IEnumerable<PlayedReading> Of(ScriptStep step, int place, List<Actor> colleagues, SeededRandom random)
    {
        var control = (ReportControl)step.Command;
        var found = control.Result is ControlResult.Found || place is Disputed or Waiting;
        var picture = XrayPicture.Of(random.Fork("picture"), found);
        var add = new AddFile(Id(step, "file"), RecordId.For(step.By.Officer, control.Id), FileSort.Xray, "The parcel from above", control.Marks);
        yield return new(add, step.By, step.At.AddSeconds(30), picture.ToPng);

        var wanted = place is Disputed or Waiting ? SecondReading.Blind : random.Below(4) switch { 0 => SecondReading.None, 1 => SecondReading.Asked, _ => SecondReading.Blind };
        var read = new ReadImage(Id(step, "first"), RecordId.For(step.By.Officer, add.Id), Seen(picture.Part, random), wanted, control.Marks);
        yield return new(read, step.By, step.At.AddSeconds(75), null);

        if (wanted is not SecondReading.None && place != Waiting && colleagues.Find(other => other.Officer != step.By.Officer) is not null)
        {
            var other = random.Pick(colleagues.FindAll(one => one.Officer != step.By.Officer));
            var again = new ReadImageAgain(Id(step, "second"), RecordId.For(step.By.Officer, read.Id), Seen(place == Disputed ? null : picture.Part, random));
            yield return new(again, other, step.At.AddMinutes(random.Between(4, 12)), null);
        }
    }

    // Nobody draws the same rectangle twice.
    private static ImageReading Seen(ImageRegion? part, SeededRandom random)
    {
        if (part is null)
        {
            return new ImageReading(ImageVerdict.NothingSeen, [], null);
        }

        var (left, top) = (Math.Max(0, part.Left - random.Between(0, 12)), Math.Max(0, part.Top - random.Between(0, 16)));
        return new ImageReading(
            ImageVerdict.Suspicious,
            [new ImageRegion(left, top, Math.Min(part.Width + random.Between(0, 20), ImageRegion.Side - left), Math.Min(part.Height + random.Between(0, 24), ImageRegion.Side - top), part.Word)],
            random.Percent(40) ? "Dense metal with straight edges" : null);
    }

    private static Guid Id(ScriptStep step, string what) => RecordId.Derived($"exercise reading {step.Command.Id:D} {what}");
}
