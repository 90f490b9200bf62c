using CommandCentre.Benchmarks.Bare;
using CommandCentre.Benchmarks.FanOut;

// dotnet run -c Release --project tests/CommandCentre.Benchmarks -- fanout
switch (args)
{
    case ["bare-signalr"]:
        await BareServer.RunAsync(signalR: true);
        return 0;
    case ["bare-socket"]:
        await BareServer.RunAsync(signalR: false);
        return 0;
    case ["fanout", .. var words] when FanOutChoices.Read(words) is { } choices:
        await new FanOutBenchmark(choices).RunAsync();
        return 0;
    default:
        Console.Error.WriteLine("Usage: " + FanOutChoices.Usage);
        return 2;
}
