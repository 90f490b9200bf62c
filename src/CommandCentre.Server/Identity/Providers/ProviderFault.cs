using System.Diagnostics.CodeAnalysis;

namespace CommandCentre.Server.Identity.Providers;

/// <summary>Why a sign-in with a provider came to nothing; each has its words in <c>ProviderTexts</c>.</summary>
public enum ProviderFault
{
    /// <summary>The provider does not answer, or not as it should.</summary>
    Silent,

    /// <summary>Too many sign in just now.</summary>
    Busy,

    /// <summary>The provider, or the person there, said no.</summary>
    Declined,

    /// <summary>The answer belongs to nothing that this browser began, or it took too long.</summary>
    NotBegunHere,

    /// <summary>The answer was used before.</summary>
    Replayed,

    /// <summary>The provider did not take its code: used before, too old, or begun elsewhere.</summary>
    CodeRefused,

    /// <summary>The token is not signed, or not in an allowed way.</summary>
    Signature,

    /// <summary>The token names a key that the provider does not have.</summary>
    UnknownKey,

    /// <summary>The token was made for somebody else.</summary>
    Audience,

    /// <summary>Somebody else made the token.</summary>
    Issuer,

    /// <summary>The token answers another question.</summary>
    Nonce,

    /// <summary>The token has ended.</summary>
    Expired,

    /// <summary>The token does not hold yet.</summary>
    NotYetValid,

    /// <summary>The token names nobody.</summary>
    Subject,

    /// <summary>The token is not what the protocol asks for.</summary>
    Token,

    /// <summary>The provider did not ask the person anew.</summary>
    NotFresh,

    /// <summary>The provider asked for no second factor where one is needed.</summary>
    NoSecondFactor,

    /// <summary>Nobody here is linked to who signed in there.</summary>
    NotLinked,

    /// <summary>Who signed in there is linked to somebody here already.</summary>
    LinkedAlready,

    /// <summary>The one-time code was used meanwhile, ended, or is for another country or agency.</summary>
    CodeGone,

    /// <summary>Somebody else than the one who is signed in here.</summary>
    OtherPerson,
}

/// <summary>A sign-in with a provider that came to nothing.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "It says what is the case.")]
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It is never without its fault.")]
internal sealed class ProviderRefusal(ProviderFault fault, Exception? inner = null) : Exception(fault.ToString(), inner)
{
    internal ProviderFault Fault { get; } = fault;
}

/// <summary>Whom a provider signed in.</summary>
/// <param name="Subject">Its name for the person.</param>
/// <param name="SecondFactor">Whether it says that a second factor was asked.</param>
/// <param name="At">When the person proved themselves there; absent when it does not say.</param>
internal sealed record ProviderAnswer(string Subject, bool SecondFactor, DateTimeOffset? At);
