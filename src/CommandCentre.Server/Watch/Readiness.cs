using CommandCentre.Desks;
using CommandCentre.Desks.Journals;
using CommandCentre.Server.Api;

namespace CommandCentre.Server.Watch;

/// <summary>How the centre stands.</summary>
/// <param name="Status"><c>ready</c>; <c>degraded</c>: it serves, and somebody must look; <c>not-ready</c>.</param>
/// <param name="Reasons">Short codes, in the order of their weight; they name no operation and nothing of any case.</param>
internal sealed record Standing(string Status, IReadOnlyList<string> Reasons)
{
    internal const string Ready = "ready";
    internal const string Degraded = "degraded";
    internal const string NotReady = "not-ready";

    /// <summary>The centre is stopping.</summary>
    internal const string Stopping = "stopping";

    /// <summary>Operations are being opened.</summary>
    internal const string Opening = "opening";

    /// <summary>Nothing can be written where the journal lies: no room, or no right.</summary>
    internal const string StoreNotWritable = "store-not-writable";

    /// <summary>The last command of an operation found the store full; commands are taken again as soon as there is room.</summary>
    internal const string StoreFull = "store-full";

    /// <summary>An operation is read-only, because a line of its journal cannot be read, or lines of it are lost.</summary>
    internal const string ReadOnly = "operation-read-only";

    /// <summary>An operation could not be opened when the centre started.</summary>
    internal const string NotOpened = "operation-not-opened";

    /// <summary><c>heads.log</c> is missing or damaged: lines lost at the end of a journal could go unseen.</summary>
    internal const string WitnessFaulty = "witness-faulty";

    /// <summary>The folder was restored without the keys of some records.</summary>
    internal const string KeysNotRestored = "keys-not-restored";
}

/// <summary>Whether the centre can do its work now.</summary>
internal sealed class Readiness(DeskRoom room, DeskOpening opening, IJournal journal, RecordKeys keys, StoreProbe store, IHostApplicationLifetime lifetime)
{
    // Only a restore changes it, and that needs a stopped centre.
    private readonly Lazy<bool> _keysNotRestored = new(() => keys.CountNotRestored() > 0);

    /// <summary>How it stands; cheap enough for anybody to ask.</summary>
    internal Standing Now()
    {
        string[] against =
        [
            .. lifetime.ApplicationStopping.IsCancellationRequested ? [Standing.Stopping] : Array.Empty<string>(),
            .. opening.Opened.IsCompleted ? Array.Empty<string>() : [Standing.Opening],
            .. store.IsWritable ? Array.Empty<string>() : [Standing.StoreNotWritable],
        ];
        string[] amiss =
        [
            .. room.Open.Any(desk => desk.IsStoreFull) ? [Standing.StoreFull] : Array.Empty<string>(),
            .. ReadOnlyDesks > 0 || journal is MeasuredJournal { Damage.Count: > 0 } ? [Standing.ReadOnly] : Array.Empty<string>(),
            .. opening.Failed > 0 ? [Standing.NotOpened] : Array.Empty<string>(),
            .. journal is MeasuredJournal { WitnessFault: not null } ? [Standing.WitnessFaulty] : Array.Empty<string>(),
            .. _keysNotRestored.Value ? [Standing.KeysNotRestored] : Array.Empty<string>(),
        ];
        return new Standing(against.Length > 0 ? Standing.NotReady : amiss.Length > 0 ? Standing.Degraded : Standing.Ready, [.. against, .. amiss]);
    }

    private int ReadOnlyDesks => room.Open.Count(desk => desk.IsReadOnly);
}
