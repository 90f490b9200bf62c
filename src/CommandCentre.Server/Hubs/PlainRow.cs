using System.Globalization;
using System.Text.Encodings.Web;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;

namespace CommandCentre.Server.Hubs;

/// <summary>The plainest row: number, kind and owner. Used where no pages are.</summary>
internal static class PlainRow
{
    internal static ValueTask<string> Draw(LineView line)
    {
        var text = string.Join(' ', new[] { line.Kind is { } kind ? Words.Of(kind) : null, line.Owner?.Value }.OfType<string>());
        return ValueTask.FromResult(string.Create(
            CultureInfo.InvariantCulture,
            $"""<li class="line" id="line-{line.Number}" data-number="{line.Number}">{line.Number} {HtmlEncoder.Default.Encode(text)}</li>"""));
    }
}
