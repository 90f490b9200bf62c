using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Sharing;

/// <summary>Countries and agencies that share among themselves within one operation (CENcomm: closed user group).</summary>
/// <param name="Name">Its name, addressed as <c>@NAME</c>.</param>
/// <param name="Members">Countries, or single agencies of them, in alphabetical order; never a group.</param>
public sealed record ClosedUserGroup(string Name, ValueList<Addressee> Members)
{
    /// <summary>What a name may be, for messages.</summary>
    public const string AllowedName = "2 to 20 of A-Z, 0-9 and hyphen";

    /// <summary>Whether a text is a group's name: 2 to 20 of A-Z, 0-9 and hyphen.</summary>
    public static bool IsName(string? text) =>
        text is { Length: >= 2 and <= 20 } && text.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '-');

    /// <summary>The record that a group is in its operation: forming it again is about the same one.</summary>
    public static Guid RecordOf(OperationKey operation, string name)
    {
        ArgumentNullException.ThrowIfNull(operation);
        return RecordId.Derived($"group {operation.Value} {name}");
    }

    /// <summary>Whether an agency of a country is a member.</summary>
    public bool Has(CountryCode country, AgencyKind agency) => Members.Any(member => member.Country == country && (member.Agency is null || member.Agency == agency));
}
