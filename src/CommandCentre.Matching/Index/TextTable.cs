namespace CommandCentre.Matching.Index;

/// <summary>The few texts that all records share: schemata, sorts of values, owners. They are never taken away. One writer, readers without a lock.</summary>
internal sealed class TextTable
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private string[] _texts = [];

    /// <summary>The text of a number.</summary>
    public string this[int number] => Volatile.Read(ref _texts)[number];

    /// <summary>The number of a text, which it gets when it has none; the writer's.</summary>
    public int Take(string text)
    {
        if (!_numbers.TryGetValue(text, out var number))
        {
            number = _texts.Length;
            string[] more = [.. _texts, text];
            Volatile.Write(ref _texts, more);
            _numbers.Add(text, number);
        }

        return number;
    }

    /// <summary>The number of a text; -1 when it has none.</summary>
    public int Find(string text) => Array.IndexOf(Volatile.Read(ref _texts), text);
}
