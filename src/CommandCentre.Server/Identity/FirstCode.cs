using CommandCentre.Domain.Operations;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Pages;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Identity;

/// <summary>The one-time code that makes the administrator of a live centre: there is no default account.</summary>
public static class FirstCode
{
    /// <summary>While a live centre has no administrator who could sign in makes the code and prints it, once; later says that it still waits.</summary>
    public static void Announce(IServiceProvider services, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var roll = services.GetRequiredService<Roll>();
        var authenticators = services.GetRequiredService<Authenticators>();
        if (services.GetRequiredService<ServeChoices>().IsExercise || roll.Persons.Any(person => person.IsAdministrator && authenticators.CanSignIn(person)))
        {
            return;
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        output.WriteLine(roll.Codes.Any(code => code.For == Invitation.Administrator && now < code.Until)
            ? EdgeTexts.FirstCodeWaits
            : EdgeTexts.FirstCode.With(roll.Invite(Invitation.Administrator, Actor.Clock.Officer, now), Entrance.FirstPath));
    }
}
