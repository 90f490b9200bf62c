namespace CommandCentre.Server.CommandLine;

/// <summary>Beyond loopback nothing is said in the clear.</summary>
public static class Exposure
{
    /// <summary>Refuses choices that would open the centre to a network without TLS or a declared proxy.</summary>
    /// <exception cref="WorldFailure">They would; the line says what to choose instead.</exception>
    public static void Require(ServeChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (choices.Proxies.Count == 0 && choices.Addresses.FirstOrDefault(address => address is { IsLoopback: false, IsTls: false }) is { } open)
        {
            throw new WorldFailure(
                $"{open.Text} would be open to the network without TLS. Allowed: a loopback address, https with --certificate FILE, or --proxy IP of the proxy that ends TLS.");
        }

        if (choices.Addresses.Any(address => address.IsTls) && choices.Certificate is null)
        {
            throw new WorldFailure("An https address needs --certificate FILE (PEM), with --certificate-key FILE when the key is in a file of its own.");
        }

        if (!choices.IsLoopbackOnly && choices.Origins.Count == 0)
        {
            throw new WorldFailure("Beyond loopback --origin URL must name the address under which people reach the centre, such as https://centre.example.");
        }
    }
}
