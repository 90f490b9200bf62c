using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Domain.Tests.Operations;

/// <summary>One operation as it goes: commands in, rulings out, lines kept. The clock is the test's.</summary>
internal sealed class Story
{
    /// <summary>Nine o'clock UTC on the first day of the week that <see cref="Given.Open"/> names.</summary>
    public static readonly DateTimeOffset Morning = new(2020, 11, 16, 9, 0, 0, TimeSpan.Zero);

    public static readonly OperationKey Key = OperationKey.Parse("ARMSTRONG-VII");

    /// <summary>Who takes part in a story unless a test says otherwise; CH never does.</summary>
    public static readonly string[] Participants = ["DE", "ES", "FR", "NL"];

    private readonly List<Entry> _lines = [];

    public Operation State { get; private set; } = Operation.Unopened(Key);

    public DateTimeOffset Now { get; private set; } = Morning;

    public IReadOnlyList<Entry> Lines => _lines;

    /// <summary>An operation just opened, in its intelligence phase.</summary>
    public static Story Opened(params string[] countries)
    {
        var story = new Story();
        story.Do(Officers.Coordinator, Given.Open(countries is [] ? Participants : countries));
        return story;
    }

    /// <summary>An operation in its action week.</summary>
    public static Story InWeek() => Opened().Enter(OperationPhase.Action);

    public Story Enter(OperationPhase phase)
    {
        while (State.Phase < phase)
        {
            Do(Officers.Coordinator, new ChangePhase(Given.Id(), State.Phase + 1));
        }

        return this;
    }

    public Story After(int minutes)
    {
        Now = Now.AddMinutes(minutes);
        return this;
    }

    /// <summary>Another story that begins as this one went so far.</summary>
    public Story Fork()
    {
        var fork = new Story { State = State, Now = Now };
        fork._lines.AddRange(_lines);
        return fork;
    }

    /// <summary>Gives a command; what is decided is recorded and folded at once.</summary>
    public Ruling When(Actor by, OperationCommand command)
    {
        var ruling = State.Decide(command, Digest(command), by, Now, Named(command));
        if (ruling is Ruling.ToRecord { Line: var line })
        {
            var at = Now < State.LastAt ? State.LastAt : Now;
            var entry = new Entry(State.Head + 1, at, at, line.Record, line.Owner, by, line.Marks, command.Id, Digest(command), line.Event);
            _lines.Add(entry);
            State = State.Apply(entry);
        }

        return ruling;
    }

    /// <summary>The record of the line that a command names by its number.</summary>
    public Guid? Named(OperationCommand command) => command is AskRelease { Line: var line } && line <= _lines.Count ? _lines[(int)line - 1].Record : null;

    /// <summary>Gives a command that must be recorded; its record.</summary>
    public Guid Do(Actor by, OperationCommand command) =>
        When(by, command) is Ruling.ToRecord recorded ? recorded.Line.Record : throw new InvalidOperationException($"{command.Kind}: not recorded, {When(by, command)}");

    /// <summary>Gives a command that must be refused; the refusal.</summary>
    public Refusal Refused(Actor by, OperationCommand command) => Assert.IsType<Ruling.No>(When(by, command)).Refusal;

    /// <summary>Stands for the SHA-256 of a command's content: equal for equal content, different otherwise.</summary>
    public static string Digest(OperationCommand command) => command.ToString();
}
