using CommandCentre.Domain.Fields;
using CommandCentre.Server.Api;
using Microsoft.Extensions.Primitives;

namespace CommandCentre.Server.Pages.Forms;

/// <summary>What stands in a form's fields, by name, exactly as it was typed: <c>report.consignor.name</c>, <c>items[0].count</c>, a name with several values.</summary>
public sealed class FormValues
{
    private readonly Dictionary<string, StringValues> _values;

    private FormValues(IEnumerable<KeyValuePair<string, StringValues>> values) =>
        _values = new(values, StringComparer.OrdinalIgnoreCase);

    /// <summary>No field filled in.</summary>
    public static FormValues None { get; } = new([]);

    /// <summary>Every value with its name.</summary>
    public IEnumerable<KeyValuePair<string, StringValues>> All => _values;

    /// <summary>The fields as commands are read from them; the page's own, whose names begin with an underscore, are left out.</summary>
    public FieldTree.Group Tree => FormTrees.Read(_values);

    /// <summary>The first value of a field; null when it was not sent.</summary>
    public string? this[string name] => _values.TryGetValue(name, out var found) && found.Count > 0 ? found[0] : null;

    /// <summary>What a form sent.</summary>
    public static FormValues Of(IEnumerable<KeyValuePair<string, StringValues>> sent) => new(sent);

    /// <summary>Whether a field was sent, with whatever in it.</summary>
    public bool Has(string name) => _values.ContainsKey(name);

    /// <summary>Every value of a field.</summary>
    public IReadOnlyList<string> Several(string name) =>
        _values.TryGetValue(name, out var found) ? [.. found.OfType<string>()] : [];

    /// <summary>The same with one field set.</summary>
    public FormValues With(string name, StringValues value) => new(new Dictionary<string, StringValues>(_values, _values.Comparer) { [name] = value });

    /// <summary>The same with other fields added; what is there already stays.</summary>
    public FormValues Or(IEnumerable<KeyValuePair<string, StringValues>> others) =>
        new(others.Where(other => !Has(other.Key)).Concat(_values));

    /// <summary>Only the fields whose names pass.</summary>
    public FormValues Where(Func<string, bool> names) => new(_values.Where(value => names(value.Key)));

    /// <summary>How many rows a list such as <c>items</c> has: the highest index sent, and one.</summary>
    public int Rows(string name) => _values.Keys.Select(key => RowOf(key, name)).DefaultIfEmpty(-1).Max() + 1;

    private static int RowOf(string key, string name) =>
        key.StartsWith(name + "[", StringComparison.OrdinalIgnoreCase)
        && int.TryParse(key.AsSpan(name.Length + 1, Math.Max(0, key.IndexOf(']', StringComparison.Ordinal) - name.Length - 1)), out var row)
            ? row
            : -1;
}
