using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Deconflictions;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;
using CommandCentre.Domain.Tests.Sharing;

namespace CommandCentre.Domain.Tests.Deconflictions;

public sealed class DeconflictionTests
{
    private static readonly ParcelNumber Second = ParcelNumber.Parse("EE471108151FR"); // domain.md 3.1

    private readonly Story _story = Story.InWeek();

    private IReadOnlyList<NoteDeconfliction> Notes => DeconflictionRules.Of(_story.State, _story.Lines[^1]);

    [Fact]
    public void TwoServicesOnOneParcel_AreBothToldOfEachOther()
    {
        var first = _story.Do(Officers.Agency("DE"), Given.Control(Story.Morning));
        Assert.Empty(Notes);
        var second = _story.Do(Officers.Agency("FR"), Given.Control(Story.Morning));
        Assert.Equal([(first, second), (second, first)], Notes.Select(note => (note.Told, note.Other)).OrderBy(pair => pair.Told == second));
        Assert.All(Notes, note => Assert.Equal(DeconflictionGround.Parcel, note.Ground));
        foreach (var note in Notes)
        {
            _story.Do(Actor.Clock, note);
        }

        Assert.Equal(
            [new Deconflicted(first, Service("FR/customs"), DeconflictionGround.Parcel), new Deconflicted(second, Service("DE/customs"), DeconflictionGround.Parcel)],
            _story.Lines.TakeLast(2).Select(line => (Deconflicted)line.Event).OrderBy(told => told.Record == second));
    }

    /// <summary>Told to the service and the centre; another country does not even learn that it happened.</summary>
    [Fact]
    public void Warning_IsForTheServiceAndTheCentre()
    {
        _story.Do(Officers.Agency("DE"), Given.Control(Story.Morning, null, Given.Marks("H2", "ES")));
        _story.Do(Officers.Agency("FR"), Given.Control(Story.Morning, null, Given.Marks("H2", "ES")));
        var note = Notes.Single(note => _story.State.Records[note.Told].Owner == CountryCode.Parse("FR"));
        var warning = _story.Do(Actor.Clock, note);
        Assert.Equal((Officers.Named("FR/customs"), CountryCode.CoordinationCentre), (_story.Lines[^1].Marks!.To, _story.Lines[^1].Owner));
        Assert.Equal(SightLevel.Full, _story.State.SightOf(_story.State.SeatOf(new Seer(CountryCode.Parse("FR"), AgencyKind.Customs, Clearance.All)), warning, LineKind.Deconflicted).Level);
        Assert.Equal(SightLevel.Full, _story.State.SightOf(CountryCode.CoordinationCentre, warning, LineKind.Deconflicted).Level);
        Assert.Equal(SightLevel.Number, _story.State.SightOf(CountryCode.Parse("ES"), warning, LineKind.Deconflicted).Level);
    }

    [Fact]
    public void OneServiceTwice_IsNoConflict()
    {
        _story.Do(Officers.Agency("DE"), Given.Control(Story.Morning));
        _story.Do(Officers.Agency("DE", 2), Given.Seizure(Story.Morning));
        Assert.Empty(Notes);
    }

    [Fact]
    public void AnotherParcel_IsNoConflict()
    {
        _story.Do(Officers.Agency("DE"), Given.Control(Story.Morning));
        _story.Do(Officers.Agency("FR"), Given.Control(Story.Morning) with { Parcel = Second });
        Assert.Empty(Notes);
    }

    /// <summary>Sending a lead or a hit, or expecting a parcel, is no act: nobody is in anybody's way yet.</summary>
    [Fact]
    public void Telling_IsNoAct()
    {
        _story.Do(Officers.Agency("DE"), Given.Control(Story.Morning));
        var lead = _story.Do(Officers.Liaison("NL"), Given.Lead("FR"));
        Assert.Empty(Notes);
        _story.Do(Officers.Agency("FR"), Given.Move(lead, LeadMove.Expected, Story.Morning.AddHours(1)));
        Assert.Empty(Notes);
        _story.Do(Officers.Agency("FR"), Given.Move(lead));
        Assert.Equal(2, Notes.Count);
    }

    [Fact]
    public void TwoAgenciesOfOneCountryOnOneLead_AreTold()
    {
        var lead = _story.Do(Officers.Liaison("DE"), Given.Lead("FR"));
        var police = Officers.Agency("FR", 2) with { Agency = AgencyKind.Police };
        _story.Do(Officers.Agency("FR"), new JoinDuty(Given.Id(), "Roissy hub"));
        _story.Do(Officers.Agency("FR"), Given.ClaimLead(lead));
        Assert.Empty(Notes);
        _story.Do(police, Given.Seizure(Story.Morning, null, lead));
        Assert.Equal(2, Notes.Count);
    }

