using System.Security.Cryptography;
using System.Text;

namespace CommandCentre.Server.Identity;

/// <summary>A passphrase as it is kept: PBKDF2-SHA256.</summary>
/// <param name="Salt">16 random bytes.</param>
/// <param name="Hash">32 bytes.</param>
/// <param name="Rounds">How often it was turned.</param>
public sealed record KeptPassphrase(byte[] Salt, byte[] Hash, int Rounds);

/// <summary>Makes and checks passphrases, one at a time with a short queue: each takes about 0.3 s of a core.</summary>
public sealed class Passphrases : IDisposable
{
    /// <summary>Shortest passphrase, in characters.</summary>
    public const int Shortest = 12;

    /// <summary>Longest passphrase, in characters.</summary>
    public const int LongestLength = 200;

    /// <summary>Turns of PBKDF2-SHA256.</summary>
    public const int Rounds = 600_000;

    /// <summary>How many may wait beside the one being checked.</summary>
    public const int Queue = 8;

    // Checked when nobody has the service number, so that the answer takes the same time.
    private static readonly KeptPassphrase Nobody = new(new byte[16], new byte[32], Rounds);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private int _waiting;

    /// <summary>What is kept of a new passphrase; null when too many wait.</summary>
    public Task<KeptPassphrase?> KeepAsync(string passphrase, CancellationToken stop) =>
        InTurnAsync<KeptPassphrase>(() =>
        {
            var salt = RandomNumberGenerator.GetBytes(16);
            return new KeptPassphrase(salt, Turned(passphrase, salt, Rounds), Rounds);
        }, stop);

    /// <summary>Whether a passphrase is the kept one; null when too many wait. Without a kept one it takes as long and is false.</summary>
    public async Task<bool?> IsRightAsync(string passphrase, KeptPassphrase? kept, CancellationToken stop)
    {
        var against = kept ?? Nobody;
        var turned = await InTurnAsync<byte[]>(() => Turned(passphrase, against.Salt, against.Rounds), stop);
        return turned is null ? null : CryptographicOperations.FixedTimeEquals(turned, against.Hash) && kept is not null;
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();

    private async Task<T?> InTurnAsync<T>(Func<T> work, CancellationToken stop)
        where T : class
    {
        if (Interlocked.Increment(ref _waiting) > Queue + 1)
        {
            Interlocked.Decrement(ref _waiting);
            return null;
        }

        try
        {
            await _turn.WaitAsync(stop);
            try
            {
                return await Task.Run(work, stop);
            }
            finally
            {
                _turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private static byte[] Turned(string passphrase, byte[] salt, int rounds) =>
        Rfc2898DeriveBytes.Pbkdf2(Encoding.UTF8.GetBytes(passphrase.Normalize(NormalizationForm.FormC)), salt, rounds, HashAlgorithmName.SHA256, 32);
}
