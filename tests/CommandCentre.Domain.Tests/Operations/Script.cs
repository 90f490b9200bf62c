using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Deconflictions;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Files;
using CommandCentre.Domain.Leads;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Tests.Operations;

/// <summary>One command of a script, given some minutes after the one before.</summary>
internal sealed record Step(Actor By, OperationCommand Command, int Minutes);

/// <summary>Commands made from numbers, so that a property can draw and shrink them: the same numbers make the same script.</summary>
internal static class Script
{
    private static readonly string[] Countries = ["DE", "ES", "FR", "NL", "EU"];

    private static readonly string[] Groups = ["BALKAN", "NORTH"];

    private static readonly string[] Handling = ["H0", "H1", "H2", "H3", "H1+H2"];

    /// <summary>Where every script begins: the action week.</summary>
    public static readonly Story Beginning = Story.InWeek();

    /// <summary>Any commands; many name a record of an earlier one, some of them wrongly.</summary>
    public static IReadOnlyList<Step> Of(int[] numbers)
    {
        var steps = new List<Step>();
        foreach (var number in numbers)
        {
            var random = Seeded(steps.Count, number);
            var command = FromTheAsked(steps, random.Next(2) == 0 ? Alone(random) : About(random, kind => Earlier(steps, kind, random)), random);
            var by = CommandReading.IsClocks(command.Kind) ? Actor.Clock : CommandReading.IsChannels(command.Kind) ? Actor.Channel : Officers.Of(random.Next(12) == 0 ? Role.Observer : RoleOf(command), (random.Next(2) == 0 ? OwnerOf(steps, command) : null) ?? Country(random), random.Next(2));
            steps.Add(new Step(by, command with { Id = RecordId.Derived($"step {steps.Count}") }, command is NoteMeasureExpired ? 480 : command is NoteReferralOverdue ? 60 : random.Next(3) == 0 ? random.Next(40) : 0));
        }

        return steps;
    }

    /// <summary>Commands that name no record of another and come from different officers at the same moment.</summary>
    public static IReadOnlyList<Step> Independent(int[] numbers) =>
        [.. numbers.Select((number, at) => (Command: Alone(Seeded(at, number)), At: at))
            .Select(step => new Step(Officers.Of(RoleOf(step.Command), Countries[step.At % 4], step.At), Own(step.Command, step.At) with { Id = RecordId.Derived($"alone {step.At}") }, 0))];

    // Two who form one group do depend on each other: the second must be in it.
    private static OperationCommand Own(OperationCommand command, int at) => command is FormGroup group ? group with { Name = $"GROUP-{at}" } : command;

    /// <summary>A story in which a script was played, each command given as often as said.</summary>
    public static Story Play(IEnumerable<Step> steps, int times = 1)
    {
        var story = Beginning.Fork();
        foreach (var step in steps)
        {
            story.After(step.Minutes);
            for (var i = 0; i < times; i++)
            {
                story.When(step.By, step.Command);
            }
        }

        return story;
    }

    private static OperationCommand Alone(Random random) => random.Next(10) switch
    {
        7 => Given.Group(Groups[random.Next(2)], [.. Countries.Append("DE/customs").Where(_ => random.Next(3) == 0).DefaultIfEmpty("FR")]),
        8 => Given.Limit(Countries[random.Next(4)], AgencyKind.Police, CommandKind.PostMessage, CommandKind.PushHit),
        9 => Given.CrossCheck([.. Countries.Where(_ => random.Next(3) == 0)], Marks(random), random.Next(2) == 0 ? random.Next(1, 48) : null, random.Next(2, 100)),
        0 => Given.Tally(Story.Morning.AddHours(-random.Next(9)), random.Next(50)),
        1 => Given.Hit(Marks(random)),
        2 => Given.Check([.. Countries.Where(_ => random.Next(2) == 0)], Marks(random), 5 + random.Next(60)),
        3 => Given.Lead(Country(random), Marks(random)) with { Expected = Story.Morning.AddMinutes(random.Next(120)) },
        4 => Given.Seizure(Story.Morning.AddHours(-random.Next(9)), Marks(random), null, new SeizedItem((SeizedItemKind)random.Next(4), "other", random.Next(1, 50))),
        5 => Given.Message(Marks(random)),
        _ => new JoinDuty(Given.Id(), "Leipzig hub"),
    };

