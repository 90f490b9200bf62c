using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Seizures;

/// <summary>Pieces of one sort of a seizure.</summary>
/// <param name="Item">Which sort: its place among the seizure's items, from 0.</param>
/// <param name="Pieces">How many of it, 1 to 100,000.</param>
public sealed record ExhibitPart(int Item, int Pieces);

/// <summary>Put pieces of a seizure under seal as one exhibit.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Seizure">Record of the seizure, the officer's own country's.</param>
/// <param name="Parts">1 to 40 parts; no piece can be in two exhibits.</param>
/// <param name="Seal">Number of the seal, 2 to 40 characters.</param>
/// <param name="Site">Where it is kept, 2 to 80 characters.</param>
/// <param name="Marks">Marks.</param>
public sealed record SealExhibit(Guid Id, Guid Seizure, ValueList<ExhibitPart> Parts, string Seal, string Site, Marks Marks) : MarkedCommand(CommandKind.SealExhibit, Id, Marks);

/// <summary>Hand an exhibit over; it stays with the giver until the receiver says that it came.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Exhibit">Record of the exhibit, in the hands of the officer's own service.</param>
/// <param name="Receiver">The service that gets it: one agency of a country.</param>
/// <param name="Seal">Number of the seal it leaves under.</param>
/// <param name="Text">More in words, at most 400 characters.</param>
public sealed record HandOverExhibit(Guid Id, Guid Exhibit, Addressee Receiver, string Seal, string? Text) : OperationCommand(CommandKind.HandOverExhibit, Id);

/// <summary>Say that an exhibit came; the giver says so of one that came back.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Exhibit">Record of the exhibit, on its way to the officer's own service.</param>
/// <param name="Seal">Number of the seal it came under.</param>
/// <param name="Intact">Whether the seal was whole.</param>
/// <param name="Site">Where it is kept now, 2 to 80 characters.</param>
/// <param name="Text">More in words, at most 400 characters.</param>
public sealed record ReceiveExhibit(Guid Id, Guid Exhibit, string Seal, bool Intact, string Site, string? Text) : OperationCommand(CommandKind.ReceiveExhibit, Id);

/// <summary>What a follow-up of a seizure is.</summary>
public enum FollowUpKind
{
    /// <summary>An investigation was opened, or went on.</summary>
    Investigation,

    /// <summary>A trace of the weapon came back.</summary>
    TraceResult,

    /// <summary>Premises were searched.</summary>
    HouseSearch,

    /// <summary>Somebody was arrested or charged.</summary>
    Arrest,

    /// <summary>Another outcome.</summary>
    Other,
}

/// <summary>Add what came of a seizure, days or months later.</summary>
/// <param name="Id">Command id.</param>
/// <param name="Seizure">Record of the seizure.</param>
/// <param name="Outcome">What it is.</param>
/// <param name="Happened">When, operation time UTC.</param>
/// <param name="Text">In words, 3 to 1,000 characters.</param>
/// <param name="Marks">Marks.</param>
public sealed record AddFollowUp(Guid Id, Guid Seizure, FollowUpKind Outcome, DateTimeOffset Happened, string Text, Marks Marks) : MarkedCommand(CommandKind.AddFollowUp, Id, Marks);
