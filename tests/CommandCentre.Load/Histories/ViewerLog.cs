using System.Text.Json;

namespace CommandCentre.Load.Histories;

/// <summary>Who looks at lines in a run.</summary>
/// <param name="Name">Its own name in the run.</param>
/// <param name="Country">Whose rights it has.</param>
/// <param name="IsBoard">Whether it sees rows of HTML, else lines as JSON.</param>
/// <param name="Officer">Service number it is signed in under.</param>
public sealed record ViewerName(string Name, string Country, bool IsBoard, string Officer = "");

/// <summary>What a record that came to a viewer was.</summary>
public enum Came
{
    /// <summary>Nothing that a viewer acts on.</summary>
    Other,

    /// <summary>Lines.</summary>
    Lines,

    /// <summary>A page of lines: more is to be asked for.</summary>
    Page,

    /// <summary>It is live.</summary>
    Live,

    /// <summary>It must join again.</summary>
    Resync,

    /// <summary>Its asking was refused.</summary>
    Error,
}

/// <summary>All that one viewer saw, in the order of arrival.</summary>
/// <remarks>Every member may be called from many threads at once; what arrives must come from one, in its order.</remarks>
public sealed class ViewerLog
{
    private const long Nothing = -1;

    private readonly History _history;
    private readonly Lock _gate = new();
    private readonly List<ViewerEvent> _events = [];
    private readonly List<StrayCanary> _strays = [];
    private long _asked = Nothing;
    private long _holds;
    private int _batch;

    internal ViewerLog(History history, ViewerName name)
    {
        _history = history;
        Name = name;
    }

    /// <summary>Who.</summary>
    public ViewerName Name { get; }

    /// <summary>What it saw; to be looked at when nothing arrives any more.</summary>
    public IReadOnlyList<ViewerEvent> Events => _events;

    /// <summary>Canaries it read where no line was.</summary>
    public IReadOnlyList<StrayCanary> Strays => _strays;

    /// <summary>When the last byte came to it; 0 for none.</summary>
    public long LastByteAt { get; private set; }

    /// <summary>Bytes of all records that came to it.</summary>
    public long Bytes { get; private set; }

    /// <summary>The last number it holds, rising without gaps from where it first joined.</summary>
    public long Holds => Volatile.Read(ref _holds);

    /// <summary>It is about to ask for the lines after what it holds; the next answer is taken for the answer to it.</summary>
    /// <param name="first">Where it begins when it has never asked before; looked at only then.</param>
    /// <returns>The number to ask after.</returns>
    public long Asks(long first = 0)
    {
        lock (_gate)
        {
            if (_events.Count == 0 && _asked == Nothing)
            {
                Volatile.Write(ref _holds, first);
            }

            _events.Add(new ViewerEvent(ViewerEventKind.Asked, _history.Now, _holds, 0, -1, ++_batch));
            return _asked = _holds;
        }
    }

    /// <summary>One record of the hub's JSON protocol that was sent to it, without its end.</summary>
    public Came Received(ReadOnlySpan<byte> record)
    {
        lock (_gate)
        {
            LastByteAt = _history.Now;
            Bytes += record.Length;
            var (target, argument) = HubRecord.Read(record);
            switch (target)
            {
                case "Lines" or "Rows":
                    _batch++;
                    Lines(record[argument]);
                    return Came.Lines;
                case "Resync":
                    _events.Add(new ViewerEvent(ViewerEventKind.Resync, LastByteAt, 0, 0, -1, ++_batch));
                    Strayed(record, "Resync");
                    return Came.Resync;
                case HubRecord.Answer when _asked != Nothing:
                    return Joined(record[argument]);
                default:
                    Strayed(record, target ?? "error");
                    return target is null ? Came.Error : Came.Other;
            }
        }
    }

    /// <summary>Its connection went.</summary>
    public void Cut() => Parted(ViewerEventKind.Cut);

    /// <summary>It leaves of its own will.</summary>
    public void Left() => Parted(ViewerEventKind.Left);

    /// <summary>Puts an event in as it is; used where a history is read or made by hand.</summary>
    public void Add(ViewerEvent happened)
    {
        _events.Add(happened);
        LastByteAt = Math.Max(LastByteAt, happened.Kind is ViewerEventKind.Asked or ViewerEventKind.Cut or ViewerEventKind.Left ? 0 : happened.At);
    }

    /// <summary>Puts a stray canary in; used where a history is read or made by hand.</summary>
    public void Add(StrayCanary stray) => _strays.Add(stray);

    private Came Joined(ReadOnlySpan<byte> result)
    {
        var (head, live) = HubRecord.Page(result);
        _events.Add(new ViewerEvent(live ? ViewerEventKind.WentLive : ViewerEventKind.Joined, LastByteAt, _asked, head, -1, ++_batch));
        _asked = Nothing;
        Lines(result);
        return live ? Came.Live : Came.Page;
    }

    private void Parted(ViewerEventKind kind)
    {
        lock (_gate)
        {
            _asked = Nothing;
            _events.Add(new ViewerEvent(kind, _history.Now, 0, 0, -1, ++_batch));
        }
    }

    private void Strayed(ReadOnlySpan<byte> bytes, string where)
    {
        foreach (var canary in Canary.In(bytes))
        {
            _strays.Add(new StrayCanary(LastByteAt, where, canary));
        }
    }

    private void Lines(ReadOnlySpan<byte> value)
    {
        var reader = new Utf8JsonReader(value);
        reader.Read();
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var redrawn = reader.ValueTextEquals("redrawn"u8);
            var shown = redrawn || reader.ValueTextEquals("lines"u8) || reader.ValueTextEquals("rows"u8);
            reader.Read();
            var beside = (int)reader.TokenStartIndex;
            while (shown && reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
            {
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                Line(value[start..(int)reader.BytesConsumed], redrawn);
            }

            reader.Skip();
            if (!shown)
            {
                Strayed(value[beside..(int)reader.BytesConsumed], "beside lines");
            }
        }
    }

    private void Line(ReadOnlySpan<byte> element, bool redrawn)
    {
        var look = _history.Looks.Place(element);
        var number = _history.Looks.Number(look);
        _events.Add(new ViewerEvent(redrawn ? ViewerEventKind.Redrawn : ViewerEventKind.Line, LastByteAt, number, 0, look, _batch));
        if (!redrawn && number == _holds + 1)
        {
            Volatile.Write(ref _holds, number);
        }
    }
}
