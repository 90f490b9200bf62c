using CommandCentre.Server.CommandLine;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace CommandCentre.Server.Identity.Providers;

/// <summary>The identity providers of this centre: none in an exercise.</summary>
public sealed class Providers : IDisposable
{
    private const int AtOnce = 4;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, (Provider Provider, ProviderWire Wire)> _bySlug;
    private readonly SemaphoreSlim _turns = new(AtOnce, AtOnce);

    /// <summary>Reads them, once.</summary>
    /// <exception cref="IOException">The file is wrong; the message names entry and field.</exception>
    public Providers(ServeChoices choices, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(choices);
        _bySlug = (choices.IsExercise ? [] : ProvidersFile.Read(choices.DataFolder)).ToDictionary(provider => provider.Slug, provider => (provider, new ProviderWire(provider, time)), StringComparer.Ordinal);
    }

    /// <summary>All of them, by name.</summary>
    public IReadOnlyList<Provider> All => [.. _bySlug.Values.Select(known => known.Provider).OrderBy(provider => provider.Name, StringComparer.Ordinal)];

    /// <summary>The one with a name as it stands in addresses; null for none.</summary>
    public Provider? Find(string? slug) => slug is not null && _bySlug.TryGetValue(slug, out var known) ? known.Provider : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var (_, wire) in _bySlug.Values)
        {
            wire.Dispose();
        }

        _turns.Dispose();
    }

    /// <summary>Where a browser is sent with its journey.</summary>
    /// <exception cref="ProviderRefusal">The provider does not answer, or too many ask it.</exception>
    internal async Task<string> AddressAsync(Provider provider, Journey journey, string back, CancellationToken stop)
    {
        var description = await InTurnAsync(() => Wire(provider).DescriptionAsync(false, stop), stop);
        var question = new OpenIdConnectMessage
        {
            IssuerAddress = description.AuthorizationEndpoint,
            ClientId = provider.ClientId,
            RedirectUri = back,
            ResponseType = OpenIdConnectResponseType.Code,
            Scope = OpenIdConnectScope.OpenId,
            State = journey.State,
            Nonce = journey.Nonce,
            EnableTelemetryParameters = false,
        };
        question.SetParameter("code_challenge", journey.Challenge);
        question.SetParameter("code_challenge_method", "S256");
        if (provider.StrongClasses.Count > 0)
        {
            question.AcrValues = string.Join(' ', provider.StrongClasses);
        }

        if (journey.Purpose is JourneyPurpose.StepUp)
        {
            (question.Prompt, question.MaxAge) = (OpenIdConnectPrompt.Login, "0");
        }

        return question.CreateAuthenticationRequestUrl();
    }

    /// <summary>Whom a provider's answer names.</summary>
    /// <exception cref="ProviderRefusal">It is not good.</exception>
    internal Task<ProviderAnswer> AnswerAsync(Provider provider, Journey journey, string code, string back, CancellationToken stop) => InTurnAsync(
        async () =>
        {
            var wire = Wire(provider);
            var description = await wire.DescriptionAsync(false, stop);
            var answer = await wire.ExchangeAsync(description, code, journey.Verifier, back, stop);
            try
            {
                return await ProviderTokens.JudgeAsync(provider, description, answer, journey.Nonce);
            }
            catch (ProviderRefusal refusal) when (refusal.Fault is ProviderFault.UnknownKey)
            {
                // Its keys may have changed since they were asked for.
                return await ProviderTokens.JudgeAsync(provider, await wire.DescriptionAsync(true, stop), answer, journey.Nonce);
            }
        },
        stop);

    private ProviderWire Wire(Provider provider) => _bySlug[provider.Slug].Wire;

    private async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken stop)
    {
        if (!await _turns.WaitAsync(Patience, stop))
        {
            throw new ProviderRefusal(ProviderFault.Busy);
        }

        try
        {
            return await work();
        }
        finally
        {
            _turns.Release();
        }
    }
}
