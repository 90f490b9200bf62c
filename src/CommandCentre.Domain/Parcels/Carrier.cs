namespace CommandCentre.Domain.Parcels;

/// <summary>Who carries a parcel, as its number tells.</summary>
public enum Carrier
{
    /// <summary>A postal operator of the Universal Postal Union: S10.</summary>
    Post,

    /// <summary>UPS.</summary>
    Ups,

    /// <summary>DHL, express and parcel.</summary>
    Dhl,

    /// <summary>FedEx.</summary>
    Fedex,

    /// <summary>DPD.</summary>
    Dpd,

    /// <summary>GLS.</summary>
    Gls,

    /// <summary>Hermes.</summary>
    Hermes,
}

/// <summary>How sure a number is.</summary>
public enum NumberStanding
{
    /// <summary>It has a known carrier's form and its check digit holds.</summary>
    Recognised,

    /// <summary>It has a form that one carrier alone prints, which carries no check digit.</summary>
    Shaped,

    /// <summary>It has a form that one carrier alone prints, and its check digit is wrong: most likely a slip.</summary>
    Doubtful,

    /// <summary>A courier could print it; no known carrier's rule says so.</summary>
    Accepted,
}

/// <summary>A carrier's form that a number has.</summary>
/// <param name="Carrier">Whose form.</param>
/// <param name="Form">The form's own name, such as <c>1Z</c> or <c>AWB</c>.</param>
/// <param name="Standing">Whether its check digit holds; never <see cref="NumberStanding.Accepted"/>.</param>
public sealed record CarrierReading(Carrier Carrier, string Form, NumberStanding Standing);
