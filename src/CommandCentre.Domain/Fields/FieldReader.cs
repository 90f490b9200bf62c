using System.Globalization;
using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Fields;

/// <summary>Reads the fields of one group, collects everything that is wrong, and never throws on what was sent.</summary>
/// <remarks>
/// A reading method returns a placeholder where it noted an error: whoever reads drops the result when <see cref="Errors"/> is not empty.
/// Empty text counts as not given, because forms send it so.
/// </remarks>
public sealed partial class FieldReader
{
    private static readonly FieldTree.Group Nothing = new(new Dictionary<string, FieldTree>());

    private readonly Dictionary<string, FieldTree> _fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<FieldError> _errors;
    private readonly string _path;

    /// <summary>Reads a whole command or form.</summary>
    public FieldReader(FieldTree.Group group)
        : this(group, string.Empty, [])
    {
    }

    private FieldReader(FieldTree.Group group, string path, List<FieldError> errors)
    {
        _path = path;
        _errors = errors;
        foreach (var (name, tree) in group.Fields)
        {
            if (!_fields.TryAdd(name, tree))
            {
                Note(WrittenText.Shown(name), string.Empty, FieldRule.Shape, "given once, in any case");
            }
        }
    }

    /// <summary>Everything found wrong so far, in reading order.</summary>
    public IReadOnlyList<FieldError> Errors => _errors;

    /// <summary>Whether nothing wrong was found with a field of this group, or below it.</summary>
    public bool IsSound(string name) =>
        !_errors.Any(error => error.Field.StartsWith(_path + name, StringComparison.Ordinal) && error.Field[(_path.Length + name.Length)..] is "" or ['.' or '[', ..]);

    /// <summary>Whether a field was given with something in it.</summary>
    public bool Has(string name) => Known(name) && _fields.TryGetValue(name, out var tree) && !IsBlank(tree);

    /// <summary>A group of fields, absent when nothing in it was given.</summary>
    public T? OptionalGroup<T>(string name, Func<FieldReader, T> read)
        where T : class => Has(name) ? Group(name, _fields[name], read) : null;

    /// <summary>A group of fields that must be given.</summary>
    public T Group<T>(string name, Func<FieldReader, T> read) =>
        Group(name, Known(name) && _fields.TryGetValue(name, out var tree) ? tree : Nothing, read);

    /// <summary>Rows of fields; blank rows are passed over.</summary>
    public ValueList<T> Rows<T>(string name, int min, int max, Func<FieldReader, T> read)
    {
        if (!Has(name))
        {
            if (min > 0)
            {
                Note(name, string.Empty, FieldRule.Required, $"{min}..{max}");
            }

            return [];
        }

        if (_fields[name] is not FieldTree.List list)
        {
            Note(name, Single(_fields[name]), FieldRule.Shape, "list");
            return [];
        }

        var rows = list.Items.Select((tree, index) => (tree, index)).Where(row => !IsBlank(row.tree)).ToList();
        if (rows.Count < min || rows.Count > max)
        {
            Note(name, rows.Count.ToString(CultureInfo.InvariantCulture), FieldRule.Entries, $"{min}..{max}");
            return [];
        }

        return [.. rows.Select(row => Group($"{name}[{row.index}]", row.tree, read))];
    }

    /// <summary>Notes an error that only the reader of the whole can see.</summary>
    public void Note(string name, string value, FieldRule rule, string allowed) =>
        _errors.Add(new FieldError(_path + name, WrittenText.Shown(value), rule, allowed));

    /// <summary>Declares fields that the edge has read itself.</summary>
    public void Ignore(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            _known.Add(name);
        }
    }

    /// <summary>Notes every field nobody asked for; call last.</summary>
    public void Complete()
    {
        var allowed = string.Join(", ", _known.Order(StringComparer.Ordinal));
        foreach (var name in _fields.Keys.Where(name => !_known.Contains(name)))
        {
            Note(WrittenText.Shown(name), string.Empty, FieldRule.Unknown, allowed);
        }
    }

    private static bool IsBlank(FieldTree tree) => tree switch
    {
        FieldTree.Text text => string.IsNullOrWhiteSpace(text.Value),
        FieldTree.List list => list.Items.Count == 0,
        FieldTree.Group group => group.Fields.Values.All(IsBlank),
        _ => true,
    };

    private static string Single(FieldTree tree) => tree is FieldTree.Text text ? text.Value : string.Empty;

    private bool Known(string name)
    {
        _known.Add(name);
        return true;
    }

    private string? Raw(string name)
    {
        if (!Has(name))
        {
            return null;
        }

        if (_fields[name] is FieldTree.Text text)
        {
            return text.Value;
        }

        Note(name, string.Empty, FieldRule.Shape, "single value");
        return null;
    }

    private T Group<T>(string name, FieldTree tree, Func<FieldReader, T> read)
    {
        if (tree is not FieldTree.Group group)
        {
            Note(name, Single(tree), FieldRule.Shape, "group of fields");
            return read(new FieldReader(Nothing, string.Empty, [])); // a placeholder: what it lacks is not noted
        }

        var reader = new FieldReader(group, $"{_path}{name}.", _errors);
        var value = read(reader);
        reader.Complete();
        return value;
    }

    private string Missing(string name, string allowed) => Missing(name, allowed, string.Empty);

    private T Missing<T>(string name, string allowed, T placeholder)
    {
        if (IsSound(name))
        {
            Note(name, string.Empty, FieldRule.Required, allowed);
        }

        return placeholder;
    }

    private T Wrong<T>(string name, string value, FieldRule rule, string allowed, T placeholder)
    {
        Note(name, value, rule, allowed);
        return placeholder;
    }
}
