using CommandCentre.Server.CommandLine;

namespace CommandCentre.Server.Identity.Providers;

/// <summary>Who at a provider is who here.</summary>
/// <param name="Issuer">The provider's issuer: a provider that changes it is another one.</param>
/// <param name="Kept">SHA-256 of the provider's name for the person, hex: it names a person and is needed only to be compared.</param>
/// <param name="Officer">Service number here.</param>
/// <param name="Linked">When they were linked.</param>
internal sealed record ProviderLink(string Issuer, string Kept, string Officer, DateTimeOffset Linked);

/// <summary>The links between people here and at providers, kept in one file; every change is on disk when the call returns.</summary>
internal sealed class ProviderLinks
{
    private readonly Lock _changing = new();
    private readonly KeptFile<ProviderLink[]> _file;
    private ProviderLink[] _links;

    public ProviderLinks(ServeChoices choices)
    {
        _file = new KeptFile<ProviderLink[]>(Path.Combine(choices.DataFolder, DataFolder.Links));
        _links = _file.Read() ?? [];
    }

    /// <summary>The service number of who a provider names; null for nobody.</summary>
    internal string? Officer(Provider provider, string subject) => Find(provider, subject)?.Officer;

    /// <summary>Whether a person comes in by a provider.</summary>
    internal bool IsLinked(Provider provider, string officer) => Volatile.Read(ref _links).Any(link => link.Officer == officer && link.Issuer == Issuer(provider));

    /// <summary>Whether a person comes in by any.</summary>
    internal bool Comes(string officer) => Volatile.Read(ref _links).Any(link => link.Officer == officer);

    /// <summary>Links them while something else is done that may fail: nobody else can be linked to the same meanwhile.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="subject">Its name for the person.</param>
    /// <param name="officer">Service number here; an earlier link of it to this provider ends.</param>
    /// <param name="now">Wall time.</param>
    /// <param name="enter">Enters the person; the link is written down only when it says true.</param>
    /// <param name="isPresent">Whether a person was not withdrawn: the link of one who was holds nobody back.</param>
    /// <returns>Null when the provider's person is linked already; else whether they were entered.</returns>
    internal bool? Link(Provider provider, string subject, string officer, DateTimeOffset now, Func<bool> enter, Func<string, bool> isPresent)
    {
        lock (_changing)
        {
            if (Find(provider, subject) is { } known && known.Officer != officer && isPresent(known.Officer))
            {
                return null;
            }

            if (!enter())
            {
                return false;
            }

            var link = new ProviderLink(Issuer(provider), Kept(provider, subject), officer, now);
            ProviderLink[] changed = [.. _links.Where(other => other.Issuer != link.Issuer || (other.Officer != officer && other.Kept != link.Kept)), link];
            _file.Write(changed);
            Volatile.Write(ref _links, changed);
            return true;
        }
    }

    private ProviderLink? Find(Provider provider, string subject)
    {
        var kept = Kept(provider, subject);
        return Volatile.Read(ref _links).FirstOrDefault(link => link.Kept == kept && link.Issuer == Issuer(provider));
    }

    private static string Issuer(Provider provider) => provider.Authority.AbsoluteUri.TrimEnd('/');

    private static string Kept(Provider provider, string subject) => Secret.Kept(Issuer(provider) + "\n" + subject);
}
