using System.Diagnostics.CodeAnalysis;
using CommandCentre.Desks.Access;
using CommandCentre.Desks.Journals;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity;

/// <summary>Something could not be written into the access log. It was not done, but for what takes rights away: that holds all the same. It is told as 503.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It says what is the case.")]
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It is never without its cause.")]
public sealed class NotAccounted(Exception cause, bool done = false) : Exception(done ? "it was done, and the access log could not be written" : "the access log could not be written, so nothing was done", cause)
{
    /// <summary>Whether it was done: only what takes rights away.</summary>
    public bool Done => done;
}

/// <summary>Writes into the access log who came in and who changed what somebody may: called before it is done, which is not done when this fails; after it where rights are taken away, which waits for nothing.</summary>
/// <remarks>One line for each operation it concerns, so that those who answer for the operation read it; one line without operation when it concerns none.</remarks>
/// <param name="log">The access log.</param>
public sealed class Accounting(AccessLog log)
{
    /// <summary>Accounts for what somebody signed in is about to do.</summary>
    /// <param name="by">Who does it.</param>
    /// <param name="what">What.</param>
    /// <param name="subject">To whom or what; begins with the country it is about.</param>
    /// <param name="concerned">The operations it concerns.</param>
    /// <exception cref="NotAccounted">It could not be written down.</exception>
    public Task KeepAsync(SignedIn by, AccessKind what, string? subject, params IEnumerable<OperationKey?> concerned)
    {
        ArgumentNullException.ThrowIfNull(by);
        return KeepAsync(by.Officer, by.Country, what, subject, concerned);
    }

    /// <summary>Accounts for rights that somebody signed in has just taken away.</summary>
    /// <param name="by">Who did it.</param>
    /// <param name="what">What.</param>
    /// <param name="subject">From whom or what; begins with the country it is about.</param>
    /// <param name="concerned">The operations it concerns.</param>
    /// <exception cref="NotAccounted">It could not be written down; the rights are gone.</exception>
    public async Task TakenAsync(SignedIn by, AccessKind what, string? subject, params IEnumerable<OperationKey?> concerned)
    {
        try
        {
            await KeepAsync(by, what, subject, concerned);
        }
        catch (NotAccounted failure)
        {
            throw new NotAccounted(failure.InnerException!, done: true);
        }
    }

    /// <summary>Accounts for what a person is about to do who is not signed in yet, such as signing in.</summary>
    /// <param name="by">The person.</param>
    /// <param name="what">What.</param>
    /// <exception cref="NotAccounted">It could not be written down.</exception>
    public Task KeepAsync(Person by, AccessKind what)
    {
        ArgumentNullException.ThrowIfNull(by);
        return KeepAsync(by.Officer, by.Country, what, null, Of(by.Assignments));
    }

    /// <summary>The same by service number and country.</summary>
    /// <param name="officer">Who does it.</param>
    /// <param name="country">For which country.</param>
    /// <param name="what">What.</param>
    /// <param name="subject">To whom or what; begins with the country it is about.</param>
    /// <param name="concerned">The operations it concerns.</param>
    /// <exception cref="NotAccounted">It could not be written down.</exception>
    public async Task KeepAsync(string officer, CountryCode country, AccessKind what, string? subject, IEnumerable<OperationKey?> concerned)
    {
        try
        {
            foreach (var operation in concerned.DefaultIfEmpty().Distinct())
            {
                // Not given up when the browser goes away: what follows is done all the same.
                await log.RecordAsync(new Access(what, officer, country, operation, subject), CancellationToken.None);
            }
        }
        catch (Exception failure) when (failure is JournalUnavailable or JournalDamaged or KeysDamaged)
        {
            throw new NotAccounted(failure);
        }
    }

    /// <summary>Accounts for what is refused in any case: a log that fails makes no difference to who is refused, and nobody waits for it.</summary>
    /// <param name="by">Whose service number it is about.</param>
    /// <param name="what">What.</param>
    public async Task TryKeepAsync(Person by, AccessKind what)
    {
        try
        {
            await KeepAsync(by, what);
        }
        catch (NotAccounted)
        {
            // The store's own failure is told where it is looked after.
        }
    }

    /// <summary>The operations of roles.</summary>
    /// <param name="assignments">The roles.</param>
    public static IEnumerable<OperationKey?> Of(IEnumerable<Assignment> assignments) => assignments.Select(assignment => assignment.Operation);

    /// <summary>The operations an invitation is into.</summary>
    /// <param name="invitation">The invitation.</param>
    /// <param name="roll">Knows the roles of whoever is renewed by it.</param>
    public static IEnumerable<OperationKey?> Concerned(Invitation invitation, Roll roll)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        ArgumentNullException.ThrowIfNull(roll);
        return invitation switch
        {
            { Wall: { } wall } => [wall],
            { Renews: { } officer } => Of(roll.Find(officer)?.Assignments ?? []),
            _ => Of(invitation.Assignments),
        };
    }

    /// <summary>What an invitation makes, as it is accounted for, such as <c>DE police liaison officer</c>.</summary>
    /// <param name="invitation">The invitation.</param>
    public static string Subject(Invitation invitation)
    {
        ArgumentNullException.ThrowIfNull(invitation);
        var place = $"{invitation.Country} {Words.Of(invitation.Agency)}";
        return invitation switch
        {
            { Renews: { } officer } => officer + ", new passphrase and authenticator",
            { Wall: not null } => place + ", wall",
            { IsAdministrator: true } => place + ", administrator",
            _ => string.Join(", ", invitation.Assignments.Select(assignment => Subject(place, assignment))),
        };
    }

    /// <summary>A role given to somebody, as it is accounted for, such as <c>DE-POL-01 liaison officer, until 2026-11-20 20:00 UTC</c>.</summary>
    /// <param name="whom">Their service number.</param>
    /// <param name="assignment">The role.</param>
    public static string Subject(string whom, Assignment assignment)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        return string.Join(", ", new[] { $"{whom} {Words.Of(assignment.Role).Replace('-', ' ')}", assignment.Window }.Where(part => part.Length > 0));
    }
}
