namespace CommandCentre.Matching.Tests.Fuzz;

/// <summary>Well-formed texts to begin from; made up, but for the example numbers of the standards.</summary>
internal static class FuzzSeeds
{
    public static readonly string[] Names =
    [
        "Anna Maria van der Berg", "Dr. Ivan Petrovich IVANOV", "O'Neil, John Jr.", "Müller-Lüdenscheidt GmbH & Co. KG", "ООО «Ромашка»", "Петър Щерев", "Олександр Згурський", "Милош Ђорђевић",
        "Ευάγγελος Παπαδόπουλος", "محمد عبد الرحمن الأسد", "مُحَمَّد بن عليّ", "علیرضا محمدی", "משה כהן", "გიორგი მაისურაძე", "Նիկոլ Պետրոսյան", "やまだ タロウ", "김민호", "王小明", "深圳市贸易有限公司", "สมชาย", "राम कुमार", "አበበ",
        "J.S.C. Trade House No. 7", "a.k.a. \"Little Joe\"", "MV Ocean Star 2", "ROMASHKІN", "Nguyễn Văn Đức", "Abu Bakr al-Said ibn Omar", "",
    ];

    public static readonly string[] Addresses =
    [
        "12 Rue de l'Église, 75011 Paris, France", "ul. Ivana Vazova 5A, 1000 Sofia, Bulgaria", "Leoforos Alexandras 123, Athina 114 71", "Λεωφόρος Αλεξάνδρας 123, Αθήνα", "г. Москва, ул. Ленина, д. 4, корп. 2, кв. 17, 101000",
        "Hauptstraße 12-14, 10115 Berlin", "P.O. Box 1234, Dubai", "Flat 3, 221b Baker Street, London NW1 6XE", "100 Main St Apt 4B, Springfield, IL 62704, USA", "شارع الملك فهد 12، الرياض", "Bulevar kralja Aleksandra 73, 11120 Beograd", "",
    ];

    public static readonly string[] Numbers =
    [
        "+49 30 901820", "0030 210 1234567", "(02) 952 14 32 ext. 5", "anna.berg@example.com", "https://www.example.org/a?b=c", "@little_joe", "t.me/little_joe", "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2", "0x52908400098527886E0F7030069857D2E4169EE7",
        "GB29 NWBK 6016 1331 9268 19", "RR473124829GB", "1Z12345E0205271688", "AB 12O345-S8", "9074729", "7707083893", "5493001KJTIIGC8Y1R12", "US0378331005", "A-123/45.67", "",
    ];

    public static readonly string[] Dates = ["1970-01-02", "1970", "02.01.1970", "2 January 1970", "Jan 2, 1970", "circa 1970", "1970-1972", "1970-13-45", "2. května 1970", "٢٠٢٠/١١/٠١", "00/00/0000", "9999-12-31", ""];

    public static readonly string[] Countries = ["Greece", "GR", "Ελλάδα", "Българија", "Россия", "the Republic of North Macedonia", "Deutschland; France / Italia", "USSR", "Côte d’Ivoire", "中国", "مصر", "male", "F", ""];

    public static readonly string[] Json =
    [
        """{"id":"x","schema":"Person","properties":{"name":["Anna Berg"],"birthDate":["1970-01-02"],"country":["de"],"passportNumber":["A1234567"]}}""",
        """{"schema":"Company","properties":{"name":"Romashka","alias":["A","B"],"address":["12 Main St"],"phone":["+4930901820"],"unknown":[1,2,{"a":[null,true]}]}}""",
        """{"sch\uD800ema":"Person","properties":{"na\uDC00me":["x\uD800"]}}""", """{"schema":"Per\uD800son","id":"\uDC00","properties":{"name":"A"}}""",
        """{"schema":"Vessel","query":{"name":["Star"],"imoNumber":["9074729"]}}""", "[]", "null", "{}", "",
    ];
}
