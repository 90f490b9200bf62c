using CommandCentre.Domain.Sharing;

namespace CommandCentre.Server.Tests.Isolation;

/// <content>What hangs together, where it is asked of the view itself: the pairs of values that people decided over, which no page shows and an export may.</content>
public sealed partial class IsolationMatrixTests
{
    private void Pairs(Stage stage)
    {
        var links = stage.Ledger.Records.Values.Where(record => record.Ends is not null).ToList();
        var read = links.Count(link => stage.Systems.Any(system => stage.Oracle.Reads(system.Who, link)));
        output.WriteLine($"{links.Count} links, {read} of them read by somebody, {links.Count(link => link.Lines.Count > 1)} decided over");
        Assert.InRange(read, links.Count / 3, links.Count - 1);
        Assert.True(links.Count(link => link.Lines.Count > 1) > 10);
        foreach (var who in stage.Systems.Select(system => system.Who).Append(new Who("DE", "police", "liaison officer", "off-duty")).Append(new Who("EU", "coordination", "observer", "wall")).DistinctBy(who => who.Class))
        {
            var viewer = new Viewer(Stage.ActorOf(who, $"{who.Country}-PAIRS"), who.Place != "off-duty", who.Place == "wall", who.Place != "invited");
            var pairs = stage.Desk.View(viewer)?.LabelledPairs ?? [];
            var decided = stage.Oracle.Links(who).Where(link => link.Lines.Count > 1).ToList();
            foreach (var pair in pairs)
            {
                stage.Judging.Text(who, "labelled pairs", $"{pair.Left} {pair.Right}");
                var link = stage.Ledger.Line(pair.Link).Record;
                stage.Judging.Expect(decided.Contains(link), who, "labelled pairs", () => $"pairs of link {pair.Link}, {link.Said()}");
            }

            // The ground of a pair is looked up in both records: only what both have makes one.
            var wanted = decided.Where(link => link.Ends is { Left.Kind: "hit-pushed", Right.Kind: "hit-pushed" }).Select(link => link.Lines[0].Number).Order();
            stage.Judging.Same(who, "labelled pairs", "links", string.Join(' ', wanted), string.Join(' ', pairs.Select(pair => pair.Link).Where(number => stage.Ledger.Line(number).Record.Ends is { Right.Kind: "hit-pushed" })));
        }
    }
}
