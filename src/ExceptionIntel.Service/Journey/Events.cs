using System.Globalization;
using ExceptionIntel.Customs.Review;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>Outgoing events, written in the unit of the state that they follow from.</summary>
public static class Events
{
    /// <param name="subject">Key of what it happened to.</param>
    /// <param name="version">The subject's version: the same happening always has the same event id.</param>
    public static void Add<T>(Unit unit, string workspace, string type, T view, DateTimeOffset now, string subject, int version) => EventStore.Add(
        unit,
        workspace,
        new StoredEvent(Ids.For("ev", workspace, type, subject, version.ToString(CultureInfo.InvariantCulture)), type, now, ServiceJson.Write(view)));

    public static void AddCase(Unit unit, string workspace, ReviewCase? before, ReviewCase after, StoredProduct? product, DateTimeOffset now)
    {
        var view = CaseView.Of(after, product);
        if (before?.Id != after.Id)
        {
            Add(unit, workspace, "exception.opened", view, now, after.Id, after.Version);
            return;
        }

        Add(unit, workspace, "exception.status_changed", view, now, after.Id, after.Version);
        if (after.Status == CaseStatus.Resolved)
        {
            Add(unit, workspace, "exception.resolved", view, now, after.Id, after.Version);
        }
    }
}
