using System.Globalization;
using System.Text;

namespace CommandCentre.Benchmarks.Matching;

/// <summary>Keeps one alias of every script out of each listed entity, to be searched afterwards.</summary>
internal static class HeldOutAliases
{
    /// <summary>A Latin alias that is another spelling of a name that is held, so that it can be found by the name alone.</summary>
    internal const string Spelling = "Latin, a spelling of a held name";

    /// <summary>Any Latin alias that differs from all names held: also another name altogether, which no name search can find.</summary>
    internal const string Any = "Latin, any alias";

    /// <summary>The entities without the aliases that were kept out; these are added to the queries.</summary>
    internal static IEnumerable<Listed> Take(IEnumerable<Listed> lists, Random chance, List<HeldOut> queries)
    {
        foreach (var entity in lists)
        {
            string[] aliases = [.. entity.Names.Skip(1)];
            chance.Shuffle(aliases);
            string[] kept = [.. aliases.Where(alias => Folded(alias) != Folded(entity.Names[0])).GroupBy(ScriptOf).Select(group => group.First())];
            var held = entity with { Names = [.. entity.Names.Except(kept)] };
            foreach (var alias in kept.Where(alias => !held.Names.Any(name => Folded(name) == Folded(alias))))
            {
                var latin = ScriptOf(alias) == "Latin";
                queries.Add(new(alias, entity.Schema, latin ? Any : ScriptOf(alias), [entity.Id]));
                if (latin && held.Names.Any(name => NearSpelling.Is(Folded(alias), Folded(name))))
                {
                    queries.Add(new(alias, entity.Schema, Spelling, [entity.Id]));
                }
            }

            yield return held;
        }
    }

    internal static string ScriptOf(string text)
    {
        foreach (var letter in text.Where(char.IsLetter))
        {
            return (int)letter switch
            {
                < 0x0370 or (>= 0x1E00 and < 0x1F00) => "Latin",
                < 0x0400 or (>= 0x1F00 and < 0x2000) => "Greek",
                < 0x0530 => "Cyrillic",
                < 0x0590 => "Armenian",
                < 0x0600 => "Hebrew",
                < 0x0780 or (>= 0xFB50 and < 0xFF00) => "Arabic",
                >= 0xAC00 and < 0xD800 => "Hangul",
                >= 0x3040 and < 0x3100 => "Kana",
                >= 0x3400 and < 0xA000 => "Han",
                _ => "other script",
            };
        }

        return "no letters";
    }

    /// <summary>Lower case, without marks, with single blanks: nothing that the product does.</summary>
    internal static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text.Normalize(NormalizationForm.FormD).Where(letter => CharUnicodeInfo.GetUnicodeCategory(letter) != UnicodeCategory.NonSpacingMark))
        {
            folded.Append(char.IsLetterOrDigit(letter) ? char.ToLowerInvariant(letter) : ' ');
        }

        return string.Join(' ', folded.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }
}
