using System.CommandLine;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Journals.Backups;
using Archive = CommandCentre.Desks.Journals.Backups.Backup;
using Bringing = CommandCentre.Desks.Journals.Backups.Restore;

namespace CommandCentre.Server.CommandLine;

/// <summary><c>backup</c> and <c>restore</c>: what is recorded and, apart from it, the keys that open it.</summary>
internal static class BackupCommands
{
    internal static Command Backup(InvocationConfiguration said)
    {
        var data = ServeOptions.DataFolder();
        var to = new Option<string?>("--out") { Description = "File to write: journals with their heads, sealed files of records, people and keys of systems as hashes, no record key.", HelpName = "FILE" };
        var keysTo = new Option<string?>("--keys-out") { Description = "File to write: the wrapped record keys, to be kept apart and not longer than erasures may wait.", HelpName = "FILE" };
        var command = new Command("backup", "Back up a data folder into one file, beside a running centre or without one. Exit code 1 when something is not as it was recorded.") { data, to, keysTo };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(to) is null && parsed.GetValue(keysTo) is null)
            {
                parsed.AddError("--out: a file is needed. Allowed: --out FILE, --keys-out FILE, or both.");
            }
        });
        command.SetAction((parsed, stop) => Interruption.RunAsync(
            cancel => TakeAsync(Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(to), parsed.GetValue(keysTo), said, cancel), stop));
        return command;
    }

    internal static Command Restore(InvocationConfiguration said)
    {
        var data = ServeOptions.DataFolder();
        var from = new Option<string?>("--from") { Description = "Backup to restore; the data folder must be empty or not there.", HelpName = "FILE" };
        var keys = new Option<string?>("--keys") { Description = "Backup of record keys to restore with it, or afterwards into a folder that was restored without.", HelpName = "FILE" };
        var erased = new Option<string[]>("--erased") { Description = "Further, later backup of either kind: what it names as erased stays erased; may be given several times.", HelpName = "FILE" };
        var command = new Command("restore", "Restore a data folder from a backup; verified before and after.") { data, from, keys, erased };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(from) is null && parsed.GetValue(keys) is null)
            {
                parsed.AddError("--from: a file is needed. Allowed: --from FILE, --keys FILE, or both.");
            }
        });
        command.SetAction((parsed, stop) => Interruption.RunAsync(
            cancel => RestoreAsync(Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(from), parsed.GetValue(keys), parsed.GetValue(erased) ?? [], said, cancel), stop));
        return command;
    }

    private static async Task<int> TakeAsync(string folder, string? to, string? keysTo, InvocationConfiguration said, CancellationToken stop)
    {
        DataFolder.Require(folder);
        IReadOnlyList<JournalFinding> faults = [];
        if (to is not null)
        {
            var taken = await Archive.TakeAsync(folder, to, DataFolder.Kept(folder), TimeProvider.System.GetUtcNow(), new ProgressLines(said.Error, "backed up", "lines"), stop);
            faults = taken.Faults;
            said.Output.WriteLine($"Backed up {taken.Manifest.Lines} lines of {taken.Manifest.Journals.Count} journals and {taken.Manifest.Files} files of records to {taken.File}, manifest {taken.Hash}");
        }

        if (keysTo is not null)
        {
            // After the lines: every key they use is there.
            var taken = await Archive.TakeKeysAsync(folder, keysTo, TimeProvider.System.GetUtcNow(), stop);
            said.Output.WriteLine($"Backed up {taken.Manifest.Keys} record keys to {taken.File}, manifest {taken.Hash}. They open nothing without the owners' keys.");
        }

        return Told(faults, said);
    }

    private static async Task<int> RestoreAsync(string folder, string? from, string? keys, IReadOnlyList<string> erased, InvocationConfiguration said, CancellationToken stop)
    {
        Present([from, keys, .. erased]);
        if (from is null)
        {
            using var held = DataFolder.HoldStopped(folder);
            Tell(said, folder, await Bringing.KeysAsync(folder, keys!, erased, stop));
            return CentreCommands.Done;
        }

        using var restoring = RestoringFolder.Begin(folder);
        var restored = await Bringing.RunAsync(folder, from, keys, erased, new ProgressLines(said.Error, "restored", "lines"), stop);
        restoring.Complete(restored.Files);
        said.Output.WriteLine($"Restored {restored.Lines} lines of {restored.Manifest!.Journals.Count} journals and {restored.Attached.Files} files of records as of {restored.Manifest.Taken:yyyy-MM-dd'T'HH:mm:ss'Z'} to {folder}");
        Tell(said, folder, restored);
        said.Output.WriteLine("Nobody is signed in. People and systems that were withdrawn since the backup are in it again: look at /people first.");
        return Told(restored.Attached.Findings, said);
    }

    // Everything else is kept all the same, and the exit code says that somebody must look.
    private static int Told(IReadOnlyList<JournalFinding> faults, InvocationConfiguration said)
    {
        foreach (var fault in faults)
        {
            said.Error.WriteLine(fault);
        }

        return faults.Count == 0 ? CentreCommands.Done : CentreCommands.Failed;
    }

    private static void Tell(InvocationConfiguration said, string folder, Restored restored)
    {
        said.Output.WriteLine($"Record keys: {restored.Keys} restored, {restored.Erased} erased for good, {restored.NotRestored} not restored.");
        if (restored.NotRestored > 0)
        {
            said.Output.WriteLine($"What is sealed under keys that were not restored stays closed until: restore --keys FILE --data {folder}");
        }
    }

    private static void Present(IEnumerable<string?> files)
    {
        foreach (var file in files.OfType<string>().Where(file => !File.Exists(file)))
        {
            throw new WorldFailure($"There is no backup at {file}.");
        }
    }
}
