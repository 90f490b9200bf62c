using CommandCentre.Server.Identity.Providers;
using CommandCentre.Server.Tests.Running;

namespace CommandCentre.Server.Tests.Identity.Providers;

public sealed class ProvidersFileTests
{
    private const string Right = """{"name":"Zoll SSO","authority":"https://sso.example/zoll","clientId":"centre","country":"DE","agency":"customs"}""";

    [Theory]
    [InlineData("\"name\":\"Zoll SSO\"", "\"name\":\"Z\"", "entry 1: name 'Z'", "2 to 40 letters")]
    [InlineData("\"name\":\"Zoll SSO\"", "\"name\":\"../x\"", "entry 1: name '../x'", "2 to 40 letters")]
    [InlineData("https://sso.example/zoll", "http://sso.example", "entry 1: authority 'http://sso.example'", "https://HOST/PATH")]
    [InlineData("https://sso.example/zoll", "https://u:p@sso.example", "entry 1: authority", "https://HOST/PATH")]
    [InlineData("https://sso.example/zoll", "ftp://sso.example", "entry 1: authority", "http on loopback only")]
    [InlineData("\"clientId\":\"centre\",", "", "entry 1: clientId ''", "1 to 200 characters")]
    [InlineData("\"DE\"", "\"QQ\"", "entry 1: country 'QQ'", "ISO 3166-1")]
    [InlineData("\"customs\"", "\"fire\"", "entry 1: agency 'fire'", "police, customs, postal-security")]
    [InlineData("\"customs\"", "\"coordination\"", "entry 1: agency 'coordination'", "police, customs, postal-security")]
    [InlineData("\"customs\"", "\"customs\",\"subject\":\"\"", "entry 1: subject ''", "the name of a claim")]
    [InlineData("\"customs\"", "\"customs\",\"clientSecretFile\":\"nowhere\"", "entry 1: clientSecretFile 'nowhere'", "a file that is there")]
    [InlineData("\"customs\"", "\"customs\",\"clientSecret\":\"a\",\"clientSecretFile\":\"b\"", "entry 1: clientSecretFile", "left out beside clientSecret")]
    [InlineData("\"customs\"", "\"customs\",\"mfa\":true", "$[0].mfa", "clientSecretFile, country")]
    [InlineData("\"customs\"}", "\"customs\"", "cannot be read at", "a list of entries")]
    public void Entry_WithSomethingWrong_IsNamedWithFileEntryFieldAndAllowed(string right, string wrong, string named, string allowed)
    {
        using var folder = new TemporaryFolder();
        var failure = Assert.Throws<IOException>(() => Read(folder, $"[{Right.Replace(right, wrong, StringComparison.Ordinal)}]"));
        Assert.Contains("providers.json", failure.Message, StringComparison.Ordinal);
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
        Assert.Contains(allowed, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_OfOneName_AreRefused()
    {
        using var folder = new TemporaryFolder();
        Assert.Contains("two entries", Assert.Throws<IOException>(() => Read(folder, $"[{Right},{Right.Replace("Zoll SSO", "zoll-sso", StringComparison.Ordinal)}]")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entry_ThatIsRight_IsReadWithItsSecretFromAFile()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "identity"));
        File.WriteAllText(Path.Combine(folder.Path, "identity", "secret"), "hidden\n");
        var provider = Assert.Single(Read(folder, $"[{Right.Replace("}", ",\"clientSecretFile\":\"secret\",\"amr\":[\"otp\"],\"acr\":[\"high\"]}", StringComparison.Ordinal)}]"));
        Assert.Equal(("Zoll SSO", "zoll-sso", "hidden", "sub"), (provider.Name, provider.Slug, provider.ClientSecret, provider.SubjectClaim));
        Assert.Equal((true, true, false), (provider.SaysSecondFactor(["pwd", "otp"], null), provider.SaysSecondFactor([], "high"), provider.SaysSecondFactor(["pwd"], "low")));
    }

    [Fact]
    public void Folder_WithoutTheFile_HasNoProvider()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(ProvidersFile.Read(folder.Path));
    }

    [Fact]
    public void Fault_Each_HasItsWords() => Assert.Equal(
        Enum.GetNames<ProviderFault>().Select(fault => "Fault-" + fault).Order(),
        Server.Resources.ProviderTexts.ResourceManager.GetResourceSet(System.Globalization.CultureInfo.InvariantCulture, true, true)!
            .Cast<System.Collections.DictionaryEntry>().Select(text => (string)text.Key).Where(key => key.StartsWith("Fault-", StringComparison.Ordinal)).Order());

    private static IReadOnlyList<Provider> Read(TemporaryFolder folder, string content)
    {
        Directory.CreateDirectory(Path.Combine(folder.Path, "identity"));
        File.WriteAllText(Path.Combine(folder.Path, "identity", "providers.json"), content);
        return ProvidersFile.Read(folder.Path);
    }
}
