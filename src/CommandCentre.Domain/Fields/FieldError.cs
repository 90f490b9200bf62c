namespace CommandCentre.Domain.Fields;

/// <summary>What a field broke.</summary>
public enum FieldRule
{
    /// <summary>It must be given.</summary>
    Required,

    /// <summary>A text's length in characters lies outside the bounds.</summary>
    Length,

    /// <summary>A text holds control or direction characters, or half a character.</summary>
    Characters,

    /// <summary>Not one of the words allowed.</summary>
    Word,

    /// <summary>Not a whole number within the bounds.</summary>
    Whole,

    /// <summary>Not a moment such as 2020-11-16T09:00:00Z.</summary>
    Moment,

    /// <summary>Not a day such as 2020-11-16.</summary>
    Day,

    /// <summary>Not a UUID.</summary>
    Uuid,

    /// <summary>No country code.</summary>
    Country,

    /// <summary>No parcel number: an S10 number with a wrong check digit, or nothing a courier would print.</summary>
    Parcel,

    /// <summary>No phone number as written.</summary>
    Phone,

    /// <summary>No e-mail address.</summary>
    Email,

    /// <summary>No 4x4 evaluation such as B2.</summary>
    Evaluation,

    /// <summary>H0 stands alone.</summary>
    HandlingAlone,

    /// <summary>H3 needs its text, and only H3 has one.</summary>
    HandlingText,

    /// <summary>Too few or too many entries.</summary>
    Entries,

    /// <summary>No field of this name.</summary>
    Unknown,

    /// <summary>A single value where several belong, or the other way round.</summary>
    Shape,

    /// <summary>The last day lies before the first, or too far after it.</summary>
    DayOrder,

    /// <summary>Not a service number or key of the shape allowed.</summary>
    Key,

    /// <summary>No addressee: neither a country, nor an agency of one, nor a closed user group.</summary>
    Addressee,

    /// <summary>No name of a closed user group.</summary>
    GroupName,

    /// <summary>No code of the Harmonized System.</summary>
    Hs,

    /// <summary>No office of exchange.</summary>
    Office,

    /// <summary>Not an amount within the bounds, with two decimals at most.</summary>
    Amount,

    /// <summary>No currency code.</summary>
    Currency,

    /// <summary>Another has it already, where each has its own.</summary>
    Repeated,
}

/// <summary>One thing wrong with what was sent: the place, the value, the rule and what was allowed.</summary>
/// <param name="Field">Path in the sender's spelling, such as <c>items[2].count</c>.</param>
/// <param name="Value">The value as sent, at most 80 characters of it; empty when missing.</param>
/// <param name="Rule">What it broke.</param>
/// <param name="Allowed">What was allowed: a bound such as <c>3..1000</c>, or the words.</param>
public sealed record FieldError(string Field, string Value, FieldRule Rule, string Allowed);
