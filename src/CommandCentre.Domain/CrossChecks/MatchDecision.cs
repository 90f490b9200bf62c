using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.CrossChecks;

/// <summary>What a person decided over two things that may be one.</summary>
public enum MatchVerdict
{
    /// <summary>They are one.</summary>
    Same,

    /// <summary>They are two.</summary>
    Different,

    /// <summary>It cannot be said.</summary>
    Undecided,
}

/// <summary>How many persons must agree before a decision stands.</summary>
public enum Hands
{
    /// <summary>Whoever decides.</summary>
    One,

    /// <summary>A second, different officer who says the same.</summary>
    Two,
}

/// <summary>Decide over a link between two records.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Link">Record of the link.</param>
/// <param name="Verdict">The decision; a later one of the same officer replaces it.</param>
/// <param name="Reason">Why, 3 to 400 characters.</param>
/// <param name="Hands">How many must agree; absent means one.</param>
public sealed record DecideMatch(Guid Id, Guid Link, MatchVerdict Verdict, string Reason, Hands? Hands) : OperationCommand(CommandKind.DecideMatch, Id);

/// <summary>An officer decided over a link; about the link's own record, so that who sees the link sees it.</summary>
/// <param name="Verdict">The decision.</param>
/// <param name="Reason">Why, 3 to 400 characters.</param>
/// <param name="Hands">How many must agree before it stands.</param>
public sealed record MatchDecided(MatchVerdict Verdict, [property: Narrative] string? Reason, Hands Hands) : OperationEvent(LineKind.MatchDecided)
{
    /// <inheritdoc/>
    public override OperationEvent NonNominal(bool narrative) => narrative ? this : this with { Reason = null };
}

/// <summary>One officer's last decision over a link.</summary>
/// <param name="Officer">By whom: a service number.</param>
/// <param name="Country">The officer's country.</param>
/// <param name="Verdict">The decision.</param>
/// <param name="Hands">How many the officer wants to agree.</param>
/// <param name="Number">Its line.</param>
/// <param name="At">Operation time.</param>
public sealed record MatchDecision(string Officer, CountryCode Country, MatchVerdict Verdict, Hands Hands, long Number, DateTimeOffset At);
