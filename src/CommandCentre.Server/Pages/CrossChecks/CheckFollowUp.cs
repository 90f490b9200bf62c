using CommandCentre.Desks.Operations;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Parcels;
using CommandCentre.Server.Pages.Forms;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.CrossChecks;

/// <summary>A check that people are to be asked about: the request begins with what was asked, why, and those who may hold something.</summary>
public static class CheckFollowUp
{
    private const int LongestQuestion = 1_000;

    // Kinds that the request has a field for.
    private static readonly Dictionary<AskedKind, string> Fields = new()
    {
        [AskedKind.Name] = "subject.name",
        [AskedKind.Address] = "subject.address",
        [AskedKind.Phone] = "subject.phone",
        [AskedKind.Email] = "subject.email",
        [AskedKind.Parcel] = "parcel",
    };

    /// <summary>The values with what the check says; as they are where it is not one of the viewer's country.</summary>
    internal static FormValues Asked(OperationView view, string? from, FormValues values) =>
        Guid.TryParse(from, out var record) && view.Record(record) is { Event: CrossChecked { Values: { } asked } check } line && line.Owner == view.Viewer.Country
            ? values.Where(name => name is not "asked").Or(Of(check, asked))
            : values;

    private static IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> Of(CrossChecked check, IReadOnlyList<AskedValue> asked)
    {
        var question = CheckTexts.FollowUpQuestion.With(string.Join(", ", asked.Select(value => value.Text)));
        yield return new("question", question.Length <= LongestQuestion ? question : question[..(LongestQuestion - 1)] + "…");
        yield return new("purpose", check.Purpose);
        yield return new("caseReference", check.CaseReference);
        foreach (var value in asked.DistinctBy(value => value.Kind).Where(value => Fields.ContainsKey(value.Kind) && (value.Kind is not AskedKind.Parcel || ParcelNumber.TryParse(value.Text, out _))))
        {
            yield return new(Fields[value.Kind], value.Text);
        }

        // Who said that something is held, or may be; where nobody did, everybody is asked.
        var holders = (check.Answers ?? []).Where(answer => answer.Answer is HoldingAnswer.Hit or HoldingAnswer.Possible).Select(answer => answer.Country.Value).ToArray();
        if (holders.Length > 0)
        {
            yield return new("asked", holders);
        }
    }
}
