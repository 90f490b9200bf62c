using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity;

/// <summary>One entry of <c>exercise-keys.json</c>.</summary>
internal sealed record ExerciseKey(string Country, string Agency, string Role, string Key);

/// <summary>Keys for systems in an exercise, in the open in the data folder so that anybody on this machine can try: one for each role of each country.</summary>
internal static class ExerciseKeys
{
    /// <summary>The file's name in the data folder.</summary>
    internal const string FileName = "exercise-keys.json";

    private static readonly (AgencyKind Agency, Role Role)[] OfCountry =
    [
        (AgencyKind.Police, Role.LiaisonOfficer),
        (AgencyKind.Customs, Role.AgencyOfficer),
        (AgencyKind.Police, Role.AgencyOfficer),
        (AgencyKind.Police, Role.Analyst),
        (AgencyKind.Police, Role.Observer),
        (AgencyKind.Police, Role.Auditor),
    ];

    private static readonly (AgencyKind Agency, Role Role)[] OfCentre =
    [
        (AgencyKind.Coordination, Role.Coordinator),
        (AgencyKind.Coordination, Role.Observer),
        (AgencyKind.Coordination, Role.Analyst),
        (AgencyKind.Coordination, Role.Auditor),
    ];

    /// <summary>Reads the keys, makes those that are missing, and lets them in.</summary>
    internal static void Admit(string dataFolder, IEnumerable<CountryCode> countries, SystemKeys keys)
    {
        var file = new KeptFile<ExerciseKey[]>(Path.Combine(dataFolder, FileName));
        var known = file.Read() ?? [];
        var wanted = countries.Append(CountryCode.CoordinationCentre).Distinct()
            .SelectMany(country => (country.IsCoordinationCentre ? OfCentre : OfCountry).Select(place => Rights.Of(country, place.Agency, place.Role)));
        ExerciseKey[] all = [.. known, .. wanted.Where(rights => !known.Any(key => RightsOf(key) == rights)).Select(New)];
        if (all.Length > known.Length)
        {
            file.Write(all);
        }

        foreach (var key in all)
        {
            keys.Add(new SystemKey(Secret.Kept(key.Key), ServiceNumber(key, file.Path), RightsOf(key)));
        }
    }

    private static ExerciseKey New(Rights rights) => new(rights.Country, rights.Agency, rights.Role, Secret.NewToken());

    private static Rights RightsOf(ExerciseKey key) => new(key.Country, key.Agency, key.Role);

    private static string ServiceNumber(ExerciseKey key, string path) =>
        RightsOf(key).As(string.Empty) is { } actor
            ? $"{actor.Country}-SYS-{ServiceNumbers.Of(actor.Agency)}-{ServiceNumbers.Of(actor.Role)}"
            : throw new IOException($"{path}: '{key.Country}', '{key.Agency}', '{key.Role}' are not a country, an agency and a role.");
}
