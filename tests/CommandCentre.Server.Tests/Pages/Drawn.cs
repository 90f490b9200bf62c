using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommandCentre.Server.Tests.Pages;

/// <summary>Draws a component as the server does and reads it as a browser does.</summary>
internal static class Drawn
{
    public static async Task<string> Markup<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var given = ParameterView.FromDictionary(parameters.ToDictionary(one => one.Name, one => one.Value));
            return (await renderer.RenderComponentAsync<T>(given)).ToHtmlString();
        });
    }

    public static async Task<IElement> Of<T>(params (string Name, object? Value)[] parameters)
        where T : IComponent
    {
        var markup = await Markup<T>(parameters);
        return (await new HtmlParser().ParseDocumentAsync($"<body>{markup}</body>", TestContext.Current.CancellationToken)).Body!;
    }
}
