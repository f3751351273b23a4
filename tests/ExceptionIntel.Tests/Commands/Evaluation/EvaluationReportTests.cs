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
            ["rows", "hs2", "hs4", "hs6", "hs8", "hs10", "recall_at_20", "approved", "abstain", "tokens_per_product", "model_calls", "ms_p50", "ms_p95"],
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

    private static EvaluationOutcome Outcome(string? code, string[] ranked, string[]? national = null, string? approved = null, int tokens = 0, double milliseconds = 1) => new(
        new LabelledRow(1, new Product { Title = "x" }, code is null ? null : HsCode.Parse(code), null, code is null, []),
        [.. ranked.Select(HsCode.Parse)],
        national?.Select(HsCode.Parse).ToList(),
        approved is null ? null : HsCode.Parse(approved),
        tokens,
        0,
        milliseconds);
}