    private static OperationCommand About(Random random, Func<CommandKind, Guid> earlier) => random.Next(4) == 0 ? OnParcel(random, earlier) : random.Next(4) == 0 ? Referred(random, earlier) : random.Next(53) switch
    {
        7 => Given.Marking(earlier(CommandKind.PushHit), Marks(random)),
        8 => Given.Grant(earlier(CommandKind.PushHit), random.Next(3) == 0 ? Country(random) : "NL", (ReleaseUse)random.Next(1, 3)),
        9 or 22 or 23 => Given.GrantBack(earlier(CommandKind.PushHit), "NL", (ReleaseUse)random.Next(1, 3)),
        10 => Given.Asking(random.Next(1, 40), (ReleaseUse)random.Next(3)),
        11 => new DissolveGroup(Given.Id(), Groups[random.Next(2)]),
        16 or 17 or (>= 24 and < 28) => Given.Claim(earlier(CommandKind.RequestCheck)),
        18 or (>= 28 and < 32) => Given.Release(earlier(CommandKind.RequestCheck)),
        19 => Given.Chase(earlier(CommandKind.RequestCheck)),
        20 => Given.Reminder(earlier(CommandKind.RequestCheck)),
        >= 37 and < 41 => Given.Read(earlier(CommandKind.AddFile), (SecondReading)random.Next(3), Marks(random)),
        >= 41 and < 48 => Given.ReadAgain(earlier(CommandKind.ReadImage)),
        36 or >= 48 => Given.File(earlier(random.Next(3) switch { 0 => CommandKind.ReportSeizure, 1 => CommandKind.SealExhibit, _ => CommandKind.ReportControl }), Marks(random)),
        >= 32 => Given.Decision(earlier(CommandKind.NoteLink), (MatchVerdict)random.Next(3), (Hands)random.Next(2)),
        21 => new LeaveDuty(Given.Id()),
        12 => new DismissParticipant(Given.Id(), CountryCode.Parse(random.Next(6) == 0 ? "ES" : "CH")),
        13 or 14 or 15 => Given.Link(earlier(CommandKind.PushHit), earlier(random.Next(2) == 0 ? CommandKind.PushHit : CommandKind.SendLead), (LinkGround)random.Next(6)),
        0 => Given.Correction(earlier(CommandKind.PushHit), Marks(random)),
        1 => Given.Withdrawal(earlier(CommandKind.PushHit)),
        2 or 3 => Given.Answer(earlier(CommandKind.RequestCheck), Marks(random), (CheckOutcome)random.Next(4)),
        4 => Given.Feedback(earlier(CommandKind.SendLead), Marks(random)),
        5 => new NoteCheckOverdue(Given.Id(), earlier(CommandKind.RequestCheck)),
        _ => Given.Message(Marks(random), earlier(CommandKind.PushHit)),
    };

    private static OperationCommand OnParcel(Random random, Func<CommandKind, Guid> earlier) => random.Next(35) switch
    {
        0 or 1 or 29 or 30 or 31 => Given.ClaimLead(earlier(CommandKind.SendLead)),
        2 or 20 or 21 or 32 or 33 => Given.ReleaseLead(earlier(CommandKind.SendLead)),
        3 or 4 => Given.Move(earlier(CommandKind.SendLead), (LeadMove)random.Next(1, 3), null, Marks(random)),
        5 => Given.Move(earlier(CommandKind.SendLead), LeadMove.Expected, Story.Morning.AddMinutes(random.Next(300)), Marks(random)),
        6 => new NoteLeadMissed(Given.Id(), earlier(CommandKind.SendLead)),
        7 => Given.Control(Story.Morning, random.Next(2) == 0 ? earlier(CommandKind.SendLead) : null, Marks(random)),
        8 => Given.Control(Story.Morning, null, Marks(random)) with { Indicator = random.Next(2) == 0 ? earlier(CommandKind.StateIndicator) : null },
        9 or 10 => Given.Measure(earlier(CommandKind.ReportControl), (ParcelMeasure)random.Next(4), random.Next(3) > 0 ? Story.Morning.AddMinutes(60 + random.Next(400)) : null, "prosecutor", Marks(random)),
        34 when random.Next(2) == 0 => Given.Indicator(Marks(random)),
        34 => Given.Legality(random.Next(2) == 0 ? "pistol" : "category-a", (LegalStanding)random.Next(4), $"2020-0{random.Next(1, 4)}-01"),
        11 => Given.LegalClock((ParcelMeasure)random.Next(4), random.Next(1, 3)),
        12 or 18 or 19 => new NoteMeasureExpired(Given.Id(), earlier(CommandKind.DecideParcel)),
        13 => new NoteDeconfliction(Given.Id(), earlier(CommandKind.ReportControl), earlier(CommandKind.ReportSeizure), (DeconflictionGround)random.Next(3)),
        14 => Given.Exhibit(earlier(CommandKind.ReportSeizure), Marks(random), new ExhibitPart(0, random.Next(1, 12))),
        15 or 22 => Given.HandOver(earlier(CommandKind.SealExhibit), $"{Countries[random.Next(4)]}/{(random.Next(3) == 0 ? "police" : "customs")}"),
        16 or 23 or 24 or 25 => Given.Receive(earlier(CommandKind.SealExhibit), random.Next(3) == 0 ? "DE-0099" : "DE-0018"),
        26 or 27 or 28 => Given.Measure(earlier(CommandKind.ReportControl), ParcelMeasure.Detain, Story.Morning.AddMinutes(60 + random.Next(400)), null, Marks(random)),
        _ => Given.FollowUp(earlier(CommandKind.ReportSeizure), Story.Morning, Marks(random)),
    };

