using System.Globalization;
using CommandCentre.Desks.Holdings;
using CommandCentre.Matching.Entities;
using CommandCentre.Server.Pages.Forms;

namespace CommandCentre.Server.Pages.Holdings;

/// <summary>The columns of a CSV file as its first rows show them, each with what it means: by a saved mapping, or guessed by its name.</summary>
/// <remarks>Written as fields <c>columns[0].column</c>, <c>.as</c>, <c>.split</c>, <c>separator</c> and <c>schema</c>: a mapping as it is sent. The fields <c>_sample</c> are the page's own.</remarks>
public static class HeaderRow
{
    /// <summary>Bytes of a file that are looked at.</summary>
    internal const int Head = 32 * 1024;

    /// <summary>The most columns a mapping has.</summary>
    private const int Most = ColumnMapping.MostColumns;

    private const int Samples = 3;
    private const int LongestSample = 40;

    private static readonly (string Word, char Letter)[] Separators = [("comma", ','), ("semicolon", ';'), ("tab", '\t'), ("bar", '|')];

    // How lists name their columns, without blanks and signs; what is called as FollowTheMoney calls it needs no line.
    private static readonly Dictionary<string, string> Known = new(
        ("id:fileno,filenumber,recordid,reference,ref,uid;lastName:surname,lastname,familyname,nachname,familienname,nom;firstName:firstname,firstnames,givenname,givennames,forename,forenames,vorname,prenom;"
        + "middleName:middlename,patronymic;name:fullname,company,companyname;alias:aliases,aka,alsoknownas;birthDate:born,dob,dateofbirth,birthdate,geburtsdatum,datedenaissance;birthPlace:placeofbirth,birthplace;"
        + "nationality:nationality,citizenship;gender:sex;postalCode:postcode,zip,zipcode,plz,postalcode;city:town;phone:telephone,tel,mobile,phonenumber;email:mail,emailaddress,mailaddress;passportNumber:passport,passportno,passportnumber;"
        + "idNumber:idno,idnumber,idcard,identitycard;driverLicense:drivinglicence,driverslicense,driverlicense;registrationNumber:registrationnumber,regno,companynumber;taxNumber:taxnumber,taxid;vatCode:vat,vatnumber;"
        + "trackingNumber:parcel,parcelno,parcelnumber,tracking,trackingno,trackingnumber;serialNumber:serial,serialno,serialnumber;registrationPlate:plate,numberplate,licenceplate,licenseplate;imoNumber:imo;handling:code,handlingcode;"
        + "handlingText:restriction;to:for,addressees;mode:answers;expires:until,expiry,expirydate,validuntil;caseReference:case,caseno,casenumber,casereference;schema:type;contact:desk,contactpoint")
        .Split(';').Select(line => line.Split(':')).SelectMany(line => line[1].Split(',').Select(name => KeyValuePair.Create(name, line[0]))), StringComparer.Ordinal);

    /// <summary>The form with the columns of a file in place of what it had of them.</summary>
    /// <param name="values">The form.</param>
    /// <param name="head">The file's beginning.</param>
    /// <param name="mapping">The mapping that was chosen; absent to guess.</param>
    public static FormValues Columns(FormValues values, string head, ColumnMapping? mapping)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(head);
        var separator = mapping?.Separator ?? SeparatorOf(head);
        var rows = Rows(head, separator);
        var drawn = values.Where(name => !name.StartsWith("columns[", StringComparison.OrdinalIgnoreCase) && !name.StartsWith("_sample", StringComparison.Ordinal))
            .With("separator", Separators.First(pair => pair.Letter == separator).Word)
            .With("schema", mapping?.Schema ?? (values["schema"] is { Length: > 0 } chosen ? chosen : "Person"));
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (at, name) in (rows.Count == 0 ? [] : rows[0]).Take(Most).Index())
        {
            var column = name.Trim();
            var known = mapping?.Columns.FirstOrDefault(mapped => string.Equals(mapped.Column, column, StringComparison.OrdinalIgnoreCase));
            var means = mapping is null ? Guess(column) : known?.As;
            means = means is not null && ColumnMapping.OwnFields.Contains(means) && !used.Add(means) ? null : means;
            var place = string.Create(CultureInfo.InvariantCulture, $"[{at}]");
            string[] samples = [.. rows.Skip(1).Take(Samples).Where(row => at < row.Count && row[at].Trim().Length > 0).Select(row => row[at].Trim())];
            // Most lists part several aliases in a cell by a bar.
            var split = known?.Split ?? (mapping is null && separator != '|' && means is not null && Array.Exists(samples, sample => sample.Contains('|', StringComparison.Ordinal)) ? "|" : string.Empty);
            drawn = drawn.With($"columns{place}.column", column).With($"columns{place}.as", means ?? string.Empty).With($"columns{place}.split", split)
                .With("_sample" + place, string.Join(" · ", samples.Select(Shown)));
        }

        return drawn;
    }

    /// <summary>What a column of that name most likely means; absent for nothing that is compared.</summary>
    internal static string? Guess(string column)
    {
        var plain = string.Concat(column.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return ColumnMapping.OwnFields.Contains(column) || FollowTheMoney.Compares(column) ? column
            : Known.TryGetValue(plain, out var means) ? means
            : HoldingWords.Meanings.FirstOrDefault(meaning => string.Equals(meaning, plain, StringComparison.OrdinalIgnoreCase));
    }

    private static char SeparatorOf(string head)
    {
        var first = head.Split('\n')[0];
        return Separators.MaxBy(pair => first.Count(letter => letter == pair.Letter)).Letter;
    }

    private static List<IReadOnlyList<string>> Rows(string head, char separator)
    {
        var (rows, read) = (new List<IReadOnlyList<string>>(), new CsvRows(new StringReader(head), separator));
        while (rows.Count <= Samples && read.Next() is { Fault: null } row)
        {
            rows.Add(row.Cells);
        }

        return rows;
    }

    private static string Shown(string cell) => cell.Length > LongestSample ? cell[..LongestSample] + "…" : cell;
}
