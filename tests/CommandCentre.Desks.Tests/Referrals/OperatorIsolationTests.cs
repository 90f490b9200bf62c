using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using CommandCentre.Desks.Lines;
using CommandCentre.Desks.Referrals;
using CommandCentre.Desks.Tests.Operations;
using CommandCentre.Domain.Codes;
using CommandCentre.Domain.Operations;
using CommandCentre.Domain.Parcels;
using CommandCentre.Domain.Referrals;

namespace CommandCentre.Desks.Tests.Referrals;

/// <summary>What a postal operator or carrier can get of an operation that is full of texts: its own referrals' parcel, question, desk and answers, and nothing else.</summary>
public sealed partial class OperatorIsolationTests
{
    /// <summary>Everything of a text that an operator may get, by the words of issue 7: reference, number, kind, what is asked, deadline, state, its own answers.</summary>
    private static readonly string[] Told = ["parcel", "question", "desk", "again", "answer"];

    private readonly List<(Guid Operator, string Part, string Text)> _texts = [];
    private int _canaries = 500_000;

    [Fact]
    public async Task View_AmongTheTextsOfAWholeOperation_HoldsItsOwnAlone()
    {
        await using var test = await DeskUnderTest.StartAsync(World.Countries);
        var world = new World(test, 20201116);
        for (var step = 0; step < 250; step++)
        {
            await world.StepAsync();
        }

        var operators = new List<Guid>();
        foreach (var country in new[] { "DE", "DE", "FR" })
        {
            var asked = (await test.DoAsync(new RegisterOperator(test.Id(), OperatorTrade.Post, "Nordpost", Canary()), Room.Liaison(country))).Record;
            operators.Add(asked);
            for (var ask = ReferralKind.RequestForInformation; ask <= ReferralKind.DoNotLoad; ask++)
            {
                await ReferAsync(test, asked, ask, country);
            }
        }

        var ids = test.Desk.State.Operation.Records.Keys.Append(Guid.Empty).ToList();
        foreach (var reader in operators)
        {
            var view = test.Desk.OperatorView(reader)!;
            var got = Canaries(view.Name, view.Referrals, ids.Select(view.Find).OfType<OperatorReferral>());
            Assert.Equal(_texts.Where(text => text.Operator == reader && Told.Contains(text.Part)).Select(text => text.Text).Order(), got);
            Assert.Equal(4, ids.Count(id => view.Find(id) is not null));
            var lines = test.Desk.State.Operation.Records[reader].Owner.Value;
            Assert.DoesNotContain(lines + "-", JsonSerializer.Serialize(view.Referrals, Shapes.Json), StringComparison.Ordinal); // no officer's number
        }

        Assert.Null(test.Desk.OperatorView(Guid.Empty));
        Assert.All(ids.Except(test.Desk.State.Operation.Operators.Keys), id => Assert.Null(test.Desk.OperatorView(id)));
    }

    /// <summary>What there is no place for cannot leak: the types that an operator's view is made of are these.</summary>
    [Fact]
    public void View_ByItsTypes_HasNoPlaceForAnythingElse()
    {
        var types = new HashSet<Type>();
        Walk(typeof(OperatorView), types);
        Assert.Equal(
            [
                "Carrier", "CarrierReading", "ContentPiece", "ControlMethod", "CountryCode", "HsCode", "LoadState", "NumberStanding", "OperatorAnswer", "OperatorReferral", "OperatorView", "ParcelNumber", "Party", "ReferralFacts",
                "ReferralField", "ReferralKind", "ReferralOutcome", "ReferralState", "ScreeningResult",
            ],
            types.Where(type => type.Namespace!.StartsWith("CommandCentre", StringComparison.Ordinal) && !type.IsGenericType).Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Again", "Answers", "Ask", "Desk", "Due", "Fields", "IsOverdue", "Methods", "Parcel", "Question", "Reference", "Sent", "State", "TakesAnswer"],
            typeof(OperatorReferral).GetProperties().Select(property => property.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["Find", "Name", "Referrals"], typeof(OperatorView).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Where(member => member is not MethodInfo { IsSpecialName: true }).Select(member => member.Name).Order(StringComparer.Ordinal));
    }

    /// <summary>Another operator's referral, another country's, a lead, nothing: the same answer, and nothing is recorded.</summary>
    [Fact]
    public async Task Channel_OnAnythingThatIsNotItsOwn_FindsNothing()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var (mine, other) = (await OperatorAsync(test, "DE"), await OperatorAsync(test, "FR"));
        var theirs = await ReferAsync(test, other, ReferralKind.DoNotLoad, "FR");
        var channel = new OperatorChannel(test.Room.Desks);
        var head = test.Desk.State.Head;
        foreach (var reference in new[] { theirs, mine, other, Guid.Empty, test.Id() })
        {
            Assert.Null(await channel.AnswerAsync(Room.Key, mine, reference, test.Id(), Stays, () => true, DeskUnderTest.Token));
            await channel.SeenAsync(Room.Key, mine, [reference], () => true, DeskUnderTest.Token);
        }

        Assert.Null(await channel.AnswerAsync(OperationKey.Parse("NOWHERE"), other, theirs, test.Id(), Stays, () => true, DeskUnderTest.Token));
        Assert.Equal(head, test.Desk.State.Head);
    }

