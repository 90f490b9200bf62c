using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using Microsoft.Extensions.Primitives;

namespace CommandCentre.Server.Pages.CrossChecks;

/// <summary>How a check begins: the purpose and the case of the officer's last one, and what the hit says that it is about.</summary>
public static class CheckStart
{
    /// <summary>What is known before anything is typed.</summary>
    public static IEnumerable<(string Name, string? Value)> Known(OperationView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var unknown = Words.Of(AskedSubject.Unknown);
        var last = view.LastCheck?.Event as CrossChecked;
        return [("purpose", last?.Purpose), ("caseReference", last?.CaseReference), (CheckPaste.Digest, CheckPaste.DigestOf(null)), ("subject", unknown), (CheckPaste.Guessed, unknown)];
    }

    /// <summary>Checks left to an officer in this hour of operation time.</summary>
    public static int Left(OperationView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return Math.Max(0, CheckPreparation.PersonBudget - view.ChecksMade);
    }

    /// <summary>The sender of a hit (the receiver where the hit is about them) and its parcel, as rows.</summary>
    internal static IEnumerable<KeyValuePair<string, StringValues>> Of(OperationEvent? happened) =>
        Report(happened) is not { } hit ? []
        : [.. CheckPaste.Fields([.. Of(hit.Subject is HitSubject.Consignee ? hit.Consignee : hit.Consignor), .. hit.Parcel is { } parcel ? [new AskedValue(AskedKind.Parcel, parcel.Value)] : Array.Empty<AskedValue>()])];

    private static HitReport? Report(OperationEvent? happened) => happened switch { HitPushed hit => hit.Report, HitCorrected hit => hit.Report, _ => null };

    private static IEnumerable<AskedValue> Of(Party? party) =>
        new (AskedKind Kind, string? Text)[] { (AskedKind.Name, party?.Name), (AskedKind.Address, party?.Address), (AskedKind.Phone, party?.Phone), (AskedKind.Email, party?.Email) }
            .Where(value => value.Text is not null).Select(value => new AskedValue(value.Kind, value.Text!));
}
