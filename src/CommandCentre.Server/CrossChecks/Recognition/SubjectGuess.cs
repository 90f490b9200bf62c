using CommandCentre.Domain.CrossChecks;

namespace CommandCentre.Server.CrossChecks.Recognition;

/// <summary>What a pasted text seems to be about.</summary>
internal static class SubjectGuess
{
    /// <summary>A person, a company, an address, a thing; unknown where nothing tells.</summary>
    public static AskedSubject Of(IReadOnlyList<Find> finds)
    {
        var names = finds.Where(find => find.Kind is AskedKind.Name).ToList();
        var companies = names.Any(find => find.Cue is Cue.Company || Leftover.IsCompany(find.Text));
        var born = finds.Any(find => find.Kind is AskedKind.BirthDate || find.Cue is Cue.GivenName or Cue.FamilyName);
        return names.Count > 0
            ? born || (!companies && names.Any(find => Leftover.IsPerson(find.Text))) ? AskedSubject.Person : companies ? AskedSubject.Organisation : AskedSubject.Unknown
            : born ? AskedSubject.Person
            : finds.Count > 0 && finds.All(find => find.Kind is AskedKind.Address or AskedKind.Country) && finds.Any(find => find.Kind is AskedKind.Address) ? AskedSubject.Address
            : finds.Count > 0 && finds.All(find => find.Kind is AskedKind.Parcel or AskedKind.Serial) ? AskedSubject.Thing
            : AskedSubject.Unknown;
    }
}
