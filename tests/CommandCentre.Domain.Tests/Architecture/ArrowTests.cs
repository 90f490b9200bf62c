using System.Xml.Linq;

namespace CommandCentre.Domain.Tests.Architecture;

/// <summary>Who may lean on whom (design.md section 1), as the projects say; <c>CommandCentre.Server.Tests</c> asks the built assemblies.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> MayLeanOn = new()
    {
        ["Domain"] = [],
        ["Matching"] = ["Domain"],
        ["Screening"] = ["Domain"],
        ["Desks"] = ["Domain", "Matching", "Screening"],
        ["Server"] = ["Domain", "Matching", "Screening", "Desks"],
    };

    [Fact]
    public void Projects_LeanOnlyWhereAnArrowPoints()
    {
        var projects = Directory.GetFiles(Path.Combine(SharedFiles.Root(), "src"), "*.csproj", SearchOption.AllDirectories);
        Assert.NotEmpty(projects);
        Assert.All(projects, project => Assert.Empty(Referenced(project).Except(MayLeanOn[Room(project)])));
    }

    private static IEnumerable<string> Referenced(string project) =>
        XDocument.Load(project).Descendants("ProjectReference").Select(reference => Room(reference.Attribute("Include")!.Value));

    private static string Room(string project) => Path.GetFileNameWithoutExtension(project.Replace('\\', '/')).Replace("CommandCentre.", string.Empty, StringComparison.Ordinal);
}
