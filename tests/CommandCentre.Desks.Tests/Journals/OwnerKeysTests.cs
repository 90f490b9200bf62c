using System.Text.Json.Nodes;
using CommandCentre.Desks.Journals;
using FsCheck.Fluent;

namespace CommandCentre.Desks.Tests.Journals;

public sealed class OwnerKeysTests : IDisposable
{
    private static readonly Guid First = new("11111111-1111-4111-8111-111111111111");
    private static readonly Guid Second = new("22222222-2222-4222-8222-222222222222");

    private readonly DataFolder _folder = new();
    private readonly string _ownersFile;
    private RecordKeys _keys;

    public OwnerKeysTests()
    {
        _ownersFile = RecordKeys.DefaultOwnerKeysPath(_folder.Path);
        _keys = RecordKeys.Open(_folder.Path);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _keys.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Ensure_ForAnOwner_MakesItsKeyOutsideTheDataFolderForTheOwnerOfTheProcessAlone()
    {
        await _keys.EnsureAsync([(First, "DE")], Cancel);

        var owners = JsonNode.Parse(await File.ReadAllTextAsync(_ownersFile, Cancel))!.AsObject();
        Assert.Equal(["DE"], owners.Select(pair => pair.Key));
        Assert.Equal(32, Convert.FromBase64String(owners["DE"]!.GetValue<string>()).Length);
        Assert.Equal(_folder.Path + "-owner-keys", Path.GetDirectoryName(_ownersFile));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_ownersFile));
        }
    }

    [Fact]
    public async Task Open_WithoutTheOwnersFile_NamesTheFileExpected()
    {
        await _keys.EnsureAsync([(First, "DE")], Cancel);
        _keys.Dispose();
        File.Move(_ownersFile, _ownersFile + ".away");

        var missing = Assert.Throws<OwnerKeysMissing>(() => RecordKeys.Open(_folder.Path));

        Assert.Contains(_ownersFile, missing.Message, StringComparison.Ordinal);
        Assert.Equal("DE", missing.Owner);
        Assert.False(File.Exists(_ownersFile), "no new file may take its place");
        File.Move(_ownersFile + ".away", _ownersFile);
        _keys = RecordKeys.Open(_folder.Path);
    }

    [Fact]
    public async Task Open_WithAnotherKeyOfTheOwner_IsRefused()
    {
        await _keys.EnsureAsync([(First, "DE")], Cancel);
        await File.WriteAllTextAsync(_ownersFile, $$"""{"DE":"{{Convert.ToBase64String(new byte[32])}}"}""", Cancel);

        Assert.Contains("another", Assert.Throws<OwnerKeysMissing>(() => RecordKeys.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("""{"DE":"AAAA"}""")]
    [InlineData("""{"DE":null}""")]
    public async Task Open_WithAnUnreadableOwnersFile_NamesIt(string json)
    {
        await _keys.EnsureAsync([(First, "DE")], Cancel);
        await File.WriteAllTextAsync(_ownersFile, json, Cancel);

        Assert.Contains(_ownersFile, Assert.Throws<IOException>(() => RecordKeys.Open(_folder.Path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Open_WithOwnersFileInsideTheDataFolder_IsRefused() =>
        Assert.Throws<ArgumentException>(() => RecordKeys.Open(_folder.Path, _folder.File("owner-keys.json")));

    [Theory]
    [InlineData("")]
    [InlineData("de")]
    [InlineData("DEU")]
    public async Task Ensure_ForAWrongOwner_IsRefused(string owner) =>
        await Assert.ThrowsAsync<ArgumentException>(async () => await _keys.EnsureAsync([(First, owner)], Cancel));

    [Fact]
    public async Task Ensure_OfARecordOfAnotherOwner_IsRefused()
    {
        await _keys.EnsureAsync([(First, "DE")], Cancel);

        await Assert.ThrowsAsync<ArgumentException>(async () => await _keys.EnsureAsync([(First, "FR")], Cancel));
        await Assert.ThrowsAsync<ArgumentException>(async () => await _keys.EnsureAsync([(Second, "FR"), (Second, "DE")], Cancel));
    }
}
