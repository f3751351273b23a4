using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>A row of a CSV catalogue as the JSON of a product.</summary>
public static partial class CsvProduct
{
    private static readonly string[] Lists = ["images", "destinations"];

    public static JsonObject ToJson(IReadOnlyList<string> columns, IReadOnlyList<string> cells)
    {
        var product = new JsonObject();
        for (var index = 0; index < columns.Count; index++)
        {
            if (cells[index].Length > 0 && columns[index].Length > 0)
            {
                Put(product, columns[index], cells[index]);
            }
        }

        return product;
    }

    private static void Put(JsonObject product, string column, string cell)
    {
        if (Lists.Contains(column))
        {
            product[column] = new JsonArray([.. cell.Split([',', '|', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(item => JsonValue.Create(item))]);
        }
        else if (column == "materials")
        {
            product[column] = new JsonArray([.. cell.Split([',', ';', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Material)]);
        }
        else
        {
            // An attribute's name may have dots of its own; every other dot leads one level down.
            PutAt(product, column.StartsWith("attributes.", StringComparison.Ordinal) ? ["attributes", column["attributes.".Length..]] : column.Split('.'), cell);
        }
    }

    private static void PutAt(JsonObject parent, ReadOnlySpan<string> path, string cell)
    {
        if (path.Length == 1)
        {
            parent[path[0]] = cell;
        }
        else if (int.TryParse(path[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < 100)
        {
            var list = parent[path[0]] as JsonArray ?? [];
            parent[path[0]] = list;
            while (list.Count <= index)
            {
                list.Add(new JsonObject());
            }

            PutAt((JsonObject)list[index]!, path[2..] is { Length: > 0 } rest ? rest : ["name"], cell);
        }
        else
        {
            var child = parent[path[0]] as JsonObject ?? [];
            parent[path[0]] = child;
            PutAt(child, path[1..], cell);
        }
    }

    private static JsonObject Material(string text)
    {
        var share = Share().Match(text);
        var name = share.Success ? text.Remove(share.Index, share.Length).Trim() : text;
        var material = new JsonObject { ["name"] = name };
        if (share.Success)
        {
            material["percent"] = share.Groups[1].Value;
        }

        return material;
    }

    [GeneratedRegex(@"(\d{1,3}(?:\.\d{1,4})?)\s*%?", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Share();
}
