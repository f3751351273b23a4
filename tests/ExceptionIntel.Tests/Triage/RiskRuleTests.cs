using System.Text;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using Xunit;

namespace ExceptionIntel.Tests.Triage;

public sealed class RiskRuleTests
{
    [Theory]
    [InlineData("risk.lithium_battery", "Power bank 20000 mAh", "850760", Severity.Block)]
    [InlineData("risk.lithium_battery", "Power bank 20000 mAh, 74 Wh", "850760", Severity.Review)]
    [InlineData("risk.lithium_battery", "Power bank 20000mAh (74Wh)", "850760", Severity.Review)]
    [InlineData("risk.lithium_battery", "Sạc dự phòng 10000 mAh", "850440", Severity.Review)]
    [InlineData("risk.lithium_battery", "พาวเวอร์แบงค์ของแท้", "392690", Severity.Review)]
    [InlineData("risk.lithium_battery", "Smartphone", "851713", Severity.Warn)]
    [InlineData("risk.flammable", "Nước hoa nữ chính hãng", "340119", Severity.Review)]
    [InlineData("risk.flammable", "Refillable lighter, metal", "961320", Severity.Block)]
    [InlineData("risk.cosmetic", "Red lipstick", "330410", Severity.Warn)]
    [InlineData("risk.supplement_medicine", "Amoxicillin 500", "300410", Severity.Block)]
    [InlineData("risk.supplement_medicine", "Viên uống collagen", "210690", Severity.Review)]
    [InlineData("risk.food_animal_plant", "Lạp xưởng tươi 500 g", "160100", Severity.Review)]
    [InlineData("risk.food_animal_plant", "Butterhead lettuce seeds", "120991", Severity.Review)]
    [InlineData("risk.cites", "ป้ายหนังจระเข้", "420231", Severity.Block)]
    [InlineData("risk.weapon_blade_optic", "Balisong trainer", "821193", Severity.Review)]
    [InlineData("risk.laser_drone_radio", "激光笔 绿光", "901320", Severity.Block)]
    [InlineData("risk.toy_child", "Gặm nướu silicone", "392490", Severity.Review)]
    [InlineData("risk.tobacco_alcohol", "Rokok kretek 12 batang", "240220", Severity.Block)]
    [InlineData("risk.jewellery", "Ring", "711311", Severity.Warn)]
    [InlineData("risk.jewellery", "Solid gold ring, 18k gold", "711319", Severity.Review)]
    [InlineData("risk.medical", "Contact lens, blue", "900130", Severity.Review)]
    [InlineData("risk.magnet", "Magnetic balls 5 mm", "950300", Severity.Review)]
    [InlineData("risk.chemical", "Rat poison pellets", "380899", Severity.Block)]
    [InlineData("risk.counterfeit", "1:1 replica watch", "910211", Severity.Block)]
    public void A_risky_good_is_seen(string kind, string title, string code, Severity severity)
    {
        var doubt = Assert.Single(Hits(title, code), doubt => doubt.Kind == kind);

        Assert.Equal(severity, doubt.Severity);
    }

    [Theory]
    [InlineData("Knife pleat skirt", "620453")]
    [InlineData("Batik shirt, parang motif", "620520")]
    [InlineData("Power bank pouch, felt", "420232")]
    [InlineData("Bag with crocodile skin pattern", "420222")]
    [InlineData("Coral colour sandals", "640299")]
    [InlineData("Paraben-free, alcohol-free wipes holder", "392490")]
    [InlineData("Pearl drop earrings, 18k gold plated", "711719")]
    [InlineData("Red wine glass, set of 2", "701337")]
    [InlineData("Cigarette pants for women, black", "620462")]
    [InlineData("Fireworks print T-shirt", "610910")]
    [InlineData("珊瑚绒睡衣", "610832")]
    public void A_harmless_use_of_a_word_raises_nothing(string title, string code) => Assert.DoesNotContain(Hits(title, code), doubt => doubt.Severity > Severity.Warn);

    [Fact]
    public void One_harmless_use_does_not_hide_the_real_thing() =>
        Assert.Contains(Hits("Power bank pouch with a power bank inside", "420232"), doubt => doubt.Kind == "risk.lithium_battery");

    [Fact]
    public void An_attribute_that_denies_is_no_word_for_it()
    {
        Assert.Empty(Given.Rules.Hits(Given.Product("Desk lamp", attributes: [("Lithium battery", "No")]), Given.Code("940521"), Given.Day));
        Assert.NotEmpty(Given.Rules.Hits(Given.Product("Desk lamp", attributes: [("Lithium battery", "1200 mAh")]), Given.Code("940521"), Given.Day));
    }

    [Fact]
    public void The_answer_to_a_rules_question_is_not_asked_for_again()
    {
        var first = Assert.Single(Given.Rules.Hits(Given.Product("Genuine python snakeskin purse"), Given.Code("420221"), Given.Day));
        var answers = first.Question!.Choices.ToDictionary(choice => choice.Id, choice =>
        {
            var (name, value) = Assert.Single(choice.Sets!);
            return Assert.Single(Given.Rules.Hits(Given.Product("Genuine python snakeskin purse", attributes: [(name, value)]), Given.Code("420221"), Given.Day));
        });

        Assert.Equal(Severity.Block, first.Severity);
        Assert.Equal(Severity.Warn, answers["imitation"].Severity);
        Assert.Equal(Severity.Review, answers["real_with_permit"].Severity);
        Assert.Equal(Severity.Block, answers["real_no_permit"].Severity);
        Assert.All(answers.Values, doubt => Assert.Null(doubt.Question));
    }

