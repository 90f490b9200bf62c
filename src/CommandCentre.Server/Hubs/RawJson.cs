using System.Text.Json;
using System.Text.Json.Serialization;

namespace CommandCentre.Server.Hubs;

/// <summary>JSON that is written already and passed on as it is.</summary>
/// <param name="Bytes">One JSON value in UTF-8.</param>
[JsonConverter(typeof(RawJsonConverter))]
public readonly record struct RawJson(ReadOnlyMemory<byte> Bytes);

/// <summary>Writes <see cref="RawJson"/> without looking into it.</summary>
public sealed class RawJsonConverter : JsonConverter<RawJson>
{
    /// <inheritdoc/>
    public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("prepared JSON is only written");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        writer.WriteRawValue(value.Bytes.Span, skipInputValidation: true);
    }
}
