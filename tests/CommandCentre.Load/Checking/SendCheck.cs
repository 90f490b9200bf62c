using CommandCentre.Load.Histories;

namespace CommandCentre.Load.Checking;

/// <summary>Compares what one sender was told with the journal: durable (I1), in its order (I4), once (I6).</summary>
internal sealed class SendCheck(SenderLog sender, RecordedJournal journal, Findings findings)
{
    private readonly IReadOnlyList<SendEvent> _events = sender.Events;

    private string Name => sender.Officer;

    /// <returns>Commands acknowledged.</returns>
    internal long Run()
    {
        var commands = _events.GroupBy(sent => sent.Command).Select(command => command.ToList()).ToList();
        foreach (var command in commands)
        {
            Command(command);
        }

        Ordered(commands);
        Invented(commands);
        return commands.Count(command => command.Exists(sent => sent.IsAcknowledged));
    }

    private void Command(List<SendEvent> command)
    {
        var lines = journal.OfCommand(Name, command[0].Command);
        if (lines.Count > 1)
        {
            findings.Add(Invariant.I6, Name, lines[1].Number, $"command {command[0].Command} made lines {string.Join(", ", lines.Select(line => line.Number))}, expected one");
        }

        foreach (var told in command.Where(sent => sent.IsAcknowledged))
        {
            Told(told, command, lines);
        }

        if (lines.Count > 0 && !command.Exists(sent => sent.IsAcknowledged || MayBeRecorded(sent)) && command.TrueForAll(sent => sent.Kind is not SendKind.Invoked || Answered(command)))
        {
            findings.Add(Invariant.I1, Name, lines[0].Number, $"command {command[0].Command} is in the journal, and all that was told is {command[^1].Kind} ({command[^1].Reason})");
        }
    }

    private void Told(SendEvent told, List<SendEvent> command, IReadOnlyList<RecordedLine> lines)
    {
        if (lines.Count == 0)
        {
            findings.Add(Invariant.I1, Name, told.Number, $"command {told.Command} was answered {told.Kind}, and is not in the journal");
        }
        else if (lines.All(line => line.Number != told.Number))
        {
            findings.Add(told.Kind is SendKind.Recorded ? Invariant.I1 : Invariant.I6, Name, told.Number, $"command {told.Command} was answered {told.Kind} as line {told.Number}, and is line {lines[0].Number}");
        }
        else if (told.Record != Guid.Empty && lines[0].Record != told.Record.ToString("D"))
        {
            findings.Add(Invariant.I6, Name, told.Number, $"command {told.Command} was answered with record {told.Record}, and made {lines[0].Record}");
        }

        var digests = command.Where(sent => sent.Kind is SendKind.Invoked && sent.At <= told.At && sent.Lane == told.Lane).Select(sent => sent.Digest).Distinct().ToList();
        if (digests.Count == 1 && digests[0] != command[0].Digest)
        {
            findings.Add(Invariant.I6, Name, told.Number, $"command {told.Command} was acknowledged with other content than at first");
        }
    }

    // A failing store may have written all the same; whoever is told so sends again.
    private static bool MayBeRecorded(SendEvent sent) => sent is { Kind: SendKind.Unknown } or { Kind: SendKind.NotRecorded, Reason: "store-failed" };

    private static bool Answered(List<SendEvent> command) => command.Count(sent => sent.Kind is SendKind.Invoked) == command.Count(sent => sent.Kind is not SendKind.Invoked);

    /// <summary>What was acknowledged before another command was first sent, or sent first over one connection, has the lower number.</summary>
    private void Ordered(List<List<SendEvent>> commands)
    {
        var placed = commands
            .Where(command => journal.OfCommand(Name, command[0].Command).Count > 0)
            .Select(command => new Placed(command, journal.OfCommand(Name, command[0].Command)[0].Number))
            .OrderBy(command => command.Number)
            .ToList();
        var (latest, latestInLane) = (default(Placed), new Dictionary<int, Placed>());
        foreach (var command in placed)
        {
            // In rising order of number nothing may come that was acknowledged before one of a lower number was first sent.
            if (latest is not null && command.Acknowledged < latest.Invoked)
            {
                Late(command, latest);
            }
            else if (command.OnlyLane is { } lane && latestInLane.TryGetValue(lane, out var before) && command.Invoked < before.Invoked)
            {
                Late(command, before);
            }

            latest = latest is null || command.Invoked > latest.Invoked ? command : latest;
            if (command.OnlyLane is { } own && (!latestInLane.TryGetValue(own, out var there) || command.Invoked > there.Invoked))
            {
                latestInLane[own] = command;
            }
        }
    }

    private void Late(Placed command, Placed before) =>
        findings.Add(Invariant.I4, Name, command.Number, $"sent before command {before.Id}, which is line {before.Number}");

    /// <summary>Lines of this sender that it never sent.</summary>
    private void Invented(List<List<SendEvent>> commands)
    {
        var sent = commands.Select(command => command[0].Command).ToHashSet();
        foreach (var line in journal.Lines.Where(line => line.Sender == Name && !sent.Contains(line.Command)))
        {
            findings.Add(Invariant.I6, Name, line.Number, $"command {line.Command} was never sent");
        }
    }

    /// <summary>A command with its place in the journal.</summary>
    private sealed record Placed(List<SendEvent> Command, long Number)
    {
        internal Guid Id => Command[0].Command;

        internal long Invoked => Command[0].At;

        internal long Acknowledged { get; } = Command.Where(sent => sent.IsAcknowledged).Select(sent => sent.At).DefaultIfEmpty(long.MaxValue).Min();

        /// <summary>The connection, where it was sent once and answered.</summary>
        internal int? OnlyLane => Command is [{ Kind: SendKind.Invoked } sent, { IsAcknowledged: true }] ? sent.Lane : null;
    }
}
