using System.Text.Json.Nodes;

namespace CommandCentre.Server.Identity;

/// <summary>Reads rolls of before roles were held by operation.</summary>
internal static class RollUpgrade
{
    /// <summary>Each such person keeps their role, in every operation; each such code, which knew no end, ends.</summary>
    internal static JsonNode Of(JsonNode roll)
    {
        foreach (var person in Objects(roll["persons"]).Where(IsOld))
        {
            var rights = person["rights"]!;
            (person["country"], person["agency"]) = (rights["country"]?.DeepClone(), rights["agency"]?.DeepClone());
            person["assignments"] = new JsonArray(new JsonObject { ["role"] = rights["role"]?.DeepClone() });
            person.Remove("rights");
        }

        if (roll["codes"] is JsonArray codes)
        {
            roll["codes"] = new JsonArray([.. codes.OfType<JsonObject>().Where(code => !IsOld(code)).Select(code => code.DeepClone())]);
        }

        return roll;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonObject>();

    private static bool IsOld(JsonObject entry) => entry["rights"] is JsonObject;
}
