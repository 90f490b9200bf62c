using System.CommandLine;

namespace CommandCentre.Server.CommandLine;

/// <summary><c>exercise generate</c>.</summary>
internal static class ExerciseCommands
{
    internal static Command Exercise(InvocationConfiguration said) => new("exercise", "Work with the made-up week.");
}
