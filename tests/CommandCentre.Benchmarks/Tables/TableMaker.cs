namespace CommandCentre.Benchmarks.Tables;

/// <summary>Makes the tables that are part of the product from the open data beside the project, so that each can be made again.</summary>
internal static class TableMaker
{
    public const string Usage = "tables names|arabic|phones|countries|addresses [--data ../shared/data], tables letters BLOCK.JS (of npm's any-ascii)";

    public static bool Run(string[] words)
    {
        var (data, folder) = (words is [_, "--data", var given] ? given : "../shared/data", "src/CommandCentre.Matching/Tables");
        if (!Directory.Exists(data) || !Directory.Exists(folder))
        {
            Console.Error.WriteLine($"Run it from the project's root, with the open data in {data}; --data says where else they are.");
            return false;
        }

        switch (words)
        {
            case ["names", ..]:
                NameTables.Make(data, folder);
                return true;
            case ["phones", ..]:
                PhoneTables.Make(data, folder);
                return true;
            case ["countries", ..]:
                CountryTables.Make(data, folder);
                return true;
            case ["letters", var blocks]:
                LetterTables.Make(blocks, folder);
                return true;
            case ["arabic", ..]:
                ArabicTables.Make(data, folder);
                return true;
            case ["addresses", ..]:
                AddressTables.Make(data, folder);
                return true;
            default:
                return false;
        }
    }
}
