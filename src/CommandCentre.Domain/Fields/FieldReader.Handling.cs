using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Fields;

/// <content>The handling code of a record, the same wherever it is given.</content>
public sealed partial class FieldReader
{
    /// <summary>The handling code out of <c>handling</c> and <c>handlingText</c>; H2 when neither is given.</summary>
    public Handling Handling()
    {
        var codes = HandlingCodes.H0;
        var names = Several("handling");
        foreach (var name in names)
        {
            if (Enum.TryParse<HandlingCodes>(name, true, out var code) && name is [('H' or 'h'), >= '0' and <= '3'])
            {
                codes |= code;
            }
            else
            {
                Note("handling", name, FieldRule.Word, "H0, H1, H2, H3");
            }
        }

        if (codes != HandlingCodes.H0 && names.Any(name => string.Equals(name, "H0", StringComparison.OrdinalIgnoreCase)))
        {
            Note("handling", string.Join(' ', names), FieldRule.HandlingAlone, "H0, or any of H1 H2 H3");
        }

        var handlingText = OptionalText("handlingText", Codes.Handling.TextLimit, lines: true);
        if (IsSound("handling") && IsSound("handlingText") && codes.HasFlag(HandlingCodes.H3) != handlingText is not null)
        {
            Note("handlingText", handlingText ?? string.Empty, FieldRule.HandlingText, $"1..{Codes.Handling.TextLimit}");
        }

        return names.Count == 0 ? Codes.Handling.Default with { Text = handlingText } : new Handling(codes, handlingText);
    }
}
