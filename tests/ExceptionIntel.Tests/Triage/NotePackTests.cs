using System.Text;
using ExceptionIntel.Customs.Triage;
using Xunit;

namespace ExceptionIntel.Tests.Triage;

/// <summary>The pack reader, and what every decision that ships must be.</summary>
public sealed class NotePackTests
{
    private const string Good =
        """{"id": "x.y", "version": 1, "edition": "HS2022", "title": "t", "attribute": "a", "question": "q?", "choices": [{"id": "one", "text": "One", "codes": ["420221"]}, {"id": "two", "text": "Two", "codes": ["420222"]}], "reasoning": "r", "rule": "GRI 6"}""";

    [Theory]
    [InlineData("\"rule\": \"GRI 6\"", "\"rule\": \"common sense\"", "does not name General Rules")]
    [InlineData("\"rule\": \"GRI 6\"", "\"rule\": \"GRI 7\"", "does not name General Rules")]
    [InlineData("\"question\": \"q?\"", "\"question\": \"Leather.\"", "no question")]
    [InlineData("\"420222\"", "\"420221\"", "420221 stands twice")]
    [InlineData("\"420222\"", "\"42022290\"", "national code")]
    [InlineData("[\"420222\"]", "[]", "'two' leads to no code")]
    [InlineData("\"id\": \"two\"", "\"id\": \"one\"", "two choices have the id one")]
    [InlineData("\"attribute\": \"a\"", "\"attribute\": \"origin\"", "'origin' is no name")]
    [InlineData("\"id\": \"x.y\"", "\"id\": \"X\"", "form family.name")]
    [InlineData("\"title\"", "\"titel\"", "titel")]
    [InlineData("\"420222\"", "\"4202x2\"", "line 1")]
    [InlineData("\"text\": \"Two\",", "\"text\": \"Two\", \"said\": [\"!!\"],", "'!!' has no word in it")]
    public void A_pack_that_cannot_work_is_refused_with_its_place(string right, string wrong, string reason)
    {
        using var stream = Stream($"[{Good.Replace(right, wrong, StringComparison.Ordinal)}]");

        var refusal = Assert.Throws<FormatException>(() => NotePack.Read(stream, "my-pack.json"));

        Assert.StartsWith("my-pack.json", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(reason, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pack_that_works_is_read_and_two_decisions_of_one_id_are_refused()
    {
        using var one = Stream($"[{Good}]");
        using var two = Stream($"[{Good}, {Good}]");

        Assert.Equal("x.y@1", Assert.Single(NotePack.Read(one, "one.json")).Name);
        Assert.Throws<FormatException>(() => NotePack.Read(two, "two.json"));
    }

    [Fact]
    public void Every_code_of_a_shipped_decision_exists_in_its_edition()
    {
        var missing = Given.Notes.All.SelectMany(decision => decision.Between.Where(code => !Given.Book.Contains(code)).Select(code => $"{decision.Id}: {code}"));

        Assert.Empty(missing);
        Assert.All(Given.Notes.All, decision => Assert.Equal(Given.Book.Edition, decision.Edition));
    }

    [Fact]
    public void Every_shipped_decision_leads_each_of_its_codes_back_to_the_choice_that_names_it()
    {
        foreach (var decision in Given.Notes.All)
        {
            Assert.All(decision.Choices, choice => Assert.All(choice.Codes, code => Assert.Same(choice, decision.ChoiceOf(code))));
        }
    }

    [Fact]
    public void Every_shipped_phrase_gives_the_answer_that_it_stands_for()
    {
        var silent =
            from decision in Given.Notes.All
            from choice in decision.Choices
            from phrase in choice.Said ?? []
            let said = new NoteWords(Given.Product(phrase)).SaidOf(decision)
            where said != choice
            select $"{decision.Id}: “{phrase}” says {said?.Id ?? "several things"}, not {choice.Id}";

        Assert.Empty(silent);
    }

    [Fact]
    public void The_families_in_which_sellers_go_wrong_are_covered()
    {
        string[] awaited = ["sets", "parts", "bags", "jewellery", "toys", "health", "cosmetics", "electronics", "home", "paper", "residues", "textiles"];
        string[] residues = ["392690", "732690", "847989", "854370", "630790", "491199", "482390", "442199", "761699", "420500", "401699"];
        var families = Given.Notes.All.CountBy(decision => decision.Id.Split('.')[0]).ToDictionary();

        Assert.True(Given.Notes.All.Count >= 120);
        Assert.All(awaited, family => Assert.True(families.GetValueOrDefault(family) >= 8, family));
        Assert.All(residues, code => Assert.Contains(Given.Notes.All, decision => decision.Id.StartsWith("residues.", StringComparison.Ordinal) && decision.Between.Contains(Given.Code(code))));
    }

    [Fact]
    public void No_two_decisions_draw_opposite_conclusions_for_the_same_codes()
    {
        var contradictions =
            from one in Given.Notes.All
            from other in Given.Notes.All
            where string.CompareOrdinal(one.Id, other.Id) < 0
            from choice in one.Choices
            from rival in other.Choices
            where Shared(one, choice, other, rival) || (one.Attribute == other.Attribute && choice.Id == rival.Id)
            from code in choice.Codes
            from opposite in rival.Codes
            where other.ChoiceOf(code) is { } there && there != rival && one.ChoiceOf(opposite) is { } here && here != choice
            select $"{one.Id} and {other.Id}: “{choice.Id}” is {code} here and {opposite} there";

        Assert.Empty(contradictions.Distinct());
    }

    // Of two decisions that both look at a product, one reads a phrase so and the other the opposite.
    private static bool Shared(NoteDecision one, NoteChoice choice, NoteDecision other, NoteChoice rival) =>
        (one.Words.Count == 0 || other.Words.Count == 0 || one.Words.Intersect(other.Words).Any()) && (choice.Said ?? []).Intersect(rival.Said ?? []).Any();

    private static MemoryStream Stream(string pack) => new(Encoding.UTF8.GetBytes(pack));
}
