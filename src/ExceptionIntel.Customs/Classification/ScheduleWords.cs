using System.Collections.Frozen;

namespace ExceptionIntel.Customs.Classification;

/// <summary>What schedules call the things that sellers name: they write "trousers" for jeans and "articles of jewelry" for a ring.</summary>
internal static class ScheduleWords
{
    private static readonly FrozenDictionary<string, string[]> Words = Table(
        ("trouser denim", "jean"), ("trouser", "pant legging jogger chino slack sweatpant"), ("short", "boardshort"), ("tshirt shirt", "tee"), ("sweatshirt pullover", "hoodie"), ("sweater", "jumper knitwear cardigan"),
        ("blouse shirt", "blouse"), ("brassiere", "bra bralette"), ("swimwear", "swimsuit bikini swimming"), ("jacket coat", "windbreaker parka puffer blazer"), ("coverall jumpsuit", "romper onesie playsuit"),
        ("jewelry", "ring necklace bracelet earring pendant brooch anklet choker bangle charm"), ("footwear shoe", "sneaker trainer sandal slipper loafer pump heel flip boot clog"), ("tennis training athletic sport", "sneaker trainer running jogging"),
        ("travel sport rucksack bag", "backpack knapsack schoolbag duffel"), ("handbag", "purse crossbody clutch tote satchel"), ("hat", "cap beanie"),
        ("electrically electric electrical", "electric electrical electronic rechargeable usb plug"), ("battery powered", "rechargeable battery cordless usb"), ("telephone", "phone smartphone cellphone iphone"), ("earphone headphone", "earbud headset earphone headphone"),
        ("lamp lighting light", "lamp light bulb led"), ("child", "kid toddler"), ("pet animal", "dog cat puppy kitten pet"), ("confectionery", "candy sweet gummy"), ("biscuit", "cookie"), ("napkin", "nappy diaper"), ("towel", "towelling"),
        ("cushion pillow", "pillow cushion"), ("tableware", "plate bowl mug cup dinnerware saucer"), ("kitchenware", "spatula pan pot ladle"), ("statuette ornamental", "figurine statue ornament"), ("picture print", "poster print painting"),
        ("seat chair", "sofa couch stool armchair"), ("bicycle", "bike"), ("motorcycle", "motorbike scooter"), ("vehicle", "car truck suv"), ("computer data processing", "laptop computer notebook"), ("copying photocopying", "copier photocopier"),
        ("artificial", "fake faux"), ("imitation", "fake faux cz"), ("plated", "plated plating"), ("folding", "folding foldable"), ("stuffed", "plush stuffed"), ("perfume", "parfum perfume"), ("toilet water", "cologne edt toilette"), ("vitamin", "multivitamin vitamin"));

    /// <summary>None for a word that schedules use themselves.</summary>
    public static IReadOnlyList<string> For(string word) => Words.GetValueOrDefault(word, []);

    private static FrozenDictionary<string, string[]> Table(params (string Schedule, string Seller)[] rows) => rows
        .SelectMany(row => row.Seller.Split(' ').Select(word => (word, row.Schedule)))
        .GroupBy(entry => entry.word, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.SelectMany(entry => entry.Schedule.Split(' ')).Distinct().ToArray(), StringComparer.Ordinal);
}
