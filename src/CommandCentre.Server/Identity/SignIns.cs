namespace CommandCentre.Server.Identity;

/// <summary>Everybody who may be signed in, by session or key: asked again at every call, because a principal is frozen when it is made.</summary>
public sealed class SignIns(Sessions sessions, SystemKeys keys)
{
    /// <summary>Who rests on a credential now; null when it was withdrawn or ran out.</summary>
    public SignedIn? Find(string? credential) => credential is null ? null : sessions.ByCredential(credential) ?? keys.ByCredential(credential);
}
