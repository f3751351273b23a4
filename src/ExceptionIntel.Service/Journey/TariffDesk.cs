using System.Collections.Concurrent;
using ExceptionIntel.Connectors.TariffSources;
using ExceptionIntel.Customs.Products;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Customs.Triage;
using ExceptionIntel.Service.Storage;
using Microsoft.Extensions.Options;

namespace ExceptionIntel.Service.Journey;

/// <param name="Readings">What the live tariffs say, or last said.</param>
/// <param name="Open">Questions without a fresh answer: the product runs again when it comes.</param>
public sealed record TariffFindings(IReadOnlyList<TariffReading> Readings, IReadOnlyList<TariffQuestion> Open)
{
    public static readonly TariffFindings None = new([], []);
}

/// <summary>
/// Asks live tariffs about decided codes. Answers are kept with their date and shared; a fresh one costs no call. A product waits a moment
/// for the first answer about its code and goes on without it, or with an old one, where the tariff is out of reach.
/// </summary>
public sealed partial class TariffDesk(Database database, Lazy<LiveTariffs> tariffs, TariffReach reach, IOptions<TariffSourceOptions> options, TimeProvider clock, ILogger<TariffDesk> log)
{
    private readonly ConcurrentDictionary<TariffQuestion, Lazy<Task<TariffReading?>>> asking = new();

    public bool IsOn => options.Value.Enabled;

    public async ValueTask<TariffFindings> AboutAsync(Product product, HsCode? six, IReadOnlyList<NationalCode> national, CancellationToken cancellationToken)
    {
        if (!IsOn || TariffQuestions.Of(product, six, national) is not { Count: > 0 } questions)
        {
            return TariffFindings.None;
        }

        var known = questions.Select(question => TariffAnswerStore.Find(database, question)).OfType<TariffReading>().ToList();
        var unheard = questions.Where(question => known.TrueForAll(reading => reading.Question != question) && reach.MayAsk(question, clock.GetUtcNow())).ToList();
        known.AddRange(await WaitAsync(unheard, cancellationToken));
        return new TariffFindings(known, [.. questions.Except(known.Where(IsFresh).Select(reading => reading.Question))]);
    }

    /// <summary>The answer that is at hand and fresh, or else a new one.</summary>
    /// <returns>Null where the tariff could not be reached, or should not be asked just now.</returns>
    public async Task<TariffReading?> FreshAsync(TariffQuestion question) =>
        Kept(question) ?? (reach.MayAsk(question, clock.GetUtcNow()) ? await AskAsync(question) : null);

    private TariffReading? Kept(TariffQuestion question) => TariffAnswerStore.Find(database, question) is { } known && IsFresh(known) ? known : null;

    private bool IsFresh(TariffReading reading) => clock.GetUtcNow() - reading.ReadAt < TimeSpan.FromHours(options.Value.CacheHours);

    private async Task<IEnumerable<TariffReading>> WaitAsync(List<TariffQuestion> questions, CancellationToken cancellationToken)
    {
        var answers = questions.ConvertAll(AskAsync);
        try
        {
            await Task.WhenAll(answers).WaitAsync(TimeSpan.FromMilliseconds(options.Value.WaitMilliseconds), clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // The product goes on; whoever is asked answers into the store.
        }

        return answers.Where(answer => answer.IsCompletedSuccessfully).Select(answer => answer.Result).OfType<TariffReading>();
    }

    // Many products of one code ask once.
    private Task<TariffReading?> AskAsync(TariffQuestion question) =>
        asking.GetOrAdd(question, _ => new Lazy<Task<TariffReading?>>(() => Task.Run(() => AskOnceAsync(question)))).Value;

    private async Task<TariffReading?> AskOnceAsync(TariffQuestion question)
    {
        try
        {
            // Another product's answer may have come between the look and the asking.
            if (Kept(question) is { } kept)
            {
                return kept;
            }

            switch (await tariffs.Value.AskAsync(question, CancellationToken.None))
            {
                case TariffReply.Told(var sheet):
                    return await KeepAsync(new TariffReading(question, sheet, clock.GetUtcNow()));
                case TariffReply.Unreached(var reason):
                    if (reach.Failed(question, clock.GetUtcNow()))
                    {
                        Log.OutOfReach(log, question.Tariff, reason);
                    }

                    return null;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
        catch (StorageBusyException)
        {
            // What is not kept is asked again.
            return null;
        }
        finally
        {
            asking.TryRemove(question, out _);
        }
    }

    private async Task<TariffReading> KeepAsync(TariffReading reading)
    {
        if (reach.Succeeded(reading.Question))
        {
            Log.BackInReach(log, reading.Question.Tariff);
        }

        await database.WriteAsync(unit => TariffAnswerStore.Save(unit, reading));
        return reading;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The live tariff {Tariff} is out of reach: {Reason}. Products go on without it.")]
        public static partial void OutOfReach(ILogger log, LiveTariff tariff, string reason);

        [LoggerMessage(LogLevel.Information, "The live tariff {Tariff} answers again.")]
        public static partial void BackInReach(ILogger log, LiveTariff tariff);
    }
}
