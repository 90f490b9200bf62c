using System.Reflection;
using System.Text.Json;
using CommandCentre.Desks.Lines;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Controls;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Domain.Fields;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Referrals;
using CommandCentre.Domain.Sharing;

namespace CommandCentre.Desks.Tests.Lines;

public sealed class CommandJsonTests
{
    public static TheoryData<int> Samples => [.. Enumerable.Range(0, CommandSamples.All.Count)];

    [Fact]
    public void Samples_OfCommands_CoverEveryKindThatCanBeSent() =>
        Assert.Equal(CommandReading.Kinds.Order(StringComparer.Ordinal), CommandSamples.Full.Select(command => Words.Of(command.Kind)).Order(StringComparer.Ordinal));

    [Fact]
    public void Samples_OfCommands_FillEveryField() =>
        Assert.All(CommandSamples.Full, command => Assert.DoesNotContain(Leaves(command), leaf => leaf.Value is null or ValueList<CountryCode> { IsEmpty: true }));

    [Theory]
    [MemberData(nameof(Samples))]
    public void Command_WrittenAndRead_IsTheSame(int sample)
    {
        var command = CommandSamples.All[sample];
        using var sent = JsonDocument.Parse(CommandJson.Write(command).ToJsonString(Shapes.Json));

        var read = CommandReading.Read(JsonFields.Group(sent.RootElement));

        Assert.Empty(read.Errors);
        Assert.Equal(command, read.Command);
        Assert.Equal(CommandJson.Digest(command), CommandJson.Digest(read.Command!));
    }