    /// <summary>A retry is one answer; the same id of another operator is another's.</summary>
    [Fact]
    public async Task Channel_TheSameIdAgain_IsOneLine()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var (first, second) = (await OperatorAsync(test, "DE"), await OperatorAsync(test, "DE"));
        var (one, two) = (await ReferAsync(test, first, ReferralKind.DoNotLoad, "DE"), await ReferAsync(test, second, ReferralKind.DoNotLoad, "DE"));
        var channel = new OperatorChannel(test.Room.Desks);
        await channel.SeenAsync(Room.Key, first, [one, one], () => true, DeskUnderTest.Token);
        var (id, head) = (test.Id(), test.Desk.State.Head.Number);
        for (var times = 0; times < 3; times++)
        {
            Assert.True((await channel.AnswerAsync(Room.Key, first, one, id, Stays, () => true, DeskUnderTest.Token))!.IsTaken);
        }

        Assert.True((await channel.AnswerAsync(Room.Key, second, two, id, Stays with { Text = "other" }, () => true, DeskUnderTest.Token))!.IsTaken);
        Assert.Equal(head + 2, test.Desk.State.Head.Number);
        Assert.Equal(RefusalReason.IdUsedForOtherContent, (await channel.AnswerAsync(Room.Key, first, one, id, Stays with { Text = "other" }, () => true, DeskUnderTest.Token))!.Refusal!.Reason);
        Assert.Equal(1, test.Desk.State.Operation.Records[one].Lines.Count(number => test.Desk.State.Lines[number].Event is ReferralSeen));
    }

    /// <summary>Access that ends while an answer waits: it is not taken.</summary>
    [Fact]
    public async Task Channel_AccessThatEnded_RecordsNothing()
    {
        await using var test = await DeskUnderTest.StartAsync();
        var asked = await OperatorAsync(test, "DE");
        var referral = await ReferAsync(test, asked, ReferralKind.DoNotLoad, "DE");
        var (channel, head) = (new OperatorChannel(test.Room.Desks), test.Desk.State.Head);
        Assert.Null(await channel.AnswerAsync(Room.Key, asked, referral, test.Id(), Stays, () => false, DeskUnderTest.Token));
        await channel.SeenAsync(Room.Key, asked, [referral], () => false, DeskUnderTest.Token);
        Assert.Equal(head, test.Desk.State.Head);
    }

    private static ReferralAnswer Stays => new(ReferralOutcome.Answered, null, null, new Loading(LoadState.NotLoaded, null), null);

    private static async Task<Guid> OperatorAsync(DeskUnderTest test, string country) =>
        (await test.DoAsync(new RegisterOperator(test.Id(), OperatorTrade.Carrier, "Nordpost", "desk"), Room.Liaison(country))).Record;

    private string Canary() => World.Canary(++_canaries);

    private string Text(Guid asked, string part)
    {
        var text = Canary();
        _texts.Add((asked, part, text));
        return text;
    }

    /// <summary>One referral through its life, a canary in each of its texts.</summary>
    private async Task<Guid> ReferAsync(DeskUnderTest test, Guid asked, ReferralKind ask, string country)
    {
        var by = Room.Agency(country);
        var refer = new ReferParcel(
            test.Id(), asked, ask, null, ParcelNumber.Parse(Text(asked, "parcel")), Text(asked, "question"), [], ask is ReferralKind.RequestForScreening ? [Domain.Controls.ControlMethod.Xray] : [], 60,
            Text(asked, "desk"), Text(asked, "reason"), Room.Marks(HandlingCodes.H3, "NL") with { Handling = new Handling(HandlingCodes.H3, Text(asked, "restriction")) });
        var referral = (await test.DoAsync(refer, by)).Record;
        if (_texts.Count % 2 == 0 && ask is not ReferralKind.DoNotLoad)
        {
            await SaysAsync(test, asked, referral, new ReferralAnswer(ReferralOutcome.Cannot, null, null, null, Text(asked, "answer")));
            await test.DoAsync(new MoveReferral(test.Id(), referral, ReferralMove.AskAgain, Text(asked, "again"), 60), by);
            await SaysAsync(test, asked, referral, new ReferralAnswer(ReferralOutcome.Cannot, null, null, null, Text(asked, "answer")));
            await test.DoAsync(new MoveReferral(test.Id(), referral, ReferralMove.Accept, Text(asked, "accepted"), null), by);
            await test.DoAsync(new MoveReferral(test.Id(), referral, ReferralMove.Close, Text(asked, "closed"), null), by);
        }

        return referral;
    }

    private static Task<Receipt> SaysAsync(DeskUnderTest test, Guid asked, Guid referral, ReferralAnswer answer) => test.DoAsync(new AnswerReferral(test.Id(), asked, referral, answer), Actor.Channel);

    private static IEnumerable<string> Canaries(params object?[] given) =>
        given.SelectMany(one => CanaryShape().Matches(JsonSerializer.Serialize(one, Shapes.Json))).Select(match => match.Value.ToLowerInvariant()).Distinct().Order();

    [GeneratedRegex("cny[0-9]{6}x", RegexOptions.IgnoreCase)]
    private static partial Regex CanaryShape();

    private static void Walk(Type type, HashSet<Type> types)
    {
        foreach (var inner in type.IsGenericType || type.IsArray ? type.GetGenericArguments() : [])
        {
            Walk(inner, types);
        }

        if (type.Namespace?.StartsWith("CommandCentre", StringComparison.Ordinal) is true && types.Add(type) && !type.IsEnum && !type.IsGenericType)
        {
            foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                Walk(property.PropertyType, types);
            }
        }
    }
}
