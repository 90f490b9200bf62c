using System.Text.Json.Nodes;
using CommandCentre.Domain.Operations;
using CommandCentre.Server.CommandLine;
using CommandCentre.Server.Identity;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Identity;

/// <summary>Rolls of before roles were held by operation (a person and a code with one right each) are read.</summary>
public sealed class RollUpgradeTests
{
    internal const string Officer = "DE-POL-01";

    [Fact]
    public async Task Person_OfAnOldRoll_KeepsTheirRoleInEveryOperation()
    {
        using var folder = new TemporaryFolder();
        await WriteOldAsync(folder);
        await using var centre = await RunningCentre.StartAsync(CentreMode.Live, folder);
        var roll = centre.Get<Roll>();
        var person = roll.Find(Officer)!;
        Assert.Equal(("DE", AgencyKind.Police, false), (person.Country.Value, person.Agency, person.IsAdministrator));
        Assert.Equal(new Assignment(Role.LiaisonOfficer), Assert.Single(person.Assignments));
        Assert.True(roll.Persons.Single(other => other.Officer == "FR-POL-01").Withdrawn);
        Assert.Empty(roll.Codes);
        Assert.Equal("DE-SYS-1", Assert.Single(roll.Keys).Officer);
        Assert.Equal(8, roll.NextVisitor());
    }

    [Fact]
    public async Task OldRoll_ChangedAndReadAgain_IsTheSame()
    {
        using var folder = new TemporaryFolder();
        await WriteOldAsync(folder);
        await using (var centre = await RunningCentre.StartAsync(CentreMode.Live, folder))
        {
            centre.Get<Roll>().Assign(Officer, Staff.Role(Role.Coordinator, until: new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        }

        await using var again = await RunningCentre.StartAsync(CentreMode.Live, folder);
        Assert.Equal([new Assignment(Role.LiaisonOfficer), Staff.Role(Role.Coordinator, until: new DateTimeOffset(2027, 1, 1, 0, 0, 0, TimeSpan.Zero))], again.Get<Roll>().Find(Officer)!.Assignments);
        Assert.DoesNotContain("rights", (await ReadAsync(folder))["persons"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task OldRoll_WithAnUnknownRole_StopsTheStartAndNamesIt()
    {
        using var folder = new TemporaryFolder();
        await WriteOldAsync(folder, "liaison oficer");
        var failure = await Assert.ThrowsAsync<IOException>(() => RunningCentre.StartAsync(CentreMode.Live, folder));
        Assert.Contains("roll.json", failure.Message, StringComparison.Ordinal);
        Assert.Contains("'liaison oficer'", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>A roll as 944ddd0 wrote it; the passphrase is <see cref="Staff.Passphrase"/> turned once.</summary>
    internal static async Task WriteOldAsync(TemporaryFolder folder, string role = "liaison officer")
    {
        var hash = Convert.ToBase64String(System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(
            System.Text.Encoding.UTF8.GetBytes(Staff.Passphrase), new byte[16], 1, System.Security.Cryptography.HashAlgorithmName.SHA256, 32));
        Directory.CreateDirectory(Path.Combine(folder.Path, "identity"));
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "identity", "roll.json"), $$"""
            {
              "persons": [
                { "officer": "DE-POL-01", "rights": { "country": "DE", "agency": "police", "role": "{{role}}" }, "passphrase": { "salt": "AAAAAAAAAAAAAAAAAAAAAA==", "hash": "{{hash}}", "rounds": 1 }, "withdrawn": false },
                { "officer": "FR-POL-01", "rights": { "country": "FR", "agency": "police", "role": "observer" }, "passphrase": { "salt": "AAAAAAAAAAAAAAAAAAAAAA==", "hash": "{{hash}}", "rounds": 1 }, "withdrawn": true }
              ],
              "codes": [ { "kept": "{{new string('a', 64)}}", "rights": { "country": "EU", "agency": "coordination", "role": "coordinator" } } ],
              "keys": [ { "kept": "{{new string('b', 64)}}", "officer": "DE-SYS-1", "rights": { "country": "DE", "agency": "customs", "role": "agency officer" }, "commandsPerSecond": 50 } ],
              "visitors": 7
            }
            """);
    }

    private static async Task<JsonNode> ReadAsync(TemporaryFolder folder) => JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(folder.Path, "identity", "roll.json")))!;
}
