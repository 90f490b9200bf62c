using System.Text.Json.Serialization;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity;

/// <summary>One entry of <c>exercise-keys.json</c>.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or EU or XK.</param>
/// <param name="Agency">A word of the agencies.</param>
/// <param name="Role">A word of the roles.</param>
/// <param name="Key">The bearer key.</param>
/// <param name="System">Tells several systems of one role apart, 1 to 99999; absent for the one that every role has.</param>
internal sealed record ExerciseKey(
    string Country,
    string Agency,
    string Role,
    string Key,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? System = null);

/// <summary>Keys for systems in an exercise, in the open in the data folder so that anybody on this machine can try: one for each role of each country.</summary>
internal static class ExerciseKeys
{
    /// <summary>The file's name in the data folder.</summary>
    internal const string FileName = "exercise-keys.json";

    /// <summary>Highest number of a further system of one role.</summary>
    internal const int LastSystem = 99_999;

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
        ExerciseKey[] all = [.. known, .. wanted.Where(rights => !known.Any(key => key.System is null && RightsOf(key) == rights)).Select(New)];
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

    private static string ServiceNumber(ExerciseKey key, string path)
    {
        if (RightsOf(key).As(string.Empty) is not { } actor)
        {
            throw new IOException($"{path}: '{key.Country}', '{key.Agency}', '{key.Role}' are not a country, an agency and a role.");
        }

        var place = $"{actor.Country}-SYS-{ServiceNumbers.Of(actor.Agency)}-{ServiceNumbers.Of(actor.Role)}";
        return key.System switch
        {
            null => place,
            >= 1 and <= LastSystem => $"{place}-{key.System}",
            _ => throw new IOException($"{path}: system {key.System} of {place} is not allowed. Allowed: 1 to {LastSystem}, or none."),
        };
    }
}
