using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Domain.Parcels;

/// <summary>Which parcel a line is about.</summary>
public static class ParcelNaming
{
    /// <summary>The parcel a line names; absent for lines about none, and where sight or erasure removed it.</summary>
    public static ParcelNumber? Of(OperationEvent? happened) => happened switch
    {
        HitPushed hit => hit.Report.Parcel,
        HitCorrected hit => hit.Report.Parcel,
        CheckRequested check => check.Parcel,
        LeadSent lead => lead.Parcel,
        ControlReported control => control.Parcel,
        SeizureReported seizure => seizure.Parcel,
        ParcelReferred referred => referred.Parcel,
        ReferralAnswered answered => answered.Facts?.Number,
        _ => null,
    };
}
