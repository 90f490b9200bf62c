using System.Globalization;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Seizures;

namespace CommandCentre.Server.Exports.Papers;

/// <summary>What a form is made from: the seizure's file, and who takes it out for what.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="File">What may leave.</param>
/// <param name="Officer">Who takes it out: a service number.</param>
/// <param name="Country">For which country.</param>
/// <param name="Purpose">Why.</param>
/// <param name="At">When, wall time.</param>
public sealed record PaperSource(OperationSummary Operation, SeizureFile File, string Officer, CountryCode Country, string Purpose, DateTimeOffset At)
{
    /// <summary>The seizure's line.</summary>
    public LineView Line => File.Line;

    /// <summary>How the record is called outside: operation and line, unique for ever.</summary>
    public string Reference => string.Create(CultureInfo.InvariantCulture, $"{Operation.Key}/{Line.Number}");

    /// <summary>The service that seized.</summary>
    public string Authority => $"{Line.Owner!.EnglishName} ({Words.Of(Line.By!.Agency)})";
}

/// <summary>A form as it leaves.</summary>
/// <param name="ContentType">What it is.</param>
/// <param name="FileName">A name of nobody's choosing.</param>
/// <param name="Bytes">The form itself.</param>
public sealed record Paper(string ContentType, string FileName, byte[] Bytes)
{
    /// <summary>Makes a form; <see cref="PaperKind.Record"/> is a page and is drawn instead.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The form is a page.</exception>
    public static Paper Of(PaperKind kind, PaperSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var name = string.Create(CultureInfo.InvariantCulture, $"{source.Operation.Key}-{source.Line.Number}-{Words.Of(kind)}");
        return kind switch
        {
            PaperKind.Message => new("text/plain; charset=utf-8", name + ".txt", MessageText.Write(source)),
            PaperKind.MessageJson => new("application/json; charset=utf-8", name + ".json", MessageJson.Write(source)),
            PaperKind.TraceRequest => new("application/json; charset=utf-8", name + ".json", TraceRequests.Write(source)),
            PaperKind.IllicitArms => new("text/csv; charset=utf-8", name + ".csv", IllicitArmsRows.Write(source)),
            PaperKind.Niem => new("application/xml; charset=utf-8", name + ".xml", NiemShaped.Write(source)),
            PaperKind.FollowTheMoney => new("application/jsonl; charset=utf-8", name + ".jsonl", MoneyLines.Write(source)),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "this form is a page"),
        };
    }

    /// <summary>Firearms and parts: those a trace can be asked for.</summary>
    internal static IEnumerable<ItemFacts> Traceable(PaperSource source) => source.File.Items.Where(facts => TraceMeter.IsFor(facts.Item));
}
