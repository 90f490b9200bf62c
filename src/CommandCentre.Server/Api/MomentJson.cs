using System.Text.Json;
using System.Text.Json.Serialization;
using CommandCentre.Desks.Lines;

namespace CommandCentre.Server.Api;

/// <summary>Moments in answers in the very spelling of lines: UTC, ended by Z.</summary>
internal sealed class MomentJson : JsonConverter<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDateTimeOffset();

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Shapes.Moment(value));
}
