namespace CommandCentre.Matching.Names;

/// <summary>Legal forms of several words with one slip of typing in them: found by their first or their last word, which is right.</summary>
internal sealed class NearForms
{
    private const int FewestLetters = 12;

    private readonly Dictionary<string, List<(string Phrase, Lexicon.Term Term)>> _byEdge = new(StringComparer.Ordinal);

    /// <summary>Takes the forms that are long enough for one slip to leave no doubt.</summary>
    public NearForms(IEnumerable<KeyValuePair<string, Lexicon.Term>> forms)
    {
        foreach (var (phrase, term) in forms.Where(form => form.Key.Length >= FewestLetters && form.Key.Contains(' ', StringComparison.Ordinal)))
        {
            Add(phrase[..phrase.IndexOf(' ', StringComparison.Ordinal)], phrase, term);
            Add(phrase[(phrase.LastIndexOf(' ') + 1)..], phrase, term);
        }
    }

    /// <summary>The form a phrase is but for one letter.</summary>
    public bool TryFind(ReadOnlySpan<char> phrase, out Lexicon.Term term)
    {
        term = default;
        var (first, last) = (phrase.IndexOf(' '), phrase.LastIndexOf(' '));
        return phrase.Length >= FewestLetters - 1 && first > 0 && (Among(phrase[..first], phrase, ref term) || Among(phrase[(last + 1)..], phrase, ref term));
    }

    private bool Among(ReadOnlySpan<char> edge, ReadOnlySpan<char> phrase, ref Lexicon.Term term)
    {
        if (_byEdge.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(edge, out var forms))
        {
            foreach (var form in forms)
            {
                if (Math.Abs(form.Phrase.Length - phrase.Length) <= 1 && form.Phrase.AsSpan().Count(' ') == phrase.Count(' ') && WordDistance.Of(form.Phrase, phrase, 100, plain: true) <= 100)
                {
                    term = form.Term;
                    return true;
                }
            }
        }

        return false;
    }

    private void Add(string edge, string phrase, Lexicon.Term term) => (_byEdge.TryGetValue(edge, out var forms) ? forms : _byEdge[edge] = []).Add((phrase, term));
}
