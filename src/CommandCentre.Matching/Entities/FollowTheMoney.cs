using System.Collections.Immutable;
using System.Text.Json;
using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Entities;

/// <summary>An entity as read from FollowTheMoney, with what could not be read.</summary>
/// <param name="Entity">What was read; null when the shape is wrong.</param>
/// <param name="Errors">Each names the property, what stood there and what is allowed; empty exactly when <paramref name="Entity"/> is there.</param>
/// <param name="Ignored">How many values stood in properties that are not compared.</param>
public sealed record FollowTheMoneyReading(Entity? Entity, ImmutableArray<string> Errors, int Ignored);

/// <summary>The edge to FollowTheMoney (followthemoney.tech): its JSON to an <see cref="Entity"/> and back.</summary>
/// <remarks>A property that is not compared is counted and left out, never an error; a single string is taken for a list of one.</remarks>
public static class FollowTheMoney
{
    /// <summary>Values of one property that are read; further ones are counted as ignored.</summary>
    public const int MostValues = 512;

    /// <summary>Longest value that is read, in characters; a longer one is counted as ignored.</summary>
    public const int LongestValue = 2_000;

    /// <summary>How names of a schema are read; <see cref="NameKind.Either"/> for a schema that is not known.</summary>
    public static NameKind KindOf(string schema) => Schemata.KindOf(schema);

    /// <summary>Whether the values of a property are compared for entities of some schema; a property that is not is left out when an entity is read.</summary>
    public static bool Compares(string property) => Properties.KindOf(property, Family.Writing) is not null;

    /// <summary>Reads <c>{"id": "x", "schema": "Person", "properties": {"name": ["..."]}}</c>; the id may be absent.</summary>
    public static FollowTheMoneyReading Read(JsonElement entity) => Guarded(() => ReadWhole(entity));

