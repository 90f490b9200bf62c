namespace CommandCentre.Desks.Journals;

/// <summary>What came of opening sealed bytes.</summary>
public enum SealOpening
{
    /// <summary>No key was ever kept for the record.</summary>
    NoKey,

    /// <summary>The plain bytes are there.</summary>
    Opened,

    /// <summary>The record's key was erased: what was sealed under it is gone for ever, on purpose.</summary>
    Erased,

    /// <summary>The folder was restored without the record's key: what was sealed under it can be opened once the keys are restored too.</summary>
    NotRestored,

    /// <summary>The bytes are not what was sealed for this record and these associated bytes.</summary>
    Damaged,
}
