using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Identity;

/// <summary>Who may give which role to whom, by table (issue 4 and its contract).</summary>
public sealed class AppointmentsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero);

    // giver, country of the other, agency, role, operation -> what it is refused for; empty when it is given.
    [Theory]
    [InlineData("administrator", "EU", "coordination", "coordinator", "ARMSTRONG-VII", "")]
    [InlineData("administrator", "EU", "coordination", "coordinator", "NOT-YET-OPEN", "")]
    [InlineData("administrator", "EU", "coordination", "observer", "ARMSTRONG-VII", "role")]
    [InlineData("administrator", "DE", "police", "liaison-officer", "ARMSTRONG-VII", "role")]
    [InlineData("administrator", "DE", "police", "coordinator", "ARMSTRONG-VII", "country")]
    [InlineData("EU coordinator", "EU", "coordination", "coordinator", "ARMSTRONG-VII", "")]
    [InlineData("EU coordinator", "EU", "coordination", "auditor", "ARMSTRONG-VII", "")]
    [InlineData("EU coordinator", "DE", "police", "liaison-officer", "ARMSTRONG-VII", "")]
    [InlineData("EU coordinator", "FR", "customs", "agency-officer", "ARMSTRONG-VII", "")]
    [InlineData("EU coordinator", "FR", "customs", "analyst", "ARMSTRONG-VII", "")]
    [InlineData("EU coordinator", "FR", "customs", "agency-officer", "ANOTHER", "role")]
    [InlineData("EU coordinator", "DE", "police", "coordinator", "ARMSTRONG-VII", "role")]
    [InlineData("EU coordinator", "EU", "coordination", "liaison-officer", "ARMSTRONG-VII", "role")]
    [InlineData("EU coordinator", "EU", "police", "observer", "ARMSTRONG-VII", "agency")]
    [InlineData("EU coordinator", "DE", "coordination", "observer", "ARMSTRONG-VII", "agency")]
    [InlineData("DE liaison-officer", "DE", "customs", "agency-officer", "ARMSTRONG-VII", "")]
    [InlineData("DE liaison-officer", "DE", "police", "analyst", "ARMSTRONG-VII", "")]
    [InlineData("DE liaison-officer", "DE", "police", "observer", "ARMSTRONG-VII", "")]
    [InlineData("DE liaison-officer", "DE", "postal-security", "auditor", "ARMSTRONG-VII", "")]
    [InlineData("DE liaison-officer", "DE", "police", "liaison-officer", "ARMSTRONG-VII", "role")]
    [InlineData("DE liaison-officer", "EU", "coordination", "coordinator", "ARMSTRONG-VII", "role")]
    [InlineData("DE liaison-officer", "FR", "customs", "agency-officer", "ARMSTRONG-VII", "country")]
    [InlineData("DE liaison-officer", "EU", "coordination", "observer", "ARMSTRONG-VII", "country")]
    [InlineData("DE liaison-officer", "DE", "customs", "agency-officer", "ANOTHER", "role")]
    [InlineData("DE agency-officer", "DE", "customs", "agency-officer", "ARMSTRONG-VII", "role")]
    [InlineData("DE analyst", "DE", "customs", "observer", "ARMSTRONG-VII", "role")]
    [InlineData("EU observer", "EU", "coordination", "observer", "ARMSTRONG-VII", "role")]
    [InlineData("EU auditor", "EU", "coordination", "observer", "ARMSTRONG-VII", "role")]
    [InlineData("off duty", "DE", "police", "observer", "ARMSTRONG-VII", "role")]
    [InlineData("system", "DE", "police", "observer", "ARMSTRONG-VII", "role")]
    [InlineData("wall", "EU", "coordination", "observer", "ARMSTRONG-VII", "role")]
    public void Against_EachGiverAndRole_IsAsAgreed(string giver, string country, string agency, string role, string operation, string refusedFor)
    {
        Assert.True(Words.TryParse<AgencyKind>(agency, out var kind) && Words.TryParse<Role>(role, out _));
        var given = new Appointment(CountryCode.Parse(country), kind, Staff.Role(Of(role), operation));
        Assert.Equal(refusedFor, Appointments.Against(Giver(giver), given, Now)?.Field ?? string.Empty);
    }

    [Theory]
    [InlineData(1, 2, "")]
    [InlineData(null, 2, "")]
    [InlineData(1, null, "")]
    [InlineData(2, 2, "until")]
    [InlineData(2, 1, "until")]
    [InlineData(null, 0, "until")]
    [InlineData(-2, -1, "until")]
    public void Against_AWindowThatNeverOpens_SaysWhatIsAllowed(int? from, int? until, string refusedFor)
    {
        var window = Staff.Role(Role.Observer, from: from is { } begin ? Now.AddHours(begin) : null, until: until is { } end ? Now.AddHours(end) : null);
        var objection = Appointments.Against(Giver("EU coordinator"), new Appointment(CountryCode.Parse("DE"), AgencyKind.Police, window), Now);
        Assert.Equal(refusedFor, objection?.Field ?? string.Empty);
    }

    [Fact]
    public void Against_WithoutAnOperation_IsRefused() =>
        Assert.Equal("operation", Appointments.Against(Giver("EU coordinator"), new Appointment(CountryCode.Parse("DE"), AgencyKind.Police, new Assignment(Role.Observer)), Now)!.Field);

    [Fact]
    public void Objection_ToARole_NamesTheRolesThatMayBeGiven() =>
        Assert.Equal(
            new Objection("role", "liaison officer", "agency officer, analyst, observer, auditor"),
            Appointments.Against(Giver("DE liaison-officer"), new Appointment(CountryCode.Parse("DE"), AgencyKind.Police, Staff.Role(Role.LiaisonOfficer)), Now));

    // giver, the other's roles as "role@operation ..." -> may take away the first, end sessions, manage the account.
    [Theory]
    [InlineData("administrator", "DE", "observer@ARMSTRONG-VII", true, true, true)]
    [InlineData("administrator", "DE", "", null, true, true)]
    [InlineData("EU coordinator", "DE", "liaison-officer@ARMSTRONG-VII", true, true, true)]
    [InlineData("EU coordinator", "EU", "coordinator@ARMSTRONG-VII", true, true, true)]
    [InlineData("EU coordinator", "DE", "observer@ARMSTRONG-VII observer@ANOTHER", true, true, false)]
    [InlineData("EU coordinator", "DE", "observer@ANOTHER", false, false, false)]
    [InlineData("EU coordinator", "DE", "", null, false, false)]
    [InlineData("DE liaison-officer", "DE", "agency-officer@ARMSTRONG-VII", true, true, true)]
    [InlineData("DE liaison-officer", "FR", "agency-officer@ARMSTRONG-VII", false, false, false)]
    [InlineData("DE liaison-officer", "DE", "liaison-officer@ARMSTRONG-VII", false, false, false)]
    [InlineData("DE agency-officer", "DE", "observer@ARMSTRONG-VII", false, false, false)]
    [InlineData("off duty", "DE", "observer@ARMSTRONG-VII", false, false, false)]
    public void Managing_EachGiverAndPerson_IsAsAgreed(string giver, string country, string roles, bool? takes, bool ends, bool manages)
    {
        var assignments = roles.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('@')).Select(parts => Staff.Role(Of(parts[0]), parts[1])).ToArray();
        var person = new Person($"{country}-OTHER", CountryCode.Parse(country), country == "EU" ? AgencyKind.Coordination : AgencyKind.Police, ValueList.Create<Assignment>(assignments));
        var by = Giver(giver);
        Assert.Equal(takes, assignments.Length == 0 ? null : Appointments.MayTake(by, person, assignments[0], Now));
        Assert.Equal((ends, manages), (Appointments.MayEnd(by, person, Now), Appointments.Manages(by, person, Now)));
        // Nobody to themselves, whatever they are.
        var self = person with { Officer = by.Officer };
        Assert.False(Appointments.MayEnd(by, self, Now) || Appointments.Manages(by, self, Now) || self.Assignments.Any(own => Appointments.MayTake(by, self, own, Now)));
    }

    [Fact]
    public void Managing_AnAdministrator_IsForAdministratorsOnly()
    {
        var other = new Person("EU-ADM-02", CountryCode.CoordinationCentre, AgencyKind.Coordination, ValueList.Create<Assignment>([]), IsAdministrator: true);
        Assert.True(Appointments.Manages(Giver("administrator"), other, Now));
        Assert.False(Appointments.Manages(Giver("EU coordinator"), other, Now));
    }

    [Theory]
    [InlineData("administrator", false)]
    [InlineData("EU coordinator", true)]
    [InlineData("DE liaison-officer", false)]
    [InlineData("off duty", false)]
    [InlineData("wall", false)]
    public void Walls_AreMade_ByCoordinatorsOnDuty(string giver, bool may) => Assert.Equal(may, Appointments.MayMakeWalls(Giver(giver), Staff.Operation, Now));

    private static SignedIn Giver(string giver) => giver switch
    {
        "administrator" => By("EU-ADM-01", "EU", AgencyKind.Coordination) with { IsAdministrator = true },
        "off duty" => By("EU-COR-02", "EU", AgencyKind.Coordination, Staff.Role(Role.Coordinator, until: Now)),
        "system" => By("EU-SYS", "EU", AgencyKind.Coordination, Staff.Role(Role.Coordinator)) with { IsSystem = true },
        "wall" => By("EU-WALL-1", "EU", AgencyKind.Coordination, Staff.Role(Role.Coordinator)) with { IsWall = true },
        _ => giver.Split(' ') is [var country, var role] ? By($"{country}-GIVER", country, country == "EU" ? AgencyKind.Coordination : AgencyKind.Police, Staff.Role(Of(role))) : throw new ArgumentException(giver),
    };

    private static SignedIn By(string officer, string country, AgencyKind agency, params Assignment[] assignments) =>
        new("session:x", officer, CountryCode.Parse(country), agency, ValueList.Create<Assignment>(assignments), false, SignedIn.PersonCommandsPerSecond);

    private static Role Of(string word) => Words.TryParse<Role>(word, out var role) ? role : throw new ArgumentException(word);
}
