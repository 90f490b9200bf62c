using System.Collections.Frozen;
using System.Text;

namespace CommandCentre.Server.CrossChecks.Recognition;

/// <summary>What a label says of the text after it.</summary>
internal enum Cue
{
    None,
    Name,
    GivenName,
    FamilyName,
    Company,

    /// <summary>A sender or receiver: a name, and often an address after it.</summary>
    Party,
    Address,
    Phone,
    Email,
    Website,
    Account,
    Wallet,
    Document,
    Parcel,
    Serial,
    BirthDate,
    Country,

    /// <summary>Weight, contents, price: nothing to ask for.</summary>
    Other,
}

/// <summary>Labels on parcels, papers and in tables, in the languages of the participants.</summary>
/// <remarks>Written by hand from general knowledge. Folded: small letters without accents, blanks and marks.</remarks>
internal static class CueWords
{
    /// <summary>Words of the longest label.</summary>
    public const int MostWords = 4;

    private static readonly FrozenDictionary<string, Cue> Cues = new (Cue Cue, string Words)[]
    {
        (Cue.Name, "name, full name, fullname, names, vollständiger name, nom et prénom, nom complet, nombre completo, nombre y apellidos, nome completo, nome e cognome, imię i nazwisko, jméno a příjmení, naam, namn, navn, nimi, név, nume, όνομα, ονοματεπώνυμο, фио, ф.и.о., имя, имена, піб, ім'я, ime i prezime, ime in priimek, ad soyad, adı soyadı, الاسم, 姓名, alias, aka, a.k.a., also known as, customer, contact person, person"),
        (Cue.GivenName, "first name, firstname, given name, given names, forename, vorname, vornamen, prénom, prénoms, nombre, nome próprio, voornaam, imię, jméno, förnamn, fornavn, etunimi, keresztnév, prenume, όνομα (μικρό), отчество"),
        (Cue.FamilyName, "last name, lastname, surname, family name, nachname, familienname, nom de famille, apellido, apellidos, cognome, sobrenome, apelido, achternaam, nazwisko, příjmení, efternamn, etternavn, sukunimi, vezetéknév, επώνυμο, фамилия, прізвище, prezime, priimek, soyadı"),
        (Cue.Company, "company, company name, firma, firm, business, business name, unternehmen, société, entreprise, raison sociale, empresa, razón social, azienda, ditta, ragione sociale, bedrijf, spółka, společnost, företag, virksomhed, yritys, cég, societate, εταιρεία, επωνυμία, компания, фирма, организация, organisation, organization, şirket, shop, shop name"),
        (Cue.Party, "sender, from, shipper, consignor, exporter, seller, absender, versender, expéditeur, expediteur, remitente, mittente, remetente, afzender, nadawca, odesílatel, odosielateľ, avsändare, afsender, avsender, lähettäjä, feladó, expeditor, αποστολέας, отправитель, подател, відправник, pošiljalac, pošiljatelj, gönderen, المرسل, 寄件人, to, ship to, deliver to, recipient, receiver, consignee, importer, buyer, addressee, empfänger, empfaenger, destinataire, destinatario, destinatário, ontvanger, geadresseerde, odbiorca, adresat, příjemce, prijímateľ, mottagare, modtager, mottaker, vastaanottaja, címzett, destinatar, παραλήπτης, получатель, адресат, отримувач, одержувач, primalac, primatelj, prejemnik, alıcı, المرسل إليه, المستلم, 收件人"),
        (Cue.Address, "address, adress, postal address, home address, street, residence, adresse, anschrift, straße, strasse, wohnort, dirección, direccion, domicilio, indirizzo, endereço, morada, adres, adresa, adresă, osoite, cím, διεύθυνση, адрес, адреса, naslov, العنوان, 地址, place of residence, street address"),
        (Cue.Phone, "phone, phones, phone number, phone no, telephone, telephone number, tel, tel no, tel nr, telefon, telefonnummer, tf, tlf, puh, puhelin, mobile, mobile phone, mob, mobil, mobiltelefon, handy, cell, cell phone, fax, téléphone, portable, gsm, teléfono, telefono, móvil, cellulare, cell., telefone, telemóvel, telefoon, komórka, komórkowy, τηλέφωνο, τηλ, κιν, телефон, тел, моб, мобильный, whatsapp, viber, signal, هاتف, جوال, 电话, 手机"),
        (Cue.Email, "email, e-mail, mail, e-mail address, email address, courriel, correo, correo electrónico, posta elettronica, e-posta, eposta, sähköposti, ηλεκτρονική διεύθυνση, почта, эл. почта, электронная почта, имейл, البريد الإلكتروني, 邮箱"),
        (Cue.Website, "web, website, web site, webseite, url, homepage, internet, site, site web, sito, sitio web, strona, сайт, ιστοσελίδα, webová stránka"),
        (Cue.Account, "account, account no, account number, bank account, iban, konto, kontonummer, konto-nr, compte, rib, cuenta, conto, conta, rekening, rekeningnummer, rachunek, nr rachunku, účet, счет, счёт, р/с, рахунок, λογαριασμός, user, username, user name, handle, nickname, nick, login, telegram, instagram, facebook, vk, discord, wickr, threema, skype, ebay"),
        (Cue.Wallet, "wallet, btc, bitcoin, eth, ethereum, xmr, monero, ltc, litecoin, usdt, crypto, bitcoin address, btc address, wallet address, кошелек"),
        (Cue.Document, "passport, passport no, passport number, passport nr, pass, passnummer, reisepass, reisepass-nr, passeport, pasaporte, passaporto, passaporte, paspoort, paszport, pas, cestovní pas, útlevél, pașaport, διαβατήριο, паспорт, id, id no, id nr, id number, id card, identity card, national id, personalausweis, ausweis, ausweisnummer, carte d'identité, cni, dni, nie, carta d'identità, cartão de cidadão, identiteitskaart, bsn, dowód, dowód osobisty, pesel, nip, občanský průkaz, rodné číslo, személyi, cnp, egn, егн, oib, jmbg, снилс, инн, огрн, ταυτότητα, αδτ, document, document no, document number, driving licence, driver licence, driver's license, führerschein, tax number, tax id, steuernummer, steuer-id, vat, vat no, vat number, ust-id, ust-idnr, tva, eori, registration no, registration number, reg no, company number, handelsregister, hrb, siren, siret, kvk, ico, ičo, cui, regon, krs, license plate, kennzeichen"),
        (Cue.Parcel, "parcel, parcel no, parcel number, tracking, tracking no, tracking number, tracking code, track, awb, shipment, shipment no, shipment number, waybill, barcode, sendungsnummer, sendung, paketnummer, numéro de suivi, n° de suivi, suivi, colis, número de seguimiento, seguimiento, envío, spedizione, numero di spedizione, rastreio, zending, trackingcode, numer przesyłki, przesyłka, podací číslo, kolli, kollinummer, seurantatunnus, csomagszám, αριθμός αποστολής, отправление, трек, трек-номер, номер отправления, баркод, takip no, رقم الشحنة, 单号, 运单号, item no, item number, item id"),
        (Cue.Serial, "serial, serial no, serial nr, serial number, s/n, sn, ser no, seriennummer, serien-nr, seriennr, waffennummer, waffen-nr, numéro de série, n° de série, nº de serie, número de serie, numero di serie, matricola, número de série, serienummer, wapennummer, numer seryjny, nr seryjny, výrobní číslo, výrobné číslo, sarjanumero, gyári szám, serie, număr de serie, σειριακός αριθμός, серийный номер, серийный №, сериен номер, серійний номер, serijski broj, seri no, номер оружия, firearm no, firearm number, weapon number, imei, vin"),
        (Cue.BirthDate, "dob, d.o.b., date of birth, birth date, birthdate, born, born on, birthday, geb, geb am, geboren, geboren am, geburtsdatum, geburtstag, né le, née le, né(e) le, date de naissance, naissance, fecha de nacimiento, nacido el, nacida el, nacimiento, data di nascita, nato il, nata il, data de nascimento, nascido em, geboortedatum, geboren op, data urodzenia, ur, urodzony, datum narození, nar, narozen, dátum narodenia, född, fødselsdato, født, syntymäaika, születési dátum, született, data nașterii, născut, ημερομηνία γέννησης, γεννηθείς, дата рождения, родился, родилась, рожд, дата на раждане, роден, дата народження, datum rođenja, datum rojstva, doğum tarihi, تاريخ الميلاد, 出生日期"),
        (Cue.Country, "country, nationality, citizenship, citizen of, land, staatsangehörigkeit, nationalität, pays, nationalité, país, pais, nacionalidad, nacionalidade, paese, nazione, nazionalità, cittadinanza, nationaliteit, kraj, obywatelstwo, narodowość, země, národnost, státní občanství, medborgarskap, statsborgerskab, kansalaisuus, állampolgárság, ország, țara, cetățenie, εθνικότητα, υπηκοότητα, χώρα, страна, гражданство, национальность, державa, громадянство, država, državljanstvo, uyruk, ülke, الجنسية, 国籍, country of origin, origin, destination"),
        (Cue.Other, "weight, gross weight, net weight, contents, content, description, goods, value, price, amount, total, qty, quantity, pieces, pcs, size, dimensions, postage, date, posted, date of posting, shipping date, sent, hs, hs code, customs, reference, ref, order, order no, order number, invoice, invoice no, note, notes, remark, remarks, comment, gewicht, inhalt, wert, menge, datum, bemerkung, poids, contenu, valeur, quantité, peso, contenido, valor, cantidad, contenuto, valore, quantità, waga, zawartość, wartość, ilość, hmotnost, obsah, hodnota, вес, содержимое, ценность, количество, дата, примечание, sex, gender, geschlecht, sexe, sexo, пол, place of birth, birthplace, geburtsort, lieu de naissance, lugar de nacimiento, luogo di nascita, miejsce urodzenia, место рождения, no, nr, time, site, status, service, method"),
    }.SelectMany(row => row.Words.Split(", ").Select(word => (Word: Folded(word), row.Cue))).DistinctBy(row => row.Word).ToFrozenDictionary(row => row.Word, row => row.Cue, StringComparer.Ordinal);

    /// <summary>What a whole text says as a label; <see cref="Cue.None"/> when it is none.</summary>
    public static Cue Of(string text) => text.Length is 0 or > 48 ? Cue.None : Cues.GetValueOrDefault(Folded(text));

    /// <summary>Small letters and digits of any script, without accents. Never throws.</summary>
    public static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in Decomposed(text))
        {
            if (char.IsLetterOrDigit(letter))
            {
                folded.Append(char.ToLowerInvariant(letter));
            }
        }

        return folded.ToString();
    }

    private static string Decomposed(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            return text; // Half a surrogate pair cannot be taken apart.
        }
    }
}
