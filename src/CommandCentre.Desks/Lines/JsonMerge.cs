using System.Buffers;
using System.Text.Json;

namespace CommandCentre.Desks.Lines;

/// <summary>Puts two JSON objects together as text, without building either: what was sealed goes back to where it was taken from.</summary>
internal static class JsonMerge
{
    /// <summary>The properties of both objects; where both have one and both values are objects, these merged. Elsewhere the second one's holds.</summary>
    internal static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> open, ReadOnlySpan<byte> taken)
    {
        var merged = new ArrayBufferWriter<byte>(open.Length + taken.Length + 2);
        Merge(merged, open, taken);
        return merged.WrittenSpan;
    }

    private static void Merge(ArrayBufferWriter<byte> merged, ReadOnlySpan<byte> open, ReadOnlySpan<byte> taken)
    {
        merged.Write("{"u8);
        var properties = new Properties(open);
        while (properties.Next())
        {
            if (!Find(taken, properties.Name, out var other))
            {
                Separate(merged);
                merged.Write(properties.Whole);
            }
            else if (properties.Value[0] == '{' && other[0] == '{')
            {
                Separate(merged);
                merged.Write(properties.Name);
                merged.Write(":"u8);
                Merge(merged, properties.Value, other);
            }
        }

        Add(merged, open, taken);
        merged.Write("}"u8);
    }

    /// <summary>Adds what only the second has, or has as something that cannot be merged.</summary>
    private static void Add(ArrayBufferWriter<byte> merged, ReadOnlySpan<byte> open, ReadOnlySpan<byte> taken)
    {
        var properties = new Properties(taken);
        while (properties.Next())
        {
            if (!Find(open, properties.Name, out var other) || properties.Value[0] != '{' || other[0] != '{')
            {
                Separate(merged);
                merged.Write(properties.Whole);
            }
        }
    }

    private static void Separate(ArrayBufferWriter<byte> merged)
    {
        if (merged.WrittenSpan[^1] != '{')
        {
            merged.Write(","u8);
        }
    }

    private static bool Find(ReadOnlySpan<byte> json, ReadOnlySpan<byte> name, out ReadOnlySpan<byte> value)
    {
        var properties = new Properties(json);
        while (properties.Next())
        {
            if (properties.Name.SequenceEqual(name))
            {
                value = properties.Value;
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Walks an object's own properties as they stand in the text.</summary>
    private ref struct Properties(ReadOnlySpan<byte> json)
    {
        private readonly ReadOnlySpan<byte> _json = json;
        private Utf8JsonReader _reader = new(json);

        /// <summary>The name in its quotes.</summary>
        internal ReadOnlySpan<byte> Name { get; private set; }

        internal ReadOnlySpan<byte> Value { get; private set; }

        /// <summary>Name, colon and value.</summary>
        internal ReadOnlySpan<byte> Whole { get; private set; }

        internal bool Next()
        {
            if (_reader.TokenType is JsonTokenType.None)
            {
                _reader.Read();
            }

            if (!_reader.Read() || _reader.TokenType is not JsonTokenType.PropertyName)
            {
                return false;
            }

            var (name, nameEnd) = ((int)_reader.TokenStartIndex, (int)_reader.TokenStartIndex + _reader.ValueSpan.Length + 2);
            _reader.Read();
            var value = (int)_reader.TokenStartIndex;
            _reader.Skip();
            var end = (int)_reader.BytesConsumed;
            Name = _json[name..nameEnd];
            Value = _json[value..end];
            Whole = _json[name..end];
            return true;
        }
    }
}