    private static FollowTheMoneyReading ReadWhole(JsonElement entity)
    {
        if (entity.ValueKind != JsonValueKind.Object)
        {
            return Wrong($"the entity is {Shape(entity)}; allowed is an object with schema and properties");
        }

        if (!entity.TryGetProperty("schema", out var schema) || schema.ValueKind != JsonValueKind.String)
        {
            return Wrong($"schema is {Shape(schema)}; allowed is the name of a schema, such as \"Person\"");
        }

        var id = entity.TryGetProperty("id", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : string.Empty;
        return entity.TryGetProperty("properties", out var properties)
            ? Read(schema.GetString()!, properties, id)
            : Wrong("properties is missing; allowed is an object whose values are lists of strings");
    }

    /// <summary>Reads bare properties, <c>{"name": ["..."], "birthDate": "1970"}</c>, of an entity whose schema is known; a whole entity (with <c>properties</c>) is read as such.</summary>
    public static FollowTheMoneyReading Read(string schema, JsonElement properties, string id = "") => Guarded(() => ReadProperties(schema, properties, id));

    private static FollowTheMoneyReading ReadProperties(string schema, JsonElement properties, string id)
    {
        if (properties.ValueKind != JsonValueKind.Object)
        {
            return Wrong($"properties is {Shape(properties)}; allowed is an object whose values are lists of strings");
        }

        if (properties.TryGetProperty("properties", out var inner) && inner.ValueKind == JsonValueKind.Object)
        {
            var own = properties.TryGetProperty("schema", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString()! : schema;
            var ownId = properties.TryGetProperty("id", out var given) && given.ValueKind == JsonValueKind.String ? given.GetString()! : id;
            return Read(own, inner, ownId);
        }

        var reading = new Reader(Schemata.FamilyOf(schema));
        foreach (var property in properties.EnumerateObject())
        {
            reading.Take(property);
        }

        return reading.Finish(id, schema);
    }

    // An escape of half a surrogate pair is found when a name or a text is looked at, wherever it stands.
    private static FollowTheMoneyReading Guarded(Func<FollowTheMoneyReading> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return Wrong("a text holds half of a surrogate pair; allowed is Unicode text");
        }
    }

    /// <summary>Reads one line of JSON; text that is no JSON is an error like any other.</summary>
    public static FollowTheMoneyReading Read(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement);
        }
        catch (JsonException problem)
        {
            return Wrong($"the line is no JSON: {problem.Message}");
        }
        catch (ArgumentException)
        {
            return Wrong("the line holds half of a surrogate pair; allowed is Unicode text");
        }
    }

    /// <summary>Writes an entity as <c>{"id", "schema", "properties"}</c>: each value under the property it came with, or the usual one of its kind.</summary>
    public static void Write(Utf8JsonWriter writer, Entity entity)
    {
        writer.WriteStartObject();
        writer.WriteString("id", entity.Id);
        writer.WriteString("schema", entity.Schema);
        writer.WriteStartObject("properties");
        foreach (var property in entity.Values.GroupBy(value => value.Sort ?? Properties.UsualOf(value.Kind), StringComparer.Ordinal))
        {
            writer.WriteStartArray(property.Key);
            foreach (var value in property)
            {
                writer.WriteStringValue(value.Text);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>The same as one line of JSON.</summary>
    public static string Write(Entity entity)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            Write(writer, entity);
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static FollowTheMoneyReading Wrong(string error) => new(null, [error], 0);

    private static string Shape(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Undefined => "missing",
        JsonValueKind.Null => "null",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.Number => "a number",
        JsonValueKind.String => "a string",
        _ => "true or false",
    };

    /// <summary>Collects the values of one entity.</summary>
    private sealed class Reader(Family family)
    {
        private readonly ImmutableArray<Value>.Builder _values = ImmutableArray.CreateBuilder<Value>();
        private readonly List<string> _errors = [];
        private int _ignored;

        public void Take(JsonProperty property)
        {
            var kind = Properties.KindOf(property.Name, family);
            if (property.Value.ValueKind != JsonValueKind.Array)
            {
                Take(property.Name, kind, property.Value);
                return;
            }

            var count = 0;
            foreach (var value in property.Value.EnumerateArray())
            {
                if (count++ < MostValues)
                {
                    Take(property.Name, kind, value);
                }
                else
                {
                    _ignored++;
                }
            }
        }

        public FollowTheMoneyReading Finish(string id, string schema) =>
            _errors.Count > 0
                ? new(null, [.. _errors], _ignored)
                : new(new Entity(id, schema, Schemata.KindOf(schema), _values.ToImmutable()), [], _ignored);

        private void Take(string property, ValueKind? kind, JsonElement value)
        {
            if (kind is null || value.ValueKind == JsonValueKind.Null || IsReference(property, value))
            {
                _ignored++;
            }
            else if (kind == ValueKind.Address && value.ValueKind == JsonValueKind.Object && NestedAddress(value) is { Length: > 0 } address)
            {
                _values.Add(new Value(ValueKind.Address, address, "address"));
            }
            else if (value.ValueKind != JsonValueKind.String)
            {
                _errors.Add($"{property} holds {Shape(value)}; allowed is a list of strings");
            }
            else if (value.GetString() is { Length: > 0 and <= LongestValue } text && !string.IsNullOrWhiteSpace(text))
            {
                _values.Add(new Value(kind.Value, text, string.Intern(property)));
            }
            else
            {
                _ignored++;
            }
        }

        /// <summary>An address that is given by the id of another entity tells nothing here.</summary>
        private static bool IsReference(string property, JsonElement value) =>
            property == "addressEntity" && value.ValueKind == JsonValueKind.String && !value.GetString()!.Contains(' ', StringComparison.Ordinal);

        /// <summary>The address of a nested Address entity in one line: its full form, or its parts in the order given.</summary>
        private static string? NestedAddress(JsonElement entity)
        {
            var read = Read(entity).Entity;
            var full = read?.Values.FirstOrDefault(value => value.Kind == ValueKind.Address)?.Text;
            return full ?? (read is null ? null : EntityFormReader.InOneLine(read));
        }
    }
}