    private static OperationCommand Referred(Random random, Func<CommandKind, Guid> earlier) => random.Next(12) switch
    {
        0 or 11 => Given.Operator(),
        1 or 2 or 3 => Given.Referral(earlier(CommandKind.RegisterOperator), (ReferralKind)random.Next(4), random.Next(3) == 0 ? earlier(CommandKind.SendLead) : null, Marks(random)),
        4 or 5 => new NoteReferralSeen(Given.Id(), Guid.Empty, earlier(CommandKind.ReferParcel)),
        6 or 7 or 8 => Given.AnswerOf(Guid.Empty, earlier(CommandKind.ReferParcel), Given.Answered((ReferralKind)random.Next(4), (ReferralOutcome)random.Next(3))),
        9 => new NoteReferralOverdue(Given.Id(), earlier(CommandKind.ReferParcel)),
        _ => Given.MoveReferral(earlier(CommandKind.ReferParcel), (ReferralMove)random.Next(5), random.Next(3) == 0 ? null : "as agreed"),
    };

    /// <summary>Mostly the operator that was asked, as its sign-in says, and an answer of the kind that was asked for; sometimes another.</summary>
    private static OperationCommand FromTheAsked(List<Step> steps, OperationCommand command, Random random)
    {
        if (!CommandReading.IsChannels(command.Kind))
        {
            return command;
        }

        var referral = command is AnswerReferral said ? said.Referral : ((NoteReferralSeen)command).Referral;
        var sent = steps.Find(step => step.Command is ReferParcel && RecordId.For(step.By.Officer, step.Command.Id) == referral)?.Command as ReferParcel;
        var asked = sent is not null && random.Next(8) > 0 ? sent.Operator : Earlier(steps, CommandKind.RegisterOperator, random);
        return command switch
        {
            AnswerReferral answer => answer with { Operator = asked, Answer = sent is not null && random.Next(8) > 0 ? Given.Answered(sent.Ask, answer.Answer.Outcome, (LoadState)random.Next(3)) : answer.Answer },
            NoteReferralSeen seen => seen with { Operator = asked },
            _ => command,
        };
    }

    private static Guid Earlier(List<Step> steps, CommandKind kind, Random random)
    {
        var fitting = steps.Where(step => step.Command.Kind == kind || random.Next(20) == 0).ToList();
        if (fitting is [])
        {
            return RecordId.Derived("none");
        }

        var step = fitting[random.Next(fitting.Count)];
        return RecordId.For(step.By.Officer, step.Command.Id);
    }

    /// <summary>Who made the record that a command changes: commands of owners would else hardly ever be theirs.</summary>
    private static string? OwnerOf(List<Step> steps, OperationCommand command)
    {
        Guid? named = command switch
        {
            CorrectHit { Hit: var hit } => hit,
            WithdrawHit { Hit: var hit } => hit,
            ChangeMarks { Record: var record } => record,
            GrantUse { Record: var record } => record,
            WithdrawGrant { Record: var record } => record,
            DecideParcel { Control: var control } => control,
            SealExhibit { Seizure: var seizure } => seizure,
            AddFile { Record: var record } => record,
            HandOverExhibit { Exhibit: var exhibit } => exhibit,
            ClaimLead { Lead: var lead } => lead,
            ReleaseLead { Lead: var lead } => lead,
            MoveLead { Lead: var lead } => lead,
            ReceiveExhibit { Exhibit: var exhibit } => exhibit,
            ReferParcel { Operator: var asked } => asked,
            MoveReferral { Referral: var referral } => referral,
            _ => null,
        };
        var made = named is null ? null : steps.FirstOrDefault(step => RecordId.For(step.By.Officer, step.Command.Id) == named);
        return made?.Command is SendLead sent ? sent.Destination.Value : made?.By.Country.Value;
    }

    private static Role RoleOf(OperationCommand command) => command is ReleaseLead ? Role.LiaisonOfficer : Powers.RolesFor(command.Kind)[^1];

    private static string Country(Random random) => Countries[random.Next(Countries.Length)];

    private static Domain.Operations.Marks Marks(Random random) =>
        Given.Marks(Handling[random.Next(Handling.Length)], random.Next(2) == 0 ? [] : [.. Countries.Where(_ => random.Next(2) == 0)]);

    // Seeds that differ by a constant make draws that do too: they are stirred first.
    private static Random Seeded(int at, int number)
    {
        var mixed = unchecked((((ulong)(uint)at << 32) | (uint)number) * 0x9E3779B97F4A7C15UL);
        return new(unchecked((int)((mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9UL >> 32)));
    }
}
