using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CommandCentre.Desks.Journals;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.Holdings;

/// <summary>What a holding says, sealed under the key of its load. Everything that decides about it lies inside the seal; the open columns only find it.</summary>
internal sealed class HoldingSeal(CountryCode country, RecordKeys keys)
{
    private static readonly JsonWriterOptions Compact = new() { Encoder = Shapes.Json.Encoder };

    [ThreadStatic]
    private static MemoryStream? _written;

    public byte[] Close(Guid record, Guid id, string ownId, Entity entity, HoldingTerms terms)
    {
        var bytes = _written ??= new MemoryStream();
        bytes.SetLength(0);
        using (var writer = new Utf8JsonWriter(bytes, Compact))
        {
            writer.WriteStartObject();
            writer.WriteString("own", ownId);
            writer.WritePropertyName("entity");
            FollowTheMoney.Write(writer, entity);
            writer.WritePropertyName("terms");
            JsonSerializer.Serialize(writer, StoredTerms.Of(terms), Shapes.Json);
            writer.WriteEndObject();
        }

        return keys.Seal(record, bytes.GetBuffer().AsSpan(0, (int)bytes.Length), Associated(id));
    }

    /// <summary>The holding; absent when its key was erased.</summary>
    /// <exception cref="HoldingDamaged">The bytes are not what was stored.</exception>
    public Holding? Open(HoldingRow row)
    {
        switch (keys.TryOpen(row.Record, row.Sealed, Associated(row.Id), out var plain))
        {
            case SealOpening.Opened:
                return Parsed(row, plain);
            case SealOpening.Damaged:
                throw new HoldingDamaged(country, row.Row);
            default:
                return null;
        }
    }

    /// <summary>A text of a load or of what waits for the journal.</summary>
    public byte[] CloseText(Guid record, string text) => keys.Seal(record, Encoding.UTF8.GetBytes(text), Associated(record));

    /// <summary>The text again; absent when its key was erased.</summary>
    public string? OpenText(Guid record, byte[] closed) =>
        keys.TryOpen(record, closed, Associated(record), out var plain) is SealOpening.Opened ? Encoding.UTF8.GetString(plain) : null;

    /// <summary>What stands in the open for an owner's id: without the country's secret nobody can try out ids.</summary>
    public static byte[] Hash(byte[] secret, string ownId) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(ownId))[..16];

    private Holding Parsed(HoldingRow row, byte[] plain)
    {
        try
        {
            using var document = JsonDocument.Parse(plain);
            var root = document.RootElement;
            var own = root.GetProperty("own").GetString()!;
            var entity = FollowTheMoney.Read(root.GetProperty("entity")).Entity ?? throw new JsonException("no entity");
            var terms = root.GetProperty("terms").Deserialize<StoredTerms>(Shapes.Json)!.Terms;
            return new Holding(row.Id, country, own, entity, terms, row.Load);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new HoldingDamaged(country, row.Row, wrong);
        }
    }

    private byte[] Associated(Guid id) => Encoding.UTF8.GetBytes($"holding {country.Value} {id:N}");

    private sealed record StoredTerms(
        HandlingCodes[]? Handling, string? HandlingText, ValueList<Addressee>? To, HoldingMode Mode, DateTimeOffset? Expires, string? CaseReference, string? Contact)
    {
        internal HoldingTerms Terms => new(
            new Handling((Handling ?? []).Aggregate(HandlingCodes.H0, (all, code) => all | code), HandlingText), To ?? [], Mode, Expires, CaseReference, Contact);

        internal static StoredTerms Of(HoldingTerms terms) => new(
            terms.Handling.Codes == HandlingCodes.H0 ? null : [.. new[] { HandlingCodes.H1, HandlingCodes.H2, HandlingCodes.H3 }.Where(terms.Handling.Has)],
            terms.Handling.Text,
            terms.To.IsEmpty ? null : terms.To,
            terms.Mode,
            terms.Expires,
            terms.CaseReference,
            terms.Contact);
    }
}

/// <summary>A stored row.</summary>
/// <param name="Row">Its number: never another's.</param>
/// <param name="Id">The holding.</param>
/// <param name="Load">Its load.</param>
/// <param name="Record">Whose key seals it: that of its load.</param>
/// <param name="Sealed">What it says.</param>
internal readonly record struct HoldingRow(long Row, Guid Id, Guid Load, Guid Record, byte[] Sealed);

/// <summary>A stored holding is not as it was kept.</summary>
public sealed class HoldingDamaged(CountryCode country, long row, Exception? inner = null)
    : Exception($"holding {row} of {country} is damaged: it is left out until its load is loaded again", inner);
