using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using CommandCentre.Desks.Holdings;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Fields;
using CommandCentre.Server.Api;

namespace CommandCentre.Server.CommandLine;

/// <summary><c>holdings import</c>, <c>list</c> and <c>withdraw</c>: what countries let answer, managed while the centre is stopped.</summary>
internal static class HoldingsCommands
{
    internal static Command Holdings(InvocationConfiguration said) => new("holdings", "Load, list and withdraw what a country lets answer, in a data folder that no centre uses.") { Import(said), List(said), Withdraw(said) };

    private static Option<CountryCode> Country() => new("--country")
    {
        Description = "Whose holdings: two letters of ISO 3166-1, EU or XK.",
        HelpName = "XX",
        Required = true,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 1 ? result.Tokens[0].Value : string.Empty;
            if (CountryCode.TryParse(text, out var country))
            {
                return country;
            }

            result.AddError($"--country: '{text}' is not a country. Allowed: two letters of ISO 3166-1, EU or XK.");
            return null;
        },
    };

    private static Command Import(InvocationConfiguration said)
    {
        var file = new Argument<string>("FILE") { Description = "CSV with a header, or lines of JSON in FollowTheMoney's shape." };
        var (data, keys, country) = (ServeOptions.DataFolder(), ServeOptions.OwnerKeys(), Country());
        var mapping = new Option<string?>("--mapping") { Description = "What the columns of CSV mean: a JSON file (docs/holdings.md), or the name of a saved mapping.", HelpName = "FILE|NAME" };
        var form = new Option<string?>("--form") { Description = "csv or ftm (default: ftm for .json, .jsonl, .ftm and .ndjson, else csv).", HelpName = "csv|ftm" };
        var label = new Option<string?>("--label") { Description = "What the load is called (default: the file's name).", HelpName = "TEXT" };
        var dry = new Option<bool>("--dry-run") { Description = "Read and tell, and take nothing." };
        var replace = new Option<bool>("--replace") { Description = "Withdraw what earlier loads of the same label hold and this one does not." };
        var terms = new[] { ("mode", "open|hit-only|silent"), ("handling", "CODES"), ("handling-text", "TEXT"), ("to", "ADDRESSEES"), ("expires", "DAY"), ("case-reference", "TEXT"), ("contact", "TEXT") }
            .Select(term => new Option<string?>("--" + term.Item1) { Description = "For records that bring none of their own.", HelpName = term.Item2 }).ToList();
        var command = new Command("import", "Load a file: all of its good rows in one moment, or nothing. Rows that cannot be taken are named.") { file, country, mapping, form, label, dry, replace, data, keys };
        terms.ForEach(command.Options.Add);
        command.SetAction((parsed, stop) => Interruption.RunAsync(
            async cancel =>
            {
                var path = parsed.GetRequiredValue(file);
                var fields = terms.Select(term => (Name: Camel(term.Name[2..]), Value: parsed.GetValue(term))).Append(("label", parsed.GetValue(label) ?? Path.GetFileName(path)))
                    .Append(("id", new Guid(RandomNumberGenerator.GetBytes(16)).ToString("D"))).Append(("form", Form(parsed.GetValue(form), path)))
                    .Append(("dryRun", parsed.GetValue(dry) ? "true" : null)).Append(("replace", parsed.GetValue(replace) ? "true" : null));
                var wished = new FieldTree.Group(fields.Where(field => field.Item2 is not null).ToDictionary(field => field.Item1, field => (FieldTree)new FieldTree.Text(field.Item2!)));
                return await ImportAsync(path, Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(keys), parsed.GetRequiredValue(country), parsed.GetValue(mapping), wished, said, cancel);
            },
            stop));
        return command;
    }

    private static Command List(InvocationConfiguration said)
    {
        var (data, keys, country) = (ServeOptions.DataFolder(), ServeOptions.OwnerKeys(), Country());
        var command = new Command("list", "List a country's loads: id, records, rejected rows, when, who, label.") { country, data, keys };
        command.SetAction(async (parsed, stop) =>
        {
            await using var folder = await HoldingsFolder.OpenAsync(Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(keys), stop);
            foreach (var load in folder.Of(parsed.GetRequiredValue(country)).Loads)
            {
                said.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{load.Id:D} {load.Records} records, {load.Rejected} rejected, {load.Begun:yyyy-MM-dd'T'HH:mm:ss'Z'} by {load.Officer}: {load.Label}"));
            }

            return CentreCommands.Done;
        });
        return command;
    }

    private static Command Withdraw(InvocationConfiguration said)
    {
        var (data, keys, country) = (ServeOptions.DataFolder(), ServeOptions.OwnerKeys(), Country());
        var load = new Option<Guid?>("--load") { Description = "The load, as list names it.", HelpName = "ID" };
        var records = new Option<Guid[]>("--record") { Description = "A record by its id; may be given several times.", HelpName = "ID" };
        var reason = new Option<string>("--reason") { Description = "Why, 3 to 400 characters; it stands in the country's journal.", HelpName = "TEXT", Required = true };
        var command = new Command("withdraw", "Withdraw a load or single records for good: keys and rows are gone from every file.") { country, load, records, reason, data, keys };
        command.Validators.Add(parsed =>
        {
            if (parsed.GetValue(load) is null == (parsed.GetValue(records) is not { Length: > 0 }))
            {
                parsed.AddError("--load: a load or records are needed. Allowed: --load ID, or --record ID.");
            }

            if (parsed.GetValue(reason)?.Trim().Length is not (>= 3 and <= 400))
            {
                parsed.AddError("--reason: it is too short or too long. Allowed: 3..400 characters.");
            }
        });
        command.SetAction(async (parsed, stop) =>
        {
            await using var folder = await HoldingsFolder.OpenAsync(Path.GetFullPath(parsed.GetValue(data)!), parsed.GetValue(keys), stop);
            var pick = parsed.GetValue(load) is { } whole ? HoldingPick.OfLoad(whole) : HoldingPick.Of(parsed.GetValue(records)!);
            var count = await folder.Of(parsed.GetRequiredValue(country)).WithdrawAsync(pick, parsed.GetRequiredValue(reason).Trim(), stop);
            return count > 0 ? Say(said, $"Withdrew {count} records.") : throw new WorldFailure("There is no such load or record of this country.");
        });
        return command;
    }

    private static async Task<int> ImportAsync(
        string path, string folder, string? keys, CountryCode country, string? mapping, FieldTree.Group wished, InvocationConfiguration said, CancellationToken stop)
    {
        if (!File.Exists(path))
        {
            throw new WorldFailure($"There is no file {path}.");
        }

        await using var opened = await HoldingsFolder.OpenAsync(folder, keys, stop);
        var own = opened.Of(country);
        var (wish, wrong) = ImportWish.From(wished, own.Mappings, TimeProvider.System.GetUtcNow());
        wish = wish is null ? throw Explained(wrong) : wish with { Mapping = mapping is null ? null : Mapping(mapping, own.Mappings) };
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        var outcome = await own.ImportAsync(wish, file, new ImportLines(said.Error), stop);
        foreach (var row in outcome.First)
        {
            said.Error.WriteLine($"{path}, row {row.Row}: {Wrongs.Text(row.Error)}");
        }

        if (outcome.Rejected > outcome.First.Count)
        {
            said.Error.WriteLine($"{path}: further rows that cannot be taken are counted and not named.");
        }

        var figures = $"{outcome.Taken} records taken, {outcome.Changed} of them known before, {outcome.Rejected} rows rejected";
        return outcome.Result switch
        {
            ImportResult.Loaded => Say(said, $"Loaded {wish.Id:D}: {figures}. SHA-256 {outcome.Digest}"),
            ImportResult.DryRun => Say(said, $"Dry run, nothing kept: {figures}."),
            ImportResult.Cancelled => throw new OperationCanceledException(stop),
            ImportResult.Nothing => throw new WorldFailure($"No row of {path} can be taken: nothing was changed."),
            _ => throw new WorldFailure($"{path} cannot be read: nothing was changed."),
        };
    }

    private static ColumnMapping Mapping(string named, IReadOnlyList<ColumnMapping> saved)
    {
        if (!File.Exists(named))
        {
            return saved.FirstOrDefault(mapping => mapping.Name == named) ?? throw new WorldFailure($"There is no file and no saved mapping {named}.");
        }

        var read = FieldTrees.Read(File.ReadAllBytes(named));
        if (read.Fields is not { } fields)
        {
            throw new WorldFailure($"{named} is not one JSON object in which every field stands once. Wrong at: {read.Wrong}.");
        }

        var (mapping, wrong) = ColumnMapping.From(fields);
        return mapping ?? throw Explained(wrong);
    }

    private static WorldFailure Explained(IReadOnlyList<FieldError> wrong) => new(string.Join('\n', wrong.Select(error => Wrongs.Text(error))));

    private static string Form(string? form, string path) => form switch
    {
        "csv" => "csv",
        "ftm" => "follow-the-money",
        null => Path.GetExtension(path).ToUpperInvariant() is ".JSON" or ".JSONL" or ".NDJSON" or ".FTM" ? "follow-the-money" : "csv",
        _ => throw new WorldFailure($"--form: '{form}' is not allowed. Allowed: csv, ftm."),
    };

    private static string Camel(string name) => string.Concat(name.Split('-').Select((word, at) => at == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..]));

    private static int Say(InvocationConfiguration said, string line)
    {
        said.Output.WriteLine(line);
        return CentreCommands.Done;
    }

    /// <summary>Says how far an import has come: nothing in the first two seconds, then at most one line in two seconds.</summary>
    private sealed class ImportLines(TextWriter writer) : IProgress<ImportProgress>
    {
        private readonly ProgressLines _read = new(writer, "read", "bytes");

        public void Report(ImportProgress value)
        {
            if (value.Stage is ImportStage.Reading && value.Of is { } of)
            {
                _read.Report(new(value.Bytes, of));
            }
        }
    }
}
