using System.Text.RegularExpressions;
using CommandCentre.Domain.Fields;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Isolation;

/// <summary>The list of outlets is the running system's: one that nobody thought about fails here (quality.md X1).</summary>
public sealed partial class OutletTests
{
    [Fact]
    public async Task Routes_OfTheRunningCentre_AreEachTriedOrHoldNothing()
    {
        await using var centre = await RunningCentre.StartAsync();
        var listed = Outlets.ByKey.Keys.Concat(Outlets.ByBrowser.Keys).Concat(Outlets.Elsewhere.Keys).Concat(Outlets.Without.Keys).ToList();
        Assert.Empty(listed.GroupBy(name => name).Where(name => name.Count() > 1).Select(name => name.Key));
        Assert.Equal(listed.Order(StringComparer.Ordinal), Outlets.Routes(centre));
    }

    [Fact]
    public void HubMethods_OfTheRunningCentre_AreEachTried() => Assert.Equal(Outlets.HubMethods.Keys.Order(), Outlets.Hub.Order());

    /// <summary>What a label of a metric may be: nothing that tells of a person, a country, an operation or a case.</summary>
    [Fact]
    public async Task Metrics_OfTheRunningCentre_HaveNoOtherLabels()
    {
        await using var centre = await RunningCentre.StartAsync();
        await Commands.OpenAsync(centre);
        var labels = Label().Matches(await Watch.MetricsTests.TextAsync(centre)).Select(label => label.Groups[1].Value).Distinct();
        Assert.Empty(labels.Except(["le", "ruling", "generation", "mode"]));
    }

    /// <summary>Gaps in what our code logs, from its own sources: a text of an officer fits none of them.</summary>
    [Fact]
    public void Logs_OfOurCode_FillTheirGapsWithNamesAndNumbersOnly()
    {
        var gaps = Directory.EnumerateFiles(Path.Combine(Sources.Root, "src"), "*.*", SearchOption.AllDirectories)
            .Where(file => (file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith(".razor", StringComparison.Ordinal)) && !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(file => Logged().Matches(File.ReadAllText(file)))
            .SelectMany(log => Gap().Matches(log.Value)).Select(gap => gap.Groups[1].Value).Distinct().Order().ToList();
        Assert.NotEmpty(gaps);
        Assert.Empty(gaps.Except(Gaps));
    }

    // Numbers, keys of operations, countries, names of files and faces, addresses of identity providers.
    private static readonly string[] Gaps = ["Count", "Country", "Face", "Fault", "Kind", "Line", "Links", "Of", "Operation", "Position", "Precision", "Provider", "Reason", "Recall", "Refused", "Steps", "Why"];

    [GeneratedRegex("([a-z]+)=\"")]
    private static partial Regex Label();

    [GeneratedRegex("\\.Log(?:Trace|Debug|Information|Warning|Error|Critical)\\([^;]*;")]
    private static partial Regex Logged();

    [GeneratedRegex("\\{([A-Z][A-Za-z]*)\\}")]
    private static partial Regex Gap();

    [Fact]
    public void Commands_OfEveryKind_AreSaidInTheFilling() =>
        Assert.All(CommandReading.Kinds, kind => Assert.NotEmpty(Telling.LineKindOf(kind)));
}
