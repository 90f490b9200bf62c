using System.Globalization;

namespace CommandCentre.Desks.Journals;

/// <summary>What kind of thing <see cref="JournalVerification"/> found.</summary>
public enum JournalFindingKind
{
    /// <summary>A line is missing between others, or is not the one that was recorded.</summary>
    Damaged,

    /// <summary>Lines that were recorded, as <c>heads.log</c> shows, are not there any more. No repair brings them back.</summary>
    Lost,

    /// <summary>The file's structure is damaged: from this line on nothing can be read in order.</summary>
    Unreadable,

    /// <summary>The witness <c>heads.log</c> itself is missing or damaged: a loss at the end might go unseen.</summary>
    Witness,
}

/// <summary>One thing that is not as it was recorded.</summary>
/// <param name="Subject">The journal's name, or the file's when no journal can be named.</param>
/// <param name="Kind">What kind of thing.</param>
/// <param name="First">The first line concerned, 1 or more; 0 when no line can be named.</param>
/// <param name="Last">The last line concerned; for damage the same as <paramref name="First"/>.</param>
/// <param name="Reason">What is the case, in words.</param>
public sealed record JournalFinding(string Subject, JournalFindingKind Kind, long First, long Last, string Reason)
{
    /// <summary>One line of text: subject, line or lines, reason.</summary>
    public override string ToString()
    {
        var lines = First == 0 ? string.Empty : First == Last ? $" line {First}:" : $" lines {First} to {Last}:";
        var text = string.Create(CultureInfo.InvariantCulture, $"{Subject}:{lines} {Reason}");
        return string.Create(text.Length, text, static (shown, given) =>
        {
            for (var place = 0; place < shown.Length; place++)
            {
                // A damaged name may hold anything; a terminal must not obey it.
                shown[place] = char.IsControl(given[place]) ? '?' : given[place];
            }
        });
    }
}
