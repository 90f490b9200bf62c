using CommandCentre.Load.Scenarios;

Dictionary<string, (Func<Options, Task<Outcome>> Run, string What)> scenarios = new(StringComparer.Ordinal)
{
    ["steady"] = (Streams.SteadyAsync, "L1: 500 boards, 50 commands/s of all handling codes, 20 s"),
    ["burst"] = (Streams.BurstAsync, "L2: 200 commands/s for 30 s to 500 boards"),
    ["many"] = (Streams.ManyAsync, "L3: 2,000 boards, 20 commands/s, memory a connection"),
    ["resume"] = (Resuming.RunAsync, "L6: 100,000 lines to a cold board; 500 boards that lack 1,000 lines each"),
    ["storm"] = (Faults.StormAsync, "F9: 500 boards cut at once, three times"),
    ["slow"] = (SlowReaders.RunAsync, "F10: 1, 10 and 50 of 500 boards read 0, 1 and 10 KB/s"),
    ["overflow"] = (SlowReaders.OverflowAsync, "systems that stop reading until their outbox overflows, and come back"),
    ["repeat"] = (Faults.RepeatAsync, "O1: every command sent one to five times, over cuts and restarts"),
    ["kill"] = (Faults.KillAsync, "F1: kill -9 in mid-stream, ten times"),
};
if (args.Length == 0 || !scenarios.TryGetValue(args[0], out var scenario))
{
    Console.Error.WriteLine($"NAME [--boards N] [--rate N] [--seconds N] [--rounds N] [--lines N] [--senders N] [--history FILE], where NAME is one of\n{string.Join('\n', scenarios.Select(known => $"  {known.Key,-8} {known.Value.What}"))}");
    return 2;
}

var outcome = await scenario.Run(Options.Read(args[1..]));
Console.WriteLine(outcome);
return outcome.IsCorrect ? 0 : 1;