    /// <summary>Two leads about one consignor, each in another service's hands: told when the link is found, or when the second acts.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void OneConsignorOfTwoLeads_IsToldWhicheverComesLast(bool linkFirst)
    {
        var (one, other) = (_story.Do(Officers.Liaison("DE"), Given.Lead("FR")), _story.Do(Officers.Liaison("DE"), Given.Lead("NL") with { Parcel = Second }));
        _story.Do(Officers.Agency("FR"), Given.Move(one));
        if (linkFirst)
        {
            _story.Do(Actor.Clock, Given.Link(one, other));
            Assert.Empty(Notes);
            _story.Do(Officers.Agency("NL"), Given.Move(other));
        }
        else
        {
            _story.Do(Officers.Agency("NL"), Given.Move(other));
            Assert.Empty(Notes);
            _story.Do(Actor.Clock, Given.Link(one, other, LinkGround.Consignor));
        }

        Assert.Equal([DeconflictionGround.Party, DeconflictionGround.Party], Notes.Select(note => note.Ground));
    }

    /// <summary>A barrel to one country, a slide to another, the same consignor: announced to both, also where a lead led to one of them.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void PartsOfOneConsignor_ThatMayMakeOneWeapon_AreAnnouncedToBoth(bool withLead)
    {
        Guid? lead = withLead ? _story.Do(Officers.Liaison("DE"), Given.Lead("FR")) : null;
        var barrel = _story.Do(Officers.Agency("FR"), Given.Seizure(Story.Morning, null, lead, Part("barrel")));
        var slide = _story.Do(Officers.Agency("NL"), Given.Seizure(Story.Morning, null, null, Part("slide")) with { Parcel = Second });
        _story.Do(Actor.Clock, Given.Link(barrel, slide));
        Assert.Equal([(barrel, slide), (slide, barrel)], Notes.Select(note => (note.Told, note.Other)).OrderBy(pair => pair.Told == slide));
        Assert.All(Notes, note => Assert.Equal(DeconflictionGround.Parts, note.Ground));
    }

    [Theory]
    [InlineData("barrel", "barrel")]
    [InlineData("barrel", "silencer")]
    [InlineData("other-part", "slide")]
    public void PartsThatMakeNoWeaponTogether_AreTwoServicesOnOneParty(string one, string other)
    {
        var first = _story.Do(Officers.Agency("FR"), Given.Seizure(Story.Morning, null, null, Part(one)));
        var second = _story.Do(Officers.Agency("NL"), Given.Seizure(Story.Morning, null, null, Part(other)) with { Parcel = Second });
        _story.Do(Actor.Clock, Given.Link(first, second));
        Assert.Equal([DeconflictionGround.Party, DeconflictionGround.Party], Notes.Select(note => note.Ground));
    }

    [Fact]
    public void Noted_IsNotNotedAgain()
    {
        _story.Do(Officers.Agency("DE"), Given.Control(Story.Morning));
        _story.Do(Officers.Agency("FR"), Given.Control(Story.Morning));
        foreach (var note in Notes)
        {
            _story.Do(Actor.Clock, note);
        }

        _story.Do(Officers.Agency("FR", 2), Given.Seizure(Story.Morning));
        Assert.Empty(Notes);
        _story.Do(Officers.Agency("NL"), Given.Seizure(Story.Morning)); // a third one: told of both, and both of it
        Assert.Equal(4, Notes.Count);
    }

    [Fact]
    public void Note_OfSomebody_IsTheClocksAlone()
    {
        _story.Do(Officers.Agency("DE"), Given.Control(Story.Morning));
        _story.Do(Officers.Agency("FR"), Given.Control(Story.Morning));
        Assert.Equal(RefusalReason.OnlyTheClock, _story.Refused(Officers.Coordinator, Notes[0] with { Id = Given.Id() }).Reason);
        Assert.Equal((RefusalReason.NoSuchRecord, "told"), _story.Refused(Actor.Clock, Notes[0] with { Told = RecordId.Derived("x") }) is var refusal ? (refusal.Reason, refusal.Field) : default);
    }

    private static SeizedItem Part(string sort) => new(SeizedItemKind.Part, sort, 1);

    private static Addressee Service(string text) => Addressee.Parse(text);
}
