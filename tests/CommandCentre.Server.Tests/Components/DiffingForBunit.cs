using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace CommandCentre.Server.Tests.Components;

/// <summary>bUnit asks for AngleSharp.Diffing 1.0; the version that restores here is 0.17 and does what is needed.</summary>
internal static class DiffingForBunit
{
    private const string Name = "AngleSharp.Diffing";

#pragma warning disable CA2255 // It must be in place before the first test touches bUnit.
    [ModuleInitializer]
#pragma warning restore CA2255
    internal static void Answer() => AssemblyLoadContext.Default.Resolving += Resolve;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName wanted) =>
        wanted.Name == Name ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, Name + ".dll")) : null;
}
