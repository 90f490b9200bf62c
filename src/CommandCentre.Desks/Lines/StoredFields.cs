using System.Text.Json;
using System.Text.Json.Serialization;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Lines;

/// <summary>The open fields of a stored line, and where its body stands in the bytes; a million of them are read at a start.</summary>
internal sealed class StoredFields
{
    private static readonly JsonSerializerOptions Json = new(Shapes.Json) { RespectNullableAnnotations = true };

    public required string Operation { get; init; }

    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset Recorded { get; init; }

    public required LineKind Kind { get; init; }

    public required Guid Record { get; init; }

    public required CountryCode Owner { get; init; }

    public required Actor By { get; init; }

    public required Guid Command { get; init; }

    /// <summary>Absent for a line without marks.</summary>
    public string[]? Handling { get; init; }

    public string? Evaluation { get; init; }

    public ValueList<Addressee>? To { get; init; }

    public byte[]? Sealed { get; init; }

    public string? Digest { get; init; }

    public required Slice Body { get; init; }

    /// <summary>Reads them.</summary>
    /// <exception cref="JsonException">The bytes are no line, or a field is missing or of another type.</exception>
    /// <exception cref="ArgumentException">An owner or sender's country is none.</exception>
    internal static StoredFields Of(ReadOnlySpan<byte> bytes) => Read<StoredFields>(bytes);

    /// <summary>Reads what was sealed.</summary>
    /// <exception cref="JsonException">It has another shape.</exception>
    internal static SealedPart PartOf(ReadOnlySpan<byte> plain) => Read<SealedPart>(plain);

    private static T Read<T>(ReadOnlySpan<byte> bytes) => JsonSerializer.Deserialize<T>(bytes, Json) ?? throw new JsonException("no object");
}

/// <summary>What lies sealed in a line.</summary>
internal sealed class SealedPart
{
    public required Slice Body { get; init; }

    public string? HandlingText { get; init; }

    public string? Digest { get; init; }
}

/// <summary>Where an object stands in the bytes it was read from.</summary>
[JsonConverter(typeof(SliceConverter))]
internal readonly record struct Slice(int Start, int Length)
{
    internal ReadOnlySpan<byte> Of(ReadOnlySpan<byte> bytes) => bytes.Slice(Start, Length);
}

/// <summary>Passes over an object and keeps its place.</summary>
internal sealed class SliceConverter : JsonConverter<Slice>
{
    public override Slice Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw new JsonException("no object");
        }

        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return new Slice(start, (int)reader.BytesConsumed - start);
    }

    public override void Write(Utf8JsonWriter writer, Slice value, JsonSerializerOptions options) => throw new NotSupportedException("only read");
}
