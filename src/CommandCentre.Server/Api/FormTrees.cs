using System.Globalization;
using CommandCentre.Domain.Fields;

namespace CommandCentre.Server.Api;

/// <summary>Turns a form into the shape that commands are read from: <c>report.consignor.name</c>, <c>items[0].count</c>, a name sent several times is a list.</summary>
public static class FormTrees
{
    private const int HighestIndex = 299;

    /// <summary>Reads a form; fields of the page's own (their names begin with an underscore) are left out. A name that leads nowhere stays as it is, so that it is told as unknown.</summary>
    public static FieldTree.Group Read(IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> form)
    {
        ArgumentNullException.ThrowIfNull(form);
        var root = new Branch();
        foreach (var (name, values) in form)
        {
            if (!name.StartsWith('_'))
            {
                var leaf = Steps(name).Aggregate(root, (branch, step) => branch.Step(step));
                leaf.Texts.AddRange(values.Select(value => (value ?? string.Empty).ReplaceLineEndings("\n")));
            }
        }

        return root.AsGroup();
    }

    // Names between points; an index in brackets is a step of its own. Anything else is one step as it stands.
    private static List<string> Steps(string name)
    {
        var steps = new List<string>();
        foreach (var part in name.Split('.'))
        {
            var (bare, index) = part.IndexOf('[', StringComparison.Ordinal) is > 0 and var bracket && part[^1] == ']' ? (part[..bracket], part[(bracket + 1)..^1]) : (part, null);
            if (bare.Length == 0 || bare[0] == '[' || steps.Count >= FieldTrees.Depth || (index is not null && !IsIndex(index)))
            {
                return [name];
            }

            steps.Add(bare);
            if (index is not null)
            {
                // One place has one name: 0 and 00 are the same.
                steps.Add(string.Create(CultureInfo.InvariantCulture, $"[{int.Parse(index, CultureInfo.InvariantCulture)}]"));
            }
        }

        return steps;
    }

    private static bool IsIndex(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index <= HighestIndex;

    private sealed class Branch
    {
        private readonly Dictionary<string, Branch> _branches = new(StringComparer.OrdinalIgnoreCase);

        internal List<string> Texts { get; } = [];

        internal Branch Step(string name) => _branches.TryGetValue(name, out var known) ? known : _branches[name] = new Branch();

        internal FieldTree.Group AsGroup()
        {
            var fields = _branches.ToDictionary(branch => branch.Key, branch => branch.Value.AsTree(), StringComparer.OrdinalIgnoreCase);
            if (Texts.Count > 0)
            {
                // A value and fields under one name: the value has no name of its own and is told as unknown.
                fields[string.Empty] = new FieldTree.Text(Texts[0]);
            }

            return new FieldTree.Group(fields);
        }

        private FieldTree AsTree() =>
            _branches.Count == 0
                ? Texts is [var only] ? new FieldTree.Text(only) : new FieldTree.List([.. Texts.Select(text => new FieldTree.Text(text))])
                : _branches.Keys.All(name => name[0] == '[') ? AsRows() : AsGroup();

        private FieldTree.List AsRows()
        {
            var rows = _branches.ToDictionary(row => int.Parse(row.Key[1..^1], CultureInfo.InvariantCulture), row => row.Value.AsTree());
            return new FieldTree.List([.. Enumerable.Range(0, rows.Keys.Max() + 1).Select(index => rows.GetValueOrDefault(index, new FieldTree.Text(string.Empty)))]);
        }
    }
}
