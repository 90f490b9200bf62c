using System.Collections.Frozen;
using System.Text;

namespace CommandCentre.Domain.Codes;

/// <summary>The words of a code list as they stand in lines, commands and addresses: lower case, parts joined by a hyphen (<c>other-weapon</c>).</summary>
/// <remarks>One spelling for JSON, forms, filters and resource names, so nothing can drift apart.</remarks>
public static class Words
{
    /// <summary>The word for one member of a code list.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no named member.</exception>
    public static string Of<T>(T value)
        where T : struct, Enum =>
        List<T>.ByValue.TryGetValue(value, out var word)
            ? word
            : throw new ArgumentOutOfRangeException(nameof(value), value, $"no member of {typeof(T).Name}");

    /// <summary>All words of a code list, in the order of the list.</summary>
    public static IReadOnlyList<string> All<T>()
        where T : struct, Enum => List<T>.Ordered;

    /// <summary>Reads a word; case is ignored, and a space or underscore stands for the hyphen.</summary>
    /// <returns>False when the word is not in the list.</returns>
    public static bool TryParse<T>(string? text, out T value)
        where T : struct, Enum =>
        List<T>.ByWord.TryGetValue((text ?? string.Empty).Trim().Replace(' ', '-').Replace('_', '-'), out value);

    private static string Hyphenated(string name)
    {
        var word = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && !char.IsUpper(name[i - 1]))
            {
                word.Append('-');
            }

            word.Append(char.ToLowerInvariant(name[i]));
        }

        return word.ToString();
    }

    private static class List<T>
        where T : struct, Enum
    {
        internal static readonly IReadOnlyList<string> Ordered = [.. Enum.GetNames<T>().Select(Hyphenated)];

        internal static readonly FrozenDictionary<T, string> ByValue =
            Enum.GetValues<T>().Zip(Ordered).ToFrozenDictionary(pair => pair.First, pair => pair.Second);

        internal static readonly FrozenDictionary<string, T> ByWord =
            Enum.GetValues<T>().Zip(Ordered).ToFrozenDictionary(pair => pair.Second, pair => pair.First, StringComparer.OrdinalIgnoreCase);
    }
}
