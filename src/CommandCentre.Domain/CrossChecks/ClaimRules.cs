using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.CrossChecks;

/// <summary>Who of an asked country works on a request: one at a time, known to their own people alone.</summary>
internal static class ClaimRules
{
    internal static Ruling Decide(Operation operation, ClaimCheck claim, Actor by)
    {
        if (Asked(operation, claim.Check, by, out var check) is { } no)
        {
            return no;
        }

        return !check.Awaits(by.Country) ? Ruling.Refused(RefusalReason.AnsweredAlready, "check", claim.Check.ToString("D"))
            : check.Claims.TryGetValue(by.Country, out var held) ? Ruling.Refused(RefusalReason.InHandAlready, "check", claim.Check.ToString("D"), held.Officer)
            : Ruling.Recorded(CheckClaim.RecordOf(check.Id, by.Country), by.Country, MarksOf(by.Country), new CheckClaimed(check.Id));
    }

    internal static Ruling Decide(Operation operation, ReleaseCheck release, Actor by)
    {
        if (Asked(operation, release.Check, by, out var check) is { } no)
        {
            return no;
        }

        return !check.Claims.TryGetValue(by.Country, out var held) ? Ruling.Refused(RefusalReason.NotInHand, "check", release.Check.ToString("D"))
            : held.Officer != by.Officer && by.Role is not Role.LiaisonOfficer ? Ruling.Refused(RefusalReason.InOtherHands, "check", release.Check.ToString("D"), held.Officer)
            : Ruling.Recorded(CheckClaim.RecordOf(check.Id, by.Country), by.Country, MarksOf(by.Country), new CheckReleased(check.Id));
    }

    /// <summary>Marks of a country's claims: for its own people alone, whatever the request's are.</summary>
    internal static Marks MarksOf(CountryCode country) => new(Handling.Default, null, [Addressee.Of(country)]);

    private static Ruling? Asked(Operation operation, Guid id, Actor by, out CrossCheck check)
    {
        check = null!;
        if (OperationRules.Readable(operation, id, LineKind.CheckRequested, by) is null)
        {
            return OperationRules.NoSuchRecord("check", id);
        }

        check = operation.Checks[id];
        return check.Asked.Contains(by.Country) ? null : Ruling.Refused(RefusalReason.NotAsked, "check", id.ToString("D"), check.Asked.ToString());
    }
}
