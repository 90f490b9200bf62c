using System.Buffers;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using CommandCentre.Desks.Access;
using CommandCentre.Desks.Feeds;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Exports;

/// <summary>One export, accounted for, on its way out.</summary>
/// <param name="view">The operation as it is taken out and was accounted for.</param>
/// <param name="latest">The operation as the same viewer sees it at the moment; null when not any more.</param>
/// <param name="wish">What is wanted.</param>
/// <param name="extent">What it holds.</param>
/// <param name="by">Who takes it out.</param>
/// <param name="at">Wall time.</param>
/// <param name="entitlement">Whether it may go on.</param>
public sealed class Export(OperationView view, Func<OperationView?> latest, ExportWish wish, ExportExtent extent, SignedIn by, DateTimeOffset at, Entitlement entitlement)
{
    private const int Flush = 32 * 1024;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(250);

    private static readonly string[] Columns =
        ["number", "at", "recorded", "kind", "owner", "officer", "handling", "handlingText", "evaluation", "to", "sight", "reason", "caveats", "body"];

    private static readonly string[] PairColumns = ["name1", "name2", "schema", "is_match"];

    /// <summary>What the file is.</summary>
    public string ContentType => wish.Format is ExportFormat.Csv or ExportFormat.Pairs ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8";

    /// <summary>A name for the file: operation and last line, of nobody's choosing.</summary>
    public string FileName => $"{view.Summary.Key}-{extent.Head}.{(wish.Format is ExportFormat.Pairs ? "pairs.csv" : Words.Of(wish.Format))}";

    /// <summary>Writes it; ends early, without its end, when rights end on the way.</summary>
    public Task WriteAsync(PipeWriter output, ILogger log, CancellationToken stop) => wish.Format switch
    {
        ExportFormat.Csv => WriteCsvAsync(output, log, stop),
        ExportFormat.Pairs => WritePairsAsync(output, stop),
        _ => WriteJsonAsync(output, log, stop),
    };

    private async Task WriteJsonAsync(PipeWriter output, ILogger log, CancellationToken stop)
    {
        output.Write(Heading());
        await SendAsync(output, log, line => output.Write([.. LineJson.WriteOrNumber(line, log), (byte)'\n']), stop);
    }

    private async Task WriteCsvAsync(PipeWriter output, ILogger log, CancellationToken stop)
    {
        output.Write(Encoding.UTF8.GetBytes("\ufeff" + CsvText.Row(Columns)));
        await SendAsync(output, log, line => output.Write(Encoding.UTF8.GetBytes(CsvText.Row(Cells(LineJson.WriteOrNumber(line, log))))), stop);
    }

    // No mark of its encoding before the header: tools would take it for a part of the first column's name.
    private async Task WritePairsAsync(PipeWriter output, CancellationToken stop)
    {
        output.Write(Encoding.UTF8.GetBytes(CsvText.Row(PairColumns)));
        var open = Open();
        foreach (var pair in view.ExportedPairs(wish.After, wish.Restricted))
        {
            if (open.Contains(pair.Link))
            {
                output.Write(Encoding.UTF8.GetBytes(CsvText.Row([pair.Left, pair.Right, pair.Schema, pair.Verdict is MatchVerdict.Same ? "true" : "false"])));
            }

            if (output.UnflushedBytes >= Flush)
            {
                await FlushAsync(output, stop);
                open = Open();
            }
        }

        Now();
        await FlushAsync(output, stop);
    }

    // What its owner closed since it was accounted for stays here.
    private HashSet<long> Open() => [.. Now().ExportedPairs(wish.After, wish.Restricted).Select(pair => pair.Link)];

    private async Task SendAsync(PipeWriter output, ILogger log, Action<LineView> write, CancellationToken stop)
    {
        var now = Now();
        foreach (var accounted in view.Exported(wish.After, wish.Restricted))
        {
            // What its owner closed since it was accounted for stays here; what was released since was not accounted for.
            var line = now.Exported(accounted.Number - 1, wish.Restricted).First();
            write(line.Sight.Level < accounted.Sight.Level ? line : accounted);
            if (output.UnflushedBytes >= Flush)
            {
                await FlushAsync(output, stop);
                now = Now();
            }
        }

        Now();
        await FlushAsync(output, stop);
    }

    // Who does not read is looked after too: what waits for them is dropped when their rights end.
    private async Task FlushAsync(PipeWriter output, CancellationToken stop)
    {
        var flushed = output.FlushAsync(stop).AsTask();
        while (!flushed.IsCompleted)
        {
            await Task.WhenAny(flushed, Task.Delay(Look, stop));
            Now();
        }

        await flushed;
    }

    private OperationView Now() =>
        entitlement.Holds() && latest() is { } now ? now : throw new OperationCanceledException("the rights to this export have ended");

    /// <summary>The first line says what follows, so that a file explains itself.</summary>
    private byte[] Heading()
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Shapes.Json.Encoder }))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("export");
            writer.WriteString("operation", view.Summary.Key.Value);
            writer.WriteString("officer", by.Officer);
            writer.WriteString("country", by.Country.Value);
            writer.WriteString("purpose", wish.Purpose);
            writer.WriteString("recorded", Shapes.Moment(at));
            writer.WriteString("marks", wish.Restricted ? "all" : "h0");
            writer.WriteNumber("after", extent.After);
            writer.WriteNumber("head", extent.Head);
            writer.WriteNumber("lines", extent.Lines);
            writer.WriteNumber("withheld", extent.Withheld);
            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    /// <summary>The cells of a line from its one shape, so that no second way decides what is in it.</summary>
    private static string?[] Cells(byte[] json)
    {
        using var line = JsonDocument.Parse(json);
        var (root, sight) = (line.RootElement, line.RootElement.GetProperty("sight"));
        return
        [
            Cell(root, "number"), Cell(root, "at"), Cell(root, "recorded"), Cell(root, "kind"), Cell(root, "owner"),
            root.TryGetProperty("by", out var officer) ? Cell(officer, "officer") : null,
            Cell(root, "handling"), root.TryGetProperty("body", out var body) ? Cell(body, "handlingText") : null, Cell(root, "evaluation"), Cell(root, "to"),
            Cell(sight, "level"), Cell(sight, "reason"), Cell(sight, "caveats"),
            root.TryGetProperty("body", out var whole) ? whole.GetRawText() : null,
        ];
    }

    private static string? Cell(JsonElement of, string name) => !of.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array => string.Join(' ', value.EnumerateArray().Select(item => item.ToString())),
        _ => value.GetRawText(),
    };
}
