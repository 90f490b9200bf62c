using CommandCentre.Server.CommandLine;

// What can be asked of the command centre: serve (also without any argument), journal verify, journal show, backup, restore, exercise generate.
// What serving consists of stands in Centre.cs.
return await CentreCommands.RunAsync(args, Serving.RunAsync);
