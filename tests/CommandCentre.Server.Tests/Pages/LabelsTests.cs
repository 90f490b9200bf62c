using System.Reflection;
using CommandCentre.Desks.Countries;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching;
using CommandCentre.Matching.Entities;
using CommandCentre.Server.Pages;

namespace CommandCentre.Server.Tests.Pages;

public sealed class LabelsTests
{
    public static TheoryData<Type> Lists =>
    [
        typeof(OperationPhase), typeof(Role), typeof(AgencyKind), typeof(LineKind), typeof(CommandKind), typeof(HitSubject),
        typeof(CheckOutcome), typeof(LeadOutcome), typeof(InspectionMethod), typeof(SeizedItemKind), typeof(SightLevel), typeof(SightReason), typeof(ReleaseUse), typeof(Caveats),
        typeof(AskedKind), typeof(AskedSubject), typeof(HoldingAnswer), typeof(LinkGround), typeof(CheckPriority), typeof(AnswerBand), typeof(AlertCause), typeof(MatchVerdict), typeof(HoldingMode), typeof(Feature), typeof(Matching.Ground), typeof(ValueKind),
    ];

    [Theory]
    [MemberData(nameof(Lists))]
    public void Label_OfEveryMember_HasWords(Type list)
    {
        var label = typeof(Labels).GetMethod(nameof(Labels.Label), BindingFlags.Public | BindingFlags.Static)!.MakeGenericMethod(list);
        Assert.All(Enum.GetValues(list).Cast<object>(), member => Assert.NotEmpty((string)label.Invoke(null, [member])!));
    }

    [Fact]
    public void SubKind_OfEverySubKind_HasWords() =>
        Assert.All(Enum.GetValues<SeizedItemKind>().SelectMany(SeizedItemSubKinds.Of), code => Assert.NotEmpty(Labels.SubKind(code)));
}
