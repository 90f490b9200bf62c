using CommandCentre.Desks.Lines;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CommandCentre.Server.Pages.Board;

/// <summary>Draws the page's own row component for live frames: one template, not two.</summary>
public sealed class RowDrawing(IServiceProvider services, ILoggerFactory logs)
{
    /// <summary>The row of a line as HTML; text in a line stays text.</summary>
    public async ValueTask<string> DrawAsync(LineView line)
    {
        // A renderer keeps every root it has drawn, so each row has its own, gone with it.
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(FeedRow.Line)] = line });
            return (await renderer.RenderComponentAsync<FeedRow>(parameters)).ToHtmlString();
        });
    }
}
