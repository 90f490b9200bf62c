using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Desks.Countries;

/// <summary>Lines of a country's journal to stored bytes and back: open fields as JSON, free text sealed under a key of the line.</summary>
internal sealed class CountryLineCodec(RecordKeys keys)
{
    public static string Journal(CountryCode country) => $"country/{country.Value}";

    /// <summary>The bytes to store; the keys they need are on disk when the call returns.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>> WriteAsync(CountryCode country, IReadOnlyList<CountryLine> lines, CancellationToken cancellationToken)
    {
        await keys.EnsureAsync([.. lines.Where(line => line.Entry.Text is not null).Select(line => (Record(country, line), country.Value))], cancellationToken).ConfigureAwait(false);
        return [.. lines.Select(line => Write(country, line))];
    }

    /// <exception cref="LineUnreadable">The bytes are no such line.</exception>
    public CountryLine Read(CountryCode country, StoredLine line)
    {
        try
        {
            var stored = JsonSerializer.Deserialize<Stored>(line.Bytes.Span, Shapes.Json) is { Entry: not null } read ? read : throw new JsonException("no entry");
            return new CountryLine(line.Number, stored.Recorded, stored.Entry.With(Opened(country, stored)));
        }
        catch (Exception wrong) when (wrong is JsonException or FormatException or ArgumentException or NotSupportedException)
        {
            throw new LineUnreadable(Journal(country), line.Number, "it has not the shape of a country's line", wrong);
        }
    }

    // A number may be tried again with another text when an append failed: the key of the first try is nobody's then.
    private static Guid Record(CountryCode country, CountryLine line) =>
        RecordId.Derived(string.Create(CultureInfo.InvariantCulture, $"country {country.Value} {line.Number} {line.Recorded.UtcTicks}"));

    private static byte[] Associated(CountryCode country, long number) =>
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{Journal(country)} {number}"));

    private ReadOnlyMemory<byte> Write(CountryCode country, CountryLine line)
    {
        Guid? record = line.Entry.Text is null ? null : Record(country, line);
        var closed = record is { } sealing ? Convert.ToBase64String(keys.Seal(sealing, Encoding.UTF8.GetBytes(line.Entry.Text!), Associated(country, line.Number))) : null;
        return JsonSerializer.SerializeToUtf8Bytes(new Stored(line.Number, line.Recorded, record, line.Entry.With(null), closed), Shapes.Json);
    }

    private string? Opened(CountryCode country, Stored stored) =>
        stored is { Sealed: { } closed, Record: { } record } && keys.TryOpen(record, Convert.FromBase64String(closed), Associated(country, stored.Number), out var plain) is SealOpening.Opened
            ? Encoding.UTF8.GetString(plain)
            : null;

    private sealed record Stored(long Number, DateTimeOffset Recorded, Guid? Record, CountryEntry Entry, [property: JsonPropertyName("sealed")] string? Sealed);
}
