using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;
using CommandCentre.Domain.Tests.Operations;

namespace CommandCentre.Domain.Tests.Sharing;

public sealed class AddressingTests
{
    private readonly Story _story = Story.InWeek();

    [Theory]
    [InlineData("H0", "", "FR,NL")]
    [InlineData("H2", "", "FR,NL")]
    [InlineData("H1", "ES", "ES,FR,NL")]
    [InlineData("H2", "EU,FR", "EU,FR,NL")]
    public void Request_GoesToThoseAskedBesidesThoseNamed(string handling, string to, string expected) =>
        Assert.Equal(expected, To(Officers.Agency("DE"), Given.Check(["FR", "NL"], Marks(handling, to))));

    /// <summary>A free request that names nobody stays open to all, the centre that chases it among them; a restricted one goes to those asked.</summary>
    [Theory]
    [InlineData("H0", "", true)]
    [InlineData("H1", "", true)]
    [InlineData("H2", "", false)]
    [InlineData("H0", "FR", false)]
    public void RequestToAll_StaysOpenToAllOnlyWhereNobodyIsNamed(string handling, string to, bool open) =>
        Assert.Equal(open, To(Officers.Agency("DE"), Given.Check([], Marks(handling, to))).Length == 0);

    [Theory]
    [InlineData("H0", "", "FR")]
    [InlineData("H3", "NL", "FR,NL")]
    public void Lead_GoesToItsDestinationBesidesThoseNamed(string handling, string to, string expected) =>
        Assert.Equal(expected, To(Officers.Liaison("DE"), Given.Lead("FR", Marks(handling, to))));

    /// <summary>Under H2 or H3 nobody named would mean the centre alone, and the asker could not read the answer.</summary>
    [Theory]
    [InlineData("H0", "", "")]
    [InlineData("H1", "", "")]
    [InlineData("H2", "", "DE")]
    [InlineData("H1+H3", "", "DE")]
    [InlineData("H2", "DE,NL", "DE,NL")]
    public void Reply_GoesToTheAsker(string handling, string to, string expected)
    {
        var check = _story.Do(Officers.Agency("DE"), Given.Check(["FR"]));
        var lead = _story.Do(Officers.Liaison("DE"), Given.Lead("FR"));
        Assert.Equal(expected, To(Officers.Liaison("FR"), Given.Answer(check, Marks(handling, to))));
        Assert.Equal(expected, To(Officers.Agency("FR"), Given.Feedback(lead, Marks(handling, to))));
    }

    [Fact]
    public void OwnThings_GoWhereTheirMarksSay()
    {
        Assert.Equal("FR", To(Officers.Liaison("DE"), Given.Hit(Marks("H2", "FR"))));
        Assert.Equal(string.Empty, To(Officers.Agency("DE"), Given.Seizure(Story.Morning)));
        Assert.Equal("NL", To(Officers.Agency("DE"), Given.Message(Marks("H0", "NL"))));
        var hit = _story.Do(Officers.Liaison("DE"), Given.Hit(Marks("H2", "FR")));
        Assert.Equal("ES", To(Officers.Liaison("DE"), Given.Correction(hit, Marks("H1", "ES"))));
        Assert.Equal("FR", To(Officers.Liaison("DE"), Given.Withdrawal(hit)));
    }

