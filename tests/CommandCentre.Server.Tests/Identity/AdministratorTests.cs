using System.Net;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Identity;

/// <summary>An administrator keeps people and keys and reaches no case: every page and address of an operation answers as one that is not there.</summary>
public sealed class AdministratorTests
{
    private static readonly string[] Places =
    [
        "", "/lines", "/lines/1", "/lines?item=firearm", "/countries", "/countries/DE", "/checks", "/queue", "/export", "/access", "/report", "/report/push-hit", "/people", "/sharing", "/systems",
    ];

    [Fact]
    public async Task Operation_AskedForByAnAdministrator_IsAsAbsentEverywhere()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        var key = SystemsGiven.Key(centre, "EU-SYS-1", role: "coordinator");
        using (var coordinator = centre.WithKey(key))
        {
            await Commands.RecordAsync(coordinator, Commands.Open());
        }

        Staff.EnterAdministrator(centre);
        using var browser = Staff.Browser(centre, "EU-ADM-01", proved: true);
        foreach (var place in Places)
        {
            using var there = await browser.GetAsync($"/operations/{Commands.Operation}{place}");
            using var absent = await browser.GetAsync($"/operations/NOWHERE{place}");
            Assert.Equal(HttpStatusCode.NotFound, there.StatusCode);
            Assert.Equal(absent.StatusCode, there.StatusCode);
            Assert.DoesNotContain("Armstrong Test", await there.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        using var start = await browser.GetAsync("/");
        Assert.DoesNotContain("Armstrong Test", await start.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var api = await browser.GetAsync("/api/operations");
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
    }

    /// <summary>An administrator with a role would see cases: nobody is made both, and no code does it.</summary>
    [Fact]
    public async Task Administrator_InTheRoll_HasNoRole()
    {
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live);
        Staff.EnterAdministrator(centre);
        Assert.False(centre.Get<Roll>().Assign("EU-ADM-01", Staff.Role(Role.Coordinator)));
        Assert.Empty(centre.Get<Roll>().Find("EU-ADM-01")!.Assignments);
    }
}
