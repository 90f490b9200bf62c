using System.Diagnostics.CodeAnalysis;

namespace CommandCentre.Domain.Codes;

/// <summary>How reliable the source is (4x4 system).</summary>
public enum SourceReliability
{
    /// <summary>No doubt on authenticity, trustworthiness and competence, or always reliable so far.</summary>
    A,

    /// <summary>Reliable in most instances.</summary>
    B,

    /// <summary>Unreliable in most instances.</summary>
    C,

    /// <summary>Cannot be assessed.</summary>
    X,
}

/// <summary>A 4x4 evaluation such as <c>B2</c>: the source (A, B, C, X), then the information (1 to 4).</summary>
/// <remarks>Source: Europol evaluation codes (domain.md 3.6). Not the 6x6 system; nothing here converts.</remarks>
/// <param name="Source">Reliability of the source.</param>
/// <param name="Information">Reliability of the information: 1 not in doubt, 2 known personally to the source, 3 corroborated, 4 cannot be corroborated.</param>
public sealed record Evaluation(SourceReliability Source, int Information)
{
    /// <summary>Whether it cannot stand alone: the source is unreliable or cannot be assessed, or the information cannot be corroborated.</summary>
    public bool IsUncorroborated => Source is SourceReliability.C or SourceReliability.X || Information == 4;

    /// <summary>Reads the two characters, in any case.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out Evaluation? evaluation)
    {
        evaluation = (text ?? string.Empty).Trim().ToUpperInvariant() is [var source and ('A' or 'B' or 'C' or 'X'), var information and >= '1' and <= '4']
            ? new Evaluation(Enum.Parse<SourceReliability>([source]), information - '0')
            : null;
        return evaluation is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Source}{(char)('0' + Information)}";
}
