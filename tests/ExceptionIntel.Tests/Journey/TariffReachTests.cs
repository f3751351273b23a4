using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Journey;

namespace ExceptionIntel.Tests.Journey;

public sealed class TariffReachTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly TariffQuestion Tee = new(LiveTariff.Uk, HsCode.Parse("610910"));
    private static readonly TariffQuestion Mug = new(LiveTariff.Uk, HsCode.Parse("691110"));

    private readonly TariffReach reach = new();

    [Fact]
    public void One_question_that_fails_pauses_alone()
    {
        reach.Failed(Tee, Noon);

        Assert.False(reach.MayAsk(Tee, Noon));
        Assert.True(reach.MayAsk(Mug, Noon));
        Assert.True(reach.MayAsk(Tee, Noon.AddSeconds(2)));
    }

    [Fact]
    public void A_tariff_that_fails_three_times_in_a_row_pauses_and_says_so_once()
    {
        Assert.False(reach.Failed(Tee, Noon));
        Assert.False(reach.Failed(Mug, Noon));
        Assert.True(reach.Failed(Tee, Noon));
        Assert.False(reach.Failed(Tee, Noon));

        Assert.False(reach.MayAsk(new TariffQuestion(LiveTariff.Uk, HsCode.Parse("950300")), Noon));
        Assert.True(reach.MayAsk(new TariffQuestion(LiveTariff.Us, HsCode.Parse("950300")), Noon));
    }

    [Fact]
    public void Pauses_double_up_to_a_quarter_of_an_hour()
    {
        for (var failure = 0; failure < 40; failure++)
        {
            reach.Failed(Tee, Noon);
        }

        Assert.False(reach.MayAsk(Tee, Noon.AddMinutes(14.9)));
        Assert.True(reach.MayAsk(Tee, Noon.AddMinutes(15)));
    }

    [Fact]
    public void The_first_answer_ends_every_pause()
    {
        reach.Failed(Tee, Noon);
        reach.Failed(Tee, Noon);
        reach.Failed(Tee, Noon);

        Assert.True(reach.Succeeded(Tee));
        Assert.True(reach.MayAsk(Tee, Noon));
        Assert.False(reach.Failed(Mug, Noon));
    }
}
