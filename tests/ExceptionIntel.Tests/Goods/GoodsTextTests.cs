using CsCheck;
using ExceptionIntel.Customs.Goods;

namespace ExceptionIntel.Tests.Goods;

public sealed class GoodsTextTests
{
    [Theory]
    [InlineData("Áo thun NỮ", "ao thun nu")]
    [InlineData("ĐẦM dạ hội", "dam da hoi")]
    [InlineData("Ｔｏｔｅ Ｂａｇ", "tote bag")]
    [InlineData("A\u0301o thun", "ao thun")]
    public void Accents_case_and_width_do_not_part_words(string written, string read) =>
        Assert.Equal(read.Split(' '), GoodsText.Tokens(written));

    [Theory]
    [InlineData("dresses batteries shirts brushes boxes knives women", "dress battery shirt brush box knife woman")]
    [InlineData("glass bus canvas", "glass bus canva")]
    [InlineData("colour aluminium jewellery", "color aluminum jewelry")]
    public void Plurals_and_spellings_meet_in_one_form(string written, string read) =>
        Assert.Equal(read.Split(' '), GoodsText.Tokens(written));

    [Theory]
    [InlineData("T-shirts")]
    [InlineData("t shirt")]
    [InlineData("Tshirt")]
    public void A_single_letter_belongs_to_the_word_it_is_tied_to(string written) =>
        Assert.Equal(["tshirt"], GoodsText.Tokens(written));

    [Fact]
    public void A_number_and_the_word_glued_to_it_are_apart() =>
        Assert.Equal(["250", "ml", "bottle", "4", "pillow", "3d", "print"], GoodsText.Tokens("250ml bottle 4xpillows 3D print"));

    [Fact]
    public void Thai_and_Chinese_are_read_in_pairs_of_letters_and_mixed_text_is_parted()
    {
        Assert.Equal(["纯棉", "tshirt"], GoodsText.Tokens("纯棉Tshirt"));
        Assert.Equal(["เส", "สื", "ื้", "้อ"], GoodsText.Tokens("เสื้อ"));
        Assert.Equal(["猫"], GoodsText.Tokens("猫"));
    }

    [Fact]
    public void Unseen_characters_do_not_hide_a_word() =>
        Assert.Equal(["ceramic", "mug"], GoodsText.Tokens("cer\u200Bam\u00ADic \u202Emu\u2066g\uFE0F \U000E0041"));

    [Fact]
    public void Reading_never_fails_and_stays_short_whatever_the_text() =>
        Gen.Char.Array[0, 400].Select(letters => new string(letters)).Sample(text =>
        {
            var tokens = GoodsText.Tokens(text);
            Assert.All(tokens, token => Assert.InRange(token.Length, 1, 80));
            Assert.True(tokens.Count <= text.Length + 1);
        });

    [Fact]
    public void Of_a_very_long_text_only_the_beginning_is_read() =>
        Assert.True(GoodsText.Tokens(string.Concat(Enumerable.Repeat("mug ", 100_000))).Count <= GoodsText.MaxCharacters / 4);
}
