using System.Diagnostics.CodeAnalysis;

namespace CommandCentre.Domain.Operations;

/// <summary>The address of an operation, such as <c>ARMSTRONG-VII</c>: 3 to 40 of A-Z, 0-9 and hyphen.</summary>
public sealed record OperationKey
{
    private OperationKey(string value) => Value = value;

    /// <summary>The key itself.</summary>
    public string Value { get; }

    /// <summary>Name of the operation's journal.</summary>
    public string Journal => $"op/{Value}";

    /// <summary>Reads a key; letters in any case.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out OperationKey? key)
    {
        var value = (text ?? string.Empty).Trim().ToUpperInvariant();
        key = value.Length is >= 3 and <= 40 && value.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '-')
            ? new OperationKey(value)
            : null;
        return key is not null;
    }

    /// <summary>Reads a key that is known to be right.</summary>
    /// <exception cref="ArgumentException">The text is no key; the message names it and what is allowed.</exception>
    public static OperationKey Parse(string text) =>
        TryParse(text, out var key) ? key : throw new ArgumentException($"'{text}' is no operation key: 3 to 40 of A-Z, 0-9 and hyphen", nameof(text));

    /// <inheritdoc/>
    public override string ToString() => Value;
}
