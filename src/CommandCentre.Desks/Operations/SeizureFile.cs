using CommandCentre.Desks.Access;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Desks.Operations;

/// <summary>A seizure with everything that belongs to it: what every form of it is made from, so that nothing is typed twice.</summary>
/// <param name="Row">The seizure.</param>
/// <param name="Said">What was reported; read in full.</param>
/// <param name="Lead">The lead that led to it, as far as it is in the file.</param>
/// <param name="Withheld">Records that belong to it and are read, but may not leave.</param>
/// <param name="Laws">How countries' laws stand to things.</param>
public sealed record SeizureFile(SeizureRow Row, SeizureReported Said, LineView? Lead, int Withheld, LegalTable Laws)
{
    /// <summary>Its line.</summary>
    public LineView Line => Row.Line;

    /// <summary>Photos and documents of it and of its exhibits: forms name them, their bytes stay.</summary>
    public IReadOnlyList<FileRow> Files { get; init; } = [];

    /// <summary>What was sent with the lead; absent for none.</summary>
    public LeadSent? LeadSent => Lead?.Event as LeadSent;

    /// <summary>The way the parcel took, as the lead had it; absent where nobody told.</summary>
    public ParcelRoute? Route => LeadSent?.Route;

    /// <summary>Where it was going: as the lead had it, else the country that found it.</summary>
    public CountryCode Destination => LeadSent?.Destination ?? Line.Owner!;

    /// <summary>The items with what follows from them.</summary>
    public ValueList<ItemFacts> Items => ItemFacts.Of(Said);

    /// <summary>What the law of each country on its way said of each item on the day of the find.</summary>
    public ValueList<LegalAnswer> Legality => LegalAnswer.Of(Laws, Items, Route, Destination, Line.Owner!, Said.Found);

    /// <summary>Whether somebody is known who sent it, or to whom.</summary>
    public bool HasParty => Said.Consignor is not null || Said.Consignee is not null;

    /// <summary>How complete a trace request for an item would be; absent where none can be made.</summary>
    public TraceMeter? MeterOf(ItemFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        return TraceMeter.IsFor(facts.Item) ? TraceMeter.Of(facts.Item, facts.Firearm, Line.Owner!, HasParty) : null;
    }

    /// <summary>The lines in it, each once: the seizure, the lead, the exhibits, what came of it, the files.</summary>
    public IEnumerable<LineView> Lines => [Line, .. Lead is { } lead ? [lead] : Array.Empty<LineView>(), .. Row.Exhibits.Select(exhibit => exhibit.Line), .. Row.FollowUps, .. Files.Select(file => file.Line)];

    /// <summary>Whether anything in it stands under more than H0: then who takes it out must have proved themselves freshly.</summary>
    public bool IsRestricted => Lines.Any(line => line.Marks is { Handling.Codes: not HandlingCodes.H0 });

    /// <summary>What is accounted for when it leaves.</summary>
    public ExportExtent Extent => new(Line.Number - 1, Line.Number, Lines.Count(), Withheld, ValueList.Countries(Lines.Where(line => line.Marks is not null).Select(line => line.Owner!)));

    /// <summary>The numbers of its lines and how each stands: two files with the same answer hold the same.</summary>
    public ValueList<(long Number, long Version)> Standing => [.. Lines.Select(line => (line.Number, line.Version))];
}
