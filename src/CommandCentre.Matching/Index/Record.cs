using System.Collections.Immutable;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Index;

/// <summary>
/// The form of a record: generation, owner, kind, schema, id; the names, each with what it is, its text and its words; the other values.
/// The generation is another one for every record ever written: a reader who finds it unchanged knows that the words it looked up were this record's.
/// </summary>
/// <param name="words">The words of all names.</param>
/// <param name="texts">Schemata and sorts.</param>
internal sealed class Record(Vocabulary words, TextTable texts)
{
    private const int Weak = 1;
    private const int Joined = 2;

    /// <summary>Writes the record of an entity; its words are taken into the vocabulary.</summary>
    public void Write(RecordWriter to, int owner, Entity entity, EntityForm form, int generation)
    {
        to.Clear();
        to.Fixed(generation);
        to.Number(owner);
        to.Number((int)entity.Kind);
        to.Number(texts.Take(entity.Schema));
        to.Text(entity.Id);
        to.Number(form.Names.Length + form.WeakNames.Length);
        foreach (var name in form.Names)
        {
            Write(to, name, Given(entity, ValueKind.Name, name.Raw) ? 0 : Joined);
        }

        foreach (var name in form.WeakNames)
        {
            Write(to, name, Given(entity, ValueKind.WeakName, name.Raw) ? Weak : Weak | Joined);
        }

        WriteValues(to, entity);
        uint[] keys = [.. form.Keys.Select(key => KeyHash.Of(key, KeyHash.Value)).Distinct()];
        to.Number(keys.Length);
        foreach (var key in keys)
        {
            to.Fixed(unchecked((int)key));
        }
    }

    /// <summary>The keys of the values of a record that point to one holder.</summary>
    public static void ValueKeys(ReadOnlySpan<byte> record, List<uint> keys)
    {
        var reader = Body(record, out _, out _, out _);
        for (var left = reader.Number(); left > 0; left--)
        {
            SkipName(ref reader);
        }

        for (var left = reader.Number(); left > 0; left--)
        {
            reader.Number();
            reader.Number();
            reader.Bytes();
        }

        for (var left = reader.Number(); left > 0; left--)
        {
            keys.Add(unchecked((uint)reader.Fixed()));
        }
    }

    /// <summary>The words of one name of a record; false when there is no such name or a word has gone meanwhile.</summary>
    public bool TryName(ReadOnlySpan<byte> record, int ordinal, bool withText, out HeldName name)
    {
        name = default;
        var reader = Body(record, out var kind, out _, out _);
        var count = reader.Number();
        for (var i = 0; i < count; i++)
        {
            if (i == ordinal)
            {
                return TryName(ref reader, kind, withText, out name);
            }

            SkipName(ref reader);
        }

        return false;
    }

    /// <summary>The numbers of the words of one name; 0 words when there is no such name.</summary>
    public static int Words(ReadOnlySpan<byte> record, int ordinal, Span<int> numbers)
    {
        var reader = Body(record, out _, out _, out _);
        var names = reader.Number();
        for (var i = 0; i < Math.Min(ordinal, names); i++)
        {
            SkipName(ref reader);
        }

        if (ordinal >= names)
        {
            return 0;
        }

        reader.Number();
        reader.Bytes();
        var count = Math.Min(reader.Number(), numbers.Length);
        for (var i = 0; i < count; i++)
        {
            numbers[i] = reader.Number();
        }

        return count;
    }

    /// <summary>All names of a record; null when a word has gone meanwhile.</summary>
    public List<HeldName>? Names(ReadOnlySpan<byte> record)
    {
        var reader = Body(record, out var kind, out _, out _);
        var count = reader.Number();
        var names = new List<HeldName>(count);
        for (var i = 0; i < count; i++)
        {
            if (!TryName(ref reader, kind, withText: true, out var name))
            {
                return null;
            }

            names.Add(name);
        }

        return names;
    }

    /// <summary>The number of names of a record.</summary>
    public static int NameCount(ReadOnlySpan<byte> record) => Body(record, out _, out _, out _).Number();

    /// <summary>The id of a record.</summary>
    public static string Id(ReadOnlySpan<byte> record)
    {
        Body(record, out _, out _, out var id);
        return System.Text.Encoding.UTF8.GetString(id);
    }

    /// <summary>The bytes of the id of a record.</summary>
    public static ReadOnlySpan<byte> IdBytes(ReadOnlySpan<byte> record)
    {
        Body(record, out _, out _, out var id);
        return id;
    }

