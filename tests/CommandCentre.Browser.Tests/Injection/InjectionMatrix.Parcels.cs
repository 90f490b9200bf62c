using CommandCentre.Browser.Tests.Running;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.Identity.Operators;
using Microsoft.Playwright;

namespace CommandCentre.Browser.Tests.Injection;

/// <content>Pages of single leads, parcels and seizures with their files, and the pages of posts and carriers.</content>
public sealed partial class InjectionMatrix
{
    private const string FileTitle = "add-file.title";

    /// <summary>A lead, a parcel, a seizure with its files and forms, a referral: some of each, and what is asked of the floor with a text for a number.</summary>
    private static IEnumerable<string> ParcelAddresses(string root, Told told)
    {
        foreach (var seizure in told.Seizures.Where((_, at) => at % Stride == 0))
        {
            yield return $"{root}/seizures/{seizure:D}";
            yield return $"{root}/seizures/{seizure:D}/forms";
        }

        foreach (var lead in told.Leads.Where((_, at) => at % Stride == 0))
        {
            yield return $"{root}/leads/{lead:D}";
        }

        foreach (var (_, referral) in told.Referrals.Where((_, at) => at % Stride == 0))
        {
            yield return $"{root}/referrals/{referral:D}";
        }

        foreach (var text in InjectionCorpus.All.Where((_, at) => at % Stride == 0).Select(Uri.EscapeDataString))
        {
            yield return $"{root}/floor?parcel={text}";
            yield return $"{root}/leads?side={text}&stage={text}&skip={text}";
        }
    }

    /// <summary>What operators read of it, each with a key of its own.</summary>
    /// <returns>How many pages.</returns>
    private async Task<int> OperatorsAsync(OperationAtWork operation, Told told)
    {
        await using var visitor = await Visitor.ArriveAsync(room.Browser, room.Centre.Address, new());
        var (detector, pages) = (Detector.On(visitor.Page, room.Centre.Address), 0);
        foreach (var (asked, referral) in told.Referrals.Where((_, at) => at % Stride == 0))
        {
            var key = room.Centre.Get<OperatorAccess>().Give(OperationKey.Parse(operation.Key), asked, "DE-TEST");
            await visitor.Context.ClearCookiesAsync();
            await visitor.Page.GotoAsync(OperatorPaths.SignIn);
            await visitor.Page.Locator("input[name=Key]").FillAsync(key);
            await visitor.Page.Keyboard.PressAsync("Enter");
            await visitor.Page.WaitForURLAsync("**" + OperatorPaths.Pages);
            await detector.AssertNothingAsync(visitor, visitor.Page);
            await visitor.Page.GotoAsync($"{OperatorPaths.Pages}/{referral:D}", new() { WaitUntil = WaitUntilState.DOMContentLoaded });
            await detector.AssertNothingAsync(visitor, visitor.Page);
            pages += 2;
        }

        return pages;
    }
}
