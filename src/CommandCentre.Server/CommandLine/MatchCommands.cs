using System.CommandLine;

namespace CommandCentre.Server.CommandLine;

/// <summary><c>match pairs</c>, <c>match entities</c> and <c>match search</c>: the matching room on files, without a centre.</summary>
internal static class MatchCommands
{
    internal static Command Match(InvocationConfiguration said) =>
        new("match", "Compare names and entities of files, or search names in holdings, and say how right and how fast it was.") { Pairs(said), Entities(said), Search(said) };

    private static Command Pairs(InvocationConfiguration said)
    {
        var (file, to) = (File("CSV with a header: name1, name2, and where there are such: schema, is_match, quality. Further columns are passed through."), Out("File to write: the same rows with the score (0 to 1) as last column."));
        var command = new Command("pairs", "Compare pairs of names.") { file, to };
        command.SetAction((parsed, stop) => Interruption.RunAsync(cancel => MatchPairs.RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(to), said, cancel), stop));
        return command;
    }

    private static Command Entities(InvocationConfiguration said)
    {
        var (file, to) = (File("JSON lines: {\"schema\":\"Person\",\"query\":{...},\"candidate\":{...},\"match\":true} with properties of FollowTheMoney."), Out("File to write: the same lines with score, verdict, standing and the parts of the score."));
        var command = new Command("entities", "Compare whole entities.") { file, to };
        command.SetAction((parsed, stop) => Interruption.RunAsync(cancel => MatchEntities.RunAsync(parsed.GetRequiredValue(file), parsed.GetValue(to), said, cancel), stop));
        return command;
    }

    private static Command Search(InvocationConfiguration said)
    {
        var holdings = new Option<string>("--holdings") { Description = "JSON lines: {\"id\":\"x\",\"schema\":\"Person\",\"properties\":{\"name\":[\"...\"]}}.", HelpName = "FILE", Required = true };
        var queries = new Option<string>("--queries") { Description = "CSV with a header: query, expected (an id, or several parted by ; of which one must be found), schema where there is one.", HelpName = "FILE", Required = true };
        var top = Number("--top", "Answers to a query", 10, 1000);
        var threads = Number("--threads", "Threads that ask", 1, 64);
        var command = new Command("search", "Search names in holdings, and say how many were found, how fast, and in how much memory.") { holdings, queries, top, threads };
        command.SetAction((parsed, stop) => Interruption.RunAsync(
            cancel => MatchSearch.RunAsync(new(parsed.GetRequiredValue(holdings), parsed.GetRequiredValue(queries), parsed.GetValue(top), parsed.GetValue(threads)), said, cancel), stop));
        return command;
    }

    private static Argument<string> File(string description) => new("FILE") { Description = description };

    private static Option<string?> Out(string description) => new("--out") { Description = description, HelpName = "FILE" };

    private static Option<int> Number(string name, string what, int otherwise, int most) => new(name)
    {
        Description = $"{what} (default {otherwise}).",
        HelpName = "N",
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (!int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) || number < 1 || number > most)
            {
                result.AddError($"{name}: '{text}' is not allowed. Allowed: a whole number from 1 to {most}.");
            }

            return number;
        },
    };
}
