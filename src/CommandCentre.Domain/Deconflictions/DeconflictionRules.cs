using System.Collections.Immutable;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Domain.Deconflictions;

/// <summary>When two services act on the same target, both are told of each other, and the coordination centre of both.</summary>
public static class DeconflictionRules
{
    /// <summary>What is to be noted because of a line: for each other service on the same target, one note for either of the two.</summary>
    /// <param name="operation">The operation after the line.</param>
    /// <param name="entry">The line: an act, or a link of two records acted on.</param>
    public static IReadOnlyList<NoteDeconfliction> Of(Operation operation, Entry entry)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(entry);
        var notes = new Dictionary<Guid, NoteDeconfliction>();
        if (Acts.Of(operation, entry) is { } acted)
        {
            var (onParcel, onSubject) = (acted.Parcel is { } parcel ? operation.Acts.OnParcels[parcel] : [], operation.Acts.OnSubjects[acted.Act.Subject]);
            Pair(notes, First(onParcel, acted.Act), onParcel, DeconflictionGround.Parcel);
            Pair(notes, First(onSubject, acted.Act), onSubject, DeconflictionGround.Parcel);
            Pair(notes, First(onSubject, acted.Act), Linked(operation, acted.Act.Subject), DeconflictionGround.Party);
        }
        else if (entry.Event is LinkFound link)
        {
            if (link.Ground is not LinkGround.Parcel && WeaponParts.Belong(operation, link.Left, link.Right))
            {
                Pair(notes, operation.Acts.ByRecord[link.Left], [operation.Acts.ByRecord[link.Right]], DeconflictionGround.Parts);
            }

            foreach (var act in ActsBehind(operation, link.Left))
            {
                Pair(notes, act, ActsBehind(operation, link.Right), GroundOf(link));
            }
        }

        return [.. notes.Values.Where(note => !operation.Records.ContainsKey(note.Id))];
    }

    internal static Ruling Decide(Operation operation, NoteDeconfliction note, Actor by)
    {
        if (by != Actor.Clock)
        {
            return Ruling.Refused(RefusalReason.OnlyTheClock);
        }

        return ActBy(operation, note.Told) is not { } told ? OperationRules.NoSuchRecord("told", note.Told)
            : ActBy(operation, note.Other) is not { } other ? OperationRules.NoSuchRecord("other", note.Other)
            : Ruling.Recorded(note.Id, CountryCode.CoordinationCentre, MarksOf(told), new Deconflicted(note.Told, other.Service, note.Ground));
    }

    /// <summary>Marks of a warning: for the service that is told; the coordination centre owns it.</summary>
    internal static Marks MarksOf(Act told) => new(Handling.Default, null, [told.Service]);

    /// <summary>The act by a record.</summary>
    internal static Act? ActBy(Operation operation, Guid record) => operation.Acts.ByRecord.GetValueOrDefault(record);

    /// <summary>A service is told once of another on one target: each speaks by its first act.</summary>
    private static Act First(ImmutableList<Act> acts, Act act) => acts.Find(other => other.Country == act.Country && other.Agency == act.Agency) ?? act;

    private static void Pair(Dictionary<Guid, NoteDeconfliction> notes, Act act, IEnumerable<Act> others, DeconflictionGround ground)
    {
        foreach (var other in others.Where(other => other.Country != act.Country || other.Agency != act.Agency))
        {
            Note(notes, act, other, ground);
            Note(notes, other, act, ground);
        }
    }

    private static void Note(Dictionary<Guid, NoteDeconfliction> notes, Act told, Act other, DeconflictionGround ground)
    {
        var id = RecordId.Derived($"deconfliction {told.Record:D} {other.Record:D}");
        notes.TryAdd(id, new NoteDeconfliction(id, told.Record, other.Record, ground));
    }

    /// <summary>Who acts on what a record is about: on the record itself, or on the lead it was made for.</summary>
    private static ImmutableList<Act> ActsBehind(Operation operation, Guid record) =>
        operation.Acts.OnSubjects.GetValueOrDefault(ActBy(operation, record)?.Subject ?? record, []);

    private static IEnumerable<Act> Linked(Operation operation, Guid subject) =>
        operation.LinksOf.GetValueOrDefault(subject, [])
            .Select(link => operation.Links[link])
            .Where(link => link.Holds(operation))
            .SelectMany(link => ActsBehind(operation, link.Left == subject ? link.Right : link.Left));

    private static DeconflictionGround GroundOf(LinkFound link) => link.Ground is LinkGround.Parcel ? DeconflictionGround.Parcel : DeconflictionGround.Party;
}
