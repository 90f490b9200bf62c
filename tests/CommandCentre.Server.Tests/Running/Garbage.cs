using System.Text;
using System.Text.Json.Nodes;

namespace CommandCentre.Server.Tests.Running;

/// <summary>Values that nobody should send, the same for the same seed.</summary>
public sealed class Garbage(int seed)
{
    private static readonly string[] Texts =
    [
        "", " ", "x", "0", "-1", "1e999", "null", "true", "DE", "ARMSTRONG-TEST", "push-hit", "post-message", "kind", "id", "\u0000", "\ud800", "\u202e", "\u0007",
        "00000000-0000-0000-0000-000000000000", "8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11", "../../etc/passwd", "' OR 1=1 --", "<script>alert(1)</script>", "%00", "\u5b57",
        new string('A', 300), "2020-13-45T99:99:99Z", "H0 H2", "RR473124820GB",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Any JSON value.</summary>
    public JsonNode? Value(int depth = 0) => _random.Next(depth > 4 ? 6 : 9) switch
    {
        0 => null,
        1 => JsonValue.Create(_random.Next(2) == 0),
        2 => JsonValue.Create(_random.NextInt64(long.MinValue, long.MaxValue)),
        3 => JsonValue.Create(_random.NextDouble() * 1e300),
        4 or 5 => Text(),
        6 => new JsonArray([.. Enumerable.Range(0, _random.Next(4)).Select(_ => Value(depth + 1))]),
        _ => new JsonObject(Enumerable.Range(0, _random.Next(5)).Select(index => KeyValuePair.Create($"{Name()}{(index > 0 ? index : string.Empty)}", Value(depth + 1)))),
    };

    /// <summary>A command that was right, with one to three of its fields made wrong.</summary>
    public JsonObject Command(JsonObject right)
    {
        for (var wrong = _random.Next(1, 4); wrong > 0; wrong--)
        {
            var field = right.ElementAt(_random.Next(right.Count)).Key;
            right[field] = _random.Next(3) == 0 && right[field] is JsonObject { Count: > 0 } inner ? Command(inner.DeepClone().AsObject()) : Value();
        }

        // Never right by chance: no command has this field.
        right["zebra"] = 1;
        return right;
    }

    /// <summary>Bytes that are seldom JSON.</summary>
    public byte[] Bytes()
    {
        var bytes = Encoding.UTF8.GetBytes(Value()?.ToJsonString() ?? "null");
        for (var flips = _random.Next(4); flips > 0 && bytes.Length > 0; flips--)
        {
            bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        }

        return bytes;
    }

    public int Next(int below) => _random.Next(below);

    private JsonValue Text() => JsonValue.Create(Texts[_random.Next(Texts.Length)]);

    private string Name() => Texts[_random.Next(8, 14)];
}
