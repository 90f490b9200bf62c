using System.Text;

namespace CommandCentre.Load.Histories;

/// <summary>A word that stands in one command only, so that wherever it is read it tells whose content that was.</summary>
/// <remarks><c>CANARY</c> and the 32 hexadecimal digits of its id: letters and digits only, the same in JSON and in HTML.</remarks>
public static class Canary
{
    /// <summary>Length of a canary in characters.</summary>
    public const int Length = 38;

    private static readonly byte[] Start = Encoding.ASCII.GetBytes("CANARY");

    /// <summary>The canary of a command.</summary>
    public static string Of(Guid command) => "CANARY" + command.ToString("N");

    /// <summary>Every canary in a text, each once, in the order of first reading.</summary>
    public static IReadOnlyList<string> In(ReadOnlySpan<byte> text)
    {
        List<string>? found = null;
        for (int at; (at = text.IndexOf(Start)) >= 0 && text.Length - at >= Length; text = text[(at + Start.Length)..])
        {
            var word = Encoding.ASCII.GetString(text.Slice(at, Length));
            if (!(found ??= []).Contains(word))
            {
                found.Add(word);
            }
        }

        return found ?? (IReadOnlyList<string>)[];
    }
}
