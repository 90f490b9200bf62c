using System.Collections.Immutable;
using System.Text.Json;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.Holdings;

/// <summary>Rows of a CSV file as its mapping says; without one, columns are named as the fields are and others are passed over.</summary>
internal sealed class MappedRows : HeldRows
{
    /// <summary>A column of the file: where it stands, what it means.</summary>
    private readonly record struct Place(int At, MappedColumn Column);

    private readonly CsvRows _rows;
    private readonly IReadOnlyList<string> _header;
    private readonly IReadOnlyList<Place> _values;
    private readonly Dictionary<string, Place> _own;
    private readonly string _schema;
    private readonly HoldingTerms _otherwise;
    private readonly DateTimeOffset _now;
    private long _row;

    /// <exception cref="FileUnreadable">There is no header, or a column of the mapping is not in it.</exception>
    public MappedRows(TextReader text, ColumnMapping? mapping, HoldingTerms otherwise, DateTimeOffset now)
    {
        (_otherwise, _now, _schema) = (otherwise, now, mapping?.Schema ?? "Thing");
        _rows = new CsvRows(text, mapping?.Separator ?? ',');
        _header = _rows.Next() is { Fault: null } first
            ? [.. first.Cells.Select(cell => cell.Trim())]
            : throw new FileUnreadable(new FieldError("header", string.Empty, FieldRule.Required, "a first row with the names of the columns"));
        var places = (mapping?.Columns ?? ByName(_header)).Select(Placed).ToList();
        var own = places.Where(place => ColumnMapping.OwnFields.Contains(place.Column.As)).ToList();
        if (own.GroupBy(place => place.Column.As).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new FileUnreadable(new FieldError(twice.Last().Column.Column, twice.Key, FieldRule.Repeated, "one column for it"));
        }

        _own = own.ToDictionary(place => place.Column.As);
        _values = [.. places.Where(place => !_own.ContainsKey(place.Column.As))];
        if (_values.Count == 0)
        {
            throw new FileUnreadable(new FieldError("columns", WrittenText.Shown(string.Join(", ", _header)), FieldRule.Required, "a column that holds a name or a number, by a mapping or by its own name"));
        }
    }

    public override HeldRead? Next()
    {
        if (_rows.Next() is not { } row)
        {
            return null;
        }

        _row++;
        if (row.Fault is { } fault)
        {
            return new HeldRead(_row, null, [new FieldError("row", WrittenText.Shown(row.Cells[0]), FieldRule.Shape, $"row of CSV: {fault}")]);
        }

        return row.Cells.Count > _header.Count && row.Cells.Skip(_header.Count).Any(cell => cell.Length > 0)
            ? new HeldRead(_row, null, [new FieldError("row", $"{row.Cells.Count}", FieldRule.Entries, $"{_header.Count}; a cell with a separator in it must be quoted")])
            : Read(row.Cells);
    }

    private static ValueList<MappedColumn> ByName(IReadOnlyList<string> header) =>
        [.. header.Where(ColumnMapping.IsField).Distinct().Select(name => new MappedColumn(name, name))];

    private Place Placed(MappedColumn column)
    {
        for (var at = 0; at < _header.Count; at++)
        {
            if (string.Equals(_header[at], column.Column, StringComparison.OrdinalIgnoreCase))
            {
                return new Place(at, column);
            }
        }

        throw new FileUnreadable(new FieldError(column.Column, string.Empty, FieldRule.Unknown, WrittenText.Shown(string.Join(", ", _header))));
    }

    private HeldRead Read(IReadOnlyList<string> cells)
    {
        var reader = new FieldReader(new FieldTree.Group(_own.ToDictionary(own => own.Key, own => (FieldTree)new FieldTree.Text(Cell(cells, own.Value)))));
        var ownId = reader.OptionalText("id", OwnIdLimit);
        var schema = reader.OptionalText("schema", 40) ?? _schema;
        var terms = HoldingTerms.From(reader, _otherwise, _now);
        var wrong = reader.Errors.Select(error => error with { Field = _own.TryGetValue(error.Field, out var place) ? place.Column.Column : error.Field }).ToList();
        var entity = Entity(schema, cells, wrong);
        return Judged(_row, ownId, entity, terms, wrong, property => _values.FirstOrDefault(place => place.Column.As == property).Column?.Column ?? property);
    }

    /// <summary>The cells as FollowTheMoney would write them, read as such: one rule for what a property is.</summary>
    private Entity Entity(string schema, IReadOnlyList<string> cells, List<FieldError> wrong)
    {
        var properties = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var place in _values)
        {
            foreach (var text in Values(place, cells))
            {
                if (text.Length > FollowTheMoney.LongestValue)
                {
                    wrong.Add(new FieldError(place.Column.Column, WrittenText.Shown(text), FieldRule.Length, $"1..{FollowTheMoney.LongestValue}"));
                    continue;
                }

                (properties.TryGetValue(place.Column.As, out var known) ? known : properties[place.Column.As] = []).Add(text);
            }
        }

        var read = FollowTheMoney.Read(schema, JsonSerializer.SerializeToElement(properties));
        return read.Entity ?? new Entity(string.Empty, schema, FollowTheMoney.KindOf(schema), ImmutableArray<Value>.Empty);
    }

    private static IEnumerable<string> Values(Place place, IReadOnlyList<string> cells) =>
        (place.Column.Split is { } split ? Cell(cells, place).Split(split, StringSplitOptions.TrimEntries) : [Cell(cells, place)]).Where(text => text.Length > 0);

    private static string Cell(IReadOnlyList<string> cells, Place place) => place.At < cells.Count ? cells[place.At].Trim() : string.Empty;
}
