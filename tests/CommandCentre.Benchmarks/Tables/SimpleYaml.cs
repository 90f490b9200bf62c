namespace CommandCentre.Benchmarks.Tables;

/// <summary>Reads the plain YAML of the open word lists: sections, keys and lists of texts, nothing else.</summary>
internal static class SimpleYaml
{
    /// <summary>Every list item with the keys above it, outermost first.</summary>
    public static IEnumerable<(string[] Keys, string Item)> Items(string path)
    {
        var keys = new List<(int Indent, string Key)>();
        foreach (var line in File.ReadLines(path))
        {
            var text = line.TrimStart();
            var indent = line.Length - text.Length;
            if (text.Length == 0 || text[0] == '#')
            {
                continue;
            }

            if (text.StartsWith("- ", StringComparison.Ordinal) && !Key(text[2..], out _, out _))
            {
                yield return ([.. keys.Where(key => key.Indent < indent).Select(key => key.Key)], Plain(text[2..]));
                continue;
            }

            var isItem = text.StartsWith("- ", StringComparison.Ordinal);
            if (isItem)
            {
                indent += 2;
                text = text[2..];
                keys.RemoveAll(key => key.Indent >= indent);
                yield return ([.. keys.Select(key => key.Key)], NewEntry);
            }

            if (Key(text, out var name, out var value))
            {
                keys.RemoveAll(key => key.Indent >= indent);
                keys.Add((indent, name));
                if (value.Length > 0)
                {
                    yield return ([.. keys.Select(key => key.Key)], value);
                }
            }
        }
    }

    /// <summary>Stands for "a new mapping begins here" among the items.</summary>
    public const string NewEntry = "\0";

    private static bool Key(string text, out string name, out string value)
    {
        name = value = string.Empty;
        if (text[0] is '"' or '\'' && text.IndexOf(text[0], 1) is var end and > 0 && end + 1 < text.Length && text[end + 1] == ':')
        {
            (name, value) = (text[1..end], Plain(text[(end + 2)..]));
            return true;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (text[0] is '"' or '\'' || colon <= 0 || (colon + 1 < text.Length && text[colon + 1] != ' ') || text[..colon].Contains(' ', StringComparison.Ordinal))
        {
            return false;
        }

        (name, value) = (text[..colon], Plain(text[(colon + 1)..]));
        return true;
    }

    private static string Plain(string text)
    {
        text = text.Trim();
        if (text.Length > 1 && text[0] is '"' or '\'' && text.IndexOf(text[0], 1) is var end and > 0)
        {
            return text[1..end];
        }

        var comment = text.IndexOf(" #", StringComparison.Ordinal);
        return (comment >= 0 ? text[..comment] : text.StartsWith('#') ? string.Empty : text).Trim();
    }
}
