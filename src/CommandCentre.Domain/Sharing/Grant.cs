using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Sharing;

/// <summary>What an owner may be asked for.</summary>
public enum ReleaseUse
{
    /// <summary>To read the record: the owner changes its marks or addressees.</summary>
    Reading,

    /// <summary>To pass it on: export, link, hand to others; otherwise barred by H2 and H3.</summary>
    PassingOn,

    /// <summary>To use it before a court; otherwise barred by H1.</summary>
    Court,
}

/// <summary>A use that the owner permits to one country.</summary>
/// <param name="Country">To whom.</param>
/// <param name="Use"><see cref="ReleaseUse.PassingOn"/> or <see cref="ReleaseUse.Court"/>.</param>
public readonly record struct Grant(CountryCode Country, ReleaseUse Use);
