using System.Collections.Concurrent;
using ExceptionIntel.Customs.Classification;
using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Service.Storage;
using Microsoft.Extensions.Options;

namespace ExceptionIntel.Service.Journey;

/// <summary>The books at hand, with the national schedules that were imported, also while the service runs. Each is read once.</summary>
public sealed class TariffShelves(Database database, Knowledge knowledge, IOptions<TariffOptions> options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<TariffEdition, Lazy<TariffBook>> books = [];
    private readonly ConcurrentDictionary<TariffEdition, NationalDescent> descents = [];
    private readonly ConcurrentDictionary<(TariffEdition Older, TariffEdition Newer), Lazy<TariffDiff>> diffs = [];
    private volatile TariffDay? kept;

    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The editions in force today.</summary>
    public TariffShelf Current() => On(Today);

    /// <summary>The editions in force on a day.</summary>
    public TariffShelf On(DateOnly day) => Arrange(day).Shelf;

    /// <summary>The way down a country's tree; null where no schedule of it is at hand on that day.</summary>
    public NationalDescent? Descent(string country, TariffDay day) => day.Shelf.Owner(country) is { } owner
        ? descents.GetOrAdd(day.InForce.First(edition => edition.Country == owner), edition => new NationalDescent(edition.Country, Book(edition)))
        : null;

    /// <summary>All that were imported.</summary>
    public IReadOnlyList<TariffEdition> Editions() => ScheduleStore.List(database);

    /// <summary>Those that count today, one a country.</summary>
    public IReadOnlyList<TariffEdition> InForce() => Arrange(Today).InForce;

    /// <summary>What changed between two editions.</summary>
    public TariffDiff Diff(TariffEdition older, TariffEdition newer) =>
        diffs.GetOrAdd((older, newer), pair => new Lazy<TariffDiff>(() => TariffDiff.Between(Book(pair.Older), Book(pair.Newer)))).Value;

    /// <summary>What changed since an edition that a code was decided in, up to the one in force on the day.</summary>
    /// <returns>Null where it is the same edition, or the older one is no longer at hand.</returns>
    public TariffDiff? Since(string country, string edition, TariffDay day)
    {
        var newer = day.InForce.FirstOrDefault(known => known.Country == day.Shelf.Owner(country));
        var older = day.Editions.FirstOrDefault(known => known.Country == newer?.Country && known.Name == edition);
        return newer is null || older is null || older.Name == newer.Name ? null : Diff(older, newer);
    }

    public TariffBook Book(TariffEdition edition) => books
        .GetOrAdd(edition, wanted => new Lazy<TariffBook>(() => ScheduleStore.Load(database, wanted.Country, wanted.Name) ?? TariffBook.From(wanted.Name, [])))
        .Value;

    /// <summary>What counts on a day; the store is asked once, whatever is then looked for.</summary>
    public TariffDay Arrange(DateOnly day)
    {
        var editions = ScheduleStore.List(database);
        if (kept is { } last && last.Day == day && last.Editions.SequenceEqual(editions))
        {
            return last;
        }

        var inForce = TariffEdition.InForce(editions, day, options.Value.Named);
        return kept = new TariffDay(day, editions, inForce, new TariffShelf(knowledge.Book, inForce.ToDictionary(edition => edition.Country, Book, StringComparer.Ordinal)));
    }
}

/// <summary>The books that count on one day.</summary>
/// <param name="Editions">All that were imported.</param>
/// <param name="InForce">One a country.</param>
public sealed record TariffDay(DateOnly Day, IReadOnlyList<TariffEdition> Editions, IReadOnlyList<TariffEdition> InForce, TariffShelf Shelf);
