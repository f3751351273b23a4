using ExceptionIntel.Customs.Tariff;

namespace ExceptionIntel.Customs.Triage;

/// <summary>How much a doubt weighs: said, put before a person, or a wall until a person lifts it.</summary>
public enum Severity
{
    Warn,
    Review,
    Block,
}

/// <summary>One reason to stop, with its evidence.</summary>
/// <param name="Kind">Family and name, as in "code.declared_differs".</param>
/// <param name="Message">One sentence for the seller.</param>
/// <param name="Rule">The rule's id and version, as in "code.declared_differs@2".</param>
public sealed record Doubt(string Kind, Severity Severity, string Message, IReadOnlyList<Evidence> Evidence, string Rule, Question? Question = null);

/// <param name="Field">The product's field, as the API writes it.</param>
/// <param name="Text">The words of that field that raised the doubt.</param>
public sealed record Evidence(string Field, string Text);

/// <summary>One thing to ask a person, answerable by a click.</summary>
public sealed record Question(string Text, IReadOnlyList<Choice> Choices);

/// <summary>An answer: it carries the code that follows from it, or sets an attribute and runs the product again.</summary>
public sealed record Choice(string Id, string Text, HsCode? Code = null, IReadOnlyDictionary<string, string>? Sets = null);
