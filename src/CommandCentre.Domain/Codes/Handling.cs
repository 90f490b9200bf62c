namespace CommandCentre.Domain.Codes;

/// <summary>The handling codes that restrict use; none of them is H0.</summary>
[Flags]
public enum HandlingCodes
{
    /// <summary>H0: only to prevent and fight crime, under the law that applies.</summary>
    H0 = 0,

    /// <summary>H1: not to be used before a court without the provider's permission.</summary>
    H1 = 1,

    /// <summary>H2: not to be passed on without the provider's permission.</summary>
    H2 = 2,

    /// <summary>H3: another restriction, in free text.</summary>
    H3 = 4,
}

/// <summary>How a record may be used: H0 alone, or any of H1, H2 and H3 together, with a text for H3.</summary>
/// <remarks>Source: Europol handling codes (domain.md 3.5). H2 when nothing is given; the strictest code wins.</remarks>
/// <param name="Codes">The set; <see cref="HandlingCodes.H0"/> stands alone.</param>
/// <param name="Text">The restriction in words, 1 to 400 characters; only and always with H3 (absent once the record's key was erased).</param>
public sealed record Handling(HandlingCodes Codes, string? Text = null)
{
    /// <summary>Longest text of an H3 restriction, in characters.</summary>
    public const int TextLimit = 400;

    /// <summary>What holds when the provider says nothing: H2.</summary>
    public static readonly Handling Default = new(HandlingCodes.H2);

    /// <summary>Free to all participants, to prevent and fight crime.</summary>
    public static readonly Handling H0 = new(HandlingCodes.H0);

    /// <summary>The strictest code of the set, which decides who may see the record.</summary>
    public HandlingCodes Strictest =>
        Has(HandlingCodes.H3) ? HandlingCodes.H3 : Has(HandlingCodes.H2) ? HandlingCodes.H2 : Codes & HandlingCodes.H1;

    /// <summary>The codes in words, such as <c>["H1", "H3"]</c>; <c>["H0"]</c> for none.</summary>
    public IReadOnlyList<string> Names =>
        Codes == HandlingCodes.H0
            ? ["H0"]
            : [.. new[] { HandlingCodes.H1, HandlingCodes.H2, HandlingCodes.H3 }.Where(Has).Select(code => code.ToString())];

    /// <summary>Whether a restriction is in the set.</summary>
    public bool Has(HandlingCodes code) => (Codes & code) != 0;

    /// <inheritdoc/>
    public override string ToString() => string.Join('+', Names);
}
