using System.Diagnostics;
using System.Globalization;
using CommandCentre.Load.Centres;
using CommandCentre.Load.Wire;

// Shows that the parts work together: a server, boards, one hit seen by all of them.
// dotnet run --project tests/CommandCentre.Load -- smoke [BOARDS]
var boards = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 100;
await using var centre = await LoadedCentre.StartAsync(new CentreChoices { Population = Population.For(boards) });
await centre.OpenOperationAsync(TimeProvider.System.GetUtcNow());
using var wires = new Wires();
var (seen, all) = (0, new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
var options = new WireOptions
{
    Take = (_, record, at) =>
    {
        if (Messages.IsRows(record) && ++seen == boards)
        {
            all.SetResult(at);
        }
    },
};
foreach (var user in centre.Population.Boards(boards))
{
    var board = await centre.OpenAsync(wires, user, options);
    await board.JoinBoardAsync();
}

using var sender = await centre.OpenAsync(wires, centre.Population.User("DE", "liaison officer"));
var begun = Stopwatch.GetTimestamp();
var heard = await sender.SubmitAsync(Orders.Hit(Orders.Id(1, 1), "Pistol parts in a toy"));
Console.WriteLine($"{heard.Ruling} as line {heard.Number}; {boards} boards had it {Stopwatch.GetElapsedTime(begun, await all.Task.WaitAsync(TimeSpan.FromSeconds(20))).TotalMilliseconds:f1} ms after it was sent");
