using System.CommandLine;
using System.CommandLine.Invocation;

namespace CommandCentre.Server.CommandLine;

/// <summary>The command line of the centre.</summary>
public static class CentreCommands
{
    /// <summary>All went well.</summary>
    public const int Done = 0;

    /// <summary>It could not be done, or what was looked at is not as it should be; one line says why.</summary>
    public const int Failed = 1;

    /// <summary>The arguments are wrong; the message says which were allowed.</summary>
    public const int WrongArguments = 2;

    /// <summary>Reads the arguments and does what they ask.</summary>
    /// <returns><see cref="Done"/>, <see cref="Failed"/> or <see cref="WrongArguments"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        Func<ServeChoices, CancellationToken, Task<int>> serve,
        TextWriter? output = null,
        TextWriter? error = null)
    {
        var said = new InvocationConfiguration
        {
            // The host listens for signals itself and stops in order.
            ProcessTerminationTimeout = null,
            EnableDefaultExceptionHandler = false,
            Output = output ?? Console.Out,
            Error = error ?? Console.Error,
        };
        var parsed = Root(serve, said).Parse(args);
        if (parsed.Action is ParseErrorAction)
        {
            await ExplainAsync(parsed, said.Error);
            return WrongArguments;
        }

        try
        {
            return await parsed.InvokeAsync(said);
        }
        catch (Exception failure) when (WorldFailure.Explains(failure, out var line))
        {
            await said.Error.WriteLineAsync(line);
            return Failed;
        }
    }

    internal static RootCommand Root(Func<ServeChoices, CancellationToken, Task<int>> serve, InvocationConfiguration said)
    {
        var options = new ServeOptions();
        var root = new RootCommand("Command centre for joint action weeks against firearms in the mail. Without a command it serves.")
        {
            ServeCommand(options, serve),
            JournalCommands.Journal(said),
            BackupCommands.Backup(said),
            BackupCommands.Restore(said),
            ExerciseCommands.Exercise(said),
            MatchCommands.Match(said),
            BlindCommands.Blind(said),
            HoldingsCommands.Holdings(said),
        };
        options.AddTo(root);
        root.SetAction((parsed, stop) => serve(options.Of(parsed), stop));
        return root;
    }

    private static Command ServeCommand(ServeOptions options, Func<ServeChoices, CancellationToken, Task<int>> serve)
    {
        var command = new Command("serve", "Serve pages, hub and API.");
        options.AddTo(command);
        command.SetAction((parsed, stop) => serve(options.Of(parsed), stop));
        return command;
    }

    private static async Task ExplainAsync(ParseResult parsed, TextWriter error)
    {
        foreach (var problem in parsed.Errors.Select(problem => problem.Message).Distinct())
        {
            await error.WriteLineAsync(problem);
        }

        var command = parsed.CommandResult.Command;
        var allowed = command.Subcommands.Select(sub => sub.Name)
            .Concat(command.Arguments.Select(argument => argument.Name))
            .Concat(command.Options.Where(option => option.Name.StartsWith("--", StringComparison.Ordinal)).Select(option => option.HelpName is null ? option.Name : $"{option.Name} {option.HelpName}"));
        await error.WriteLineAsync($"Allowed here: {string.Join(", ", allowed)}");
    }
}
