using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using CommandCentre.Matching;

namespace CommandCentre.Server.CommandLine;

/// <summary>A line of <c>match entities --out</c>: the line as it was, then score, verdict, standing, evidence and the parts of the score.</summary>
internal static class MatchVerdict
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Ours = ["score", "points", "verdict", "standing", "evidence", "parts"];

    internal static string Line(JsonElement line, Comparison compared)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, Readable))
        {
            writer.WriteStartObject();
            foreach (var property in line.EnumerateObject().Where(property => !Ours.Contains(property.Name)))
            {
                property.WriteTo(writer);
            }

            Write(writer, compared);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Write(Utf8JsonWriter writer, Comparison compared)
    {
        writer.WritePropertyName("score");
        writer.WriteRawValue(MatchPairs.Text(compared.Points));
        writer.WriteNumber("points", compared.Points);
        writer.WriteBoolean("verdict", compared.IsMatch);
        writer.WriteString("standing", Word(compared.Standing));
        writer.WriteNumber("evidence", compared.Evidence);
        writer.WriteStartArray("parts");
        foreach (var part in compared.Parts)
        {
            writer.WriteStartObject();
            writer.WriteString("feature", Word(part.Feature));
            writer.WriteString("left", part.Left);
            writer.WriteString("right", part.Right);
            writer.WriteString("ground", Word(part.Ground));
            writer.WriteNumber("points", part.Points);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
