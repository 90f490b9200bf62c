using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Seizures;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Operations;

/// <summary>Isolation (quality.md I3): whatever a view gives out, by whatever member, holds nothing that the oracle does not allow its viewer.</summary>
public sealed partial class SightPropertyTests
{
    private const int Steps = 350;

    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();

    private long _checks;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task View_OfAnyCountry_GivesOutNothingThatTheOracleDoesNotAllow(int seed)
    {
        await using var test = await DeskUnderTest.StartAsync(World.Countries);
        var world = new World(test, seed);
        for (var i = 0; i < Steps; i++)
        {
            await world.StepAsync();
            if (i % 7 == 0)
            {
                // Looked at on the way, so that what a view keeps and carries on is tested too.
                _ = test.Desk.View(Room.Viewer(World.Countries[i % 25]))!.Countries;
            }
        }

        // The last deadlines may have passed unsaid: one more line shows what is the head.
        await world.StepAsync();
        var views = World.Viewers.ToDictionary(country => country, country => test.Desk.View(Room.Viewer(country))!);
        foreach (var (country, view) in views)
        {
            CheckLevels(world, country, view);
            CheckCanaries(world, country, view, views);
            CheckStandings(world, country, view);
            CheckCountries(world, country, view);
        }

        Assert.True(_checks >= 100_000, $"only {_checks} checks (quality.md X1 asks for 100,000)");
    }

    [GeneratedRegex("CNY([0-9]{6})X", RegexOptions.IgnoreCase)]
    private static partial Regex CanaryShape();

    private static SeizedItemKind? Item(LineView line) => line.OpenItems?[0].Kind;

    private void CheckLevels(World world, string country, OperationView view)
    {
        Assert.Equal(world.Lines.Count, view.Head);
        foreach (var (number, said) in world.Lines)
        {
            var line = view.Line(number)!;
            Assert.True(world.Level(country, number) == line.Sight.Level, $"{country} sees {line.Sight} of {said}, the oracle says {world.Level(country, number)}");
            Assert.Equal(line.Sight.Level >= SightLevel.Existence ? said.Owner : null, line.Owner?.Value);
            Assert.Equal(line.Sight.Level is SightLevel.Full or SightLevel.Counts ? said.Kind : null, line.Kind);
            Assert.Equal(line.Sight.Level is SightLevel.Counts ? SeizedItemKind.Firearm : null, Item(line));
            Assert.Equal(line.Sight.Level is SightLevel.Full && said is { Kind: LineKind.CrossChecked, Owner: var asker } && asker == country, line.Event is CrossChecked { Answers: not null });
            CheckHeld(country, said, line);
            if (line.Sight.Level is not SightLevel.Full)
            {
                Assert.Null(line.Record);
                Assert.Null(line.By);
                Assert.Null(line.Marks);
                Assert.Null(line.Event);
                Assert.Null(line.Recorded);
                Assert.Null(line.ReplacedBy);
                Assert.False(line.Erased);
                Assert.Equal(line.Sight.Level is SightLevel.Number, line.At is null);
            }

            _checks += 8;
        }
    }

    /// <summary>Which holdings answered a check: an id that other countries than the asker's get nowhere.</summary>
    private void CheckHeld(string country, World.Said said, LineView line)
    {
        if (said.Kind is LineKind.CrossChecked)
        {
            var json = Encoding.UTF8.GetString(LineJson.Write(line));
            Assert.True(said.Owner == country || !json.Contains(World.Held(said.Canary).ToString("D"), StringComparison.Ordinal), $"{country} gets what answered {said}");
            Assert.Equal(said.Owner == country, json.Contains("\"answers\"", StringComparison.Ordinal));
            _checks += 2;
        }
    }

    private void CheckCanaries(World world, string country, OperationView view, Dictionary<string, OperationView> views)
    {
        var allowed = world.Allowed(country);
        var seen = new HashSet<int>();
        foreach (var (outlet, value) in Outlets(world, view, views))
        {
            foreach (var canary in Canaries(value, []))
            {
                Assert.True(allowed.Contains(canary), $"{country} gets {World.Canary(canary)} by {outlet}");
                seen.Add(canary);
                _checks++;
            }
        }

        // And nothing is kept from whom it is for.
        Assert.Equal(allowed.Count, seen.Count);
    }

