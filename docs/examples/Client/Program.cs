// A national system at the command centre, in C#: does and prints the same as client.mjs.
//   CENTRE_KEY=... dotnet run -- http://localhost:5080 ARMSTRONG-VII [UNTIL]
using Client;

if (args.Length < 2 || Environment.GetEnvironmentVariable("CENTRE_KEY") is not { } key)
{
    Console.WriteLine("CENTRE_KEY=... dotnet run -- ADDRESS OPERATION [UNTIL]");
    return 2;
}

var system = new NationalSystem(new Uri(args[0]), args[1], key, args.Length > 2 ? long.Parse(args[2], null) : long.MaxValue);
return await system.RunAsync() ? 0 : 1;
