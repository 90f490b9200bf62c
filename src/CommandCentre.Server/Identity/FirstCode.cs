using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Identity;

/// <summary>The one-time code that makes the first coordinator of a live centre: there is no default account.</summary>
public static class FirstCode
{
    private static readonly Rights Coordinator = Rights.Of(CountryCode.CoordinationCentre, AgencyKind.Coordination, Role.Coordinator);

    /// <summary>At the first live start makes the code and prints it, once; later says that it still waits.</summary>
    public static void Announce(IServiceProvider services, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var roll = services.GetRequiredService<Roll>();
        if (services.GetRequiredService<ServeChoices>().IsExercise || roll.Persons.Count > 0)
        {
            return;
        }

        output.WriteLine(roll.Codes.Count > 0 ? EdgeTexts.FirstCodeWaits : EdgeTexts.FirstCode.With(roll.Invite(Coordinator), Entrance.FirstPath));
    }
}
