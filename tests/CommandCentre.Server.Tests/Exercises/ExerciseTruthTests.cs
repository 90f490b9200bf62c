using System.Text;
using System.Text.RegularExpressions;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Server.Exercises;
using CommandCentre.Server.Exercises.People;

namespace CommandCentre.Server.Tests.Exercises;

public sealed partial class ExerciseTruthTests
{
    private static readonly ExerciseScript Script = ExerciseScript.Generate(7, Folded.Key);

    [Fact]
    public void Truth_Groups_NameRecordsThatTheScriptMakes()
    {
        var operation = Folded.Play(Script);

        Assert.All(Script.Truth.Groups, group => Assert.True(group.Records.Distinct().Count() > 1));
        Assert.All(Script.Truth.Groups.SelectMany(group => group.Records), record => Assert.True(operation.Records.ContainsKey(record)));
        Assert.Equal(Enum.GetValues<LinkKind>(), Script.Truth.Groups.Select(group => group.Kind).Distinct().Order());
        Assert.Equal(3, Script.Truth.Groups.Count(group => group.Kind is LinkKind.PartsOfOneWeapon));
    }

    [Fact]
    public void Truth_SameConsignor_IsSpeltDifferentlyAndReportedByManyCountries()
    {
        var said = Said();
        var big = Script.Truth.Groups.Where(group => group.Kind is LinkKind.SameConsignor && group.Records.Count >= 8).ToList();

        Assert.True(big.Count >= 15);
        Assert.All(big, group =>
        {
            var mentions = group.Records.SelectMany(record => said[record]).ToList();
            Assert.True(mentions.Select(mention => mention.Country).Distinct().Count() >= 3);
            Assert.True(mentions.Select(mention => mention.Consignor?.Name).Distinct().Count() >= 2);
        });
    }

    [Fact]
    public void Truth_SameParcel_IsExactlyTheRecordsWithItsNumber()
    {
        var byNumber = Said().SelectMany(record => record.Value.Where(mention => mention.Parcel is not null).Select(mention => (mention.Parcel!.Value, record.Key)))
            .GroupBy(pair => pair.Value, pair => pair.Key).Select(group => group.Distinct().Order().ToList()).Where(group => group.Count > 1).ToList();
        var groups = Script.Truth.Groups.Where(group => group.Kind is LinkKind.SameParcel).Select(group => group.Records.Order().ToList()).ToList();

        Assert.Equal(byNumber.OrderBy(group => group[0]), groups.OrderBy(group => group[0]));
    }

    [Fact]
    public void Script_Persons_AreWrittenInSeveralScripts()
    {
        var names = string.Concat(Said().SelectMany(record => record.Value).Select(mention => mention.Consignor?.Name + mention.Consignee?.Name));

        Assert.Matches(@"\p{IsGreek}", names);
        Assert.Matches(@"\p{IsCyrillic}", names);
        Assert.Matches(@"\p{IsArabic}", names);
        Assert.Matches(@"\p{IsCJKUnifiedIdeographs}", names);
        Assert.Matches("[şğıİ]", names);
    }

    /// <summary>Every name that the lists can make, against the published sanctions lists that lie beside a checkout of the project.</summary>
    [Fact]
    public void Names_AnyPerson_IsInNoSanctionsList()
    {
        var folder = Above(AppContext.BaseDirectory).Select(above => Path.Combine(above, "shared", "data", "holdings")).FirstOrDefault(Directory.Exists);
        Assert.SkipWhen(folder is null, "the sanctions lists (../shared/data/holdings) are not here");
        var listed = File.ReadLines(Path.Combine(folder!, "ofac", "sdn.csv"), Encoding.Latin1).Select(line => Words(line.Split('"').ElementAtOrDefault(1) ?? string.Empty)).ToList();
        var byWord = listed.SelectMany(words => words.Select(word => (word, words))).ToLookup(pair => pair.word, pair => pair.words);

        foreach (var language in ExerciseCountry.All.SelectMany(country => country.Languages).Distinct())
        {
            var givens = PersonNames.Given(language).Select(given => new PersonName(given, given, language).Latin(0).Given).ToList();
            foreach (var surname in PersonNames.Surnames(language).Select(name => new PersonName(name, name, language).Latin(0).Surname))
            {
                var bearers = Words(surname) is var last ? byWord[last[^1]].Where(words => last.All(words.Contains)).ToList() : [];
                Assert.DoesNotContain(givens, given => bearers.Any(words => Words(given).All(words.Contains)));
            }
        }
    }

    private sealed record Mentioned(Domain.Codes.CountryCode Country, Party? Consignor, Party? Consignee, ParcelNumber? Parcel);

    private static Dictionary<Guid, List<Mentioned>> Said()
    {
        var said = new Dictionary<Guid, List<Mentioned>>();
        foreach (var step in Script.Steps)
        {
            var made = RecordId.For(step.By.Officer, step.Command.Id);
            (Guid Record, Mentioned? Mentioned) mention = step.Command switch
            {
                PushHit hit => (made, Of(step, hit.Report.Consignor, hit.Report.Consignee, hit.Report.Parcel)),
                CorrectHit hit => (hit.Hit, Of(step, hit.Report.Consignor, hit.Report.Consignee, hit.Report.Parcel)),
                RequestCheck check => (made, Of(step, check.Subject, null, check.Parcel)),
                MakeCrossCheck check => (made, Of(step, new Party(check.Values.First(value => value.Kind is AskedKind.Name).Text), null, null)),
                SendLead lead => (made, Of(step, lead.Consignor, lead.Consignee, lead.Parcel)),
                ReportSeizure seizure => (made, Of(step, seizure.Consignor, seizure.Consignee, seizure.Parcel)),
                _ => (made, null),
            };
            if (mention.Mentioned is { } mentioned)
            {
                said[mention.Record] = [.. said.GetValueOrDefault(mention.Record) ?? [], mentioned];
            }
        }

        return said;
    }

    private static Mentioned Of(ScriptStep step, Party? consignor, Party? consignee, ParcelNumber? parcel) => new(step.By.Country, consignor, consignee, parcel);

    private static IEnumerable<string> Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            yield return at.FullName;
        }
    }

    private static List<string> Words(string name) => [.. Letters().Matches(Spelling.Latin(name, "*", 0).ToLowerInvariant()).Select(match => match.Value)];

    [GeneratedRegex(@"\w{2,}")]
    private static partial Regex Letters();
}
