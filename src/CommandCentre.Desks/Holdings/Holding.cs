using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Sharing;
using CommandCentre.Matching.Entities;

namespace CommandCentre.Desks.Holdings;

/// <summary>What its owner says of how a holding may be used and answers.</summary>
/// <param name="Handling">How it may be used by who sees it.</param>
/// <param name="To">To whom it is addressed; nobody named means what the sharing rule says.</param>
/// <param name="Mode">How it answers.</param>
/// <param name="Expires">Wall time from which it is gone; absent for never.</param>
/// <param name="CaseReference">The owner's case, at most 60 characters; absent for none.</param>
/// <param name="Contact">Whom to ask, at most 80 characters; absent for the country's case desk.</param>
public sealed record HoldingTerms(
    Handling Handling, ValueList<Addressee> To, HoldingMode Mode, DateTimeOffset? Expires = null, string? CaseReference = null, string? Contact = null)
{
    /// <summary>Longest case reference, in characters.</summary>
    public const int CaseReferenceLimit = 60;

    /// <summary>Longest contact, in characters.</summary>
    public const int ContactLimit = 80;

    /// <summary>H2, to nobody named, open, for ever.</summary>
    public static readonly HoldingTerms Usual = new(Handling.Default, [], HoldingMode.Open);

    /// <summary>Reads terms beside other fields: <c>handling</c>, <c>handlingText</c>, <c>to</c>, <c>mode</c>, <c>expires</c> (a moment, or a day whose end is meant), <c>caseReference</c>, <c>contact</c>.</summary>
    /// <param name="reader">Notes what is wrong.</param>
    /// <param name="otherwise">What holds where nothing is given.</param>
    /// <param name="now">Wall time: an expiry lies behind it.</param>
    public static HoldingTerms From(FieldReader reader, HoldingTerms otherwise, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(otherwise);
        var handling = reader.Has("handling") | reader.Has("handlingText") ? reader.Handling() : otherwise.Handling;
        var to = reader.Has("to") ? reader.Addressees("to") : otherwise.To;
        var mode = reader.OptionalWord<HoldingMode>("mode") ?? otherwise.Mode;
        var expires = reader.OptionalEnd("expires");
        if (expires <= now && reader.IsSound("expires"))
        {
            reader.Note("expires", Lines.Shapes.Moment(expires.Value), FieldRule.Moment, $"2030-12-31T00:00:00Z, behind {Lines.Shapes.Moment(now)}");
        }

        return new HoldingTerms(
            handling, to, mode, expires ?? otherwise.Expires,
            reader.OptionalText("caseReference", CaseReferenceLimit) ?? otherwise.CaseReference,
            reader.OptionalText("contact", ContactLimit) ?? otherwise.Contact);
    }

    /// <summary>Whether it is gone at a moment of wall time.</summary>
    public bool IsExpired(DateTimeOffset now) => Expires <= now;
}

/// <summary>One record that a country holds and lets answer.</summary>
/// <param name="Id">Random: tells nothing of the owner's own id. Kept while the record is loaded again.</param>
/// <param name="Owner">The country.</param>
/// <param name="OwnId">The owner's own id: loading it again changes the record.</param>
/// <param name="Entity">What is known.</param>
/// <param name="Terms">How it answers.</param>
/// <param name="Load">The load that brought it last.</param>
public sealed record Holding(Guid Id, CountryCode Owner, string OwnId, Entity Entity, HoldingTerms Terms, Guid Load);

/// <summary>A load of holdings that is there.</summary>
/// <param name="Id">The load; the id of the wish that began it.</param>
/// <param name="Label">What the country calls it.</param>
/// <param name="Form">How it came.</param>
/// <param name="Officer">Who loaded it: a service number.</param>
/// <param name="Begun">Wall time.</param>
/// <param name="Records">Records it holds now.</param>
/// <param name="Rejected">Rows that were not taken.</param>
/// <param name="Digest">SHA-256 of what was loaded, in lower-case hexadecimal; empty for records given one by one.</param>
public sealed record HoldingsLoad(Guid Id, string Label, ImportForm Form, string Officer, DateTimeOffset Begun, long Records, long Rejected, string Digest);

/// <summary>How a country's holdings stand, so that nothing is said of them before they are all there.</summary>
public abstract record HoldingsStanding
{
    private HoldingsStanding()
    {
    }

    /// <summary>The country holds nothing here.</summary>
    public sealed record None : HoldingsStanding;

    /// <summary>They are being read after a start.</summary>
    /// <param name="Done">Records read.</param>
    /// <param name="Of">Records there are; 0 while that is not known.</param>
    public sealed record Opening(long Done, long Of) : HoldingsStanding;

    /// <summary>All of them answer.</summary>
    /// <param name="Count">How many.</param>
    public sealed record Ready(long Count) : HoldingsStanding;
}

/// <summary>Which holdings a page shows.</summary>
/// <param name="Load">Of one load; absent for all.</param>
/// <param name="Mode">Of one mode; absent for all.</param>
public sealed record HoldingFilter(Guid? Load = null, HoldingMode? Mode = null);

