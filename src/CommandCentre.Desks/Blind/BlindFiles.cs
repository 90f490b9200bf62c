using System.Text;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Matching.Blind;
using Microsoft.Extensions.Logging;

namespace CommandCentre.Desks.Blind;

/// <summary>Where an operation's secret and filters lie, <c>blind/KEY/</c> of the data folder: sealed under one record key of the centre, so that erasing it destroys whatever a file may still hold.</summary>
internal sealed class BlindFiles(string folder, RecordKeys keys, ILogger log)
{
    private const string SecretName = "secret";

    private const string Filter = ".filter";

    /// <summary>Operations of which anything lies here.</summary>
    public IEnumerable<OperationKey> Operations =>
        Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Select(path => OperationKey.TryParse(Path.GetFileName(path), out var key) ? key : null).OfType<OperationKey>() : [];

    /// <summary>Whether an operation's key was erased: nothing of it can be read or made any more.</summary>
    public bool IsEnded(OperationKey operation) => keys.IsErased(Record(operation));

    /// <summary>What lies there; what cannot be read is told to the log, and its country stands as unreadable.</summary>
    public BlindShelf Read(OperationKey operation)
    {
        var shelf = BlindShelf.Empty with { Secret = Opened(operation, SecretName) is { Length: BlindSecret.Size } secret ? new BlindSecret(secret) : null };
        foreach (var path in Directory.EnumerateFiles(Of(operation), "??" + Filter))
        {
            if (CountryCode.TryParse(Path.GetFileName(path)[..2], out var country))
            {
                shelf = ReadFilter(operation, country, shelf.Secret) is { } filter ? shelf.With(country, filter) : shelf with { Unreadable = shelf.Unreadable.Add(country) };
            }
        }

        return shelf;
    }

    /// <summary>Keeps a secret; when the call returns it is on disk.</summary>
    public async Task KeepAsync(OperationKey operation, BlindSecret secret, CancellationToken cancellationToken)
    {
        await keys.EnsureAsync([(Record(operation), CountryCode.CoordinationCentre.Value)], cancellationToken).ConfigureAwait(false);
        Keep(operation, SecretName, Convert.FromHexString(secret.Reveal()));
        // The folder of the operation, and that of all, may be new.
        DurableFiles.SyncFolder(folder);
        DurableFiles.SyncFolder(Path.GetDirectoryName(folder)!);
    }

    /// <summary>Keeps a filter; when the call returns it is on disk, the one before gone.</summary>
    public void Keep(OperationKey operation, CountryCode country, ReadOnlySpan<byte> filter) => Keep(operation, country.Value + Filter, filter);

    /// <summary>Takes a filter away.</summary>
    public void Remove(OperationKey operation, CountryCode country)
    {
        if (File.Exists(Of(operation, country.Value + Filter)))
        {
            File.Delete(Of(operation, country.Value + Filter));
            DurableFiles.SyncFolder(Of(operation));
        }
    }

    /// <summary>Destroys secret and filters: the key first, durably, so that a file which stays behind is noise.</summary>
    public async Task DestroyAsync(OperationKey operation)
    {
        if (!IsEnded(operation))
        {
            await keys.EraseAsync(Record(operation), CancellationToken.None).ConfigureAwait(false);
        }

        if (Directory.Exists(Of(operation)))
        {
            Directory.Delete(Of(operation), recursive: true);
            DurableFiles.SyncFolder(folder);
        }
    }

    private static Guid Record(OperationKey operation) => RecordId.Derived($"blind {operation.Value}");

    private static byte[] Associated(OperationKey operation, string name) => Encoding.ASCII.GetBytes($"blind {operation.Value} {name}");

    private string Of(OperationKey operation) => Path.Combine(folder, operation.Value);

    private string Of(OperationKey operation, string name) => Path.Combine(Of(operation), name);

    private void Keep(OperationKey operation, string name, ReadOnlySpan<byte> plain) =>
        DurableFiles.Replace(Of(operation, name), keys.Seal(Record(operation), plain, Associated(operation, name)));

    private BlindFilter? ReadFilter(OperationKey operation, CountryCode country, BlindSecret? secret)
    {
        if (secret is null || Opened(operation, country.Value + Filter) is not { } bytes)
        {
            return null;
        }

        var reading = BlindFilter.Read(bytes, secret);
        if (reading.Filter is null)
        {
            log.LogError(DeskEvents.BlindUnreadable, "The blind filter of {Country} in {Operation} is not used: {Fault}", country, operation, reading.Fault);
        }

        return reading.Filter;
    }

    private byte[]? Opened(OperationKey operation, string name)
    {
        if (!File.Exists(Of(operation, name)))
        {
            return null;
        }

        var opening = keys.TryOpen(Record(operation), File.ReadAllBytes(Of(operation, name)), Associated(operation, name), out var plain);
        if (opening is SealOpening.Opened)
        {
            return plain;
        }

        log.LogError(DeskEvents.BlindUnreadable, "The {Kind} of the blind filters of {Operation} cannot be opened: {Reason}", name, operation, opening);
        return null;
    }
}
