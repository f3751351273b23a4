using System.Collections.Concurrent;
using ExceptionIntel.Customs.Triage;

namespace ExceptionIntel.Service.Journey;

/// <summary>
/// Remembers what could not be reached, so that nobody waits for it again and again. A question that fails pauses by itself; a tariff pauses
/// as a whole after a few failures in a row. Pauses double up to a quarter of an hour and end with the first answer.
/// </summary>
public sealed class TariffReach
{
    private const int FailuresOfATariff = 3;

    private static readonly TimeSpan First = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    private readonly ConcurrentDictionary<TariffQuestion, Pause> questions = new();
    private readonly ConcurrentDictionary<LiveTariff, Pause> tariffs = new();

    public bool MayAsk(TariffQuestion question, DateTimeOffset now) =>
        !IsOut(question.Tariff, now) && !(questions.TryGetValue(question, out var pause) && pause.Until > now);

    public bool IsOut(LiveTariff tariff, DateTimeOffset now) =>
        tariffs.TryGetValue(tariff, out var pause) && pause.Failures >= FailuresOfATariff && pause.Until > now;

    /// <returns>True where the tariff was out of reach until now.</returns>
    public bool Succeeded(TariffQuestion question)
    {
        questions.TryRemove(question, out _);
        return tariffs.TryRemove(question.Tariff, out var pause) && pause.Failures >= FailuresOfATariff;
    }

    /// <returns>True where the tariff counts as out of reach from now on.</returns>
    public bool Failed(TariffQuestion question, DateTimeOffset now)
    {
        questions.AddOrUpdate(question, _ => Next(0, 1, now), (_, pause) => Next(pause.Failures, 1, now));
        return tariffs.AddOrUpdate(question.Tariff, _ => Next(0, FailuresOfATariff, now), (_, pause) => Next(pause.Failures, FailuresOfATariff, now)).Failures == FailuresOfATariff;
    }

    private static Pause Next(int before, int free, DateTimeOffset now)
    {
        var doublings = Math.Clamp(before + 1 - free, 0, 12);
        var wait = First * Math.Pow(2, doublings);
        return new Pause(before + 1, now + (wait < Longest ? wait : Longest));
    }

    private sealed record Pause(int Failures, DateTimeOffset Until);
}