/// <summary>A page of holdings, in the order in which they were loaded.</summary>
/// <param name="Holdings">The holdings.</param>
/// <param name="Next">What to ask for the next page with; absent at the end.</param>
public sealed record HoldingsPage(IReadOnlyList<Holding> Holdings, long? Next);

/// <summary>Which holdings are meant: a whole load, or some by their ids.</summary>
public sealed record HoldingPick
{
    private HoldingPick(Guid? load, IReadOnlyList<Guid> ids) => (Load, Ids) = (load, ids);

    /// <summary>The load; absent for single ones.</summary>
    public Guid? Load { get; }

    /// <summary>The ids; empty for a load.</summary>
    public IReadOnlyList<Guid> Ids { get; }

    /// <summary>All of a load.</summary>
    public static HoldingPick OfLoad(Guid load) => new(load, []);

    /// <summary>Single ones.</summary>
    public static HoldingPick Of(params IReadOnlyList<Guid> ids) => new(null, ids);

    /// <summary>Reads which are meant: <c>load</c>, or <c>ids</c> (at most 300).</summary>
    public static HoldingPick From(FieldReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var load = reader.OptionalUuid("load");
        var ids = new List<Guid>();
        foreach (var text in reader.Several("ids"))
        {
            if (Guid.TryParseExact(text, "D", out var id))
            {
                ids.Add(id);
            }
            else
            {
                reader.Note("ids", text, FieldRule.Uuid, "UUID");
            }
        }

        if (reader.IsSound("load") && reader.IsSound("ids") && load is null == (ids.Count == 0))
        {
            reader.Note("ids", string.Empty, FieldRule.Required, "a load or some ids, and not both");
        }

        return new HoldingPick(load, load is null ? ids : []);
    }
}

/// <summary>What is to change in the terms of holdings; what is absent stays.</summary>
/// <param name="Handling">The new handling code.</param>
/// <param name="To">The new addressees; an empty list for nobody named.</param>
/// <param name="Mode">The new mode.</param>
/// <param name="Expires">The new expiry.</param>
/// <param name="NeverExpires">Takes an expiry away.</param>
/// <param name="CaseReference">The new case reference; empty for none.</param>
/// <param name="Contact">The new contact; empty for none.</param>
public sealed record TermsChange(
    Handling? Handling = null,
    ValueList<Addressee>? To = null,
    HoldingMode? Mode = null,
    DateTimeOffset? Expires = null,
    bool NeverExpires = false,
    string? CaseReference = null,
    string? Contact = null)
{
    private static readonly string[] Clearable = ["to", "expires", "caseReference", "contact"];

    /// <summary>Reads a change: the fields of <see cref="HoldingTerms.From"/>, and <c>clear</c> with those of them that are to be taken away (to, expires, caseReference, contact).</summary>
    /// <param name="reader">Notes what is wrong.</param>
    /// <param name="now">Wall time: an expiry lies behind it.</param>
    public static TermsChange From(FieldReader reader, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var terms = HoldingTerms.From(reader, HoldingTerms.Usual, now);
        var cleared = reader.Several("clear");
        foreach (var word in cleared.Except(Clearable))
        {
            reader.Note("clear", word, FieldRule.Word, string.Join(", ", Clearable));
        }

        var change = new TermsChange(
            reader.Has("handling") | reader.Has("handlingText") ? terms.Handling : null,
            reader.Has("to") ? terms.To : cleared.Contains("to") ? [] : null,
            reader.Has("mode") ? terms.Mode : null,
            terms.Expires,
            cleared.Contains("expires"),
            terms.CaseReference ?? (cleared.Contains("caseReference") ? string.Empty : null),
            terms.Contact ?? (cleared.Contains("contact") ? string.Empty : null));
        if (change == new TermsChange() && reader.Errors.Count == 0)
        {
            reader.Note("mode", string.Empty, FieldRule.Required, "something to change");
        }

        return change;
    }

    /// <summary>The terms after the change.</summary>
    public HoldingTerms Of(HoldingTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return new HoldingTerms(
            Handling ?? terms.Handling,
            To ?? terms.To,
            Mode ?? terms.Mode,
            NeverExpires ? null : Expires ?? terms.Expires,
            Changed(CaseReference, terms.CaseReference),
            Changed(Contact, terms.Contact));
    }

    /// <summary>What it changes, in the words of the fields.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        Say("handling", Handling is null ? null : Handling.Text is { } text ? $"{Handling} ({text})" : Handling.ToString());
        Say("to", To?.ToString());
        Say("mode", Mode is { } mode ? Words.Of(mode) : null);
        Say("expires", NeverExpires ? "never" : Expires is { } expires ? Lines.Shapes.Moment(expires) : null);
        Say("caseReference", CaseReference);
        Say("contact", Contact);
        return string.Join("; ", parts);

        void Say(string name, string? value)
        {
            if (value is not null)
            {
                parts.Add($"{name} {value}".TrimEnd());
            }
        }
    }

    private static string? Changed(string? to, string? from) => to is null ? from : to.Length == 0 ? null : to;
}
