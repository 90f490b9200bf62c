using CommandCentre.Domain.CrossChecks;
using CommandCentre.Matching.Values;

namespace CommandCentre.Server.CrossChecks.Recognition;

/// <summary>Reads what somebody pasted (a label, several lines, a row of a table) into typed values. A guess: everything is shown and can be corrected before it is sent.</summary>
public static class Recogniser
{
    /// <summary>The values of a text; none for an empty one. Any text is read. Never throws.</summary>
    public static Recognised Read(string? pasted)
    {
        if (string.IsNullOrWhiteSpace(pasted))
        {
            return Recognised.Nothing;
        }

        var (segments, cut) = Segments.Of(pasted.Length > Recognised.LongestText ? pasted[..Recognised.LongestText] : pasted);
        var finds = new List<Find>();
        foreach (var segment in segments)
        {
            finds.AddRange(Of(segment));
            if (finds.Count > 4 * Recognised.MostValues)
            {
                cut = true;
                break;
            }
        }

        var joined = Joined(finds);
        var values = joined.Select(find => new AskedValue(find.Kind!.Value, Shortened(find.Text))).DistinctBy(value => (value.Kind, CueWords.Folded(value.Text))).ToList();
        return new([.. values.Take(Recognised.MostValues)], SubjectGuess.Of(joined), cut || values.Count > Recognised.MostValues || pasted.Length > Recognised.LongestText);
    }

    private static IEnumerable<Find> Of(Segment segment)
    {
        if (segment.Cue is Cue.Other)
        {
            return [];
        }

        return Labelled(segment) is { } kind ? [new(kind, Told(kind, segment.Text), segment.Cue, segment.Line, segment.Alone)] : Shapes(segment);
    }

    // A label decides where its value can be what it says.
    private static AskedKind? Labelled(Segment segment) => segment.Cue switch
    {
        Cue.Phone when segment.Text.Count(char.IsDigit) is >= 5 and <= 20 && segment.Text.Length <= 40 && !segment.Text.Contains('@', StringComparison.Ordinal) => AskedKind.Phone,
        Cue.Document when IsNumber(segment.Text) => AskedKind.Document,
        Cue.Serial when IsNumber(segment.Text) => AskedKind.Serial,
        Cue.Parcel when IsNumber(segment.Text) => AskedKind.Parcel,
        Cue.Account when segment.Text.Length is >= 3 and <= 80 => AskedKind.Account,
        Cue.Wallet when segment.Text.Length >= 20 && WalletReader.Read(segment.Text) is not null => AskedKind.Wallet,
        Cue.BirthDate when PartialDate.TryRead(segment.Text, out _) => AskedKind.BirthDate,
        _ => null,
    };

    private static bool IsNumber(string text) => text.Length <= 40 && text.Count(char.IsLetterOrDigit) >= 4 && text.Any(char.IsDigit) && text.Split(' ').Length <= 6;

    private static string Told(AskedKind kind, string text) =>
        kind is AskedKind.BirthDate && PartialDate.TryRead(text, out var date) && !date.IsLoose ? date.Key : text;

    private static IEnumerable<Find> Shapes(Segment segment)
    {
        var at = 0;
        var shapes = CellReader.Of(segment.Text);
        foreach (var shape in shapes)
        {
            foreach (var find in Leftover.Of(segment.Text[at..shape.Start], segment with { Alone = false }))
            {
                yield return find;
            }

            if (shape.Kind is { } kind)
            {
                var cue = shape.Cue is Cue.None ? segment.Cue : shape.Cue;
                yield return new(kind, shape.Text, cue, segment.Line, false);
            }

            at = shape.End;
        }

        foreach (var find in Leftover.Of(segment.Text[at..], segment with { Alone = segment.Alone && shapes.Count == 0 }))
        {
            yield return find;
        }
    }

    // Lines of one address are one address; a given name and a family name are one name.
    private static List<Find> Joined(List<Find> finds)
    {
        var joined = new List<Find>();
        foreach (var find in finds)
        {
            if (joined.Count > 0 && Together(joined[^1], find) is { } together)
            {
                joined[^1] = together;
            }
            else
            {
                joined.Add(find);
            }
        }

        return [.. joined.Where(find => find.Kind is not null)];
    }

    private static Find? Together(Find last, Find next)
    {
        var below = next.Alone && next.Line == last.Line + 1;
        return (last.Cue, next.Cue) is (Cue.GivenName, Cue.FamilyName) ? last with { Text = $"{last.Text} {next.Text}", Cue = Cue.FamilyName }
            : (last.Cue, next.Cue) is (Cue.FamilyName, Cue.GivenName) ? last with { Text = $"{next.Text} {last.Text}", Cue = Cue.GivenName }
            : last.Kind is AskedKind.Address && below && next.Cue is Cue.None && last.Text.Length + next.Text.Length < Recognised.LongestValue - 2 && (next.Kind is AskedKind.Address || Leftover.Continues(next.Text)) ? last with { Text = $"{last.Text}, {next.Text}", Line = next.Line }
            : null;
    }

    private static string Shortened(string text)
    {
        var bare = text.Trim();
        return bare.Length <= Recognised.LongestValue ? bare
            : bare[..(char.IsHighSurrogate(bare[Recognised.LongestValue - 1]) ? Recognised.LongestValue - 1 : Recognised.LongestValue)];
    }
}
