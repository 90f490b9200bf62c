using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using CommandCentre.Domain.Operations;

namespace CommandCentre.Domain.Tests.Architecture;

/// <summary>Domain is pure: no package, no other project, no clock, no Task, no I/O. Read from what was compiled, bodies included.</summary>
public sealed class PurityTests
{
    /// <summary>Parts of the base library that compute; a new one is a decision, taken here.</summary>
    private static readonly string[] Allowed =
        ["System.Runtime", "System.Collections", "System.Collections.Immutable", "System.Linq", "System.Memory", "System.Security.Cryptography"];

    private static readonly string[] BarredNamespaces = ["System.IO", "System.Threading", "System.Net", "System.Timers", "System.Data", "Microsoft"];

    private static readonly string[] BarredTypes = ["System.TimeProvider", "System.Diagnostics.Stopwatch", "System.Random", "System.Environment", "System.Console", "System.TimeZoneInfo", "System.AppContext"];

    private static readonly string[] BarredMembers =
        ["System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTime.get_Today", "System.DateTimeOffset.get_Now", "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid", "System.Guid.CreateVersion7"];

    [Fact]
    public void Assembly_ReferencesOnlyPartsThatCompute() =>
        Assert.Empty(typeof(Operation).Assembly.GetReferencedAssemblies().Select(name => name.Name!).Except(Allowed));

    [Fact]
    public void Project_NamesNoPackageAndNoProject()
    {
        var project = XDocument.Load(Path.Combine(SharedFiles.Root(), "src", "CommandCentre.Domain", "CommandCentre.Domain.csproj"));
        Assert.DoesNotContain(project.Descendants(), element => element.Name.LocalName.EndsWith("Reference", StringComparison.Ordinal));
    }

    [Fact]
    public void Types_UsedAnywhere_AreNoTaskNoClockAndNoInputOrOutput() =>
        Assert.DoesNotContain(
            Read(reader => reader.TypeReferences.Select(handle => NameOf(reader, handle))),
            name => BarredTypes.Contains(name) || BarredNamespaces.Any(barred => name.StartsWith($"{barred}.", StringComparison.Ordinal)));

    [Fact]
    public void Members_UsedAnywhere_AskNoAmbientClockAndMakeNoIds() =>
        Assert.Empty(Read(reader => reader.MemberReferences.Select(reader.GetMemberReference)
            .Where(member => member.Parent.Kind == HandleKind.TypeReference)
            .Select(member => $"{NameOf(reader, (TypeReferenceHandle)member.Parent)}.{reader.GetString(member.Name)}")).Intersect(BarredMembers));

    private static string NameOf(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}";
    }

    private static List<string> Read(Func<MetadataReader, IEnumerable<string>> names)
    {
        using var file = new PEReader(File.OpenRead(typeof(Operation).Assembly.Location));
        var read = names(file.GetMetadataReader()).ToList();
        Assert.NotEmpty(read);
        return read;
    }
}
