using System.Security.Cryptography;
using CommandCentre.Desks.Journals;
using CommandCentre.Server.CommandLine;
using Microsoft.AspNetCore.DataProtection;

namespace CommandCentre.Server.Identity;

/// <summary>Seals authenticator secrets, each for one service number, by keys that lie beside the owners' keys and outside the data folder: a copy of that folder makes nobody's codes.</summary>
/// <remarks>docs/decisions/0008-authenticator-secrets-are-sealed-beside-the-owners-keys.md</remarks>
public sealed class AuthenticatorSeal(ServeChoices choices)
{
    /// <summary>The folder's name beside the owners' keys.</summary>
    public const string FolderName = "authenticator-keys";

    private readonly Lazy<IDataProtectionProvider> _keys = new(() => DataProtectionProvider.Create(Folder(choices), builder => builder.SetApplicationName("CommandCentre")));

    /// <summary>A secret as it is kept.</summary>
    public string Close(string officer, byte[] secret) => Convert.ToBase64String(For(officer).Protect(secret));

    /// <summary>The secret again; null when it was sealed for somebody else, or by keys that are not here.</summary>
    public byte[]? Open(string officer, string kept)
    {
        try
        {
            return For(officer).Unprotect(Convert.FromBase64String(kept));
        }
        catch (Exception closed) when (closed is CryptographicException or FormatException)
        {
            return null;
        }
    }

    private static DirectoryInfo Folder(ServeChoices choices)
    {
        var owners = choices.OwnerKeys ?? RecordKeys.DefaultOwnerKeysPath(choices.DataFolder);
        var folder = new DirectoryInfo(Path.Combine(Path.GetDirectoryName(Path.GetFullPath(owners))!, FolderName));
        if (!folder.Exists && !OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return folder;
    }

    private IDataProtector For(string officer) => _keys.Value.CreateProtector("authenticator", officer);
}
