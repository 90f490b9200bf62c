using CommandCentre.Server.Pages;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddPages();
var app = builder.Build();
app.UsePageFiles();
app.MapPages();
await app.RunAsync().ConfigureAwait(false);