    /// <summary>Everything a view gives out, by every public member; a new one must be listed here.</summary>
    private static IEnumerable<(string Outlet, object? Value)> Outlets(World world, OperationView view, Dictionary<string, OperationView> views)
    {
        foreach (var property in typeof(OperationView).GetProperties())
        {
            yield return (property.Name, property.GetValue(view));
        }

        var numbers = Enumerable.Range(-1, (int)view.Head + 3).Select(number => (long)number).ToList();
        var own = numbers.Select(view.Line).OfType<LineView>().ToList();

        // A line seen by its owner: nobody else can hold it, but no member may rely on that.
        var owners = world.Lines.Values.Select(said => views[said.Owner].Line(said.Number)!).ToList();
        foreach (var method in typeof(OperationView).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(method => !method.IsSpecialName))
        {
            IEnumerable<object?[]> arguments = method.Name switch
            {
                nameof(OperationView.Line) => numbers.Select(number => new object?[] { number }),
                nameof(OperationView.Exported) or nameof(OperationView.ExportExtent) or nameof(OperationView.ExportedPairs) or nameof(OperationView.PairsExtent) => [[0L, true], [0L, false], [50L, true], [long.MaxValue, true], [long.MinValue, false]],
                nameof(OperationView.Lines) => [[0L, 500], [-5L, 500], [50L, 20], [long.MaxValue, int.MaxValue], [long.MinValue, int.MinValue]],
                nameof(OperationView.Latest) => Filters(world).Select(filter => new object?[] { 500, filter, null }).Append([int.MinValue, LineFilter.All, long.MinValue]).Append([3, LineFilter.All, 20L]),
                nameof(OperationView.History) or nameof(OperationView.Related) or nameof(OperationView.Grants) or nameof(OperationView.NamedBy) or nameof(OperationView.MayAddFile) => own.Concat(owners).Select(line => new object?[] { line }),
                nameof(OperationView.MayRead) => world.Things.Keys.Select(view.File).OfType<FileRow>().Select(file => new object?[] { file }),
                nameof(OperationView.Audience) => own.Select(line => new object?[] { line }),
                nameof(OperationView.Record) or nameof(OperationView.Check) or nameof(OperationView.Lead) or nameof(OperationView.Link) or nameof(OperationView.Control) or nameof(OperationView.Seizure) or nameof(OperationView.SeizureFile) or nameof(OperationView.Exhibit) or nameof(OperationView.File) or nameof(OperationView.Files) or nameof(OperationView.Readings) or nameof(OperationView.Reading) or nameof(OperationView.Referral) or nameof(OperationView.Indicator) => world.Things.Keys.Append(Guid.Empty).Select(id => new object?[] { id }),
                nameof(OperationView.May) or nameof(OperationView.Refusal) => Enum.GetValues<CommandKind>().Select(kind => new object?[] { kind }),
                nameof(OperationView.IsDowngrade) => world.Things.Keys.Select(id => new object?[] { new ChangeMarks(id, id, "to be shared", Room.Marks(HandlingCodes.H0)) }),
                nameof(OperationView.LimitOf) => World.Countries.Select(code => new object?[] { CountryCode.Parse(code), AgencyKind.Police }),
                nameof(OperationView.LeadPage) => from side in Enum.GetValues<LeadSide>() from closed in new[] { false, true } select new object?[] { new LeadFilter(side, closed), 0, 500 },
                nameof(OperationView.MissedLeads) => [[500]],
                nameof(OperationView.Under) => view.Indicators.Select(indicator => new object?[] { indicator, 500 }),
                nameof(OperationView.SeizuresBy) => Enum.GetValues<FindCause>().Select(cause => new object?[] { cause }),
                nameof(OperationView.Reports) => Enumerable.Range(1, 2 * (Steps + 1)).Select(canary => new object?[] { ParcelNumber.Parse(World.Canary(canary)) }),
                nameof(OperationView.Story) => world.Things.Keys.Select(view.Lead).OfType<LeadRow>().Select(lead => new object?[] { lead }),
                nameof(OperationView.ReferralPage) => from ours in new[] { false, true } from ended in new[] { false, true } select new object?[] { new ReferralFilter(ended, Own: ours), 0, 500 },
                nameof(OperationView.ReferralStory) => world.Things.Keys.Select(view.Referral).OfType<ReferralRow>().Select(referral => new object?[] { referral }),
                nameof(OperationView.ReferralsAmong) => [[own]],
                nameof(OperationView.Parcel) => Enumerable.Range(1, 2 * (Steps + 1)).Select(canary => new object?[] { ParcelNumber.Parse(World.Canary(canary)), null }),
                nameof(OperationView.LegalHours) => World.Countries.Select(code => new object?[] { CountryCode.Parse(code), ParcelMeasure.Detain }),
                nameof(OperationView.Preview) => world.Things.Keys.Select(id => new object?[] { new AnswerCheck(id, id, CheckOutcome.Hit, null, Room.Marks(HandlingCodes.H0)), LineKind.CheckAnswered }),
                _ => throw new InvalidOperationException($"OperationView.{method.Name} is an outlet that this test does not know: list it"),
            };
            foreach (var some in arguments)
            {
                yield return ($"{method.Name}({string.Join(", ", some)})", method.Invoke(view, some));
            }
        }

        foreach (var line in own)
        {
            yield return ("LineJson", Encoding.UTF8.GetString(LineJson.Write(line)));
        }

        yield return ("PictureJson", Encoding.UTF8.GetString(PictureJson.Write(view)));
    }

