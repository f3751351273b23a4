using System.Text.Json;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Service.Commands.Evaluation;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Tests.Commands.Evaluation;

public sealed class EvaluationReportTests
{
    [Fact]
    public void Each_level_counts_the_rows_whose_label_reaches_it()
    {
        var figures = EvaluationReport.From(
        [
            Outcome("610910", ["610910", "610990"]),
            Outcome("610910", ["610990", "620520", "610910"]),
            Outcome("6109100012", ["620520"]),
            Outcome("6109100012", ["610910"], national: ["6109100004", "6109100012"]),
        ]).Figures;

        Assert.Equal((0.5, 0.75, 4), (figures.Hs6!.Top1, figures.Hs6.Top3, figures.Hs6.Rows));
        Assert.Equal((0.75, 4), (figures.Hs4!.Top1, figures.Hs4.Rows));
        Assert.Equal((0d, 1d, 1), (figures.Hs10!.Top1, figures.Hs10.Top3, figures.Hs10.Rows));
        Assert.Equal((1d, 1), (figures.Hs8!.Top1, figures.Hs8.Rows));
        Assert.Equal(0.75, figures.RecallAt20);
    }

    [Fact]
    public void Without_the_labels_schedule_only_six_digits_count()
    {
        var figures = EvaluationReport.From([Outcome("6109100012", ["610910"], approved: "610910")]).Figures;

        Assert.Null(figures.Hs10);
        Assert.Equal(0, figures.Approved.Errors);
    }

    [Fact]
    public void An_approved_code_is_wrong_when_it_differs_where_both_have_digits()
    {
        var figures = EvaluationReport.From(
        [
            Outcome("6109100012", ["610910"], ["6109100004"], approved: "6109100004"),
            Outcome("6109100012", ["610910"], ["6109100012"], approved: "610910"),
            Outcome("610910", ["610990"], approved: "610990"),
            Outcome("610910", ["610990"]),
        ]).Figures;

        Assert.Equal((3, 0.75, 2, 0.6667), (figures.Approved.Rows, figures.Approved.Share, figures.Approved.Errors, figures.Approved.ErrorRate));
    }

    [Fact]
    public void Rows_to_abstain_from_count_apart()
    {
        var figures = EvaluationReport.From([Outcome(null, ["610910"], approved: "610910"), Outcome(null, []), Outcome("610910", ["610910"])]).Figures;

        Assert.Equal(new AbstainFigures(2, 1, 0), figures.Abstain);
        Assert.Equal(0, figures.Approved.Rows);
        Assert.Equal(3, figures.Rows);
    }

    [Fact]
    public void The_interval_is_the_exact_binomial_one()
    {
        var figures = EvaluationReport.From([.. Enumerable.Range(0, 20).Select(i => Outcome("610910", [i < 10 ? "610910" : "620520"]))]).Figures;

        // Clopper and Pearson for 10 of 20: 0.2720 to 0.7280.
        Assert.Equal((0.272, 0.728), (figures.Hs6!.Low, figures.Hs6.High));
    }

    [Fact]
    public void The_json_has_the_contracts_names()
    {
        var json = JsonSerializer.SerializeToElement(EvaluationReport.From([Outcome("610910", ["610910"], tokens: 90, milliseconds: 2)]).Figures, ServiceJson.Options);

        Assert.Equal(
            ["rows", "hs2", "hs4", "hs6", "hs8", "hs10", "recall_at_20", "approved", "abstain", "tokens_per_product", "model_calls", "ms_p50", "ms_p95", "reliability", "learning"],
            json.EnumerateObject().Select(property => property.Name));
    }

    [Fact]
    public void Confusions_that_went_through_come_first()
    {
        var confusions = EvaluationReport.From(
        [
            Outcome("610910", ["610990"]), Outcome("610910", ["610990"]),
            Outcome("420221", ["420222"], approved: "420222"),
        ]).Confusions;

        Assert.Equal([new Confusion("420221", "420222", 1, 1), new Confusion("610910", "610990", 2, 0)], confusions);
    }

    [Fact]
    public void Reliability_sets_what_was_said_beside_how_often_it_was_right()
    {
        var bins = EvaluationReport.From(
        [
            Outcome("610910", ["610910"], probability: 0.81), Outcome("610910", ["610990"], probability: 0.85),
            Outcome("610910", ["610910"], probability: 1), Outcome(null, ["610910"], probability: 0.95),
        ]).Figures.Reliability;

        Assert.Equal([(0.8, 2, 0.83, 0.5), (0.9, 1, 1, 1)], bins.Select(bin => (bin.From, bin.Rows, bin.Probability, bin.Right)));
        Assert.All(bins, bin => Assert.InRange(bin.Right, bin.Low, bin.High));
    }

    [Fact]
    public void Rows_for_a_person_that_came_out_sure_are_counted_whatever_became_of_them() =>
        Assert.Equal(new AbstainFigures(2, 0, 1), EvaluationReport.From([Outcome(null, ["610910"], probability: 0.9), Outcome(null, ["610910"], probability: 0.89)]).Figures.Abstain);

    [Fact]
    public void The_curves_are_drawn_as_a_picture_that_can_be_read()
    {
        var figures = EvaluationReport.From([Outcome("610910", ["610910"], probability: 0.8)]).Figures with { Learning = [new LearningStep(0, 0.2, 0.4, 0.1, 0.3), new LearningStep(700, 0.5, 0.7, 0.4, 0.6)] };

        var picture = System.Xml.Linq.XElement.Parse(EvaluationPicture.Draw(figures));

        Assert.Equal(5, picture.Descendants().Count(element => element.Name.LocalName == "circle"));
        Assert.Contains(picture.Descendants(), element => element.Value == "700 taught: first 50.0 %");
    }

    private static EvaluationOutcome Outcome(string? code, string[] ranked, string[]? national = null, string? approved = null, int tokens = 0, double milliseconds = 1, double probability = 0.5) => new(
        new LabelledRow(1, new Product { Title = "x" }, code is null ? null : HsCode.Parse(code), null, code is null, []),
        [.. ranked.Select(HsCode.Parse)],
        national?.Select(HsCode.Parse).ToList(),
        probability,
        approved is null ? null : HsCode.Parse(approved),
        tokens,
        0,
        milliseconds);
}
