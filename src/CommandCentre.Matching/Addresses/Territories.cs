namespace CommandCentre.Matching.Addresses;

/// <summary>Countries whose addresses are written with the name of another one too.</summary>
internal static class Territories
{
    private static readonly Dictionary<string, string> States = Read(
        "FI:AX FR:BL,GP,MQ,GF,RE,YT,PM,MF,NC,PF,WF,TF,MC US:AS,GU,MP,PR,VI,UM AU:CC,CX,NF,HM GB:FK,GI,BM,KY,VG,TC,MS,AI,SH,GS,IO,PN,IM,JE,GG NO:SJ,BV NL:AW,CW,SX,BQ DK:GL,FO CN:HK,MO,TW NZ:CK,NU,TK RS:XK MA:EH");

    /// <summary>The two are one country, or one is written as a part of the other.</summary>
    public static bool AreOne(string left, string right) => left == right || State(left) == State(right);

    private static string State(string code) => States.GetValueOrDefault(code, code);

    private static Dictionary<string, string> Read(string rows) => rows.Split(' ')
        .SelectMany(row => row[3..].Split(',').Select(part => (Part: part, State: row[..2])))
        .ToDictionary(row => row.Part, row => row.State, StringComparer.Ordinal);
}
