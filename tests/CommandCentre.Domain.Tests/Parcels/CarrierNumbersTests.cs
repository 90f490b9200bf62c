using CommandCentre.Domain.Parcels;

namespace CommandCentre.Domain.Tests.Parcels;

/// <summary>Vectors of UPS, FedEx, DHL Express and DPD (28) are those of the public tracking-number data set (MIT); the others by each line's comment.</summary>
public sealed class CarrierNumbersTests
{
    [Theory]
    [InlineData("1Z5R89390357567127", "Ups 1Z")]
    [InlineData("1Z879E930346834440", "Ups 1Z")]
    [InlineData("1Z410E7W0392751591", "Ups 1Z")]
    [InlineData("1Z8V92A70367203024", "Ups 1Z")]
    [InlineData("1Z 999 AA1 01 2345 6784", "Ups 1Z")] // UPS's own sample number
    [InlineData("986578788855", "Fedex express")]
    [InlineData("477179081230", "Fedex express")]
    [InlineData("799531274483", "Fedex express")]
    [InlineData("974367662710", "Fedex express")]
    [InlineData("0414 4176 0228 964", "Fedex ground")]
    [InlineData("5682 8361 0012 734", "Fedex ground")]
    [InlineData("9611020987654312345672", "Fedex 96")]
    [InlineData("1001921334250001000300779017972697", "Fedex 34")]
    [InlineData("9622001900000000000000776632517510", "Fedex 34")]
    [InlineData("3318810025", "Dhl AWB")]
    [InlineData("73891051146", "Dhl AWB")]
    [InlineData("8487135506", "Dhl AWB")]
    [InlineData("201298452277", "Dhl identcode")] // paketda.de
    [InlineData("428001369716", "Dhl identcode")] // lobster-world.com, checksum DHL
    [InlineData("00340433836442636597", "Dhl SSCC")] // paketda.de
    [InlineData("00 81827 0998 0000 0200 33 350 276 C", "Dpd label")]
    [InlineData("0081 827 0998 0000 0200 45 327 276 N", "Dpd label")]
    [InlineData("01015026003653C", "Dpd parcel")] // paketda.de, as MOD 37,36
    [InlineData("09133131530724", "Hermes parcel")] // paketda.de
    [InlineData("503460075384", "Gls parcel")] // 11 digits of a public client's test, check digit by the Uni-Box manual
    public void Read_NumberWithARightCheckDigit_IsRecognised(string text, string reading)
    {
        var number = ParcelNumber.Parse(text);
        Assert.Contains(reading, number.Readings.Where(one => one.Standing is NumberStanding.Recognised).Select(Told));
        Assert.Equal(NumberStanding.Recognised, number.Standing);
    }

    [Theory]
    [InlineData("1Z5R89390357567128", "Ups 1Z")]
    [InlineData("1Z1111111111111111", "Ups 1Z")]
    [InlineData("00340433836442636598", "Dhl SSCC")]
    [InlineData("008182709980000020033350276A", "Dpd label")]
    public void Read_FormOfItsOwnWithAWrongCheckDigit_IsDoubtfulAndStillTaken(string text, string reading)
    {
        var number = ParcelNumber.Parse(text);
        Assert.Equal([reading], number.Readings.Select(Told));
        Assert.Equal(NumberStanding.Doubtful, number.Standing);
    }

    [Theory]
    [InlineData("JJD0099999999", "Dhl JJD")]
    [InlineData("JVGL0999999990", "Dhl JJD")]
    [InlineData("GM2951173225174494", "Dhl GM")]
    public void Read_FormWithoutACheckDigit_IsShaped(string text, string reading)
    {
        Assert.Equal([reading], ParcelNumber.Parse(text).Readings.Select(Told));
        Assert.Equal(NumberStanding.Shaped, ParcelNumber.Parse(text).Standing);
    }

    [Theory]
    [InlineData("3318810010")] // DHL's
    [InlineData("5682 8361 0012 732")] // FedEx Ground's
    [InlineData("JX123456781234")]
    [InlineData("123456")]
    public void Read_NothingACarrierSpeaksFor_IsAccepted(string text)
    {
        Assert.Empty(ParcelNumber.Parse(text).Readings);
        Assert.Equal(NumberStanding.Accepted, ParcelNumber.Parse(text).Standing);
    }

    /// <summary>FedEx's invalid vector is no FedEx number; that another carrier's rule lets it pass is the chance of one in ten that every such rule has.</summary>
    [Fact]
    public void Read_InvalidOfOneCarrier_IsNotThatCarriers() => Assert.DoesNotContain(Carrier.Fedex, CarrierNumbers.Read("996578788855").Select(reading => reading.Carrier));

    [Fact]
    public void Read_S10_IsAPostsAlone() => Assert.Equal([new CarrierReading(Carrier.Post, "S10", NumberStanding.Recognised)], ParcelNumber.Parse("RR473124829GB").Readings);

    /// <summary>Modulus 10 and 11 catch every slip in one digit but those their weights are blind to; 1 in 10 other numbers passes by chance, no more.</summary>
    [Theory]
    [InlineData("986578788855")]
    [InlineData("201298452277")]
    [InlineData("503460075384")]
    [InlineData("00340433836442636597")]
    public void Read_EveryOtherLastDigit_IsNotRecognisedAsTheSameForm(string text)
    {
        var forms = CarrierNumbers.Read(text).Select(Told).ToList();
        var others = "0123456789".Where(digit => digit != text[^1]).Select(digit => CarrierNumbers.Read(text[..^1] + digit).Where(one => one.Standing is NumberStanding.Recognised).Select(Told).Intersect(forms)).ToList();
        Assert.All(others, Assert.Empty);
    }

    private static string Told(CarrierReading reading) => $"{reading.Carrier} {reading.Form}";
}
