namespace CommandCentre.Domain.Codes;

/// <summary>How a parcel was controlled; the first three are the levels document, X-ray and opened.</summary>
public enum InspectionMethod
{
    /// <summary>Documents and advance data only.</summary>
    Documents,

    /// <summary>X-ray, the parcel closed (non-intrusive inspection).</summary>
    Xray,

    /// <summary>Opened and searched by hand.</summary>
    Opened,

    /// <summary>Detection dog.</summary>
    Dog,

    /// <summary>Trace detection (explosives, propellant).</summary>
    Trace,
}
