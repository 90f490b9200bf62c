using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Names;

/// <summary>Reads names into their normal form.</summary>
public static class NameReader
{
    /// <summary>The normal form of a name; any text is read, an empty one has no parts.</summary>
    public static NameForm Read(string raw, NameKind kind) =>
        new(raw, kind, [.. Romanisation.Latin(raw).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(NameForm.MostParts)
            .Select(word => new NamePart(word, word.Length == 1 ? PartRole.Initial : PartRole.Name, Script.Latin, Sound.Key(word), 0))]);
}
