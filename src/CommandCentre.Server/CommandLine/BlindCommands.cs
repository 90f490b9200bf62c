using System.CommandLine;
using CommandCentre.Matching.Blind;

namespace CommandCentre.Server.CommandLine;

/// <summary><c>blind build</c>: a country makes a blind filter of its holdings at home, so that the centre never sees them.</summary>
internal static class BlindCommands
{
    internal static Command Blind(InvocationConfiguration said) => new("blind", "Share what is held without telling what it is.") { Build(said) };

    private static Command Build(InvocationConfiguration said)
    {
        var file = new Argument<string>("FILE") { Description = "Holdings as JSON lines: {\"id\":\"x\",\"schema\":\"Person\",\"properties\":{\"name\":[\"...\"]}}. They are read here and go nowhere." };
        var secret = new Option<string>("--secret") { Description = "The operation's secret as the centre told it: the JSON of GET /api/operations/KEY/blind/secret.", HelpName = "FILE", Required = true };
        var country = new Option<string>("--country") { Description = "Whose holdings they are, such as NL.", HelpName = "XX", Required = true };
        var to = new Option<string>("--out") { Description = "The filter to write, readable by you alone.", HelpName = "FILE", Required = true };
        var rate = new Option<int>("--rate")
        {
            Description = $"One value in this many is said to be held though it is not (default {BlindTerms.UsualRate}).",
            HelpName = "N",
            DefaultValueFactory = _ => BlindTerms.UsualRate,
            CustomParser = result => Rate(result),
        };
        var command = new Command("build", "Make a blind filter of holdings, to be published with PUT /api/operations/KEY/blind/filter.") { file, secret, country, to, rate };
        command.SetAction((parsed, stop) => Interruption.RunAsync(
            cancel => BlindBuild.RunAsync(new(parsed.GetRequiredValue(file), parsed.GetRequiredValue(secret), parsed.GetRequiredValue(country), parsed.GetRequiredValue(to), parsed.GetValue(rate)), said, cancel), stop));
        return command;
    }

    private static int Rate(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!int.TryParse(text, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var rate) || rate is < BlindTerms.CoarsestRate or > BlindTerms.FinestRate)
        {
            result.AddError($"--rate: '{text}' is not allowed. Allowed: a whole number from {BlindTerms.CoarsestRate} to {BlindTerms.FinestRate}.");
        }

        return rate;
    }
}