    [Fact]
    public void Every_shipped_rule_can_be_raised_by_its_first_prefix_or_word()
    {
        foreach (var rule in Given.Rules.All)
        {
            var code = rule.Prefixes.Count == 0 ? null : HsCode.Parse(rule.Prefixes[0].PadRight(6, '0'));
            var alone = new TriageRules([rule]);
            var product = Given.Product(rule.Keywords.Values.FirstOrDefault()?[0].Replace("#", "5", StringComparison.Ordinal) ?? "thing") with { Destinations = rule.Destinations };

            var doubt = Assert.Single(alone.Hits(product, code, Given.Day));

            Assert.Equal(rule.Kind ?? rule.Id, doubt.Kind);
            Assert.Matches("^risk[.][a-z_]+$", doubt.Kind);
        }
    }

    [Fact]
    public void Every_shipped_keyword_is_found_in_a_text_that_says_it()
    {
        var silent = Given.Rules.All.SelectMany(rule => rule.Keywords.Values.SelectMany(words => words).Select(word => (rule, word)))
            .Where(pair => pair.rule.OnKeyword is not null)
            .Where(pair => new TriageRules([pair.rule]).Hits(Given.Product($"brown {pair.word.Replace("#", "5", StringComparison.Ordinal)} today"), null, Given.Day).Count == 0)
            .Select(pair => $"{pair.rule.Id}: {pair.word}");

        Assert.Empty(silent);
    }

    [Fact]
    public void A_rule_counts_in_its_time_and_for_its_destinations()
    {
        var rule = Rule with { EffectiveFrom = new DateOnly(2027, 1, 1), EffectiveTo = new DateOnly(2027, 12, 31), Destinations = ["EU", "US"] };
        var rules = new TriageRules([rule]);
        var product = Given.Product("glow stick");

        Assert.Empty(rules.Hits(product with { Destinations = ["DE"] }, null, new DateOnly(2026, 12, 31)));
        Assert.Single(rules.Hits(product with { Destinations = ["DE"] }, null, new DateOnly(2027, 1, 1)));
        Assert.Single(rules.Hits(product with { Destinations = ["us"] }, null, new DateOnly(2027, 12, 31)));
        Assert.Empty(rules.Hits(product with { Destinations = ["GB"] }, null, new DateOnly(2027, 6, 1)));
        Assert.Empty(rules.Hits(product with { Destinations = ["DE"] }, null, new DateOnly(2028, 1, 1)));
    }

    [Theory]
    [InlineData("""[{"id": "a", "version": 1, "message": "m", "source": "s"}]""", "rule a: it never raises anything")]
    [InlineData("""[{"id": "a", "version": 1, "on_keyword": "warn", "message": "m", "source": "s"}]""", "on_keyword without keywords")]
    [InlineData("""[{"id": "a", "version": 1, "on_prefix": "warn", "prefixes": ["85x"], "message": "m", "source": "s"}]""", "'85x' is no code prefix")]
    [InlineData("""[{"id": "a", "version": 1, "on_keyword": "warn", "keywords": {"en": ["!!"]}, "message": "m", "source": "s"}]""", "'!!' has no word in it")]
    [InlineData("""[{"id": "a", "version": 1, "on_prefix": "loud", "prefixes": ["85"], "message": "m", "source": "s"}]""", "line 1")]
    [InlineData("""[{"id": "a", "version": 1, "on_prefix": "warn", "prefixes": ["85"], "mesage": "m", "source": "s"}]""", "mesage")]
    [InlineData("""[{"id": "a", "version": 1, "on_prefix": "warn", "prefixes": ["85"], "message": "m", "source": "s", "question": {"text": "?", "choices": [{"id": "x", "text": "X", "sets": {"wh": "1"}}]}}]""", "sets 'wh'")]
    public void A_pack_that_cannot_work_is_refused_with_its_place(string pack, string reason)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(pack));

        var wrong = Assert.Throws<FormatException>(() => RiskPack.Read(stream, "my-pack.json"));

        Assert.StartsWith("my-pack.json", wrong.Message, StringComparison.Ordinal);
        Assert.Contains(reason, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_rules_of_one_id_are_refused() => Assert.Throws<FormatException>(() => new TriageRules([Rule, Rule]));

    private static RiskRule Rule => new() { Id = "risk.glow", Version = 1, OnKeyword = Severity.Review, Keywords = Words("glow stick"), Message = "{what} glows.", Source = "ours" };

    private static Dictionary<string, IReadOnlyList<string>> Words(params string[] words) => new() { ["en"] = words };

    private static IReadOnlyList<Doubt> Hits(string title, string code) => Given.Rules.Hits(Given.Product(title), Given.Code(code), Given.Day);
}
