using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Access;

/// <summary>Who took out what, and who changed what somebody may: lines of the journal <c>access</c>, durable before anything leaves.</summary>
/// <remarks>Chained and witnessed like every journal (quality.md, I5). Written by one call after the other; all members may be called at once.</remarks>
/// <param name="journal">The journals.</param>
/// <param name="keys">Keys that seal what may speak of persons.</param>
/// <param name="wall">Wall time.</param>
public sealed class AccessLog(IJournal journal, RecordKeys keys, TimeProvider wall) : IDisposable
{
    /// <summary>The journal's name.</summary>
    public const string Journal = "access";

    private readonly SerialLog _lines = new(journal, Journal);

    /// <summary>Accounts for an access; when the call returns it is on disk.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="JournalUnavailable">The store failed: nothing may leave.</exception>
    /// <exception cref="JournalDamaged">The access log has lost lines: nothing may leave.</exception>
    public Task<long> RecordAsync(Access access, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(access);
        return _lines.AppendAsync(async (number, cancelled) => [await WriteAsync(number, access, cancelled).ConfigureAwait(false)], cancellationToken);
    }

    /// <summary>The newest lines that are asked for, newest first.</summary>
    /// <param name="asked">Which.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="before">Only lines with a smaller number; absent for all.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public Task<IReadOnlyList<AccessLine>> LatestAsync(Func<AccessLine, bool> asked, int count, long? before = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        return _lines.LatestAsync(Read, asked, count, before, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    private static byte[] Associated(long number) => Encoding.UTF8.GetBytes($"{Journal} {number}");

    private async Task<ReadOnlyMemory<byte>> WriteAsync(long number, Access access, CancellationToken cancellationToken)
    {
        var recorded = wall.GetUtcNow();
        // A number may be tried again for somebody else when an append failed: the key of the first try is nobody's then.
        Guid? record = null;
        string? closed = null;
        if (access.Purpose is { } purpose)
        {
            record = RecordId.Derived($"access {number} {access.Officer} {recorded.UtcTicks}");
            await keys.EnsureAsync([(record.Value, access.Country.Value)], cancellationToken).ConfigureAwait(false);
            closed = Convert.ToBase64String(keys.Seal(record.Value, Encoding.UTF8.GetBytes(purpose), Associated(number)));
        }

        var stored = new StoredAccess(number, recorded, record, access.What, access.Officer, access.Country, access.Operation?.Value, access.Subject, access.Extent, closed);
        return JsonSerializer.SerializeToUtf8Bytes(stored, Shapes.Json);
    }

    private AccessLine Read(StoredLine line)
    {
        try
        {
            var stored = JsonSerializer.Deserialize<StoredAccess>(line.Bytes.Span, Shapes.Json) ?? throw new JsonException("no object");
            var operation = stored.Operation is null ? null : OperationKey.Parse(stored.Operation);
            return new AccessLine(line.Number, stored.Recorded, new Access(stored.What, stored.Officer, stored.Country, operation, stored.Subject, Purpose(stored), stored.Extent));
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or ArgumentException)
        {
            throw new LineUnreadable(Journal, line.Number, "it has not the shape of an access", wrong);
        }
    }

    private string? Purpose(StoredAccess stored) =>
        stored is { Sealed: { } closed, Record: { } record } && keys.TryOpen(record, Convert.FromBase64String(closed), Associated(stored.Number), out var plain) is SealOpening.Opened
            ? Encoding.UTF8.GetString(plain)
            : null;

    private sealed record StoredAccess(
        long Number,
        DateTimeOffset Recorded,
        Guid? Record,
        AccessKind What,
        string Officer,
        CountryCode Country,
        string? Operation,
        string? Subject,
        ExportExtent? Extent,
        [property: JsonPropertyName("sealed")] string? Sealed);
}
