using System.CommandLine;
using System.Globalization;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Journals.Attached;
using CommandCentre.Desks.Journals.Backups;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.CommandLine;

/// <summary><c>journal verify</c> and <c>journal show</c>: both only read, beside a running centre or after it.</summary>
internal static class JournalCommands
{
    internal static Command Journal(InvocationConfiguration said) => new("journal", "Look at what is recorded.") { Verify(said), Show(said) };

    private static Command Verify(InvocationConfiguration said)
    {
        var data = ServeOptions.DataFolder();
        var from = new Option<string?>("--from") { Description = "A backup instead of a data folder.", HelpName = "FILE" };
        var command = new Command("verify", "Check every line of every journal against its chain and heads.log and every file that a line names, or those of a backup; exit code 1 when something is not as it was recorded.") { data, from };
        command.SetAction((parsed, stop) => VerifyAsync(Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(from), said, stop));
        return command;
    }

    // A backup may be named either way: whoever types its name after --data means it.
    private static async Task<int> VerifyAsync(string data, string? from, InvocationConfiguration said, CancellationToken stop)
    {
        if (from is null && !File.Exists(data))
        {
            var folder = await JournalVerification.RunAsync(data, stop);
            folder.Print(said.Output);
            return folder.ExitCode == CentreCommands.Done ? await VerifyFilesAsync(data, said, stop) : folder.ExitCode;
        }

        var backup = await BackupVerification.RunAsync(Path.GetFullPath(from ?? data), new ProgressLines(said.Error, "read", "bytes"), stop);
        backup.Print(said.Output);
        return backup.ExitCode;
    }

    private static async Task<int> VerifyFilesAsync(string data, InvocationConfiguration said, CancellationToken stop)
    {
        var files = await FileVerification.RunAsync(data, stop);
        files.Print(said.Output);
        return files.Findings.Count == 0 ? CentreCommands.Done : CentreCommands.Failed;
    }

    private static Command Show(InvocationConfiguration said)
    {
        var data = ServeOptions.DataFolder();
        var ownerKeys = new Option<string?>("--owner-keys") { Description = "File with owners' keys: opens what they sealed. Without it sealed fields stay closed.", HelpName = "FILE" };
        var operation = new Argument<OperationKey?>("OPERATION")
        {
            Description = "Key of the operation, such as ARMSTRONG-VII.",
            CustomParser = result => Key(result),
        };
        var after = new Option<long>("--after")
        {
            Description = "Show lines after this number (default 0: all).",
            HelpName = "N",
            CustomParser = result => Number(result),
        };
        var command = new Command("show", "Print the lines of an operation as JSON, one a line: open fields and hashes.") { operation, after, data, ownerKeys };
        command.SetAction(parsed => Print(
            Path.GetFullPath(parsed.GetValue(data)!), parsed.GetRequiredValue(operation)!, parsed.GetValue(after), parsed.GetValue(ownerKeys), said.Output));
        return command;
    }

    private static int Print(string dataFolder, OperationKey operation, long after, string? ownerKeys, TextWriter output)
    {
        using var reader = JournalReader.Open(dataFolder);
        if (reader.Head(operation.Journal).Number == 0)
        {
            var known = reader.Names().Where(name => name.StartsWith("op/", StringComparison.Ordinal)).Select(name => name[3..]);
            throw new WorldFailure($"There is no operation '{operation}' in {dataFolder}. There are: {string.Join(", ", known.DefaultIfEmpty("none"))}.");
        }

        using var keys = ownerKeys is null ? null : Open(dataFolder, Path.GetFullPath(ownerKeys));
        foreach (var line in reader.Lines(operation.Journal, after))
        {
            output.WriteLine(LineShow.Text(operation, line, keys));
        }

        return CentreCommands.Done;
    }

    private static RecordKeys Open(string dataFolder, string ownerKeys)
    {
        if (!File.Exists(ownerKeys))
        {
            throw new WorldFailure($"There are no owners' keys at {ownerKeys}.");
        }

        try
        {
            return RecordKeys.OpenSome(dataFolder, ownerKeys);
        }
        catch (ArgumentException inside)
        {
            throw new WorldFailure(inside.Message, inside);
        }
    }

    private static OperationKey? Key(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!OperationKey.TryParse(text, out var key))
        {
            result.AddError($"OPERATION: '{text}' is not allowed. Allowed: 3 to 40 of A-Z, 0-9 and hyphen.");
        }

        return key;
    }

    private static long Number(System.CommandLine.Parsing.ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            result.AddError($"--after: '{text}' is not allowed. Allowed: a whole number, 0 or more.");
        }

        return number;
    }
}
