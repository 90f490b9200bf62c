using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.CrossChecks;

/// <summary>What kind of value is asked for.</summary>
public enum AskedKind
{
    /// <summary>Name of a person, company or thing.</summary>
    Name,

    /// <summary>Postal address in one line.</summary>
    Address,

    /// <summary>Phone number.</summary>
    Phone,

    /// <summary>E-mail address.</summary>
    Email,

    /// <summary>Web address.</summary>
    Website,

    /// <summary>Bank account, user name or handle.</summary>
    Account,

    /// <summary>Wallet of a crypto-currency.</summary>
    Wallet,

    /// <summary>Number of a document or register.</summary>
    Document,

    /// <summary>Parcel number: S10 or a carrier's.</summary>
    Parcel,

    /// <summary>Serial number of a firearm or its part.</summary>
    Serial,

    /// <summary>Date of birth or foundation, ISO 8601, whole or cut (1980, 1980-05).</summary>
    BirthDate,

    /// <summary>Country of nationality or seat.</summary>
    Country,
}

/// <summary>What is asked about.</summary>
public enum AskedSubject
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>A person.</summary>
    Person,

    /// <summary>A company or other organisation.</summary>
    Organisation,

    /// <summary>An address by itself.</summary>
    Address,

    /// <summary>A thing: a parcel, a firearm, a vehicle.</summary>
    Thing,
}

/// <summary>One typed value of a question.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">As written, 1 to 300 characters.</param>
public sealed record AskedValue(AskedKind Kind, string Text);

/// <summary>What a country's holdings say, as the asker may know it.</summary>
public enum HoldingAnswer
{
    /// <summary>Something is held.</summary>
    Hit,

    /// <summary>Nothing is held that the asker may know of: the same whether nothing is there or its owner keeps silent about it.</summary>
    NoHit,

    /// <summary>A blind filter says that something may be held: to be confirmed by a request.</summary>
    Possible,

    /// <summary>The holdings are not in memory yet: nothing can be said.</summary>
    NotReady,

    /// <summary>The country shares no holdings here.</summary>
    NoneHeld,
}

/// <summary>A holding that answered.</summary>
/// <param name="Holding">Its opaque id.</param>
/// <param name="Points">How alike, 0 to 10,000.</param>
public sealed record HeldMatch(Guid Holding, int Points);

/// <summary>What one country's holdings said.</summary>
/// <param name="Country">The country.</param>
/// <param name="Answer">The answer.</param>
/// <param name="Matches">What answered, best first; never what its owner keeps silent about. Kept for who discloses it: no line shows it.</param>
/// <param name="Cut">Whether more bear a value than were compared, so that a narrower question may find more.</param>
public sealed record CountryAnswer(CountryCode Country, HoldingAnswer Answer, ValueList<HeldMatch> Matches, bool Cut = false);

/// <summary>What the centre adds to a check before it is recorded: no part of what was sent, nor of its digest.</summary>
/// <param name="Answers">What the holdings say.</param>
/// <param name="Budget">Checks that the officer or system may make in one hour of operation time.</param>
public sealed record CheckPreparation(ValueList<CountryAnswer> Answers, int Budget)
{
    /// <summary>Checks of a person in one hour of operation time.</summary>
    public const int PersonBudget = 100;

    /// <summary>Checks of a national system in one hour of operation time.</summary>
    public const int SystemBudget = 20_000;

    /// <summary>Nothing known, a person's budget.</summary>
    public static readonly CheckPreparation None = new([], PersonBudget);
}
