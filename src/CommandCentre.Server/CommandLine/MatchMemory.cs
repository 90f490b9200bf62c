using System.Runtime;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;

namespace CommandCentre.Server.CommandLine;

/// <summary>Resident memory, with nothing in it that could be given back.</summary>
internal static class MatchMemory
{
    /// <summary>Has the tables of the matching room read, which every use of it has in memory once.</summary>
    internal static void WarmUp()
    {
        foreach (var name in new[] { "Anna Keller", "Άννα Κέλλερ", "Анна Келлер", "آنا كيلر", "ООО Ромашка", "安娜" })
        {
            EntityForm.Read(new("x", "Person", NameKind.Person, [new(ValueKind.Name, name)]));
            EntityForm.Read(new("x", "Company", NameKind.Organisation, [new(ValueKind.Name, name)]));
        }
    }

    /// <summary>The resident set of this process after everything unused was collected, in bytes.</summary>
    internal static long Settled()
    {
        for (var round = 0; round < 2; round++)
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        using var process = System.Diagnostics.Process.GetCurrentProcess();
        return process.WorkingSet64;
    }
}
