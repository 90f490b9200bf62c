namespace CommandCentre.Server.Pages.Floor;

/// <summary>What an officer on a sorting floor says by one tap.</summary>
public enum FloorTap
{
    /// <summary>The parcel was controlled and nothing of note was in it.</summary>
    NothingFound,

    /// <summary>The parcel is kept back for another look.</summary>
    Held,

    /// <summary>Something was seized.</summary>
    Seizure,

    /// <summary>So many parcels were controlled.</summary>
    Tally,
}
