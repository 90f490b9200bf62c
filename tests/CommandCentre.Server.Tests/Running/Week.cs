using System.Text.Json.Nodes;
using CommandCentre.Desks;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Tests.Files;

namespace CommandCentre.Server.Tests.Running;

/// <summary>Every kind of command once, in an order in which each can be recorded, with the one who may give it.</summary>
public static class Week
{
    /// <summary>One step: who, and the command made from the records of the steps before.</summary>
    public sealed record Step(string Country, string Role, string Kind, Func<IReadOnlyDictionary<string, string>, JsonObject> Make);

    public static IReadOnlyList<Step> Steps { get; } =
    [
        new("EU", "coordinator", "open-operation", _ => Commands.Open()),
        new("EU", "coordinator", "admit-participant", _ => Commands.Admit()),
        new("EU", "coordinator", "change-phase", _ => Commands.Phase()),
        new("DE", "agency officer", "join-duty", _ => Commands.JoinDuty()),
        new("DE", "agency officer", "report-tally", _ => Commands.Tally()),
        new("DE", "liaison officer", "push-hit", _ => Commands.Hit()),
        new("DE", "liaison officer", "correct-hit", records => Commands.Correct(records["push-hit"])),
        new("DE", "agency officer", "request-check", _ => Commands.Ask("FR")),
        new("DE", "agency officer", "make-cross-check", _ => Commands.CrossCheck("FR")),
        new("DE", "agency officer", "chase-check", records => Commands.Chase(records["request-check"])),
        new("FR", "agency officer", "claim-check", records => Commands.Claim(records["request-check"])),
        new("FR", "agency officer", "release-check", records => Commands.Release(records["request-check"])),
        new("FR", "liaison officer", "answer-check", records => Commands.AnswerTo(records["request-check"])),
        new("DE", "liaison officer", "send-lead", _ => Commands.Lead()),
        new("FR", "agency officer", "claim-lead", records => Commands.ClaimLead(records["send-lead"])),
        new("FR", "agency officer", "move-lead", records => Commands.Move(records["send-lead"])),
        new("FR", "agency officer", "report-control", records => Commands.Control(records["send-lead"])),
        new("FR", "agency officer", "decide-parcel", records => Commands.Measure(records["report-control"])),
        new("FR", "agency officer", "release-lead", records => Commands.ReleaseLead(records["send-lead"])),
        new("FR", "liaison officer", "set-legal-clock", _ => Commands.LegalClock()),
        new("FR", "liaison officer", "state-legality", _ => Commands.Legality()),
        new("DE", "analyst", "state-indicator", _ => Commands.Indicator()),
        new("FR", "agency officer", "give-feedback", records => Commands.Feedback(records["send-lead"])),
        new("DE", "agency officer", "report-seizure", _ => Commands.Seizure()),
        new("DE", "agency officer", "seal-exhibit", records => Commands.Exhibit(records["report-seizure"])),
        new("DE", "agency officer", "hand-over-exhibit", records => Commands.HandOver(records["seal-exhibit"])),
        new("FR", "agency officer", "receive-exhibit", records => Commands.Receive(records["seal-exhibit"])),
        new("DE", "agency officer", "add-follow-up", records => Commands.FollowUp(records["report-seizure"])),
        new("DE", "liaison officer", "register-operator", _ => Commands.Operator()),
        new("DE", "agency officer", "refer-parcel", records => Commands.Refer(records["register-operator"])),
        new("DE", "agency officer", "move-referral", records => Commands.MoveReferral(records["refer-parcel"])),
        new("DE", "agency officer", "read-image", records => Commands.Read(records["file"])),
        new("DE", "liaison officer", "read-image-again", records => Commands.ReadAgain(records["read-image"])),
        new("DE", "liaison officer", "post-message", _ => Commands.Message()),
        new("DE", "liaison officer", "decide-match", records => Commands.Decide(records["link"])),
        new("DE", "liaison officer", "change-marks", records => Commands.ChangeMarks(records["push-hit"])),
        new("DE", "liaison officer", "grant-use", records => Commands.Grant(records["push-hit"])),
        new("DE", "liaison officer", "withdraw-grant", records => Commands.WithdrawGrant(records["push-hit"])),
        new("DE", "agency officer", "ask-release", _ => Commands.AskRelease(13)), // the answer of FR above, told under H0
        new("EU", "coordinator", "form-group", _ => Commands.FormGroup()),
        new("EU", "coordinator", "dissolve-group", _ => Commands.DissolveGroup()),
        new("EU", "coordinator", "limit-agency", _ => Commands.LimitAgency()),
        new("EU", "coordinator", "dismiss-participant", _ => Commands.Dismiss()),
        new("DE", "liaison officer", "withdraw-hit", records => Commands.Withdraw(records["push-hit"])),
        new("DE", "agency officer", "leave-duty", _ => Commands.LeaveDuty()),
    ];

    /// <summary>Plays steps through the API until one of a kind would come; all of them when no kind is named.</summary>
    /// <returns>Records by the kind of command that made them.</returns>
    public static async Task<Dictionary<string, string>> PlayAsync(RunningCentre centre, string? before = null)
    {
        var records = new Dictionary<string, string>();
        foreach (var step in Steps.TakeWhile(step => step.Kind != before))
        {
            await PrepareAsync(centre, step.Kind, records);
            using var system = centre.As(step.Country, step.Role);
            records[step.Kind] = await Commands.RecordAsync(system, step.Make(records));
        }

        await PrepareAsync(centre, before, records);
        return records;
    }

    /// <summary>What a command needs besides the commands before it: a link that the watch would note, an officer on duty.</summary>
    internal static async Task PrepareAsync(RunningCentre centre, string? kind, Dictionary<string, string> records)
    {
        if (kind == "decide-match")
        {
            await LinkAsync(centre, records);
        }
        else if (kind == "read-image")
        {
            records["file"] = await FileAsync(centre, records["report-seizure"]);
        }
        else if (kind == "claim-lead")
        {
            using var system = centre.As("FR", "agency officer");
            records["join-duty of who claims"] = await Commands.RecordAsync(system, Commands.JoinDuty());
        }
    }

    /// <summary>An X-ray picture of a seizure, as its system sends it.</summary>
    private static async Task<string> FileAsync(RunningCentre centre, string seizure)
    {
        using var system = centre.As("DE", "agency officer");
        return await Sending.AddAsync(system, Sending.Fields(seizure, sort: "xray", title: "an image", handling: "H1"), Pictures.Png());
    }

    /// <summary>What the centre's own watch would note, which does not run here: the hit and the lead speak of the same.</summary>
    private static async Task LinkAsync(RunningCentre centre, Dictionary<string, string> records)
    {
        var desk = (await centre.Get<DeskRoom>().FindAsync(OperationKey.Parse(Commands.Operation), default))!;
        var note = new NoteLink(Guid.Parse(Commands.NewId()), Guid.Parse(records["push-hit"]), Guid.Parse(records["send-lead"]), LinkGround.Consignor, 9_500);
        records["link"] = Assert.IsType<Answer.Recorded>(await desk.SubmitAsync(note, Actor.Clock)).Receipt.Record.ToString("D");
    }
}
