using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;
using CommandCentre.Domain.Tests.Sharing;
using FsCheck;
using FsCheck.Fluent;

namespace CommandCentre.Domain.Tests.Seizures;

public sealed class ExhibitTests
{
    private readonly Story _story = Story.InWeek();

    private Exhibit Exhibit(Guid id) => _story.State.Exhibits[id];

    private Guid Sealed(string handling = "H0") =>
        _story.Do(Officers.Agency("DE"), Given.Exhibit(_story.Do(Officers.Agency("DE"), Given.Seizure(Story.Morning, Given.Marks(handling))), Given.Marks(handling)));

    [Fact]
    public void Custody_StaysWithTheGiverUntilTheReceiverSaysItCame()
    {
        var id = Sealed();
        _story.Do(Officers.Agency("DE"), Given.HandOver(id, "FR/customs"));
        Assert.Equal(("DE/customs", "FR/customs"), (Exhibit(id).Holder.ToString(), Exhibit(id).Transfer!.Receiver.ToString()));
        _story.After(30).Do(Officers.Agency("FR"), Given.Receive(id));
        Assert.Equal(("FR/customs", null), (Exhibit(id).Holder.ToString(), Exhibit(id).Transfer));
        Assert.Equal(["DE-0017", "DE-0018"], Exhibit(id).Custody.Select(entry => entry.Seal));
        Assert.Equal([Story.Morning, Story.Morning.AddMinutes(30)], Exhibit(id).Custody.Select(entry => entry.At));
        Assert.True(Exhibit(id).Custody[^1].Intact);
        _story.Do(Officers.Agency("FR"), Given.HandOver(id, "DE/police"));
        Assert.Equal(CountryCode.Parse("DE"), _story.State.Records[id].Owner); // whose case it is does not change with the hands
    }

    /// <summary>Another seal than the one it left under is not whole, whatever is said.</summary>
    [Theory]
    [InlineData("DE-0018", true, true)]
    [InlineData("DE-0018", false, false)]
    [InlineData("DE-0019", true, false)]
    public void Receive_UnderAnotherOrABrokenSeal_IsKeptAsSuch(string seal, bool said, bool intact)
    {
        var id = Sealed();
        _story.Do(Officers.Agency("DE"), Given.HandOver(id, "FR/customs"));
        _story.Do(Officers.Agency("FR"), Given.Receive(id, seal, said));
        Assert.Equal((seal, intact), (Exhibit(id).Custody[^1].Seal, Exhibit(id).Custody[^1].Intact));
    }

    [Fact]
    public void Receive_ByTheGiver_IsItsReturn()
    {
        var id = Sealed();
        _story.Do(Officers.Agency("DE"), Given.HandOver(id, "FR/customs"));
        _story.Do(Officers.Agency("DE"), Given.Receive(id));
        Assert.Equal(("DE/customs", null, 2), (Exhibit(id).Holder.ToString(), Exhibit(id).Transfer, Exhibit(id).Custody.Count));
    }

    /// <summary>Who gets an exhibit must read it, and goes on reading it.</summary>
    [Fact]
    public void HandOver_OfAClosedExhibit_OpensItToTheReceiverAlone()
    {
        var id = Sealed("H2");
        Assert.Equal(RefusalReason.NoSuchRecord, _story.Refused(Officers.Agency("FR"), Given.Receive(id)).Reason);
        _story.Do(Officers.Agency("DE"), Given.HandOver(id, "FR/customs"));
        Assert.Equal(Officers.Named("FR/customs"), _story.State.Records[id].Marks!.To);
        Assert.Equal(SightLevel.Number, _story.State.SightOf(CountryCode.Parse("NL"), id, LineKind.ExhibitHandedOver).Level);
        _story.Do(Officers.Agency("FR"), Given.Receive(id));
        _story.Do(Officers.Liaison("DE"), Given.Marking(id, Given.Marks("H2", "NL")));
        Assert.Equal(Officers.Named("FR/customs", "NL"), _story.State.Records[id].Marks!.To); // the holder stays
    }

