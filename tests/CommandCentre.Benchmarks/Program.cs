using CommandCentre.Benchmarks.Backups;
using CommandCentre.Benchmarks.Bare;
using CommandCentre.Benchmarks.CrossChecks;
using CommandCentre.Benchmarks.FanOut;
using CommandCentre.Benchmarks.Holdings;
using CommandCentre.Benchmarks.Leads;
using CommandCentre.Benchmarks.Matching;
using CommandCentre.Benchmarks.StartUp;
using CommandCentre.Benchmarks.Tables;

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
    case ["startup", .. var words] when StartUpChoices.Read(words) is { } choices:
        await new StartUpBenchmark(choices).RunAsync();
        return 0;
    case ["backup", .. var words] when StartUpChoices.Read(words, 120_000) is { } choices:
        await new BackupBenchmark(choices).RunAsync();
        return 0;
    case ["holdings", .. var words] when words is [] or ["--records", _]:
        return await ImportBenchmark.RunAsync(words is [_, var records] ? int.Parse(records, System.Globalization.CultureInfo.InvariantCulture) : 500_000);
    case ["leads", .. var words] when words is [] or ["--leads", _]:
        return await LeadsBenchmark.RunAsync(words is [_, var leads] ? int.Parse(leads, System.Globalization.CultureInfo.InvariantCulture) : 100_000);
    case ["matching", .. var words]:
        return MatchingBenchmark.Run(words);
    case ["addresses", .. var words]:
        return AddressPart.Run(words);
    case ["linkage", .. var words]:
        return LinkagePart.Run(words);
    case ["crosscheck-client", var address, var seconds]:
        return await Asking.RunAsync(new Uri(address), double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture));
    case ["crosscheck" or "alerts" or "holdings-insert" or "checks", .. var words] when CheckingChoices.Read(words) is { } choices:
        await ChecksBenchmark.RunAsync(args[0], choices);
        return 0;
    case ["tables", .. var words] when TableMaker.Run(words):
        return 0;
    default:
        Console.Error.WriteLine($"Usage: {FanOutChoices.Usage}\n       {StartUpChoices.Usage}\n       {BackupBenchmark.Usage}\n       {ImportBenchmark.Usage}\n       {LeadsBenchmark.Usage}\n       {MatchingBenchmark.Usage}\n       {AddressPart.Usage}\n       {LinkagePart.Usage}\n       {CheckingChoices.Usage}\n       {TableMaker.Usage}");
        return 2;
}
