using System.Diagnostics;
using CommandCentre.Domain.CrossChecks;
using CommandCentre.Server.CrossChecks.Recognition;

namespace CommandCentre.Server.Tests.CrossChecks;

/// <summary>What a pasted text is read as: one line of the expectation for each value, in the order written.</summary>
public sealed class RecogniserTests
{
    [Theory]
    // Single values.
    [InlineData("Anna Berg", "Name Anna Berg")]
    [InlineData("BERG, Anna", "Name BERG, Anna")]
    [InlineData("  Jean-Luc O'Neill  ", "Name Jean-Luc O'Neill")]
    [InlineData("Юрий Гагарин", "Name Юрий Гагарин")]
    [InlineData("Γιώργος Παπαδόπουλος", "Name Γιώργος Παπαδόπουλος")]
    [InlineData("محمد علي", "Name محمد علي")]
    [InlineData("王小明", "Name 王小明")]
    [InlineData("Acme Trading GmbH", "Name Acme Trading GmbH")]
    [InlineData("ООО Ромашка", "Name ООО Ромашка")]
    [InlineData("anna.berg@example.org", "Email anna.berg@example.org")]
    [InlineData("anna [at] example.org", "Email anna[at]example.org")]
    [InlineData("https://www.example.org/shop?x=1", "Website https://www.example.org/shop?x=1")]
    [InlineData("gun-parts.shop", "Website gun-parts.shop")]
    [InlineData("t.me/parts_dealer", "Account t.me/parts_dealer")]
    [InlineData("@parts_dealer", "Account @parts_dealer")]
    [InlineData("+49 30 901820", "Phone +49 30 901820")]
    [InlineData("0030 210 1234567", "Phone 0030 210 1234567")]
    [InlineData("(030) 90 18 20 44", "Phone (030) 90 18 20 44")]
    [InlineData("DE89 3704 0044 0532 0130 00", "Account DE89 3704 0044 0532 0130 00")]
    [InlineData("RR473124829GB", "Parcel RR473124829GB")]
    [InlineData("rr 473 124 829 gb", "Parcel rr 473 124 829 gb")]
    [InlineData("1Z999AA10123456784", "Parcel 1Z999AA10123456784")]
    [InlineData("00340434161094042557", "Parcel 00340434161094042557")]
    [InlineData("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "Wallet 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")]
    [InlineData("0x52908400098527886E0F7030069857D2E4169EE7", "Wallet 0x52908400098527886E0F7030069857D2E4169EE7")]
    [InlineData("bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4", "Wallet bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4")]
    [InlineData("C01X00T47", "Document C01X00T47")]
    [InlineData("Hauptstr. 5, 10115 Berlin", "Address Hauptstr. 5, 10115 Berlin")]
    [InlineData("221B Baker Street, London NW1 6XE", "Address 221B Baker Street, London NW1 6XE")]
    [InlineData("ul. Marszałkowska 12/4, 00-590 Warszawa", "Address ul. Marszałkowska 12/4, 00-590 Warszawa")]
    [InlineData("Ερμού 12, 105 63 Αθήνα", "Address Ερμού 12, 105 63 Αθήνα")]
    [InlineData("ул. Ленина, д. 5, кв. 12, Москва", "Address ул. Ленина, д. 5, кв. 12, Москва")]
    [InlineData("PO Box 1234, Leeds", "Address PO Box 1234, Leeds")]
    [InlineData("北京市朝阳区建国路88号", "Address 北京市朝阳区建国路88号")]
    [InlineData("Bulgaria", "Country Bulgaria")]
    // Dates: of birth by their year or their label, of posting left out.
    [InlineData("12.05.1980", "BirthDate 1980-05-12")]
    [InlineData("1980-05-12", "BirthDate 1980-05-12")]
    [InlineData("12 May 1980", "BirthDate 1980-05-12")]
    [InlineData("18.11.2020", "")]
    [InlineData("DOB: 05/1980", "BirthDate 1980-05")]
    // Labels, in several languages.
    [InlineData("Name: Anna Berg", "Name Anna Berg")]
    [InlineData("Tel.: 901820", "Phone 901820")]
    [InlineData("Tel +49 30 901820", "Phone +49 30 901820")]
    [InlineData("Reisepass-Nr: C01X 00T47", "Document C01X 00T47")]
    [InlineData("Passport C01X00T47", "Document C01X00T47")]
    [InlineData("S/N: AB-123456", "Serial AB-123456")]
    [InlineData("Seriennummer 77AB1234", "Serial 77AB1234")]
    [InlineData("Tracking no: 123456789", "Parcel 123456789")]
    [InlineData("Дата рождения: 12.05.1980", "BirthDate 1980-05-12")]
    [InlineData("Τηλέφωνο: 210 1234567", "Phone 210 1234567")]
    [InlineData("Nationality: Bulgarian", "Country Bulgarian")]
    [InlineData("IBAN: DE89370400440532013000", "Account DE89370400440532013000")]
    [InlineData("Telegram: parts_dealer", "Account parts_dealer")]
    [InlineData("Company: 7 Oaks", "Name 7 Oaks")]
    [InlineData("Weight: 1.2 kg", "")]
    [InlineData("Contents: toy gun for Anna Berg", "")]
    // One line with several.
    [InlineData("Anna Berg, Hauptstr. 5, 10115 Berlin", "Name Anna Berg|Address Hauptstr. 5, 10115 Berlin")]
    [InlineData("Anna Berg, born 12.05.1980, +49 30 901820", "Name Anna Berg|BirthDate 1980-05-12|Phone +49 30 901820")]
    [InlineData("Anna Berg (anna@berg.de), Tel. 0171 1234567", "Name Anna Berg|Email anna@berg.de|Phone 0171 1234567")]
    [InlineData("Acme GmbH, Anna Berg, Hauptstr. 5, Berlin", "Name Acme GmbH|Name Anna Berg|Address Hauptstr. 5, Berlin")]
    [InlineData("Name: Anna Berg, Tel: 030 901820, Address: Hauptstr. 5, Berlin", "Name Anna Berg|Phone 030 901820|Address Hauptstr. 5, Berlin")]
    [InlineData("Novák, Jan, Dlouhá 12, Praha", "Name Novák, Jan|Address Dlouhá 12, Praha")]
    [InlineData("RR473124829GB from Anna Berg", "Parcel RR473124829GB|Name Anna Berg")]
    // Rows of a table.
    [InlineData("Anna Berg\tHauptstr. 5, Berlin\t+49 30 901820\tDE", "Name Anna Berg|Address Hauptstr. 5, Berlin|Phone +49 30 901820|Country DE")]
    [InlineData("Anna Berg;12.05.1980;C01X00T47;", "Name Anna Berg|BirthDate 1980-05-12|Document C01X00T47")]
    [InlineData("surname\tfirst name\tdob\nBerg\tAnna\t12.05.1980", "Name Anna Berg|BirthDate 1980-05-12")]
    [InlineData("name,phone,address\n\"Berg, Anna\",030 901820,\"Hauptstr. 5, Berlin\"", "Name Berg, Anna|Phone 030 901820|Address Hauptstr. 5, Berlin")]
    [InlineData("Vorname;Nachname;Seriennummer\nAnna;Berg;12345", "Name Anna Berg|Serial 12345")]
    // Labels of parcels.
    [InlineData("Sender:\nAnna Berg\nHauptstr. 5\n10115 Berlin\nGermany", "Name Anna Berg|Address Hauptstr. 5, 10115 Berlin, Germany")]
    [InlineData("FROM: Acme Ltd\n12 High Street\nLondon\nTO: Ola Nordmann\nStorgata 5\n0155 Oslo\nRR473124829GB", "Name Acme Ltd|Address 12 High Street, London|Name Ola Nordmann|Address Storgata 5, 0155 Oslo|Parcel RR473124829GB")]
    [InlineData("Absender\nMüller Waffenteile e.K.\nIndustriestraße 7a\nA-4020 Linz\nTel. +43 732 1234\nGewicht 1,2 kg", "Name Müller Waffenteile e.K.|Address Industriestraße 7a, A-4020 Linz|Phone +43 732 1234")]
    [InlineData("Получатель: Иванов Иван\nул. Мира 10, кв. 5\n+7 916 123-45-67", "Name Иванов Иван|Address ул. Мира 10, кв. 5|Phone +7 916 123-45-67")]
    // Nothing to ask for.
    [InlineData("", "")]
    [InlineData("   \r\n\t ", "")]
    [InlineData("!!! --- ###", "")]
    [InlineData("42", "")]
    [InlineData("We believe that the sender has been sending parts of firearms to several countries since the spring", "")]
    public void Text_Pasted_IsReadAs(string pasted, string expected)
    {
        var read = Recogniser.Read(pasted);
        Assert.Equal(expected, string.Join('|', read.Values.Select(value => $"{value.Kind} {value.Text}")));
        Assert.False(read.Cut);
    }

    [Theory]
    [InlineData("Anna Berg", AskedSubject.Person)]
    [InlineData("Dr. Xqwz Vbnm", AskedSubject.Person)]
    [InlineData("Xqwz Vbnm, born 12.05.1980", AskedSubject.Person)]
    [InlineData("Acme Trading GmbH", AskedSubject.Organisation)]
    [InlineData("Firma: Xqwz", AskedSubject.Organisation)]
    [InlineData("Xqwz Vbnm", AskedSubject.Unknown)]
    [InlineData("Hauptstr. 5, 10115 Berlin", AskedSubject.Address)]
    [InlineData("RR473124829GB", AskedSubject.Thing)]
    [InlineData("S/N: AB-123456", AskedSubject.Thing)]
    [InlineData("+49 30 901820", AskedSubject.Unknown)]
    [InlineData("", AskedSubject.Unknown)]
    public void Subject_OfAText_IsGuessed(string pasted, AskedSubject expected) => Assert.Equal(expected, Recogniser.Read(pasted).Subject);

    [Fact]
    public void Text_OfManyRows_GivesTwentyValuesAndSaysSo()
    {
        var rows = string.Join('\n', Enumerable.Range(0, 50).Select(row => $"Anna Berg{(char)('a' + (row % 26))}{(char)('a' + (row / 26))}\t+49 30 9018{row:D3}"));
        var read = Recogniser.Read(rows);
        Assert.Equal(Recognised.MostValues, read.Values.Length);
        Assert.True(read.Cut);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a ")]
    [InlineData("1 ")]
    [InlineData("a@")]
    [InlineData("AA11")]
    [InlineData("+1-")]
    [InlineData("a.b-")]
    [InlineData("tel: ")]
    [InlineData("Anna, ")]
    [InlineData("\t;|")]
    [InlineData("\ud83d")]
    [InlineData("12.12.")]
    [InlineData("We believe that the sender of this parcel sends parts to several people in the north\n")]
    public void Text_Of64KilobytesAndMore_IsReadInTime(string piece)
    {
        var paste = string.Concat(Enumerable.Repeat(piece, (Recognised.LongestText / piece.Length) + 100));
        Recogniser.Read(paste);
        var begun = Stopwatch.GetTimestamp();
        var read = Recogniser.Read(paste);
        // A page waits for it: half a second on a busy machine.
        Assert.InRange(Stopwatch.GetElapsedTime(begun), TimeSpan.Zero, TimeSpan.FromMilliseconds(500));
        Assert.True(read.Cut);
        Assert.All(read.Values, value => Assert.InRange(value.Text.Length, 1, Recognised.LongestValue));
    }
}
