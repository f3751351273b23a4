namespace ExceptionIntel.Customs.Review;

/// <summary>Why a reviewer decided as they did: a fixed list, so that reasons can be counted.</summary>
public static class ReviewReasons
{
    public const string Other = "other";

    public static readonly IReadOnlyList<string> All =
    [
        "wrong_material", "wrong_function", "set_rule", "part_rule", "national_split", "outdated_edition", "bad_description", "missing_attribute",
        "model_hallucination", "seller_code_right", "rule_false_alarm", "ruling_found", "uncertain", Other,
    ];
}
