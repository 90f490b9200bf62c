using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Names;

/// <summary>The words of a name as they were written, part by part, for explanations.</summary>
internal static class WrittenWords
{
    /// <summary>For each part of a name the text it was read from; its normal form where that can not be told.</summary>
    public static string[] Of(NameForm name)
    {
        var forms = name.Parts.Select(part => part.Form).ToArray();
        var origins = new List<Range>();
        var again = NameReader.Read(name.Raw, name.Kind, origins);
        if (again.Parts.Length != forms.Length || ByWord(name.Raw) is not { } words)
        {
            return forms;
        }

        return [.. origins.Select((origin, at) => origin.End.Value > words.Length || origin.Start.Value == origin.End.Value ? forms[at] : string.Join(' ', Distinct(words[origin])))];
    }

    // A text that gave several words stands once.
    private static IEnumerable<string> Distinct(string[] words) => words.Where((word, at) => at == 0 || !ReferenceEquals(word, words[at - 1]));

    /// <summary>For each romanised word of a text what was written; null when the words of its pieces are not the words of the whole.</summary>
    private static string[]? ByWord(string raw)
    {
        var text = raw.Length > NameReader.MostLetters ? raw[..NameReader.MostLetters] : raw;
        var words = new List<string>();
        foreach (var piece in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var count = Count(piece);
            var inner = piece.Split(['-', '.', ',', '/', '\u2010', '\u2013', '(', ')', '"', '&'], StringSplitOptions.RemoveEmptyEntries);
            words.AddRange(count == inner.Length ? inner : Enumerable.Repeat(piece.Trim(',', '.', ';', '"', '(', ')'), count));
        }

        return words.Count == Count(text) ? [.. words] : null;
    }

    private static int Count(string text) => Romanisation.Latin(text) is { Length: > 0 } latin ? latin.AsSpan().Count(' ') + 1 : 0;
}
