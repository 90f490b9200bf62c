using CommandCentre.Browser.Tests.Running;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity.Operators;
using CommandCentre.Server.Tests.Running;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Looks;

/// <summary>The pages of referrals, for officers and for the operators that are asked: empty, filled, with errors, and answered by keyboard alone.</summary>
public sealed class OperatorLookTests(OperationsRoom room)
{
    [Fact]
    public async Task Pages_OfReferrals_AreInOrder()
    {
        var operation = await room.OpenAsync();
        await using var officer = await room.EnterAsync("DE liaison-officer");
        var look = new PageLook(officer);
        foreach (var page in new[] { "/operators", "/referrals", "/report/register-operator", "/report/refer-parcel" })
        {
            await look.AtAsync(operation.Board + page, called: page + " without any");
        }

        var (asked, referrals) = await ReferAsync(operation);
        foreach (var page in new[] { "/operators", "/referrals", $"/referrals/{referrals[0]}", $"/referrals/{referrals[^1]}", "/report/move-referral", $"/report/move-referral?referral={referrals[0]}", "/report/refer-parcel" })
        {
            await look.AtAsync(operation.Board + page);
        }

        await using var visitor = await Visitor.ArriveAsync(room.Browser, room.Centre.Address, new());
        var other = new PageLook(visitor, exercise: false);
        await other.AtAsync(OperatorPath + "/sign-in");
        await EnterAsync(visitor, operation, asked);
        await other.AtAsync(OperatorPath);
        foreach (var referral in referrals)
        {
            await other.AtAsync($"{OperatorPath}/{referral}");
            await other.AtAsync($"{OperatorPath}/{referral}", async page => await page.Locator("form[novalidate] button[type=submit]").ClickAsync(), $"{OperatorPath}/{referral} with errors");
        }

        await other.AtAsync($"{OperatorPath}/8b5f0f3c-6a0e-4c57-9a43-0c8e5b8e7d11");
        look.AssertNothingWrong();
        other.AssertNothingWrong();
    }

    /// <summary>An order not to load is answered without a pointer, and the officer's page of it says so live.</summary>
    [Fact]
    public async Task Answer_ByKeyboard_IsOnTheOfficersPage()
    {
        var operation = await room.OpenAsync();
        var (asked, referrals) = await ReferAsync(operation);
        await using var visitor = await Visitor.ArriveAsync(room.Browser, room.Centre.Address, new());
        await EnterAsync(visitor, operation, asked);
        var page = visitor.Page;
        await page.GotoAsync($"{OperatorPath}/{referrals[^1]}");
        await page.Locator("input[name=outcome][value=answered]").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Locator("input[name='loading.state'][value=not-loaded]").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Locator("form[novalidate] button[type=submit]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**?taken=1");
        await using var officer = await room.EnterAsync("DE liaison-officer");
        await officer.Page.GotoAsync($"{operation.Board}/referrals/{referrals[^1]}");
        await Assertions.Expect(officer.Page.Locator("main")).ToContainTextAsync("Not loaded");
    }

    private const string OperatorPath = "/operator";

    private static async Task<(string Operator, IReadOnlyList<string> Referrals)> ReferAsync(OperationAtWork operation)
    {
        var asked = (await operation.RecordAsync("DE", "liaison officer", Commands.Operator())).Record;
        var referrals = new List<string>();
        foreach (var ask in new[] { "request-for-information", "request-for-screening", "do-not-load" })
        {
            referrals.Add((await operation.RecordAsync("DE", "agency officer", Commands.Refer(asked, null, ask))).Record);
        }

        return (asked, referrals);
    }

    private async Task EnterAsync(Visitor visitor, OperationAtWork operation, string asked)
    {
        var key = room.Centre.Get<OperatorAccess>().Give(OperationKey.Parse(operation.Key), Guid.Parse(asked), "DE-TEST");
        await visitor.Page.GotoAsync(OperatorPath + "/sign-in");
        await visitor.Page.Locator("input[name=Key]").FillAsync(key);
        await visitor.Page.Keyboard.PressAsync("Enter");
        await visitor.Page.WaitForURLAsync("**" + OperatorPath);
    }
}
