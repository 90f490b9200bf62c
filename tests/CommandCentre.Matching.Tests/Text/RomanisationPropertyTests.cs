using CommandCentre.Matching.Tests.Fuzz;
using CommandCentre.Matching.Text;

namespace CommandCentre.Matching.Tests.Text;

/// <summary>What holds for every text, shown on changed ones.</summary>
public sealed class RomanisationPropertyTests
{
    private const int Texts = 5_000;

    [Fact]
    public void Latin_AnyText_IsLettersDigitsAndSingleBlanks_AndStaysWhenReadAgain()
    {
        var mutator = new Mutator(FuzzSeeds.Names, 11);
        for (var number = 0; number < Texts; number++)
        {
            var latin = Romanisation.Latin(mutator.Next());
            Assert.All(latin, letter => Assert.True(char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == ' '));
            Assert.Equal(string.Join(' ', latin.Split(' ', StringSplitOptions.RemoveEmptyEntries)), latin);
            Assert.Equal(latin.Length > Romanisation.MostLetters ? Romanisation.Latin(latin[..Romanisation.MostLetters]) : latin, Romanisation.Latin(latin));
        }
    }

    // The quick path for ASCII and the path for all scripts say the same: a letter that is not ASCII, put before, changes nothing behind it.
    [Fact]
    public void Latin_TextOfAscii_IsTheSameOnBothPaths()
    {
        var mutator = new Mutator([.. FuzzSeeds.Names.Concat(FuzzSeeds.Addresses).Where(text => text.All(char.IsAscii))], 12);
        for (var number = 0; number < Texts; number++)
        {
            var ascii = string.Concat(mutator.Next().Where(char.IsAscii).Take(1_000));
            Assert.Equal(("e " + Romanisation.Latin(ascii)).TrimEnd(), Romanisation.Latin("é " + ascii));
        }
    }

    [Fact]
    public void Keys_AnyWord_AreUpperCaseAndNoLongerThanTold()
    {
        var mutator = new Mutator(FuzzSeeds.Names, 13);
        for (var number = 0; number < Texts; number++)
        {
            foreach (var word in Romanisation.Latin(mutator.Next()).Split(' ').Take(8))
            {
                Assert.All((string[])[Sound.Key(word), Sound.Skeleton(word)], key => Assert.True(key.Length <= Sound.MostLetters && key.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter))));
            }
        }
    }
}
