using System.Globalization;

namespace CommandCentre.Load.Scenarios;

/// <summary>How a scenario is run; each has its own numbers where none are given.</summary>
public sealed record Options
{
    private static readonly string[] Names = ["boards", "rate", "seconds", "rounds", "lines", "senders", "history"];

    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

    /// <summary>Boards.</summary>
    public int? Boards => Number("boards");

    /// <summary>Commands a second.</summary>
    public int? Rate => Number("rate");

    /// <summary>How long commands are given.</summary>
    public int? Seconds => Number("seconds");

    /// <summary>How often something is done.</summary>
    public int? Rounds => Number("rounds");

    /// <summary>Lines in the journal before it begins.</summary>
    public int? Lines => Number("lines");

    /// <summary>Systems that give commands.</summary>
    public int? Senders => Number("senders");

    /// <summary>File the history is written to.</summary>
    public string? History => _given.GetValueOrDefault("history");

    /// <summary>Reads <c>--name value</c> pairs.</summary>
    /// <exception cref="ArgumentException">Something else is there; the message says what is allowed.</exception>
    public static Options Read(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var options = new Options();
        for (var at = 0; at < words.Count; at += 2)
        {
            var name = words[at].StartsWith("--", StringComparison.Ordinal) ? words[at][2..] : string.Empty;
            if (!Names.Contains(name) || at + 1 == words.Count)
            {
                throw new ArgumentException($"'{words[at]}' is not allowed here. Allowed: {string.Join(", ", Names.Select(allowed => $"--{allowed} VALUE"))}.");
            }

            options._given[name] = words[at + 1];
        }

        return options;
    }

    private int? Number(string name) =>
        !_given.TryGetValue(name, out var text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number
        : throw new ArgumentException($"--{name}: '{text}' is not allowed. Allowed: a whole number from 1.");
}
