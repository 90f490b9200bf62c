using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;

namespace CommandCentre.Server.Exercises;

/// <summary>A script as JSON lines: a line for each step, then one for each group of the ground truth.</summary>
/// <remarks>
/// A step is <c>{"position":1,"at":"2020-11-16T07:30:00Z","by":{"officer","country","agency","role"},"command":{...}}</c>, its command in the shape
/// that hub and API take; a group is <c>{"group":1,"kind":"same-consignor","records":[...]}</c>.
/// </remarks>
public static class ExerciseJson
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Every line without its end.</summary>
    public static IEnumerable<string> Lines(ExerciseScript script) =>
        script.Steps.Select(Step).Concat(script.Truth.Groups.Select(Group)).Select(line => line.ToJsonString(Written));

    private static JsonObject Step(ScriptStep step) => new()
    {
        ["position"] = step.Position,
        ["at"] = step.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["by"] = new JsonObject
        {
            ["officer"] = step.By.Officer,
            ["country"] = step.By.Country.Value,
            ["agency"] = Words.Of(step.By.Agency),
            ["role"] = Words.Of(step.By.Role),
        },
        ["command"] = CommandJson.Write(step.Command),
    };

    private static JsonObject Group(TruthGroup group) => new()
    {
        ["group"] = group.Number,
        ["kind"] = Words.Of(group.Kind),
        ["records"] = new JsonArray([.. group.Records.Select(record => (JsonNode)record.ToString("D"))]),
    };
}
