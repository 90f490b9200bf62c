using CommandCentre.Desks;
using CommandCentre.Desks.Access;
using CommandCentre.Desks.CrossChecks;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Server.Exercises;
using CommandCentre.Server.Exercises.Playing;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Exercises.Playing;

/// <summary>What the exercise's countries hold, brought into a running centre: checks of the week are answered, and what leaves or comes in of blind filters is accounted for.</summary>
public sealed class ExerciseHoldingsTests
{
    private static CancellationToken Ends => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Checks_OfTheWeek_AreAnsweredByWhatIsHeld()
    {
        await using var centre = await RunningCentre.StartAsync();
        var (script, holdings) = (ExerciseScript.Generate(7, ExerciseNames.First), centre.Get<ExerciseHoldings>());
        await holdings.LoadAsync(script, 7, Ends);
        var desk = await centre.Get<DeskRoom>().OpenAsync(ExerciseNames.First, Ends);
        foreach (var step in script.Steps.Where(step => step.Command is OpenOperation or ChangePhase { To: OperationPhase.Action }))
        {
            Assert.IsType<Answer.Recorded>(await desk.SubmitAsync(step.Command, step.By, Ends));
        }

        await holdings.PublishAsync(script, desk, Ends);
        var answers = new List<(CountryCode Country, HoldingAnswer Answer)>();
        foreach (var step in script.Steps.Where(step => step.Command is MakeCrossCheck))
        {
            var receipt = Assert.IsType<Answer.Recorded>(await desk.SubmitAsync(holdings.Prepared(desk, step), step.By, Ends)).Receipt;
            var result = centre.Get<CrossCheckRoom>().Find(desk.View(new Viewer(step.By))!, receipt.Record)!;
            answers.AddRange(result.Answers.Select(answer => (answer.Country, answer.Answer)));
        }

        // 160 checks of 24 or 25 others; a network's senders are known to 2 to 6 countries (HoldingsWriter.Spread).
        Assert.InRange(answers.Count(answer => answer.Answer is HoldingAnswer.Hit), ExerciseScript.Queries / 4, ExerciseScript.Queries * 6);
        Assert.True(answers.Count(answer => answer.Answer is HoldingAnswer.NoHit) > answers.Count / 2);
        // Who publishes a filter says nothing but "possible" and "no hit"; who holds nothing is the coordination centre.
        Assert.Equal([HoldingAnswer.NoHit, HoldingAnswer.Possible], answers.Where(answer => Blind(script, answer.Country)).Select(answer => answer.Answer).Distinct().Order());
        Assert.Equal([CountryCode.CoordinationCentre], answers.Where(answer => answer.Answer is HoldingAnswer.NoneHeld or HoldingAnswer.NotReady).Select(answer => answer.Country).Distinct());
        Assert.Equal(
            script.Files.Where(file => file.IsBlind).SelectMany(file => new[] { $"{file.Country} {AccessKind.BlindSecretTold}", $"{file.Country} {AccessKind.BlindFilterPublished}" }).Order(),
            (await centre.Get<AccessLog>().LatestAsync(line => line.Access.Operation == desk.Key, 50)).Select(line => $"{line.Access.Country} {line.Access.What}").Order());
    }

    private static bool Blind(ExerciseScript script, CountryCode country) => script.Files.Any(file => file.IsBlind && file.Country == country);
}
