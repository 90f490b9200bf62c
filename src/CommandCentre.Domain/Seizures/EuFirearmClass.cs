using CommandCentre.Domain.Codes;

namespace CommandCentre.Domain.Seizures;

/// <summary>Categories of firearms in Annex I of Directive (EU) 2021/555.</summary>
public enum EuCategory
{
    /// <summary>Prohibited.</summary>
    A,

    /// <summary>Subject to authorisation.</summary>
    B,

    /// <summary>Subject to declaration.</summary>
    C,
}

/// <summary>A point of Annex I.</summary>
/// <param name="Category">Its category.</param>
/// <param name="Number">Its number within the category.</param>
/// <param name="Meaning">What it covers, in this project's words.</param>
/// <param name="IsVerified">Whether the point was read in a public text of the law (domain.md 3.8: the 2008 text, or Regulation 258/2012); otherwise it stands from general knowledge and must be checked in the Official Journal.</param>
public sealed record EuPoint(EuCategory Category, int Number, string Meaning, bool IsVerified)
{
    /// <summary>Such as <c>B5</c>.</summary>
    public override string ToString() => $"{Category}{Number}";
}

/// <summary>The class of a firearm, as far as the facts decide it.</summary>
/// <param name="Point">The point it falls under; absent where the facts do not decide, or where it is no firearm of the Directive.</param>
/// <param name="Possible">Points it may fall under, the strictest first; more than one where facts are missing.</param>
/// <param name="Missing">Fields of <see cref="FirearmDescription"/> that would decide, in camelCase; empty where it is decided.</param>
/// <param name="Assumed">What the name of the sort said in place of a fact: <c>length</c>, <c>action</c>, <c>bore</c>.</param>
public sealed record EuFirearmClass(EuPoint? Point, ValueList<EuPoint> Possible, ValueList<string> Missing, ValueList<string> Assumed)
{
    /// <summary>No firearm in the sense of the Directive: made for blanks or signals, and not convertible.</summary>
    public static readonly EuFirearmClass NoFirearm = new(null, [], [], []);

    /// <summary>Whether the facts decide.</summary>
    public bool IsDecided => Missing.IsEmpty;
}
