using CommandCentre.Server.Identity;

namespace CommandCentre.Server.Files;

/// <summary>Who may send a file now: each holds its bytes in memory while it comes in, so they are counted.</summary>
public sealed class FileTurns
{
    /// <summary>Files that come in at once, whoever sends them.</summary>
    public const int InAll = 16;

    /// <summary>Files that come in at once from one session, key or certificate.</summary>
    public const int OfOne = 2;

    private readonly Lock _counting = new();
    private readonly Dictionary<string, int> _taken = new(StringComparer.Ordinal);
    private int _all;

    /// <summary>A turn, given back when it is disposed of; absent where there is none now.</summary>
    /// <param name="by">Who sends.</param>
    public IDisposable? Take(SignedIn by)
    {
        ArgumentNullException.ThrowIfNull(by);
        lock (_counting)
        {
            var own = _taken.GetValueOrDefault(by.Credential);
            if (_all >= InAll || own >= OfOne)
            {
                return null;
            }

            (_all, _taken[by.Credential]) = (_all + 1, own + 1);
            return new Turn(this, by.Credential);
        }
    }

    private void GiveBack(string credential)
    {
        lock (_counting)
        {
            _all--;
            if (--_taken[credential] == 0)
            {
                _taken.Remove(credential);
            }
        }
    }

    private sealed class Turn(FileTurns turns, string credential) : IDisposable
    {
        private bool _back;

        public void Dispose()
        {
            if (!_back)
            {
                _back = true;
                turns.GiveBack(credential);
            }
        }
    }
}
