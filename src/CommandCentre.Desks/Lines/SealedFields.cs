using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Lines;

/// <summary>Parts an event's body into what may lie open and what is sealed, by the marks on its properties.</summary>
internal static class SealedFields
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<Field>> ByType = new();

    /// <summary>Takes the sealed fields out of a body and gives them back in the same shape; empty when there are none.</summary>
    internal static JsonObject TakeFrom(JsonObject body, Type type, bool narrativeToo)
    {
        var taken = new JsonObject();
        foreach (var field in Of(type).Where(field => narrativeToo || field.IsNominal))
        {
            Move(body, taken, field.Path);
        }

        return taken;
    }

    /// <summary>Whether events of a type have a field that is ever sealed.</summary>
    internal static bool Any(Type type) => Of(type).Count > 0;

    private static void Move(JsonObject from, JsonObject to, ReadOnlySpan<string> path)
    {
        if (path.Length > 1)
        {
            if (from[path[0]] is JsonObject inner)
            {
                var target = to[path[0]] as JsonObject ?? [];
                to[path[0]] ??= target;
                Move(inner, target, path[1..]);
            }
        }
        else if (from.TryGetPropertyValue(path[0], out var value))
        {
            from.Remove(path[0]);
            to[path[0]] = value;
        }
    }

    private static IReadOnlyList<Field> Of(Type type) => ByType.GetOrAdd(type, static type => [.. Find(type, [])]);

    private static IEnumerable<Field> Find(Type type, string[] above) =>
        type.GetProperties(BindingFlags.Public | BindingFlags.Instance).SelectMany(property =>
        {
            string[] path = [.. above, JsonNamingPolicy.CamelCase.ConvertName(property.Name)];
            return property.IsDefined(typeof(NominalAttribute)) ? [new Field(path, true)]
                : property.IsDefined(typeof(NarrativeAttribute)) ? [new Field(path, false)]
                : property.PropertyType.Namespace?.StartsWith("CommandCentre.Domain", StringComparison.Ordinal) == true && !property.PropertyType.IsEnum && !property.PropertyType.IsGenericType
                    ? Find(property.PropertyType, path)
                    : [];
        });

    private sealed record Field(string[] Path, bool IsNominal);
}
