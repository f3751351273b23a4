using System.Security.Cryptography;
using System.Text;
using ExceptionIntel.Customs.Documents;
using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Service.Storage;

namespace ExceptionIntel.Service.Journey;

/// <summary>Drafts the documents of an order whose lines are all decided: from the workspace's own template where there is one, else from the shipped.</summary>
public sealed class DraftDesk
{
    private readonly Database database;
    private readonly Knowledge knowledge;
    private readonly Dictionary<string, (string Text, DraftTemplate Template)> shipped;

    /// <exception cref="DraftException">A shipped template is missing or broken; the message names file, line and reason.</exception>
    public DraftDesk(Database database, Knowledge knowledge)
    {
        this.database = database;
        this.knowledge = knowledge;
        shipped = DraftKind.All.ToDictionary(kind => kind.Template, kind => Shipped(Path.Combine(AppContext.BaseDirectory, "templates", kind.Template + ".scriban")));
    }

    /// <summary>What is wrong with the shipped templates when they render their samples; a start only parses them.</summary>
    public IReadOnlyList<string> Flaws() => [.. shipped.SelectMany(template => DraftTemplate.Check(template.Key, template.Value.Text)).Select(error => error.ToString())];

    /// <exception cref="DraftException">A template does not render this order.</exception>
    public IReadOnlyList<StoredDocument> Draft(string workspace, StoredOrder order, IReadOnlyList<LineGoods> lines, Party? seller, DateTimeOffset now) =>
        [.. DraftKind.All.Select(kind => Draft(kind, workspace, order, lines, seller, now))];

    private StoredDocument Draft(DraftKind kind, string workspace, StoredOrder order, IReadOnlyList<LineGoods> lines, Party? seller, DateTimeOffset now)
    {
        var sheet = DraftSheets.Of(kind, order.Order, lines, seller, knowledge.Packs, DateOnly.FromDateTime(order.CreatedAt.UtcDateTime));
        var (text, template) = TemplateStore.Newest(database, workspace, kind.Template) is { } own ? (own, Parsed(kind.Template, own)) : shipped[kind.Template];
        var json = ServiceJson.Write(sheet);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{json}\u001f{text}")));
        var html = template.Render(sheet) switch
        {
            Rendering.Page(var page) => page,
            Rendering.Failed(var error) => throw new DraftException(error.ToString()),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return new StoredDocument(0, Ids.For("doc", workspace, order.Order.Id, $"{order.Version}", kind.Name, hash), order.Order.Id, order.Version, kind.Name, "draft", json, html, now);
    }

    private static (string Text, DraftTemplate Template) Shipped(string file)
    {
        if (!File.Exists(file))
        {
            throw new DraftException($"{file} is missing; it ships with the program.");
        }

        var text = File.ReadAllText(file);
        return (text, Parsed(file, text));
    }

    private static DraftTemplate Parsed(string name, string text) => DraftTemplate.Parse(name, text) switch
    {
        TemplateReading.Read(var template) => template,
        TemplateReading.Wrong(var errors) => throw new DraftException(errors[0].ToString()),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

/// <summary>A document could not be drafted; the message names the template, the line and the reason.</summary>
public sealed class DraftException(string message) : Exception(message);
