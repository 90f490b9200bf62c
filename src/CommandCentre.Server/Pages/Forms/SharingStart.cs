using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using Microsoft.Extensions.Primitives;

namespace CommandCentre.Server.Pages.Forms;

/// <summary>How forms begin that a link says something of, and what stands today.</summary>
public static class SharingStart
{
    private static readonly Dictionary<CommandKind, string[]> Named = new()
    {
        [CommandKind.GrantUse] = ["country", "use"],
        [CommandKind.WithdrawGrant] = ["country", "use"],
        [CommandKind.AskRelease] = ["use"],
        [CommandKind.FormGroup] = ["name"],
        [CommandKind.DissolveGroup] = ["name"],
        [CommandKind.DismissParticipant] = ["country"],
        [CommandKind.LimitAgency] = ["country", "agency"],
        [CommandKind.SendLead] = ["indicator"],
        [CommandKind.ReportControl] = ["indicator"],
        [CommandKind.ReportSeizure] = ["indicator"],
    };

    /// <summary>What an agency's officers may be given: all that any role outside the coordination centre may do.</summary>
    public static IReadOnlyList<CommandKind> Commands { get; } =
        [.. Enum.GetValues<CommandKind>().Where(command => Powers.RolesFor(command).Any(role => role is Role.LiaisonOfficer or Role.AgencyOfficer))];

    /// <summary>What an agency may do: what a coordinator set, or all that its roles may.</summary>
    public static IReadOnlyList<CommandKind> CommandsOf(OperationView view, CountryCode country, AgencyKind agency)
    {
        ArgumentNullException.ThrowIfNull(view);
        return view.LimitOf(country, agency) is { } limit ? [.. Commands.Where(limit.Contains)] : Commands;
    }

    /// <summary>What somebody who may not do all with a line would ask its owner for.</summary>
    public static ReleaseUse UseOf(LineView line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Sight switch
        {
            { IsReadable: false } => ReleaseUse.Reading,
            { Caveats: var caveats } when caveats.HasFlag(Caveats.NotToBePassedOn) || !caveats.HasFlag(Caveats.NotForCourt) => ReleaseUse.PassingOn,
            _ => ReleaseUse.Court,
        };
    }

    /// <summary>The values with what the address names, and the members or powers of what it names as they are today.</summary>
    internal static FormValues Asked(CommandKind command, OperationView view, IQueryCollection query, FormValues values)
    {
        foreach (var name in Named.GetValueOrDefault(command, []))
        {
            values = query[name] is [{ Length: > 0 } given] ? values.With(name, given) : values;
        }

        return command switch
        {
            CommandKind.FormGroup when view.Groups.FirstOrDefault(group => group.Name == values["name"]) is { } group =>
                values.With("members", group.Members.Select(member => member.ToString()).ToArray()),
            CommandKind.LimitAgency => values.With("commands", Powered(view, values)),
            _ => values,
        };
    }

    private static StringValues Powered(OperationView view, FormValues values) =>
        (CountryCode.TryParse(values["country"], out var country) && Words.TryParse<AgencyKind>(values["agency"], out var agency) ? CommandsOf(view, country, agency) : Commands)
            .Select(Words.Of).ToArray();
}
