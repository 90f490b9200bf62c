using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;

namespace CommandCentre.Domain.Operations;

/// <summary>What somebody may do beside reading, whatever their role allows: persons everything, a national system what its key or certificate was given for.</summary>
/// <param name="Words">Words of <see cref="Allowed"/>; absent for everything, empty for reading only.</param>
public sealed record CommandScope(ValueList<string>? Words)
{
    /// <summary>Dropping a handling code of an own record.</summary>
    public const string Downgrade = "downgrade";

    /// <summary>Taking records out of the centre.</summary>
    public const string Export = "export";

    /// <summary>Having the secret of an operation's blind filters, and publishing and withdrawing the country's own.</summary>
    public const string Blind = "blind";

    /// <summary>Everything.</summary>
    public static readonly CommandScope Everything = new((ValueList<string>?)null);

    /// <summary>The words of a scope: every kind of command that can be sent, by itself or with a file, then <see cref="Downgrade"/>, <see cref="Export"/> and <see cref="Blind"/>.</summary>
    public static IReadOnlyList<string> Allowed { get; } = [.. CommandReading.Kinds, .. CommandReading.WithFile, Downgrade, Export, Blind];

    /// <summary>Whether a word is in it.</summary>
    /// <param name="word">A word of <see cref="Allowed"/>.</param>
    public bool Has(string word) => Words is null || Words.Contains(word);

    /// <summary>The refusal of a command that is not in it; absent when it is.</summary>
    /// <param name="command">What was sent.</param>
    public Refusal? RefusalOf(OperationCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var word = Codes.Words.Of(command.Kind);
        return Has(word) ? null : new Refusal(RefusalReason.CommandNotInScope, "kind", word, Words is { IsEmpty: false } words ? string.Join(", ", words) : null);
    }
}
