using System.Globalization;
using System.Text;
using ExceptionIntel.Customs.Goods;
using ExceptionIntel.Customs.Products;

namespace ExceptionIntel.Customs.Triage;

/// <summary>Why a description is refused by machines at the border, whatever the goods are.</summary>
/// <param name="Rule">As in "description.digits_only@1".</param>
/// <param name="Reason">Goes on from "The title “…” ", as in "is only digits".</param>
public sealed record TitleFault(string Rule, string Reason)
{
    private static readonly WordList StopWords = WordList.LoadShipped("stop-words");

    private static readonly HashSet<string> Stops = [.. StopWords.Phrases.Select(phrase => Joined(phrase.Tokens))];

    private static readonly HashSet<string> FileEndings = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".pdf", ".doc", ".docx", ".xls", ".xlsx", ".csv", ".txt", ".zip", ".mp4", ".html", ".tif", ".tiff", ".bmp",
    };

    // What stands around a model number and says nothing about the good.
    private static readonly HashSet<string> ModelWords =
        [.. new[] { "model", "version", "type", "series", "pro", "max", "plus", "mini", "ultra", "lite", "gen", "no", "ref", "sku", "item", "art", "new", "original", "ori", "mk", "edition", "mẫu", "mã", "รุ่น", "tipe", "seri" }.SelectMany(word => GoodsText.Tokens(word))];

    private static readonly HashSet<string> BrandWords = new(StringComparer.Ordinal) { "brand", "model", "merek", "jenama", "nhan", "thuong" };

    /// <summary>
    /// The exact rules of Transport Canada's PACT for the description of goods (guide 1.9): only digits, a file ending, one character
    /// repeated, blank or dots and dashes, only signs, signs and digits, or a listed word; and, beyond them, a brand or model alone.
    /// </summary>
    public static TitleFault? Of(string? text, Product product)
    {
        var plain = Plain(text);
        var letters = plain.Count(char.IsLetter);
        return plain switch
        {
            _ when plain.All(c => c is '.' or '-') => new("description.blank@1", "is blank"),
            _ when plain.All(char.IsDigit) => new("description.digits_only@1", "is only digits"),
            _ when FileEndings.Contains(plain) || FileEndings.Any(ending => IsFileName(plain, ending)) => new("description.file_name@1", "is the name of a file"),
            _ when plain.Length >= 3 && plain.All(c => c == plain[0]) => new("description.repeated@1", "is one character repeated"),
            _ when letters == 0 && !plain.Any(char.IsDigit) => new("description.signs_only@1", "is only signs"),
            _ when letters == 0 => new("description.signs_and_digits@1", "is only signs and digits"),
            _ when Stops.Contains(Joined(Words(plain))) => new(StopWords.Rule, "stands on the customs' lists of words that say nothing by themselves"),
            _ when IsBrandOrModel(text!, product) => new("description.brand_or_model@1", "is a brand or a model, not a good"),
            _ => null,
        };
    }

    // Without invisible characters, and without blanks where no letter stands: "1 2 3" is only digits.
    private static string Plain(string? text)
    {
        var plain = new StringBuilder();
        foreach (var rune in (text ?? "").EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || IsMark(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune) || (Rune.IsWhiteSpace(rune) && plain.Length > 0))
            {
                plain.Append(Rune.IsWhiteSpace(rune) ? " " : rune.ToString());
            }
        }

        var trimmed = plain.ToString().Trim();
        return trimmed.Any(char.IsLetter) ? trimmed : trimmed.Replace(" ", "", StringComparison.Ordinal);
    }

    // Thai and Vietnamese write vowels and tones as marks of their own.
    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsFileName(string text, string ending) =>
        text.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && !text.Contains(' ', StringComparison.Ordinal);

    private static IReadOnlyList<string> Words(string text) => [.. GoodsText.Tokens(text).Where(token => !Phrase.IsNumber(token))];

    private static string Joined(IEnumerable<string> tokens) => string.Join(' ', tokens);

    private static bool IsBrandOrModel(string title, Product product)
    {
        var names = product.Attributes
            .Where(given => GoodsText.Tokens(given.Key).Any(BrandWords.Contains))
            .Select(given => given.Value)
            .Append(product.Manufacturer?.Name)
            .SelectMany(name => GoodsText.Tokens(name))
            .ToHashSet(StringComparer.Ordinal);
        var words = title.Split([' ', ',', '/', '(', ')', '|'], StringSplitOptions.RemoveEmptyEntries);
        return words.All(word => IsCode(word) || GoodsText.Tokens(word).All(token => names.Contains(token) || ModelWords.Contains(token)));
    }

    // "XR-220", "GT3", "BV8200": letters and digits in one word, in capitals.
    private static bool IsCode(string word) =>
        word.Any(char.IsAsciiDigit) && word.All(c => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c) || c is '-' or '.' or '_');
}
