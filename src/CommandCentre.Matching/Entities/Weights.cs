namespace CommandCentre.Matching.Entities;

/// <summary>What agreement and difference of the values beside the name are worth, in points; one place for all of them.</summary>
/// <remarks>
/// The threshold is 7,000. A whole name that is the same starts at 10,000: what takes more than 3,000 by itself unmakes such a match.
/// A name with a small difference starts at about 8,000: there, what takes more than 1,000 does.
/// </remarks>
internal static class Weights
{
    /// <summary>Hundredths in a bit of evidence.</summary>
    public const int Bits = 100;

    /// <summary>From here on down a difference contradicts; less is a fault of one record.</summary>
    public const int Contradicting = -1_000;

    /// <summary>A name that only a weak alias carries stays below the threshold until something else agrees.</summary>
    public const int WeakName = 6_300;

    /// <summary>The same where both have whole names, and these are two different ones.</summary>
    public const int WeakNameAgainst = 5_000;

    /// <summary>A misspelt word that keeps less than this of its share, in points of the whole, may be another word.</summary>
    public const int FarSpelling = 3_500;

    /// <summary>Below this the names are wholly different: agreement of a date or a country adds nothing.</summary>
    public const int NameFloor = 4_500;

    /// <summary>From here on agreement adds its whole weight; between the two it adds in proportion.</summary>
    public const int NameFull = 7_500;

    /// <summary>Birth dates agree to the day: 1 in 20,000 by chance.</summary>
    public const int SameDay = 1_500;

    /// <summary>The same where the name is cut or misspelt but no part of it is another one.</summary>
    public const int SameDayCutName = 2_000;

    /// <summary>They agree to the month as far as they go.</summary>
    public const int SameMonth = 800;

    /// <summary>They agree in the year as far as they go.</summary>
    public const int SameYear = 400;

    /// <summary>Day and month are swapped, or one of them is the first of January of the same year.</summary>
    public const int SwappedDay = 600;

    /// <summary>The year agrees and either the month or the day does: one slip; by chance it is as rare as it is frequent among records of one person.</summary>
    public const int OtherDayOrMonth = 0;

    /// <summary>The year agrees, month and day do not.</summary>
    public const int OtherDay = -1_800;

    /// <summary>The years are neighbours: customary in lists, where ages are reckoned back.</summary>
    public const int NextYear = -1_000;

    /// <summary>Neighbouring years, but both dates are whole and differ in day and month too.</summary>
    public const int NextYearOtherDay = -2_600;

    /// <summary>Day and month agree and the year differs by one digit or two swapped ones.</summary>
    public const int YearSlip = -1_200;

    /// <summary>The years differ: another person.</summary>
    public const int OtherYear = -3_800;

    /// <summary>A country is shared.</summary>
    public const int SameCountry = 300;

    /// <summary>No country is shared: people move and lists know only one, so this alone does not unmake a whole name.</summary>
    public const int OtherCountry = -1_500;

    /// <summary>The same for companies: namesakes in other countries are common, and so are subsidiaries.</summary>
    public const int OtherJurisdiction = -2_000;

    /// <summary>The same for public bodies: every country has a ministry of finance.</summary>
    public const int OtherState = -3_500;

    /// <summary>The same for ships, which change flags.</summary>
    public const int OtherFlag = -500;

    /// <summary>Sex agrees.</summary>
    public const int SameGender = 100;

    /// <summary>Sex differs.</summary>
    public const int OtherGender = -3_200;

    /// <summary>The same place of birth.</summary>
    public const int SamePlace = 400;

    /// <summary>An address agrees.</summary>
    public const int SameAddress = 1_000;

    /// <summary>Where the whole address and the birthday are the same and no part of the name is another one, the score is at least this.</summary>
    public const int SameHome = 7_500;

    /// <summary>Addresses agree as far as both go, to the town only.</summary>
    public const int SameTown = 600;

    /// <summary>Where several things together say that it is one person the score is at least this; see <see cref="TogetherStep"/>.</summary>
    public const int Together = 7_200;

    /// <summary>Where one holder's number is the same the score is at least this.</summary>
    public const int SameHolder = 9_500;

    /// <summary>Where a number of an office is the same.</summary>
    public const int SameNumber = 9_000;

    /// <summary>Where a phone, an e-mail address, a web site or an account is the same: people share them.</summary>
    public const int SameContact = 8_500;

    /// <summary>Names below this are wholly different for a number of an office.</summary>
    public const int NumberFloor = 2_500;

    /// <summary>Names below this are wholly different for a shared contact.</summary>
    public const int ContactFloor = 4_500;

    /// <summary>What a number adds when the names are wholly different, or already match.</summary>
    public const int NumberBonus = 1_000;

    /// <summary>What a likely slip costs against the same number.</summary>
    public const int SlipLoss = 500;
}
