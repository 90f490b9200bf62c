using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;
using CommandCentre.Server.Resources;

namespace CommandCentre.Server.Pages.Operations;

/// <summary>The content of the lines of referrals as label and value; an operator's answer the same for officers and for the operator itself.</summary>
internal static class ReferralFields
{
    internal static IEnumerable<(string Label, string? Value)> Of(OperationEvent happened) => happened switch
    {
        ParcelReferred referred =>
        [
            (PageTexts.FieldOperator, referred.OperatorName),
            (PageTexts.FieldAsk, referred.Ask.Label()),
            (PageTexts.FieldParcel, referred.Parcel?.Value),
            (PageTexts.FieldQuestion, referred.Question),
            (PageTexts.FieldFacts, string.Join(", ", referred.Fields.Select(field => field.Label()))),
            (PageTexts.FieldMethods, string.Join(", ", referred.Methods.Select(method => method.Label()))),
            (PageTexts.FieldDue, referred.Due.Exact()),
            (PageTexts.FieldDesk, referred.Desk),
            (PageTexts.FieldReason, referred.Reason),
        ],
        ReferralAnswered answer => [(PageTexts.FieldAnswer, answer.Outcome.Label()), .. Facts(answer.Facts), .. Done(answer), (PageTexts.FieldText, answer.Text)],
        ReferralMoved moved => [(PageTexts.FieldMove, moved.Move.Label()), (PageTexts.FieldText, moved.Text), (PageTexts.FieldDue, moved.Due?.Exact())],
        _ => [],
    };

    private static IEnumerable<(string Label, string? Value)> Facts(ReferralFacts? facts) => facts is null ? [] :
    [
        (PageTexts.FieldConsignor, LineFields.Said(facts.Consignor)),
        (PageTexts.FieldConsignee, LineFields.Said(facts.Consignee)),
        (PageTexts.FieldContents, facts.Contents is { } contents ? string.Join("\n", contents.Select(LineFields.Said)) : null),
        (PageTexts.FieldWeight, facts.Grams is { } grams ? $"{grams.Grouped()} g" : null),
        (PageTexts.FieldValue, facts.Value is { } value ? $"{value.ToString("N2", Wording.Culture)} {facts.Currency}" : null),
        (PageTexts.FieldNumber, facts.Number?.Value),
    ];

    private static IEnumerable<(string Label, string? Value)> Done(ReferralAnswered answer) =>
    [
        (PageTexts.FieldMethods, answer.Methods is { } methods ? string.Join(", ", methods.Select(method => method.Label())) : null),
        (PageTexts.FieldResult, answer.Result?.Label()),
        (PageTexts.FieldPerson, answer.Person),
        (PageTexts.FieldFacility, answer.Facility),
        (PageTexts.FieldLoaded, answer.Loaded?.Label()),
        (PageTexts.FieldBoundFor, answer.BoundFor?.Name()),
    ];
}
