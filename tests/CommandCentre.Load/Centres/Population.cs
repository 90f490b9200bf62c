using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CommandCentre.Load.Centres;

/// <summary>A country, an agency and a role, in the words of <c>exercise-keys.json</c>.</summary>
public sealed record Place(string Country, string Agency, string Role);

/// <summary>One user of a server under load: a system with a key and a service number of its own.</summary>
/// <param name="Country">ISO 3166-1 alpha-2, or EU.</param>
/// <param name="Agency">Such as <c>customs</c>.</param>
/// <param name="Role">Such as <c>agency officer</c>.</param>
/// <param name="System">Tells systems of one role apart, from 1.</param>
/// <param name="Key">Its bearer key.</param>
public sealed record LoadUser(
    string Country,
    string Agency,
    string Role,
    [property: JsonPropertyName("system")] int System,
    string Key)
{
    /// <summary>Connections to the hub that one user may hold.</summary>
    public const int Connections = 4;

    /// <summary>Boards of one user: one connection stays free for sending.</summary>
    public const int Boards = Connections - 1;
}

/// <summary>Generated users for a server under load: as many as the limits require. The same counts give the same users and keys.</summary>
/// <param name="Users">All of them.</param>
public sealed record Population(IReadOnlyList<LoadUser> Users)
{
    /// <summary>The 25 countries of the exercise, the greatest contingents first.</summary>
    public static IReadOnlyList<string> Countries { get; } =
        ["DE", "GB", "NL", "FR", "ES", "US", "AT", "RO", "CZ", "SE", "HU", "PT", "CH", "GR", "BG", "DK", "FI", "IE", "NO", "LT", "EE", "LU", "CY", "AL", "MK"];

    /// <summary>Places of a country that boards stand at: four roles.</summary>
    public static IReadOnlyList<(string Agency, string Role)> Roles { get; } =
        [("police", "liaison officer"), ("customs", "agency officer"), ("police", "analyst"), ("police", "observer")];

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web);

    /// <summary>The coordinator who opens operations.</summary>
    public LoadUser Coordinator => Users.First(user => user.Role == "coordinator");

    /// <summary>Users for so many boards, spread over countries and roles one after the other, and one coordinator.</summary>
    /// <param name="boards">How many boards there will be.</param>
    public static Population For(int boards)
    {
        Place[] places = [.. Roles.SelectMany(role => Countries.Select(country => new Place(country, role.Agency, role.Role)))];
        var users = Math.Max(places.Length, (boards + LoadUser.Boards - 1) / LoadUser.Boards);
        return Of([.. Enumerable.Range(0, users).Select(index => places[index % places.Length])]);
    }

    /// <summary>One user for each place named, and one coordinator; a place named several times gets as many systems.</summary>
    public static Population Of(IReadOnlyList<Place> places)
    {
        var numbers = new Dictionary<Place, int>();
        var users = places.Append(new Place("EU", "coordination", "coordinator")).Select(place =>
        {
            numbers[place] = numbers.GetValueOrDefault(place) + 1;
            return new LoadUser(place.Country, place.Agency, place.Role, numbers[place], KeyOf(place, numbers[place]));
        });
        return new Population([.. users]);
    }

    /// <summary>Who holds each of so many boards: every user one, then every user a second, up to three each.</summary>
    public IReadOnlyList<LoadUser> Boards(int count)
    {
        LoadUser[] holders = [.. Users.Where(user => user.Role != "coordinator")];
        return count <= holders.Length * LoadUser.Boards
            ? [.. Enumerable.Range(0, count).Select(index => holders[index % holders.Length])]
            : throw new ArgumentOutOfRangeException(nameof(count), count, $"{holders.Length} users may hold {holders.Length * LoadUser.Boards} boards");
    }

    /// <summary>The users of a role, such as <c>liaison officer</c>.</summary>
    public IEnumerable<LoadUser> With(string role) => Users.Where(user => user.Role == role);

    /// <summary>A user of a country and role.</summary>
    public LoadUser User(string country, string role, int system = 1) =>
        Users.First(user => user.Country == country && user.Role == role && user.System == system);

    /// <summary>Writes <c>exercise-keys.json</c> for a server that has not started yet.</summary>
    public void Write(string dataFolder)
    {
        Directory.CreateDirectory(dataFolder);
        File.WriteAllBytes(Path.Combine(dataFolder, "exercise-keys.json"), JsonSerializer.SerializeToUtf8Bytes(Users, Shape));
    }

    // Of no use outside: the folder is made up and the server listens on loopback.
    private static string KeyOf(Place place, int system) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{place.Country} {place.Agency} {place.Role} {system}"))));
}
