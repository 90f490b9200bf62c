using System.Text;
using System.Text.Json;
using CommandCentre.Domain.Fields;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.Holdings;

/// <summary>Lines of JSON in FollowTheMoney's shape; the terms of a record stand beside <c>id</c>, <c>schema</c> and <c>properties</c>. Blank lines are no rows.</summary>
internal sealed class FollowTheMoneyRows(TextReader text, HoldingTerms otherwise, DateTimeOffset now) : HeldRows
{
    /// <summary>The longest line that is read, in characters; of a longer one only so much is kept.</summary>
    internal const int LongestLine = 1_000_000;

    private static readonly string[] TermFields = ["handling", "handlingText", "to", "mode", "expires", "caseReference", "contact"];

    private readonly StringBuilder _line = new();
    private long _row;

    public override HeldRead? Next()
    {
        while (Line() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                return Read(++_row, line);
            }
        }

        return null;
    }

    /// <summary>One line by itself.</summary>
    public static HeldRead One(string line, HoldingTerms otherwise, DateTimeOffset now) => new FollowTheMoneyRows(TextReader.Null, otherwise, now).Read(1, line);

    private static HeldRead Wrong(long row, string field, string value, FieldRule rule, string allowed) =>
        new(row, null, [new FieldError(field, WrittenText.Shown(value), rule, allowed)]);

    /// <summary>What was told of an entity, as an error of a field: "PROPERTY what stands there; allowed is WHAT".</summary>
    private static FieldError Told(string error)
    {
        var parts = error.Split("; allowed is ", 2);
        var field = parts[0].Split(' ', 2);
        var allowed = parts.Length > 1 ? parts[1] : "object of JSON";
        return field is [_, "is missing"]
            ? new FieldError(field[0], string.Empty, FieldRule.Required, allowed)
            : new FieldError(field[0], field.Length > 1 ? WrittenText.Shown(field[1]) : string.Empty, FieldRule.Shape, allowed);
    }

    private HeldRead Read(long row, string line)
    {
        if (line.Length > LongestLine)
        {
            return Wrong(row, "line", line[..100], FieldRule.Length, $"1..{LongestLine}");
        }

        try
        {
            using var document = JsonDocument.Parse(line);
            return Read(row, document.RootElement);
        }
        catch (JsonException)
        {
            return Wrong(row, "line", line, FieldRule.Shape, "object of JSON on one line");
        }
        catch (Exception half) when (half is InvalidOperationException or ArgumentException)
        {
            return Wrong(row, "line", line, FieldRule.Characters, "Unicode text"); // half of a surrogate pair
        }
    }

    private HeldRead Read(long row, JsonElement element)
    {
        var reading = FollowTheMoney.Read(element);
        if (reading.Entity is not { } entity)
        {
            return new HeldRead(row, null, [.. reading.Errors.Select(Told)]);
        }

        var reader = new FieldReader(new FieldTree.Group(TermFields.Where(name => element.TryGetProperty(name, out _)).ToDictionary(name => name, name => Tree(element.GetProperty(name)))));
        var terms = HoldingTerms.From(reader, otherwise, now);
        var wrong = new List<FieldError>(reader.Errors);
        if (entity.Id.Length > OwnIdLimit || !WrittenText.IsClean(entity.Id, lines: false))
        {
            wrong.Add(new FieldError("id", WrittenText.Shown(entity.Id), FieldRule.Length, $"1..{OwnIdLimit}"));
        }

        return Judged(row, entity.Id.Trim() is { Length: > 0 } id ? id : null, entity, terms, wrong, property => property);
    }

    private static FieldTree Tree(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => new FieldTree.Text(element.GetString()!),
        JsonValueKind.Array => new FieldTree.List([.. element.EnumerateArray().Select(Tree)]),
        JsonValueKind.Null => new FieldTree.Text(string.Empty),
        JsonValueKind.Object => new FieldTree.Group(new Dictionary<string, FieldTree> { ["object"] = new FieldTree.Text("{}") }),
        _ => new FieldTree.Text(element.GetRawText()),
    };

    private string? Line()
    {
        _line.Clear();
        int letter;
        while ((letter = text.Read()) >= 0 && letter != '\n')
        {
            if (_line.Length <= LongestLine)
            {
                _line.Append((char)letter);
            }
        }

        return letter < 0 && _line.Length == 0 ? null : _line.ToString();
    }
}