    /// <summary>Whatever carries marks names participants only.</summary>
    [Fact]
    public void Stranger_AmongTheAddressees_IsRefusedInEveryMarkedCommand()
    {
        var (hit, check, lead) = (_story.Do(Officers.Liaison("DE"), Given.Hit()), _story.Do(Officers.Agency("FR"), Given.Check(["DE"])), _story.Do(Officers.Liaison("FR"), Given.Lead("DE")));
        var (control, seizure) = (_story.Do(Officers.Agency("DE"), Given.Control(Story.Morning)), _story.Do(Officers.Agency("DE"), Given.Seizure(Story.Morning)));
        var stranger = Given.Marks("H1", "FR", "CH");
        (Actor By, MarkedCommand Command)[] marked =
        [
            (Officers.Liaison("DE"), Given.Hit(stranger)), (Officers.Liaison("DE"), Given.Correction(hit, stranger)), (Officers.Agency("DE"), Given.Check(["FR"], stranger)),
            (Officers.Liaison("DE"), Given.Answer(check, stranger)), (Officers.Liaison("DE"), Given.Lead("FR", stranger)), (Officers.Agency("DE"), Given.Feedback(lead, stranger)),
            (Officers.Agency("DE"), Given.Seizure(Story.Morning, stranger)), (Officers.Agency("DE"), Given.Message(stranger)), (Officers.Agency("DE"), Given.CrossCheck(["FR"], stranger)), (Officers.Liaison("DE"), Given.Marking(hit, stranger)),
            (Officers.Agency("DE"), Given.Move(lead, marks: stranger)), (Officers.Agency("DE"), Given.Control(Story.Morning, null, stranger)), (Officers.Agency("DE"), Given.Measure(control, marks: stranger)),
            (Officers.Agency("DE"), Given.Exhibit(seizure, stranger)), (Officers.Agency("DE"), Given.FollowUp(seizure, Story.Morning, stranger)), (Officers.Agency("DE"), Given.File(seizure, stranger)),
            (Officers.Liaison("DE"), Given.Indicator(stranger)), (Officers.Agency("DE"), Given.Referral(_story.Do(Officers.Liaison("DE"), Given.Operator()), marks: stranger)),
            (Officers.Agency("DE"), Given.Read(_story.Do(Officers.Agency("DE"), Given.File(seizure)), SecondReading.None, stranger)),
        ];
        Assert.Equal(typeof(MarkedCommand).Assembly.GetTypes().Count(type => type.IsSubclassOf(typeof(MarkedCommand))), marked.Length);
        Assert.All(marked, one => Assert.Equal(
            new Refusal(RefusalReason.AddresseeNotParticipating, "to", "CH", "DE, ES, EU, FR, NL"), _story.Refused(one.By, one.Command)));
    }

    /// <summary>Open lines have no marks.</summary>
    [Fact]
    public void OpenLines_HaveNoMarks() =>
        Assert.All<(Actor By, OperationCommand Command)>(
            [(Officers.Agency("DE"), Given.Tally(Story.Morning)), (Officers.Agency("DE"), new JoinDuty(Given.Id(), "hub")), (Officers.Coordinator, new ChangePhase(Given.Id(), OperationPhase.PostOperational))],
            open =>
            {
                Assert.Null(Addressing.Of(_story.State, open.Command, open.By));
                _story.Do(open.By, open.Command);
                Assert.Null(_story.Lines[^1].Marks);
            });

    [Fact]
    public void Preview_IsWhatEachParticipantSeesOnceItIsRecorded()
    {
        var lead = Given.Lead("FR", Marks("H2", "NL"));
        var marks = Addressing.Of(_story.State, lead, Officers.Liaison("DE"));
        var preview = Addressing.Preview(_story.State, CountryCode.Parse("DE"), marks, LineKind.LeadSent);
        var record = _story.Do(Officers.Liaison("DE"), lead);
        Assert.Equal(_story.State.Participants.Keys.Select(country => (Addressee.Of(country), _story.State.SightOf(country, record, LineKind.LeadSent))), preview);
        Assert.Equal(["DE Owner", "ES Restricted", "EU CentreNotAddressed", "FR Addressed", "NL Addressed"], preview.Select(row => $"{row.Seer} {row.Sighted.Reason}"));
    }

    private static Marks Marks(string handling, string to) => Given.Marks(handling, to.Split(',', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The addressees in the preview, which are those of the line.</summary>
    private string To(Actor by, OperationCommand command)
    {
        var preview = Addressing.Of(_story.State, command, by)!.To;
        var recorded = Assert.IsType<Ruling.ToRecord>(_story.State.Decide(command, "digest", by, _story.Now));
        Assert.Equal(preview, recorded.Line.Marks!.To);
        return string.Join(',', preview);
    }
}
