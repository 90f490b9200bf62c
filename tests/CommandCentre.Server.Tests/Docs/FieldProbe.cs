using CommandCentre.Domain.Fields;

namespace CommandCentre.Server.Tests.Docs;

/// <summary>One field as the reader takes it.</summary>
/// <param name="Name">Its name within its group.</param>
/// <param name="Required">Whether it must be given.</param>
/// <param name="What">What it takes, in words.</param>
/// <param name="Fields">Its own fields, when it is a group or rows of one; else empty.</param>
internal sealed record ProbedField(string Name, bool Required, string What, IReadOnlyList<ProbedField> Fields);

/// <summary>Finds out which fields a command takes by sending wrong ones and reading the errors: what stands in the document comes from the reader itself.</summary>
internal static class FieldProbe
{
    private const string Stranger = "zebra";

    /// <summary>The fields of a kind of command, but <c>operation</c>, <c>kind</c> and <c>id</c>.</summary>
    public static IReadOnlyList<ProbedField> Fields(string kind) => Fields(kind, []);

    private static ProbedField[] Fields(string kind, string[] path)
    {
        var errors = Send(kind, path, new FieldTree.Group(new Dictionary<string, FieldTree> { [Stranger] = Text("x") }));
        var prefix = Prefix(path);
        var names = errors.Single(error => error.Field == prefix + Stranger && error.Rule is FieldRule.Unknown).Allowed.Split(", ").Except(["kind", "id", "operation"]);
        return [.. (prefix is "items[0]." or "values[0]." ? names.Append("kind") : names).Select(name => Field(kind, path, name, errors)).OrderBy(field => !field.Required).ThenBy(field => field.Name, StringComparer.Ordinal)];
    }

    private static ProbedField Field(string kind, string[] path, string name, IReadOnlyList<FieldError> around)
    {
        string[] place = [.. path, name];
        var at = Prefix(place).TrimEnd('.');
        // Of a group that is not there, its required fields are missing.
        var required = around.Any(error => error.Rule is FieldRule.Required && (error.Field == at || error.Field.StartsWith(at + ".", StringComparison.Ordinal)));
        var shape = Send(kind, place, new FieldTree.List([new FieldTree.Group(new Dictionary<string, FieldTree> { [Stranger] = Text("x") })]));
        if (shape.Any(error => error.Field == $"{at}[0].{Stranger}"))
        {
            var bounds = Send(kind, place, new FieldTree.List([.. Enumerable.Repeat(Text("x"), 1000)])).Single(error => error.Rule is FieldRule.Entries).Allowed;
            return new ProbedField(name, required, $"list of {bounds} groups", Fields(kind, [.. path, $"{name}[0]"]));
        }

        return shape.First(error => error.Field == at).Allowed switch
        {
            "group of fields" => new ProbedField(name, required, "the fields below", Fields(kind, place)),
            "list of texts" => new ProbedField(name, required, $"list: {Told(Send(kind, place, new FieldTree.List([Text("~~~~")])).First(error => error.Field == at))}", []),
            _ => new ProbedField(name, required, Single(kind, place, at), []),
        };
    }

    private static string Single(string kind, string[] place, string at)
    {
        var odd = Send(kind, place, Text("\u0007")).First(error => error.Field == at);
        if (odd.Rule is not FieldRule.Characters)
        {
            return Told(odd);
        }

        var length = Send(kind, place, Text(new string('~', 100_000))).First(error => error.Field == at && error.Rule is FieldRule.Length).Allowed;
        // The rule of a text that has one besides its length; H3's text is another field's business.
        var more = Send(kind, place, Text("~~~~")).FirstOrDefault(error => error.Field == at && error.Rule is not FieldRule.HandlingText);
        return more?.Rule is FieldRule.Email ? $"{Told(more)}, {length} characters" : more is null ? $"{length} characters{(odd.Allowed == "text on one line" ? ", one line" : string.Empty)}" : Told(more);
    }

    private static string Told(FieldError error) => error.Rule switch
    {
        FieldRule.Word => error.Allowed.Length > 200 ? "a word of its kind's list" : string.Join(", ", error.Allowed.Split(", ").Select(word => $"`{word}`")),
        FieldRule.Whole => $"whole number, {error.Allowed}",
        FieldRule.Moment => $"moment such as `{error.Allowed}`",
        FieldRule.Day => $"day such as `{error.Allowed}`",
        FieldRule.Addressee => $"`{error.Allowed}`",
        FieldRule.Uuid => "UUID",
        FieldRule.Country when error.Allowed == Domain.Sharing.Addressee.Allowed => "`DE`, `DE/customs` or `@GROUP`",
        FieldRule.GroupName or FieldRule.Hs or FieldRule.Office or FieldRule.Amount or FieldRule.Currency => error.Allowed,
        FieldRule.Country => $"{error.Allowed}, or `EU` or `XK`",
        FieldRule.Parcel => $"parcel number: {error.Allowed}",
        FieldRule.Phone => $"phone: {error.Allowed}",
        FieldRule.Email => $"e-mail: `{error.Allowed}`",
        FieldRule.Evaluation => error.Allowed,
        _ => throw new ArgumentOutOfRangeException(nameof(error), error, "no words for this rule"),
    };

    private static IReadOnlyList<FieldError> Send(string kind, string[] path, FieldTree value)
    {
        var fields = new Dictionary<string, FieldTree> { ["kind"] = Text(kind), ["id"] = Text("5a1c0e5e-0d1a-4b7e-9d3f-2f6f3b0f7c11") };
        if (path.Length == 0)
        {
            foreach (var (name, tree) in ((FieldTree.Group)value).Fields)
            {
                fields[name] = tree;
            }
        }
        else
        {
            var (name, tree) = Nested(path, value);
            fields[name] = tree;
        }

        return CommandReading.Read(new FieldTree.Group(fields)).Errors;
    }

    private static (string Name, FieldTree Tree) Nested(string[] path, FieldTree value)
    {
        var tree = path.Length == 1 ? value : Inner(path[1..], value);
        return path[0].EndsWith("[0]", StringComparison.Ordinal) ? (path[0][..^3], new FieldTree.List([tree])) : (path[0], tree);
    }

    private static FieldTree.Group Inner(string[] path, FieldTree value)
    {
        var (name, tree) = Nested(path, value);
        return new FieldTree.Group(new Dictionary<string, FieldTree> { [name] = tree });
    }

    private static string Prefix(string[] path) => path.Length == 0 ? string.Empty : string.Join('.', path) + ".";

    private static FieldTree.Text Text(string value) => new(value);
}
