using System.Reflection;

namespace CommandCentre.Server.Tests.Architecture;

/// <summary>Who may lean on whom (design.md section 1), and one room for each outside package, as the built assemblies say.</summary>
public sealed class ArrowTests
{
    [Theory]
    [InlineData("CommandCentre.Domain", new string[0])]
    [InlineData("CommandCentre.Matching", new[] { "CommandCentre.Domain" })]
    [InlineData("CommandCentre.Desks", new[] { "CommandCentre.Domain", "CommandCentre.Matching" })]
    [InlineData("CommandCentre.Server", new[] { "CommandCentre.Domain", "CommandCentre.Matching", "CommandCentre.Desks" })]
    public void Assembly_LeansOnlyWhereAnArrowPoints(string room, string[] mayLeanOn) =>
        Assert.Empty(Referenced(room).Where(name => name.StartsWith("CommandCentre.", StringComparison.Ordinal)).Except(mayLeanOn));

    /// <summary>The store is behind the journal, the web before the desks.</summary>
    [Theory]
    [InlineData("CommandCentre.Desks", "Microsoft.AspNetCore")]
    [InlineData("CommandCentre.Server", "Microsoft.Data.Sqlite")]
    [InlineData("CommandCentre.Server", "SQLitePCL")]
    public void Assembly_LeavesTheOtherRoomsPackageAlone(string room, string package) =>
        Assert.DoesNotContain(Referenced(room), name => name.StartsWith(package, StringComparison.Ordinal));

    private static IEnumerable<string> Referenced(string room) => Assembly.Load(room).GetReferencedAssemblies().Select(name => name.Name!);
}
