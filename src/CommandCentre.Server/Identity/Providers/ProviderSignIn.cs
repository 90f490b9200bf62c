using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Watch;

namespace CommandCentre.Server.Identity.Providers;

/// <summary>Sends browsers to providers and takes them back.</summary>
internal sealed class ProviderSignIn(
    Providers providers, Journeys journeys, ProviderLinks links, ProviderPersons persons, ServeChoices choices, TimeProvider time, Measures measures, ILogger<ProviderSignIn> log)
{
    /// <summary>Begins a journey.</summary>
    /// <returns>Where the browser goes now, or why it cannot.</returns>
    internal async Task<(string? Address, ProviderFault? Fault)> BeginAsync(HttpContext context, Provider provider, Func<Journey, Journey> journey)
    {
        try
        {
            var begun = journey(Journey.New(provider, JourneyPurpose.SignIn, time.GetUtcNow()));
            var address = await providers.AddressAsync(provider, begun, Back(context, provider), context.RequestAborted);
            journeys.Give(context, begun);
            return (address, null);
        }
        catch (ProviderRefusal refusal)
        {
            return (null, Told(provider, refusal));
        }
    }

    /// <summary>Ends a journey with the answer in the request's address.</summary>
    internal async Task<ProviderEnd> EndAsync(HttpContext context, Provider provider)
    {
        try
        {
            var query = context.Request.Query;
            var journey = journeys.End(context, provider.Slug, query["state"]);
            // A provider that says who it is must be the one that was asked (RFC 9207).
            if (query["iss"] is [{ } issuer] && issuer.TrimEnd('/') != provider.Authority.AbsoluteUri.TrimEnd('/'))
            {
                throw new ProviderRefusal(ProviderFault.Issuer);
            }

            if (query.ContainsKey("error") || query["code"] is not [{ Length: > 0 and <= 4096 } code])
            {
                throw new ProviderRefusal(ProviderFault.Declined);
            }

            var answer = await providers.AnswerAsync(provider, journey, code, Back(context, provider), context.RequestAborted);
            return await EndAsync(context, provider, journey, answer);
        }
        catch (ProviderRefusal refusal)
        {
            return new ProviderEnd(Fault: Told(provider, refusal));
        }
    }

    private Task<ProviderEnd> EndAsync(HttpContext context, Provider provider, Journey journey, ProviderAnswer answer) => journey.Purpose switch
    {
        JourneyPurpose.First => FirstAsync(context, provider, journey, answer),
        JourneyPurpose.StepUp => StepUpAsync(context, provider, journey, answer),
        _ => LetInAsync(context, links.Officer(provider, answer.Subject) ?? throw new ProviderRefusal(ProviderFault.NotLinked), journey, answer, ProviderFault.NotLinked),
    };

    // Whose provider asked for a second factor is asked for none here; whose did not, for the one they have here.
    private async Task<ProviderEnd> LetInAsync(HttpContext context, string officer, Journey journey, ProviderAnswer answer, ProviderFault otherwise)
    {
        var back = LocalPath.Or(journey.Back);
        if (!answer.SecondFactor && persons.HasAuthenticator(officer))
        {
            return new ProviderEnd(HalfIn: persons.HalfIn(officer, back));
        }

        return await persons.BeginAsync(context, officer, answer.SecondFactor) ? new ProviderEnd(back) : throw new ProviderRefusal(otherwise);
    }

    private async Task<ProviderEnd> FirstAsync(HttpContext context, Provider provider, Journey journey, ProviderAnswer answer)
    {
        if (persons.Offered(context, journey.Code!) is not { } offered || !provider.SpeaksFor(offered.Country, offered.Agency))
        {
            throw new ProviderRefusal(ProviderFault.CodeGone);
        }

        await persons.AccountForAsync(journey.Code!, journey.Officer!);
        return links.Link(provider, answer.Subject, journey.Officer!, time.GetUtcNow(), () => persons.Enter(journey.Code!, journey.Officer!), persons.IsPresent) switch
        {
            null => throw new ProviderRefusal(ProviderFault.LinkedAlready),
            true => await LetInAsync(context, journey.Officer!, journey, answer, ProviderFault.CodeGone),
            false => throw new ProviderRefusal(ProviderFault.CodeGone),
        };
    }

    private async Task<ProviderEnd> StepUpAsync(HttpContext context, Provider provider, Journey journey, ProviderAnswer answer)
    {
        if (context.SignedIn() is not { } signedIn || signedIn.Credential != journey.Credential || links.Officer(provider, answer.Subject) != signedIn.Officer)
        {
            throw new ProviderRefusal(ProviderFault.OtherPerson);
        }

        if (answer.At is not { } at || at < journey.Begun - ProviderTokens.Skew)
        {
            throw new ProviderRefusal(ProviderFault.NotFresh);
        }

        if (provider.AsksSecondFactor && !answer.SecondFactor)
        {
            throw new ProviderRefusal(ProviderFault.NoSecondFactor);
        }

        await persons.ProveAsync(signedIn);
        return new ProviderEnd(LocalPath.Or(journey.Back));
    }

    private ProviderFault Told(Provider provider, ProviderRefusal refusal)
    {
        measures.SignInRefused();
        // The exception behind it may quote the token.
        log.LogWarning(CentreEvents.ProviderRefused, "Sign-in with {Provider} came to nothing: {Fault}", provider.Name, refusal.Fault);
        return refusal.Fault;
    }

    // Told to the provider beforehand, and compared by it: never made of what a caller says beyond this machine.
    private string Back(HttpContext context, Provider provider)
    {
        var own = $"{context.Request.Scheme}://{context.Request.Host}";
        var origin = choices.Origins.Count == 0 || choices.Origins.Contains(own, StringComparer.OrdinalIgnoreCase) ? own : choices.Origins[0];
        return $"{origin.TrimEnd('/')}/sign-in/from/{provider.Slug}";
    }
}

/// <summary>How a journey ended: one of these.</summary>
/// <param name="Back">It did what it was for; where to go on.</param>
/// <param name="Fault">It came to nothing.</param>
/// <param name="HalfIn">The authenticator here is still to be asked (<see cref="ProviderPersons.LetInAsync"/>).</param>
internal sealed record ProviderEnd(string? Back = null, ProviderFault? Fault = null, string? HalfIn = null);