    private static IEnumerable<LineFilter> Filters(World world) =>
    [
        LineFilter.All,
        .. Enum.GetValues<LineKind>().Select(kind => new LineFilter([kind])),
        .. World.Viewers.Select(country => new LineFilter([], CountryCode.Parse(country))),
        .. Enum.GetValues<HandlingCodes>().Select(code => new LineFilter([], null, code)),
        .. Enum.GetValues<SeizedItemKind>().Select(item => new LineFilter([], null, null, item)),
        new LineFilter([LineKind.HitPushed, LineKind.HitCorrected], CountryCode.Parse(world.Lines[world.Lines.Count].Owner), HandlingCodes.H3),
    ];

    /// <summary>Every canary in a value, however deep.</summary>
    private static IEnumerable<int> Canaries(object? value, HashSet<object> above)
    {
        switch (value)
        {
            case null or Enum or IFormattable:
                return [];
            case string text:
                return CanaryShape().Matches(text).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
            case IEnumerable several:
                return several.Cast<object?>().SelectMany(item => Canaries(item, above));
            case System.Runtime.CompilerServices.ITuple tuple:
                return Enumerable.Range(0, tuple.Length).SelectMany(i => Canaries(tuple[i], above));
            default:
                return value.GetType().IsValueType || above.Add(value)
                    ? Properties.GetOrAdd(value.GetType(), static type => [.. type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance).Where(property => property.GetIndexParameters().Length == 0 && property.Name != "EqualityContract")])
                        .SelectMany(property => Canaries(property.GetValue(value), above))
                    : [];
        }
    }

    private void CheckStandings(World world, string country, OperationView view)
    {
        foreach (var thing in world.Things.Values)
        {
            var full = world.Level(country, thing.First) is SightLevel.Full;
            Assert.Equal(full && thing.Kind is LineKind.CheckRequested, view.Check(thing.Id) is not null);
            Assert.Equal(full && thing.Kind is LineKind.LeadSent, view.Lead(thing.Id) is not null);
            Assert.Equal(full, view.Record(thing.Id) is not null);
            foreach (var answer in view.Check(thing.Id)?.Answers ?? [])
            {
                var number = thing.Answers[answer.Country.Value];
                var readable = world.Level(country, number) is SightLevel.Full;
                Assert.Equal((readable ? CheckOutcome.Hit : null, readable ? number : (long?)null), (answer.Outcome, answer.Number));
            }

            if (view.Lead(thing.Id) is { Lead: var lead })
            {
                var readable = thing.Closed && world.Level(country, thing.Answers.Single().Value) is SightLevel.Full;
                Assert.Equal((!thing.Closed, readable), (lead.IsOpen, lead.Outcome is not null));
                Assert.Equal(readable ? thing.Answers.Single().Value : null, lead.FeedbackNumber);
            }

            Assert.Equal(full && thing.Kind is LineKind.ControlReported, view.Control(thing.Id) is not null);
            Assert.Equal(full && thing.Kind is LineKind.SeizureReported, view.Seizure(thing.Id) is not null);
            Assert.Equal(full && thing.Kind is LineKind.ExhibitSealed, view.Exhibit(thing.Id) is not null);
            Assert.Equal(full && thing.Kind is LineKind.IndicatorStated, view.Indicator(thing.Id) is not null);
            _checks += 9;
        }

        string[] open = [.. world.Things.Values.Where(thing => thing.Kind is LineKind.CheckRequested && thing.Asked.Count > thing.Answers.Count && world.Level(country, thing.First) is SightLevel.Full).Select(thing => $"{thing.First}").Order()];
        Assert.Equal(open, view.OpenChecks.Select(check => $"{check.Check.Number}").Order());
        Assert.Equal(view.Checks.TakeWhile(check => check.Check.IsOpen).Select(check => check.Check.Id).Order(), view.OpenChecks.Select(check => check.Check.Id).Order());
        foreach (var closed in new[] { false, true })
        {
            var leads = world.Things.Values.Where(thing => thing.Kind is LineKind.LeadSent && thing.Closed == closed && world.Level(country, thing.First) is SightLevel.Full).Select(thing => thing.Id);
            var page = view.LeadPage(new LeadFilter(Closed: closed), 0, OperationView.PageLimit);
            Assert.Equal(leads.Order(), page.Rows.Select(lead => lead.Lead.Id).Order());
            Assert.Equal((page.Rows.Count, page.Rows.Count), (page.Total, page.ByStage.Values.Sum()));
            Assert.Equal(page.Rows.Select(row => row.Lead.Id).Skip(3).Take(2), view.LeadPage(new LeadFilter(Closed: closed), 3, 2).Rows.Select(row => row.Lead.Id));
            var arrivals = page.Rows.Select(row => (row.Lead.Expected ?? DateTimeOffset.MaxValue, row.Lead.Number)).ToList();
            Assert.True(closed || arrivals.SequenceEqual(arrivals.Order()), "open leads are not in the order of their arrival");
        }

        var referrals = world.Things.Values.Where(thing => thing.Kind is LineKind.ParcelReferred && world.Level(country, thing.First) is SightLevel.Full).Select(thing => thing.Id);
        var referred = view.ReferralPage(new ReferralFilter(), 0, OperationView.PageLimit);
        Assert.Equal(referrals.Order(), referred.Rows.Select(row => row.Id).Order());
        Assert.Equal((referred.Rows.Count, referred.Rows.Count), (referred.Total, referred.ByState.Values.Sum()));
        Assert.Equal(world.Things.Values.Where(thing => thing.Kind is LineKind.OperatorRegistered && thing.Owner == country).Select(thing => thing.Id).Order(), view.Operators.Select(row => row.Id).Order());
    }

    private void CheckCountries(World world, string country, OperationView view)
    {
        foreach (var row in view.Countries)
        {
            var whose = row.Country.Value;
            var hits = world.Things.Values.Count(thing => thing.Owner == whose && thing is { Kind: LineKind.HitPushed, Withdrawn: false } && world.Level(country, thing.First) is SightLevel.Full);
            var requests = world.Things.Values.Count(thing => thing.Kind is LineKind.CheckRequested && thing.Asked.Contains(whose) && !thing.Answers.ContainsKey(whose) && world.Level(country, thing.First) is SightLevel.Full);
            var last = world.Lines.Values.Where(said => said.Owner == whose && said.Kind is not (LineKind.CheckOverdue or LineKind.CheckReminded or LineKind.LeadMissed or LineKind.LinkFound or LineKind.ReferralOverdue or LineKind.ReferralAnswered) && world.Level(country, said.Number) >= SightLevel.Existence).MaxBy(said => said.Number);
            var heard = last is null ? (DateTimeOffset?)null : world.Level(country, last.Number) is SightLevel.Counts ? Tallies.HourOf(last.At) : last.At;
            Assert.Equal((whose, hits, requests, heard), (whose, row.Hits, row.OpenRequests, row.LastHeard));
            Assert.Equal(world.Things.Values.Count(thing => thing.Owner == whose && thing.Kind is LineKind.SeizureReported), row.Counts.Firearms);
            _checks += 5;
        }
    }
}
