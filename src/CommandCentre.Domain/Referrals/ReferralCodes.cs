namespace CommandCentre.Domain.Referrals;

/// <summary>What an operator is.</summary>
public enum OperatorTrade
{
    /// <summary>The designated operator of a country: its post under the UPU.</summary>
    Post,

    /// <summary>An express carrier or courier.</summary>
    Carrier,
}

/// <summary>What an operator is asked or told about a parcel, the least severe first.</summary>
/// <remarks>Source: ICS2 referrals (domain.md 3.4): data insufficient, RFI; data poor, RFA; a risk seen, RFS; a risk confirmed, DNL.</remarks>
public enum ReferralKind
{
    /// <summary>RFI: what is declared does not suffice; tell more.</summary>
    RequestForInformation,

    /// <summary>RFA: what is declared is poor; give better.</summary>
    RequestForAmendment,

    /// <summary>RFS: a risk is seen; screen the parcel and say what it showed.</summary>
    RequestForScreening,

    /// <summary>DNL: the risk is confirmed; the parcel must not be loaded. An order: it stands until it is lifted.</summary>
    DoNotLoad,
}

/// <summary>A fact of a parcel that an operator can be asked for.</summary>
public enum ReferralField
{
    /// <summary>Who sends.</summary>
    Consignor,

    /// <summary>To whom.</summary>
    Consignee,

    /// <summary>What it holds, line by line.</summary>
    Contents,

    /// <summary>What it weighs.</summary>
    Weight,

    /// <summary>What it is worth, as declared.</summary>
    Value,

    /// <summary>The number it goes under now.</summary>
    Number,
}

/// <summary>How far an operator did what it was asked.</summary>
public enum ReferralOutcome
{
    /// <summary>All of it.</summary>
    Answered,

    /// <summary>Some of it; the rest may follow.</summary>
    Partly,

    /// <summary>It cannot; why stands in words.</summary>
    Cannot,
}

/// <summary>What an operator's screening showed.</summary>
public enum ScreeningResult
{
    /// <summary>Nothing of note.</summary>
    Nothing,

    /// <summary>Something that another look must settle.</summary>
    Suspicious,

    /// <summary>It was not screened.</summary>
    NotDone,
}

/// <summary>Where a parcel that must not be loaded is.</summary>
public enum LoadState
{
    /// <summary>It stays.</summary>
    NotLoaded,

    /// <summary>It was loaded, and its transport has not left.</summary>
    Loaded,

    /// <summary>It has left: the order came too late.</summary>
    Departed,
}

/// <summary>What the officers who referred a parcel do with it.</summary>
public enum ReferralMove
{
    /// <summary>The answer will do.</summary>
    Accept,

    /// <summary>The answer will not do: ask again, with another time.</summary>
    AskAgain,

    /// <summary>It is done; without an answer, why stands in words.</summary>
    Close,

    /// <summary>It is taken back before it was answered.</summary>
    Withdraw,

    /// <summary>An order not to load is lifted: the parcel may go.</summary>
    Lift,
}

/// <summary>Where a referral stands; from <see cref="Closed"/> on it ends.</summary>
public enum ReferralState
{
    /// <summary>Sent; the operator has not looked.</summary>
    Sent,

    /// <summary>The operator has looked.</summary>
    Seen,

    /// <summary>The answer would not do: asked again.</summary>
    AskedAgain,

    /// <summary>Answered in full.</summary>
    Answered,

    /// <summary>Answered in part.</summary>
    Partly,

    /// <summary>The operator cannot.</summary>
    Cannot,

    /// <summary>The answer will do.</summary>
    Accepted,

    /// <summary>Done.</summary>
    Closed,

    /// <summary>Taken back.</summary>
    Withdrawn,

    /// <summary>The order not to load was lifted.</summary>
    Lifted,
}
