using System.CommandLine;

namespace CommandCentre.Server.CommandLine;

/// <summary><c>journal verify</c> and <c>journal show</c>.</summary>
internal static class JournalCommands
{
    internal static Command Journal(InvocationConfiguration said) => new("journal", "Look at what is recorded.");
}
