using CommandCentre.Matching.Entities;

namespace CommandCentre.Matching.Values;

/// <summary>Parts a text that holds several values: "(a) 1955, (b) circa 1952", "a@x.org; b@x.org", "Syrian and Lebanese".</summary>
internal static class Pieces
{
    /// <summary>Pieces of one text at most; further ones are left out.</summary>
    public const int Most = 12;

    private static readonly string[] Between = [" and ", " or ", " und ", " et ", " ou ", " и ", " или ", " y ", ";", ",", "/", "|", "\n"];

    private static readonly string[] Numbers = [" and ", " or ", " und ", " oder ", " и ", ";", ",", " / ", "|", "\n"];

    private static readonly string[] Mailboxes = [" ", ",", ";", "/", "|", "\t", "\n", "\r"];

    /// <summary>The single values of a text that holds numbers of a kind; most often the text itself.</summary>
    public static IEnumerable<string> Of(ValueKind kind, string text) => kind switch
    {
        ValueKind.Email when text.Count(letter => letter == '@') > 1 => Split(text, Mailboxes).Where(piece => piece.Contains('@', StringComparison.Ordinal)),
        ValueKind.Phone when text.AsSpan().IndexOfAny(",;/|\n") >= 0 || text.Contains(" or ", StringComparison.Ordinal) => WithDigits(Split(text, Numbers), 7),
        ValueKind.Document => Enumerated(text),
        _ => [text],
    };

    /// <summary>Split at every mark that can stand between two values.</summary>
    public static IEnumerable<string> Listed(string text) => Split(Marked(text), Between);

    /// <summary>Split at "(a)" and "a)" and semicolons only.</summary>
    public static IEnumerable<string> Enumerated(string text) => Split(Marked(text), [";", "\n"]);

    private static string[] Split(string text, string[] marks) => text.Split(marks, Most, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Pieces with too few digits belong to the one before (a further extension), so they are left out.</summary>
    private static IEnumerable<string> WithDigits(string[] pieces, int fewest) =>
        pieces.Where((piece, index) => index == 0 || piece.Count(char.IsDigit) >= fewest);

    /// <summary>"(a)" and "a)" in front of a value become a semicolon.</summary>
    private static string Marked(string text)
    {
        if (!text.Contains(')', StringComparison.Ordinal))
        {
            return text;
        }

        var marked = text.ToCharArray();
        for (var i = 1; i < marked.Length; i++)
        {
            var opened = i > 1 && marked[i - 2] == '(';
            if (marked[i] == ')' && marked[i - 1] is >= 'a' and <= 'h' && (opened || i == 1 || marked[i - 2] == ' '))
            {
                marked[i] = ';';
                marked[i - 1] = ' ';
                marked[opened ? i - 2 : i - 1] = ' ';
            }
        }

        return new string(marked);
    }
}
