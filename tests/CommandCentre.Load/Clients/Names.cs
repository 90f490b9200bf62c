using CommandCentre.Load.Centres;

namespace CommandCentre.Load.Clients;

/// <summary>Under which service number a user stands in lines (docs/api.md, Signing in).</summary>
public static class Names
{
    /// <summary>Such as <c>DE-SYS-CUS-AO-17</c>.</summary>
    public static string Officer(this LoadUser user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return $"{user.Country}-SYS-{Agency(user.Agency)}-{Role(user.Role)}-{user.System}";
    }

    private static string Agency(string agency) => agency switch
    {
        "police" => "POL",
        "customs" => "CUS",
        "coordination" => "CEN",
        _ => throw new ArgumentOutOfRangeException(nameof(agency), agency, "police, customs, coordination"),
    };

    private static string Role(string role) => role switch
    {
        "coordinator" => "CO",
        "liaison officer" => "LO",
        "agency officer" => "AO",
        "analyst" => "AN",
        "observer" => "OB",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "coordinator, liaison officer, agency officer, analyst, observer"),
    };
}