    [Fact]
    public void Command_AsJson_HasTheShapeOfTheApi()
    {
        var json = CommandJson.Write(CommandSamples.Full.OfType<SendLead>().Single());

        Assert.Equal(
            ["kind", "id", "parcel", "destination", "consignor", "consignee", "reason", "expected", "route", "contents", "indicator", "handling", "to", "handlingText", "evaluation"],
            json.Select(field => field.Key));
        Assert.Equal("""["H1","H3"]""", json["handling"]!.ToJsonString());
        Assert.Equal("""["FR","NL"]""", json["to"]!.ToJsonString());
        Assert.Equal("B2", (string?)json["evaluation"]);
        Assert.Equal("2020-11-16T09:00:00.0000001Z", (string?)json["expected"]);
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Digest_OfAnotherId_IsTheSame(int sample)
    {
        var command = CommandSamples.All[sample];

        Assert.Equal(CommandJson.Digest(command), CommandJson.Digest(command with { Id = RecordId.Derived("another id") }));
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Digest_OfAnyOtherContent_IsAnother(int sample)
    {
        var command = CommandSamples.All[sample];
        var changed = Leaves(command).Where(leaf => leaf.Path is not ["Id"] and not ["Kind"]).ToList();
        var digests = changed.Select(leaf => CommandJson.Digest((OperationCommand)With(command, leaf.Path, Other(leaf.Type, leaf.Value)))).ToList();

        Assert.DoesNotContain(CommandJson.Digest(command), digests);
        Assert.Equal(digests.Count, digests.Distinct().Count());
    }

    [Fact]
    public void Digest_OfEveryKind_StaysWhatItWas()
    {
        // Digests stand in journals: one that came out otherwise tomorrow would refuse every honest repeat. Taken from the first run.
        var digests = string.Join('\n', CommandSamples.Full.Select(command => $"{Words.Of(command.Kind)} {CommandJson.Digest(command)[..16]}"));

        Assert.Equal(Golden, digests);
    }

    /// <summary>What the centre adds before it records is no part of what was sent: a repeat after a restart must be the same command.</summary>
    [Fact]
    public void Digest_OfACheck_DoesNotDependOnWhatTheCentreAdded()
    {
        var sent = CommandSamples.Full.OfType<MakeCrossCheck>().Single();
        var prepared = sent with { Prepared = new CheckPreparation([new(CountryCode.Parse("FR"), HoldingAnswer.Hit, [new HeldMatch(RecordId.Derived("held"), 9_000)])], 7) };

        Assert.Equal(CommandJson.Digest(sent), CommandJson.Digest(prepared));
        Assert.DoesNotContain("prepared", CommandJson.Write(prepared).Select(field => field.Key));
    }

    /// <summary>What a sender may add later must not change the digest of what was sent without it.</summary>
    [Fact]
    public void Digest_OfARequestWithoutPriority_StaysWhatItWasBeforeThereWasOne() =>
        Assert.StartsWith("f3ae2ed52c8a0e30", CommandJson.Digest(CommandSamples.Full.OfType<Domain.Operations.RequestCheck>().Single() with { Priority = null }), StringComparison.Ordinal);

    /// <summary>The same for what leads and seizures got later (issue 7); the digests are those of the first run of issue 2.</summary>
    [Fact]
    public void Digest_WithoutWhatCameLater_StaysWhatItWas()
    {
        var lead = CommandSamples.Full.OfType<SendLead>().Single() with { Route = null, Contents = null, Indicator = null };
        var seizure = CommandSamples.Full.OfType<ReportSeizure>().Single() with { Cause = null, Concealment = null, Described = null, Indicator = null };
        Assert.StartsWith("d135502a9b85cbe0", CommandJson.Digest(lead), StringComparison.Ordinal);
        var control = CommandSamples.Full.OfType<ReportControl>().Single() with { Indicator = null };
        Assert.StartsWith("f93deac0dc4e39b4", CommandJson.Digest(seizure), StringComparison.Ordinal);
        Assert.StartsWith("325f0f6662a2d612", CommandJson.Digest(control), StringComparison.Ordinal);
        var registered = CommandSamples.Full.OfType<RegisterOperator>().Single() with { Operator = null };
        Assert.StartsWith("e88b380a2d754717", CommandJson.Digest(registered), StringComparison.Ordinal);
    }

    private const string Golden = """
        open-operation 748723349058d109
        admit-participant 908ce1c30bf032b6
        change-phase 7937b34c6a25f87f
        join-duty bd140308ac6eaf10
        leave-duty d9dcd5e22360edcf
        report-tally 7d61e8c95798d9d3
        push-hit de5903d3031429f4
        correct-hit 3e12f92204b9b56f
        withdraw-hit 32908a7fa1d72dcc
        request-check 8d5b12a97e7aee6b
        answer-check 362e23dab465dd1a
        send-lead a9b20eff26f9d0b9
        give-feedback 7bc7ebb9ab9642e1
        report-seizure 6eb01fa87fc4b8c9
        post-message 054e511eae9b5a30
        change-marks d897ec2f88b78611
        grant-use b56406159a6e051e
        withdraw-grant da70c1efa9445bcb
        ask-release 32eacaab7829bea3
        form-group 9cae4c5c59c3772f
        dissolve-group 23b565b534b7afce
        dismiss-participant 373c0ecb0c139e99
        limit-agency 4bdf118f36405e96
        make-cross-check 15159a671efed2c3
        chase-check 193fdd276de7ebcb
        claim-check 08dd6baeccd94fa6
        release-check 147e8f18cefd1f2a
        claim-lead 4d9043a49c4734a6
        release-lead 5039f223c256f493
        move-lead c94c40a8b9888a56
        report-control e6aadc50f47925a4
        decide-parcel 63360b5042fb24b1
        state-indicator 5df399cb3cca3bc6
        state-legality 4ed1c626d1abb548
        set-legal-clock 596f059c659ee318
        seal-exhibit 0914a0701cc12024
        hand-over-exhibit 6311b09720608554
        receive-exhibit 54237cba1b0d9816
        add-follow-up f43740b3c53827b8
        register-operator 71bc6a921bf152be
        refer-parcel f2f947269a2add0e
        move-referral 4c0f408e39fa1a37
        read-image 70095c71b0770d7b
        read-image-again 8f628e1c2a33b093
        decide-match 70aa50147449b4bd
        """;

    /// <summary>Every single value in a command, with the way to it.</summary>
    private static IEnumerable<(string[] Path, Type Type, object? Value)> Leaves(object? of) =>
        of!.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite && property.PropertyType != typeof(CheckPreparation)).SelectMany(property =>
        {
            var value = property.GetValue(of);
            return value is not null && IsGroup(property.PropertyType)
                ? Leaves(value).Select(leaf => ((string[])[property.Name, .. leaf.Path], leaf.Type, leaf.Value))
                : [(new[] { property.Name }, property.PropertyType, value)];
        });

    private static bool IsGroup(Type type) =>
        type.Namespace!.StartsWith("CommandCentre", StringComparison.Ordinal) && !type.IsEnum && !type.IsGenericType && type != typeof(CountryCode) && type != typeof(ParcelNumber) && type != typeof(HsCode) && type != typeof(ImpcCode) && type != typeof(Addressee);

    private static object With(object of, ReadOnlySpan<string> path, object? value)
    {
        var property = of.GetType().GetProperty(path[0])!;
        var changed = path.Length == 1 ? value : With(property.GetValue(of)!, path[1..], value);
        var copy = of.GetType().GetMethod("<Clone>$")!.Invoke(of, [])!;
        property.SetValue(copy, changed);
        return copy;
    }

    private static object? Other(Type type, object? value) => (Nullable.GetUnderlyingType(type) ?? type) switch
    {
        var t when t == typeof(string) => (string?)value + "x",
        var t when t == typeof(int) => (int?)value + 1 ?? 7,
        var t when t == typeof(long) => (long)value! + 1,
        var t when t == typeof(Guid) => RecordId.Derived($"other than {value}"),
        var t when t == typeof(DateTimeOffset) => ((DateTimeOffset?)value ?? FakeTime.Morning).AddTicks(1),
        var t when t == typeof(DateOnly) => ((DateOnly)value!).AddDays(1),
        var t when t == typeof(CountryCode) => CountryCode.Parse(value is CountryCode { Value: "PT" } ? "ES" : "PT"),
        var t when t == typeof(ParcelNumber) => ParcelNumber.Parse("OTHER-0001"),
        var t when t == typeof(HandlingCodes) => (HandlingCodes)value! ^ HandlingCodes.H2,
        var t when t.IsEnum => Enum.GetValues(t).Cast<object>().First(member => !member.Equals(value)),
        var t when t == typeof(ValueList<CountryCode>) => ValueList.Countries([.. (ValueList<CountryCode>)value!, CountryCode.Parse("PT")]),
        var t when t == typeof(ValueList<Addressee>) => ValueList.Set([.. (ValueList<Addressee>)value!, Addressee.Parse("PT/customs")]),
        var t when t == typeof(ValueList<CommandKind>) => (ValueList<CommandKind>)[.. (ValueList<CommandKind>)value!, CommandKind.LeaveDuty],
        var t when t == typeof(ValueList<AgencyKind>) => (ValueList<AgencyKind>)[.. (ValueList<AgencyKind>)value!, AgencyKind.Customs],
        var t when t == typeof(ValueList<AskedValue>) => (ValueList<AskedValue>)[.. (ValueList<AskedValue>)value!, new AskedValue(AskedKind.Wallet, "another")],
        var t when t == typeof(ValueList<Participant>) => (ValueList<Participant>)[.. (ValueList<Participant>)value!, new Participant(CountryCode.Parse("PT"), [AgencyKind.Customs])],
        var t when t == typeof(ValueList<Domain.Seizures.SeizedItem>) => (ValueList<Domain.Seizures.SeizedItem>)[.. ((ValueList<Domain.Seizures.SeizedItem>)value!).Reverse().Select(item => item with { Count = item.Count + 1 })],
        var t when t == typeof(bool) => !((bool?)value ?? false),
        var t when t == typeof(HsCode) => HsCode.Parse("9305"),
        var t when t == typeof(ImpcCode) => ImpcCode.Parse("PTLISA"),
        var t when t == typeof(ParcelRoute) => new ParcelRoute(CountryCode.Parse("PT"), [], null, null),
        var t when t == typeof(Addressee) => Addressee.Parse("PT/customs"),
        var t when t == typeof(ValueList<ContentPiece>) => (ValueList<ContentPiece>)[.. (ValueList<ContentPiece>?)value ?? [], new ContentPiece("another", null, null, null, null, null, null)],
        var t when t == typeof(ValueList<Domain.Seizures.ItemDescription>) => (ValueList<Domain.Seizures.ItemDescription>)[.. (ValueList<Domain.Seizures.ItemDescription>?)value ?? [], new Domain.Seizures.ItemDescription(0, new("another"))],
        var t when t == typeof(ValueList<Domain.Seizures.ExhibitPart>) => (ValueList<Domain.Seizures.ExhibitPart>)[.. (ValueList<Domain.Seizures.ExhibitPart>)value!, new Domain.Seizures.ExhibitPart(7, 1)],
        var t when t == typeof(ValueList<ReferralField>) => (ValueList<ReferralField>)[.. (ValueList<ReferralField>)value!, ReferralField.Number],
        var t when t == typeof(ValueList<ControlMethod>) => (ValueList<ControlMethod>)[.. (ValueList<ControlMethod>)value!, ControlMethod.Dog],
        var t when t == typeof(ValueList<Domain.Files.ImageRegion>) => (ValueList<Domain.Files.ImageRegion>)[.. (ValueList<Domain.Files.ImageRegion>)value!, new Domain.Files.ImageRegion(7, 7, 7, 7, "another")],
        var t when t == typeof(Party) => new Party("somebody"),
        var t when t == typeof(Evaluation) => new Evaluation(SourceReliability.C, 3),
        var t => throw new InvalidOperationException($"no other value for a {t}: say here how one is made"),
    };
}