    /// <summary>The schema of a record.</summary>
    public string Schema(ReadOnlySpan<byte> record)
    {
        Body(record, out _, out var schema, out _);
        return texts[schema];
    }

    /// <summary>The owner's number; -1 when there is no record.</summary>
    public static int Owner(ReadOnlySpan<byte> record)
    {
        if (record.IsEmpty)
        {
            return -1;
        }

        var reader = new RecordReader(record);
        reader.Fixed();
        return reader.Number();
    }

    /// <summary>The generation of a record.</summary>
    public static int Generation(ReadOnlySpan<byte> record) => record.IsEmpty ? -1 : BitConverter.ToInt32(record);

    /// <summary>The entity as it was put, its names without repetition.</summary>
    public Entity Entity(ReadOnlySpan<byte> record)
    {
        var reader = Body(record, out var kind, out var schema, out var id);
        var values = ImmutableArray.CreateBuilder<Value>();
        for (var left = reader.Number(); left > 0; left--)
        {
            var mark = reader.Number();
            var text = reader.Text();
            SkipWords(ref reader);
            if ((mark & Joined) == 0)
            {
                values.Add(new Value((mark & Weak) == 0 ? ValueKind.Name : ValueKind.WeakName, text));
            }
        }

        for (var left = reader.Number(); left > 0; left--)
        {
            var valueKind = (ValueKind)reader.Number();
            var sort = reader.Number();
            values.Add(new Value(valueKind, reader.Text(), sort == 0 ? null : texts[sort - 1]));
        }

        return new(System.Text.Encoding.UTF8.GetString(id), texts[schema], (NameKind)kind, values.ToImmutable());
    }

    /// <summary>The numbers of all words of a record.</summary>
    public static void Words(ReadOnlySpan<byte> record, List<int> numbers)
    {
        var reader = Body(record, out _, out _, out _);
        for (var left = reader.Number(); left > 0; left--)
        {
            reader.Number();
            reader.Bytes();
            for (var words = reader.Number(); words > 0; words--)
            {
                numbers.Add(reader.Number());
            }
        }
    }

    private static bool Given(Entity entity, ValueKind kind, string text)
    {
        foreach (var value in entity.Values)
        {
            if (value.Kind == kind && value.Text == text)
            {
                return true;
            }
        }

        return false;
    }

    private static RecordReader Body(ReadOnlySpan<byte> record, out int kind, out int schema, out ReadOnlySpan<byte> id)
    {
        var reader = new RecordReader(record);
        reader.Fixed();
        reader.Number();
        kind = reader.Number();
        schema = reader.Number();
        id = reader.Bytes();
        return reader;
    }

    private static void SkipName(ref RecordReader reader)
    {
        reader.Number();
        reader.Bytes();
        SkipWords(ref reader);
    }

    private static void SkipWords(ref RecordReader reader)
    {
        for (var words = reader.Number(); words > 0; words--)
        {
            reader.Number();
        }
    }

    private bool TryName(ref RecordReader reader, int kind, bool withText, out HeldName name)
    {
        var mark = reader.Number();
        var text = reader.Bytes();
        var parts = new NamePart[reader.Number()];
        var whole = true;
        for (var i = 0; i < parts.Length; i++)
        {
            var part = words.Part(reader.Number());
            whole &= part is not null;
            parts[i] = part!;
        }

        var raw = withText ? System.Text.Encoding.UTF8.GetString(text) : string.Empty;
        name = new(new NameForm(raw, (NameKind)kind, System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(parts)), (mark & Weak) != 0);
        return whole;
    }

    private void Write(RecordWriter to, NameForm name, int mark)
    {
        to.Number(mark);
        to.Text(name.Raw);
        to.Number(name.Parts.Length);
        foreach (var part in name.Parts)
        {
            to.Number(words.Take(part));
        }
    }

    private void WriteValues(RecordWriter to, Entity entity)
    {
        var values = entity.Values.Where(value => value.Kind is not (ValueKind.Name or ValueKind.WeakName)).ToList();
        to.Number(values.Count);
        foreach (var value in values)
        {
            to.Number((int)value.Kind);
            to.Number(value.Sort is null ? 0 : texts.Take(value.Sort) + 1);
            to.Text(value.Text);
        }
    }
}

/// <summary>A name of a record.</summary>
/// <param name="Form">Its form.</param>
/// <param name="IsWeak">It cannot carry a match by itself.</param>
internal readonly record struct HeldName(NameForm Form, bool IsWeak);
