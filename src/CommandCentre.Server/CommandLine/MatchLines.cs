using System.Text;
using System.Text.Json;

namespace CommandCentre.Server.CommandLine;

/// <summary>Reads a file of JSON lines; blank lines are no rows.</summary>
internal sealed class MatchLines(MatchInput input)
{
    /// <summary>The longest line that is read, in characters.</summary>
    internal const int LongestLine = 4_000_000;

    private long _line;

    /// <summary>How many rows were read.</summary>
    internal long Count { get; private set; }

    /// <summary>The line of the file that was read last, from 1.</summary>
    internal long Line => _line;

    /// <summary>The next row as it stands, or null at the end.</summary>
    internal string? Next()
    {
        while (input.Text.ReadLine() is { } text)
        {
            _line++;
            if (!string.IsNullOrWhiteSpace(text))
            {
                Count++;
                input.Row();
                return text;
            }
        }

        return null;
    }

    /// <summary>The object of a row; null with the reason when it is none.</summary>
    internal static JsonDocument? Parse(string text, out string reason)
    {
        reason = $"a line of {text.Length} characters. Allowed: up to {LongestLine}.";
        if (text.Length > LongestLine)
        {
            return null;
        }

        try
        {
            // Half a letter in the text itself becomes the sign for one that cannot be shown, as it does when a file is read.
            var document = JsonDocument.Parse(Encoding.UTF8.GetBytes(text));
            if (document.RootElement.ValueKind == JsonValueKind.Object && !HoldsHalfLetters(text, document.RootElement))
            {
                return document;
            }

            document.Dispose();
            reason = text.TrimStart().StartsWith('{') ? $"'{MatchProblems.Shown(text)}' holds half of a surrogate pair. Allowed: Unicode text."
                : $"'{MatchProblems.Shown(text)}' is no JSON object. Allowed: one object a line.";
        }
        catch (JsonException fault)
        {
            reason = $"'{MatchProblems.Shown(text)}' is no JSON: {fault.Message.Split(" Path:")[0].Split(" LineNumber:")[0]} Allowed: one object a line.";
        }

        return null;
    }

    /// <summary>Whether a text of the row is escaped so that it is no Unicode text; only the escapes of surrogates can do that.</summary>
    private static bool HoldsHalfLetters(string text, JsonElement element)
    {
        try
        {
            return text.Contains("\\ud", StringComparison.OrdinalIgnoreCase) && Texts(element) < 0;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }

    /// <summary>The letters of all texts and names of properties; throws where one of them is no Unicode text.</summary>
    private static long Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => element.GetString()!.Length,
        JsonValueKind.Array => element.EnumerateArray().Sum(Texts),
        JsonValueKind.Object => element.EnumerateObject().Sum(property => property.Name.Length + Texts(property.Value)),
        _ => 0,
    };
}
