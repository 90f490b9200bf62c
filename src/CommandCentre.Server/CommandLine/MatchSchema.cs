using CommandCentre.Matching.Names;

namespace CommandCentre.Server.CommandLine;

/// <summary>How a name is read that comes with a schema of FollowTheMoney; what is not known may be a person or a company.</summary>
internal static class MatchSchema
{
    internal static NameKind KindOf(string schema) => schema.ToUpperInvariant() switch
    {
        "PERSON" => NameKind.Person,
        "COMPANY" or "ORGANIZATION" or "PUBLICBODY" => NameKind.Organisation,
        "VESSEL" or "AIRPLANE" or "VEHICLE" or "ASSET" or "REALESTATE" => NameKind.Thing,
        _ => NameKind.Either,
    };

    internal static int Points(string schema, string left, string right)
    {
        var kind = KindOf(schema);
        return NameComparer.Points(NameReader.Read(left, kind), NameReader.Read(right, kind));
    }
}
