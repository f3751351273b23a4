using ExceptionIntel.Customs.Tariff;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>The books at hand, with the national schedules that were imported, also while the service runs.</summary>
public sealed class TariffShelves(Database database, Knowledge knowledge)
{
    private (string Stamp, TariffShelf Shelf)? kept;

    public TariffShelf Current()
    {
        var stamp = string.Join(';', ScheduleStore.Stamps(database));
        if (kept is not { } last || last.Stamp != stamp)
        {
            kept = last = (stamp, new TariffShelf(knowledge.Book, ScheduleStore.LoadNewest(database)));
        }

        return last.Shelf;
    }
}
