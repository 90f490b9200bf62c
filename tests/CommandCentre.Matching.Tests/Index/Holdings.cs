using System.Globalization;
using System.Text;
using CommandCentre.Matching.Entities;
using CommandCentre.Matching.Index;
using CommandCentre.Matching.Names;

namespace CommandCentre.Matching.Tests.Index;

/// <summary>Entities and answers for the tests of the index.</summary>
internal static class Holdings
{
    // Few words, so that names share them, lists grow long and shrink again, and equals are many.
    private static readonly string[] First = ["Anna", "Ana", "Bela", "Carl", "Karl", "Dora", "Ivan", "John", "Mohammed", "Muhamad"];
    private static readonly string[] Last = ["Berg", "Bergh", "Petrov", "Petrow", "Hassan", "Hasan", "Papadopoulos", "Kim"];

    public static Entity Person(string id, params string[] names) => new(id, "Person", NameKind.Person, [.. names.Select(name => new Value(ValueKind.Name, name))]);

    public static Entity Person(string id, string name, Value value) => new(id, "Person", NameKind.Person, [new(ValueKind.Name, name), value]);

    /// <summary>A name of few words, by number.</summary>
    public static string Name(int number)
    {
        var rest = number & int.MaxValue;
        var name = new StringBuilder(First[rest % First.Length]);
        rest /= First.Length;
        for (var words = rest % 3; words > 0; words--)
        {
            rest /= 3;
            name.Append(' ').Append(Last[rest % Last.Length]);
        }

        return name.ToString();
    }

    /// <summary>What an answer says, as text that can be compared.</summary>
    public static string Told(SearchAnswer answer) =>
        string.Join('\n', answer.Hits.Select(hit => string.Create(CultureInfo.InvariantCulture, $"{hit.Owner} {hit.Entity.Id} {hit.Comparison.Points} {hit.Comparison.Standing} {hit.Rarity} {hit.Comparison.Evidence} {string.Join('/', hit.Entity.Values.Select(value => value.Text))}")))
        + "\n" + string.Join('\n', answer.TooCommon);

    public static string[] Ids(SearchAnswer answer) => [.. answer.Hits.Select(hit => hit.Entity.Id)];
}
