using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Leads;

namespace CommandCentre.Server.Api;

/// <summary>Which leads a system asks for, from the address.</summary>
/// <param name="Filter">Which.</param>
/// <param name="Skip">How many to pass over.</param>
/// <param name="Limit">How many at most.</param>
internal sealed record LeadQuery(LeadFilter Filter, int Skip, int Limit)
{
    internal const int LimitWhenLeftOut = 50;

    /// <summary>What <c>show</c> may be; the first when it is left out.</summary>
    internal static IReadOnlyList<string> Shown { get; } = ["open", "missed", "closed"];

    /// <summary>Reads <c>side</c>, <c>show</c>, <c>stage</c>, <c>skip</c> and <c>limit</c>; what is wrong is noted.</summary>
    internal static LeadQuery Read(IQueryCollection query, List<FieldError> errors)
    {
        var side = Word(query, "side", Words.All<LeadSide>(), errors);
        var show = Word(query, "show", Shown, errors);
        var stage = Word(query, "stage", Words.All<LeadStage>(), errors);
        return new LeadQuery(
            new LeadFilter(Words.TryParse<LeadSide>(side, out var of) ? of : LeadSide.All, show == "closed", Words.TryParse<LeadStage>(stage, out var at) ? at : null, show == "missed"),
            (int)Operations.Whole(query, "skip", 0, int.MaxValue, 0, errors),
            (int)Operations.Whole(query, "limit", 1, OperationView.PageLimit, LimitWhenLeftOut, errors));
    }

    private static string? Word(IQueryCollection query, string name, IReadOnlyList<string> allowed, List<FieldError> errors)
    {
        var sent = query[name];
        if (sent.Count == 0 || (sent.Count == 1 && allowed.Contains(sent.ToString())))
        {
            return sent.Count == 0 ? null : sent.ToString();
        }

        errors.Add(new FieldError(name, Operations.Cut(sent.ToString()), FieldRule.Word, string.Join(", ", allowed)));
        return null;
    }
}
