using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.Parcels;

namespace CommandCentre.Domain.Referrals;

/// <summary>What an operator says of a parcel.</summary>
/// <param name="Consignor">Who sends.</param>
/// <param name="Consignee">To whom.</param>
/// <param name="Contents">What it holds, at most 40 lines.</param>
/// <param name="Grams">What it weighs, 1 to 100,000,000 grams.</param>
/// <param name="Value">What it is worth as declared, in the currency.</param>
/// <param name="Currency">ISO 4217 code, with a value.</param>
/// <param name="Number">The number it goes under now.</param>
public sealed record ReferralFacts(Party? Consignor, Party? Consignee, ValueList<ContentPiece>? Contents, int? Grams, decimal? Value, string? Currency, ParcelNumber? Number)
{
    /// <summary>Which facts there are.</summary>
    public IReadOnlyList<ReferralField> Given()
    {
        (ReferralField Field, bool There)[] all =
        [
            (ReferralField.Consignor, Consignor is not null), (ReferralField.Consignee, Consignee is not null), (ReferralField.Contents, Contents is { IsEmpty: false }),
            (ReferralField.Weight, Grams is not null), (ReferralField.Value, Value is not null), (ReferralField.Number, Number is not null),
        ];
        return [.. all.Where(one => one.There).Select(one => one.Field)];
    }
}

/// <summary>What an operator's screening was and showed (ICS2 IE3R03).</summary>
/// <param name="Methods">Methods used, 1 to 8 of the list; none where it was not screened.</param>
/// <param name="Result">What it showed.</param>
/// <param name="Person">The authorised person who answers for it, 2 to 80 characters.</param>
/// <param name="Facility">Where it was done, 2 to 80 characters.</param>
public sealed record ScreeningDone(ValueList<ControlMethod> Methods, ScreeningResult Result, string Person, string Facility);

/// <summary>Where a parcel is that must not be loaded.</summary>
/// <param name="State">Loaded or not.</param>
/// <param name="BoundFor">Where it is going, once it has left.</param>
public sealed record Loading(LoadState State, CountryCode? BoundFor);

/// <summary>An operator's answer: which part of it must be there depends on what was asked.</summary>
/// <param name="Outcome">How far it did what it was asked.</param>
/// <param name="Facts">With a request; all that was asked for where it is answered in full.</param>
/// <param name="Screening">With a request for screening.</param>
/// <param name="Loading">With an order not to load.</param>
/// <param name="Text">More in words, at most 1,000 characters; must be given where the operator cannot.</param>
public sealed record ReferralAnswer(ReferralOutcome Outcome, ReferralFacts? Facts, ScreeningDone? Screening, Loading? Loading, string? Text);
