using CommandCentre.Matching.Addresses;
using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Entities;

/// <summary>
/// What several things say together where a name is cut or mangled: hardly two persons share a word of the name and two of day of birth, street and contact.
/// Never against another given name: twins share all of these.
/// </summary>
internal static class TogetherStep
{
    // Names and words of an entity that are looked at, and how alike (of a hundred) two words are that may be one.
    private const int MostNames = 8;
    private const int MostWords = 16;
    private const int LeastLikeness = 75;

    // Evidence of an address, in hundredths of a bit, from which it is one street of one place rather than a town.
    private const int StreetEvidence = 1_500;

    /// <summary>Lifts the score of two persons of whom enough agrees and nothing else contradicts.</summary>
    public static void Take(ref Tally tally, EntityForm left, EntityForm right)
    {
        if (tally.Points >= Weights.Together || !(tally.SameBirthday || tally.SameContact) || tally.Contradicted || (left.Family & right.Family & Family.Person) == 0)
        {
            return;
        }

        var agree = (tally.SameBirthday ? 1 : 0) + (tally.SameContact ? 1 : 0);
        if ((agree == 2 || IsOneStreet(left, right)) && SharesWord(left, right) && !tally.NamesConflict)
        {
            tally.Raise(Weights.Together);
            tally.Confirm();
        }
    }

    private static bool IsOneStreet(EntityForm left, EntityForm right)
    {
        foreach (var mine in left.Addresses)
        {
            foreach (var theirs in right.Addresses)
            {
                if (AddressComparer.Judge(mine, theirs).Evidence >= StreetEvidence)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool SharesWord(EntityForm left, EntityForm right)
    {
        var theirs = Words(right).ToList();
        return Words(left).Any(word => theirs.Exists(other => Spelling.Likeness(word, other, LeastLikeness) > 0));
    }

    private static IEnumerable<string> Words(EntityForm form) =>
        form.Names.Concat(form.WeakNames).Take(MostNames).SelectMany(name => name.Parts).Where(part => part.Role == PartRole.Name && part.Form.Length > 2).Select(part => part.Form).Distinct().Take(MostWords);
}
