using System.Text.Json;
using System.Text.Json.Serialization;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity;

/// <summary>How people, codes and sessions are written into their files: the words of the code lists, nothing that is not there.</summary>
internal static class IdentityJson
{
    internal static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters =
        {
            new Text<CountryCode>(text => CountryCode.TryParse(text, out var country) ? country : null),
            new Text<OperationKey>(text => OperationKey.TryParse(text, out var key) ? key : null),
            new Word<AgencyKind>(),
            new Word<Role>(),
            new Roles(),
        },
    };

    private sealed class Text<T>(Func<string?, T?> read) : JsonConverter<T>
        where T : class
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString();
            return read(text) ?? throw new JsonException($"'{text}' is no {typeof(T).Name}");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    private sealed class Word<T> : JsonConverter<T>
        where T : struct, Enum
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString();
            return Words.TryParse<T>(text, out var value) ? value : throw new JsonException($"'{text}' is no {typeof(T).Name}: {string.Join(", ", Words.All<T>())}");
        }

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Words.Of(value));
    }

    private sealed class Roles : JsonConverter<ValueList<Assignment>>
    {
        public override ValueList<Assignment> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            ValueList.Create<Assignment>(JsonSerializer.Deserialize<Assignment[]>(ref reader, options));

        public override void Write(Utf8JsonWriter writer, ValueList<Assignment> value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}
