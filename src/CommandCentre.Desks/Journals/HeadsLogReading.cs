using System.Globalization;
using System.Text.RegularExpressions;

namespace CommandCentre.Desks.Journals;

/// <summary>What <c>heads.log</c> says was once recorded.</summary>
/// <param name="Exists">Whether there is such a file.</param>
/// <param name="Heads">Per journal every head named, by rising number.</param>
/// <param name="Unreadable">Numbers of the text lines that say nothing. A line torn off in writing is not among them.</param>
internal sealed partial record HeadsLogReading(
    bool Exists,
    IReadOnlyDictionary<string, IReadOnlyList<JournalHead>> Heads,
    IReadOnlyList<long> Unreadable)
{
    public static HeadsLogReading Of(string file)
    {
        var heads = new SortedDictionary<string, List<JournalHead>>(StringComparer.Ordinal);
        var unreadable = new List<long>();
        if (!File.Exists(file))
        {
            return new HeadsLogReading(false, new Dictionary<string, IReadOnlyList<JournalHead>>(), unreadable);
        }

        long at = 0;
        foreach (var text in TextLines(file))
        {
            at++;
            if (TryParse(text, out var journal, out var head))
            {
                (heads.TryGetValue(journal, out var named) ? named : heads[journal] = []).Add(head);
            }
            else if (!Torn().IsMatch(text))
            {
                unreadable.Add(at);
            }
        }

        foreach (var named in heads.Values)
        {
            named.Sort((one, other) => one.Number.CompareTo(other.Number));
        }

        return new HeadsLogReading(true, heads.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<JournalHead>)pair.Value, StringComparer.Ordinal), unreadable);
    }

    /// <summary>The newest head named for each journal.</summary>
    public IEnumerable<(string Journal, JournalHead Head)> Newest => Heads.Select(pair => (pair.Key, pair.Value[^1]));

    private static IEnumerable<string> TextLines(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, System.Text.Encoding.Latin1);
        var line = new System.Text.StringBuilder();
        var buffer = new char[64 * 1024];
        for (var read = reader.Read(buffer); read > 0; read = reader.Read(buffer))
        {
            var rest = buffer.AsMemory(0, read);
            for (var end = rest.Span.IndexOf('\n'); end >= 0; end = rest.Span.IndexOf('\n'))
            {
                yield return line.Append(rest.Span[..end]).ToString();
                line.Clear();
                rest = rest[(end + 1)..];
            }

            line.Append(rest.Span);
        }

        if (line.Length > 0)
        {
            yield return line.ToString();
        }
    }

    private static bool TryParse(string text, out string journal, out JournalHead head)
    {
        journal = string.Empty;
        head = default;
        var parts = text.Split(' ');
        if (parts.Length != 3
            || !JournalName.IsValid(parts[0])
            || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number < 1
            || !JournalHash.TryParse(parts[2], out var hash))
        {
            return false;
        }

        journal = parts[0];
        head = new JournalHead(number, hash);
        return true;
    }

    // The beginning of a well-formed line, cut off anywhere: what a write that a crash or a full disk cut short leaves behind; after a power cut with zeros for what never came.
    [GeneratedRegex(@"\A(?:o|op|op/[A-Z0-9-]{0,40}|c|co|cou|coun|count|countr|country|country/[A-Z]{0,2}|a|ac|acc|acce|acces|access)?\0*\z|\A(?:op/[A-Z0-9-]{3,40}|country/[A-Z]{2}|access) (?:[0-9]*|[0-9]+ [0-9a-f]{0,63})\0*\z")]
    private static partial Regex Torn();
}
