using System.Globalization;

namespace CommandCentre.Matching.Addresses;

/// <summary>A house number: 12, 12a, 12-14, 12/3.</summary>
/// <param name="From">The number.</param>
/// <param name="To">The last number of a range; the same as <paramref name="From"/> otherwise.</param>
/// <param name="Tail">What follows in normal form: a letter, a second number, both; empty otherwise.</param>
public readonly record struct HouseNumber(int From, int To, string Tail)
{
    /// <summary>Reads a word that begins with a digit (12A, 12-14, 12/3, 12bis); null when it does not, when more than a letter follows, or when the number is longer than seven digits.</summary>
    public static HouseNumber? Read(string word)
    {
        var digits = word.TakeWhile(char.IsAsciiDigit).Count();
        if (digits is 0 or > 7)
        {
            return null;
        }

        var from = int.Parse(word.AsSpan(0, digits), CultureInfo.InvariantCulture);
        var rest = word.AsSpan(digits);
        if (rest.Length is > 1 and < 8 && rest[0] == '-' && int.TryParse(rest[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var to))
        {
            // 12-14 is a range, 12-3 a house and what is in it.
            return to > from && to - from <= 100 ? new(from, to, "") : new(from, from, rest[1..].ToString());
        }

        var tail = string.Concat(rest.ToString().Where(char.IsAsciiLetterOrDigit));
        return IsTail(tail) ? new(from, from, tail) : null;
    }

    // One letter beside digits (a, 3, 3b), or one of the words for a second house; 3fm is a name.
    private static bool IsTail(string tail) => tail.Count(char.IsAsciiLetter) < 2 || tail is "bis" or "ter" or "quater";

    /// <summary>How the two agree: <see cref="Ground.Same"/>, <see cref="Ground.Partly"/>, <see cref="Ground.Slip"/> or <see cref="Ground.Differs"/>.</summary>
    public Ground Agreement(HouseNumber other)
    {
        if (From == other.From && To == other.To)
        {
            return Tail == other.Tail ? Ground.Same : Tail.Length == 0 || other.Tail.Length == 0 ? Ground.Partly : Ground.Slip;
        }

        if (From <= other.To && other.From <= To)
        {
            return Ground.Partly;
        }

        return SecondOf(other) || other.SecondOf(this) ? Ground.Partly : IsSlip(From, other.From) ? Ground.Slip : Ground.Differs;
    }

    /// <summary>As written in normal form.</summary>
    public override string ToString() => (From == To ? $"{From}" : $"{From}-{To}") + Tail;

    // Czech and Slovak houses bear two numbers, 1234/5, and either alone is used.
    private bool SecondOf(HouseNumber other) => Tail.Length > 0 && From >= 100 && other.Tail.Length == 0 && Tail == other.From.ToString(CultureInfo.InvariantCulture);

    private static bool IsSlip(int left, int right)
    {
        if (left < 100 || right < 100)
        {
            return false;
        }

        return Spelling.Distance(left.ToString(CultureInfo.InvariantCulture), right.ToString(CultureInfo.InvariantCulture), 1) == 1;
    }
}
