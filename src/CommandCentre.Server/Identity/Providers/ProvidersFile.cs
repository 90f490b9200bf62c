using System.Text.Json;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Server.Identity.Providers;

/// <summary>One entry of <c>identity/providers.json</c>, as an administrator of the machine writes it.</summary>
internal sealed record ProviderEntry(
    string? Name = null,
    string? Authority = null,
    string? ClientId = null,
    string? ClientSecret = null,
    string? ClientSecretFile = null,
    string? Country = null,
    string? Agency = null,
    string? Subject = null,
    string[]? Amr = null,
    string[]? Acr = null);

/// <summary>Reads the identity providers, once at start; what is wrong stops the start and is named: file, entry, field, value, and what is allowed.</summary>
internal static class ProvidersFile
{
    /// <summary>Its place in the data folder.</summary>
    internal const string Name = "identity/providers.json";

    private static readonly JsonSerializerOptions Shape = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <summary>The providers; none when there is no file.</summary>
    /// <exception cref="IOException">Something in it is wrong.</exception>
    internal static IReadOnlyList<Provider> Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, Name);
        if (!File.Exists(path))
        {
            return [];
        }

        var entries = Entries(path);
        Provider[] providers = [.. entries.Select((entry, index) => new Reading(path, index + 1, entry).Read())];
        return providers.GroupBy(provider => provider.Slug).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? throw new IOException($"{path}: two entries have the name '{twice.Last().Name}'. Allowed: each name once, in whatever case.")
            : providers;
    }

    private static ProviderEntry[] Entries(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ProviderEntry[]>(File.ReadAllBytes(path), Shape) ?? [];
        }
        catch (JsonException failure)
        {
            throw new IOException($"{path} cannot be read at {failure.Path}, line {failure.LineNumber + 1}. Allowed: a list of entries with name, authority, clientId, clientSecret or clientSecretFile, country, agency, subject, amr, acr.", failure);
        }
    }

    /// <summary>Reads one entry.</summary>
    private sealed record Reading(string File, int Number, ProviderEntry Entry)
    {
        internal Provider Read() => new(
            Name(),
            Authority(),
            Entry.ClientId is { Length: > 0 and <= 200 } client ? client : throw Wrong("clientId", Entry.ClientId, "1 to 200 characters"),
            Secret(),
            CountryCode.TryParse(Entry.Country, out var country) ? country : throw Wrong("country", Entry.Country, "ISO 3166-1 alpha-2, or EU or XK"),
            Agency(country),
            Entry.Subject is null ? "sub" : Entry.Subject is { Length: > 0 and <= 60 } ? Entry.Subject : throw Wrong("subject", Entry.Subject, "the name of a claim, 1 to 60 characters"),
            ValueList.Create<string>(Entry.Amr ?? []),
            ValueList.Create<string>(Entry.Acr ?? []));

        private string Name() =>
            Entry.Name is { Length: >= 2 and <= 40 } name && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '-') && name.Trim() == name
                ? name
                : throw Wrong("name", Entry.Name, "2 to 40 letters, digits, blanks and hyphens");

        private Uri Authority() =>
            Uri.TryCreate(Entry.Authority, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            && uri is { Query: "", Fragment: "", UserInfo: "" }
                ? uri
                : throw Wrong("authority", Entry.Authority, "https://HOST/PATH without a query; http on loopback only");

        private AgencyKind Agency(CountryCode country) =>
            Words.TryParse<AgencyKind>(Entry.Agency, out var agency) && country.IsCoordinationCentre == agency is AgencyKind.Coordination
                ? agency
                : throw Wrong("agency", Entry.Agency, country.IsCoordinationCentre ? "coordination" : "police, customs, postal-security");

        private string? Secret()
        {
            if (Entry.ClientSecretFile is not { } file)
            {
                return Entry.ClientSecret is "" ? throw Wrong("clientSecret", "", "left out, or not empty") : Entry.ClientSecret;
            }

            var path = Path.Combine(Path.GetDirectoryName(File)!, file);
            return Entry.ClientSecret is not null ? throw Wrong("clientSecretFile", file, "left out beside clientSecret")
                : !System.IO.File.Exists(path) ? throw Wrong("clientSecretFile", file, "a file that is there")
                : System.IO.File.ReadAllText(path).Trim() is { Length: > 0 } secret ? secret
                : throw Wrong("clientSecretFile", file, "a file that is not empty");
        }

        private IOException Wrong(string field, string? value, string allowed) =>
            new($"{File}, entry {Number}: {field} '{value}' is not allowed. Allowed: {allowed}.");
    }
}