    [Fact]
    public void HandOver_ToAnAgencyThatIsNotThere_NamesThoseThatAre()
    {
        var id = Sealed();
        Assert.Equal(
            new Refusal(RefusalReason.AddresseeNotParticipating, "receiver", "FR/postal-security", "FR/police FR/customs"),
            _story.Refused(Officers.Agency("DE"), Given.HandOver(id, "FR/postal-security")));
        Assert.Equal((RefusalReason.AddresseeNotParticipating, "receiver"), _story.Refused(Officers.Agency("DE"), Given.HandOver(id, "CH/police")) is var refusal ? (refusal.Reason, refusal.Field) : default);
    }

    [Fact]
    public void FollowUp_OfAnotherCountry_ReachesTheOwner()
    {
        var seizure = _story.Do(Officers.Agency("DE"), Given.Seizure(Story.Morning));
        _story.Enter(OperationPhase.PostOperational);
        var follow = _story.Do(Officers.Agency("FR"), Given.FollowUp(seizure, Story.Morning, Given.Marks("H2")));
        Assert.Equal(Officers.Named("DE"), _story.State.Records[follow].Marks!.To);
        Assert.Equal([follow], _story.State.Seized[seizure].FollowUps);
        Assert.Equal(RefusalReason.AskerMustRead, _story.Refused(Officers.Agency("FR"), Given.FollowUp(seizure, Story.Morning, Given.Marks("H1", "NL"))).Reason);
        Assert.Equal(RefusalReason.MomentInTheFuture, _story.Refused(Officers.Agency("DE"), Given.FollowUp(seizure, Story.Morning.AddDays(1))).Reason);
    }

    /// <summary>What nobody described is not invented: the cause is that of the lead, or not stated.</summary>
    [Fact]
    public void Cause_IsTheLeadsOrNotStated()
    {
        var lead = _story.Do(Officers.Liaison("DE"), Given.Lead("FR"));
        var (led, alone, stated) = (
            _story.Do(Officers.Agency("FR"), Given.Seizure(Story.Morning, null, lead)),
            _story.Do(Officers.Agency("FR"), Given.Seizure(Story.Morning)),
            _story.Do(Officers.Agency("FR"), Given.Seizure(Story.Morning) with { Cause = FindCause.Chance }));
        Assert.Equal([FindCause.Lead, FindCause.NotStated, FindCause.Chance], new[] { led, alone, stated }.Select(id => _story.State.Seized[id].Cause));
    }

    [Fact]
    public void Report_DescribingAnItemThatIsNotThere_IsRefused() =>
        Assert.Equal(
            new Refusal(RefusalReason.NoSuchItem, "described[0].item", "1", "0..0"),
            _story.Refused(Officers.Agency("DE"), Given.Seizure(Story.Morning) with { Described = [new ItemDescription(1, new FirearmDescription("Zastava"))] }));

    /// <summary>Whatever is commanded: no piece is in two exhibits, no exhibit in two hands, and every change of hands was confirmed by the one who has it now.</summary>
    [Fact]
    public void Exhibits_OfAnySequence_KeepTheChain() => Prop.ForAll(ArbMap.Default.ArbFor<int[]>(), (int[] numbers) =>
    {
        var story = Script.Play(Script.Of(numbers));
        foreach (var (id, seized) in story.State.Seized)
        {
            var pieces = story.State.Exhibits.Values.Where(exhibit => exhibit.Seizure == id).SelectMany(exhibit => exhibit.Parts).ToLookup(part => part.Item, part => part.Pieces);
            Assert.All(pieces, item => Assert.True(item.Sum() <= seized.Items[item.Key].Count));
        }

        foreach (var exhibit in story.State.Exhibits.Values)
        {
            var lines = story.Lines.Where(line => line.Record == exhibit.Id && line.Event is ExhibitSealed or ExhibitReceived && line.Record == exhibit.Id).ToList();
            Assert.Equal(lines.Select(line => line.Number), exhibit.Custody.Select(entry => entry.Number));
            Assert.All(lines.Zip(exhibit.Custody), pair => Assert.Equal(Addressee.Of(pair.First.By.Country, pair.First.By.Agency), pair.Second.Holder));
            var last = story.Lines.Last(line => line.Record == exhibit.Id && line.Event is ExhibitSealed or ExhibitHandedOver or ExhibitReceived && line.Record == exhibit.Id);
            Assert.Equal(last.Event is ExhibitHandedOver, exhibit.Transfer is not null);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(120).WithEndSize(90).WithReplay(20201118UL, 7UL));
}
