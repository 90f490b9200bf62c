using CommandCentre.Desks.CrossChecks;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Hits;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Exercises;

namespace CommandCentre.Server.Tests.Exercises;

/// <summary>Links held against what is really so, over a handful of hits.</summary>
public sealed class LinkMeasureTests
{
    private static readonly CountryCode Germany = CountryCode.Parse("DE");
    private static readonly Actor Liaison = new("DE-POL-01", Germany, AgencyKind.Police, Role.LiaisonOfficer);
    private static readonly Guid[] Hits = [.. Enumerable.Range(1, 6).Select(at => RecordId.For(Liaison.Officer, Id(at)))];

    // Five of six hits have one consignor; two of these are tied to each other, two others over a third.
    private static readonly TrueGroup Consignor = new([LinkGround.Consignor], [LinkGround.Consignor], [.. Hits.Take(5)]);

    [Fact]
    public void Measure_RightAndWrongLinks_AreCountedByTheirGround()
    {
        var operation = With((0, 1, LinkGround.Consignor), (2, 3, LinkGround.Consignor), (3, 4, LinkGround.Consignor), (0, 5, LinkGround.Consignor), (0, 2, LinkGround.Parcel));

        // 3 of 5 links are right. Of 10 pairs 1 + 3 are joined: 0-1; 2-3, 3-4 and 2-4 over 3. The parcel's link joins nothing, for it is not by that.
        Assert.Equal(new LinkMeasure(5, 3, 10, 4), LinkMeasure.Of(operation, [Consignor]));
        Assert.Equal((0.6, 0.4), (LinkMeasure.Of(operation, [Consignor]).Precision, LinkMeasure.Of(operation, [Consignor]).Recall));
    }

    [Fact]
    public void Measure_LinkThatIsRightByAnotherGroup_JoinsOnlyWhereItsGroundDoes()
    {
        var parcel = new TrueGroup([LinkGround.Parcel], [LinkGround.Parcel], [Hits[0], Hits[2]]);
        var address = new TrueGroup([LinkGround.Address], [LinkGround.Address, LinkGround.Consignor], [Hits[0], Hits[1]]);
        var operation = With((0, 2, LinkGround.Parcel), (0, 1, LinkGround.Consignor));

        // The parcel's link joins its own pair and none of the consignor's ten; the consignor's joins one of those and the pair of the address.
        Assert.Equal(new LinkMeasure(2, 2, 12, 3), LinkMeasure.Of(operation, [Consignor, parcel, address]));
    }

    [Fact]
    public void Measure_WithdrawnHit_CountsNeitherAsLinkNorAsPair()
    {
        var operation = With((0, 1, LinkGround.Consignor), (2, 3, LinkGround.Consignor));
        operation = Next(operation, new WithdrawHit(Id(20), Hits[1], "a mistake"), Liaison);

        Assert.Equal(new LinkMeasure(1, 1, 6, 1), LinkMeasure.Of(operation, [Consignor]));
    }

    [Fact]
    public void Measure_WithoutLinks_MissesEveryPair() => Assert.Equal((1.0, 0.0), (LinkMeasure.Of(With(), [Consignor]).Precision, LinkMeasure.Of(With(), [Consignor]).Recall));

    /// <summary>Every kind of link of the week but the parts of one weapon, which no text tells.</summary>
    [Fact]
    public void Truth_ForLinks_IsEveryGroupButTheWeapons()
    {
        var truth = ExerciseScript.Generate(7, Folded.Key).Truth;
        Assert.Equal(truth.Groups.Count(group => group.Kind is not LinkKind.PartsOfOneWeapon), truth.ForLinks().Count);
    }

    private static Operation With(params (int Left, int Right, LinkGround Ground)[] links)
    {
        var coordinator = new Actor("EU-COO-01", CountryCode.CoordinationCentre, AgencyKind.Coordination, Role.Coordinator);
        var operation = Operation.Unopened(Folded.Key);
        operation = Next(operation, new OpenOperation(Id(100), "Test", new(2020, 11, 16), new(2020, 11, 20), [new(Germany, [AgencyKind.Police])]), coordinator);
        operation = Next(operation, new ChangePhase(Id(101), OperationPhase.Action), coordinator);
        for (var at = 1; at <= Hits.Length; at++)
        {
            operation = Next(operation, new PushHit(Id(at), new HitReport(HitSubject.Consignor, "pistol", new("Ola Nordmann")), new Marks(Handling.H0, null, [])), Liaison);
        }

        return links.Select((link, at) => (OperationCommand)new NoteLink(Id(200 + at), Hits[link.Left], Hits[link.Right], link.Ground, 9_000))
            .Aggregate(operation, (state, note) => Next(state, note, Actor.Clock));
    }

    private static Operation Next(Operation operation, OperationCommand command, Actor by)
    {
        var ruling = operation.Decide(command, "d", by, ExerciseWeek.Start);
        var decided = Assert.IsType<Ruling.ToRecord>(ruling).Line;
        return operation.Apply(new Entry(operation.Head + 1, ExerciseWeek.Start, ExerciseWeek.Start, decided.Record, decided.Owner, by, decided.Marks, command.Id, "d", decided.Event));
    }

    private static Guid Id(int number) => RecordId.Derived($"measure {number}");
}
