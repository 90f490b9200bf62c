using System.CommandLine;
using CommandCentre.Server.Exercises;

namespace CommandCentre.Server.CommandLine;

/// <summary><c>exercise generate</c>.</summary>
internal static class ExerciseCommands
{
    internal static Command Exercise(InvocationConfiguration said) => new("exercise", "Work with the made-up week.") { Generate(said) };

    private static Command Generate(InvocationConfiguration said)
    {
        var seed = ServeOptions.Seed();
        var file = new Option<FileInfo>("--out") { Description = "File to write, as JSON lines.", HelpName = "FILE", Required = true };
        var command = new Command("generate", "Write the week as JSON lines: its commands, then which records belong together. The same seed gives the same bytes.") { seed, file };
        command.SetAction(async (parsed, stop) =>
        {
            var target = parsed.GetRequiredValue(file);
            var lines = await ExerciseCommand.GenerateAsync(parsed.GetValue(seed), target, stop);
            said.Output.WriteLine($"Wrote {lines} lines to {target.FullName}");
            return CentreCommands.Done;
        });
        return command;
    }
}
