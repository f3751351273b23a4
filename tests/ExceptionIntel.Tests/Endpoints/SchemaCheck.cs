using System.Text.Json;

namespace ExceptionIntel.Tests.Endpoints;

/// <summary>Holds an answer against a JSON schema as our document writes them: references, types, enums, required and known properties.</summary>
internal sealed class SchemaCheck(JsonElement document, List<string> wrong)
{
    public void Hold(JsonElement schema, JsonElement value, string at)
    {
        schema = Resolve(schema);
        if (schema.TryGetProperty("oneOf", out var variants) || schema.TryGetProperty("anyOf", out variants))
        {
            HoldOneOf(variants, value, at);
            return;
        }

        if (Types(schema) is { Count: > 0 } types && !types.Contains(TypeOf(value)) && !(TypeOf(value) == "integer" && types.Contains("number")))
        {
            wrong.Add($"{at} is {TypeOf(value)}, the document says {string.Join(" or ", types)}");
            return;
        }

        if (schema.TryGetProperty("enum", out var words) && value.ValueKind == JsonValueKind.String && !words.EnumerateArray().Any(word => word.ToString() == value.GetString()))
        {
            wrong.Add($"{at} is “{value.GetString()}”, which the document does not know");
        }

        if (value.ValueKind == JsonValueKind.Array && schema.TryGetProperty("items", out var items))
        {
            foreach (var item in value.EnumerateArray())
            {
                Hold(items, item, $"{at}[]");
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            HoldObject(schema, value, at);
        }
    }

    private void HoldObject(JsonElement schema, JsonElement value, string at)
    {
        var known = schema.TryGetProperty("properties", out var properties) ? properties : default;
        foreach (var required in schema.TryGetProperty("required", out var names) ? names.EnumerateArray().Select(name => name.GetString()!) : [])
        {
            if (!value.TryGetProperty(required, out _))
            {
                wrong.Add($"{at}.{required} is required and missing");
            }
        }

        foreach (var property in value.EnumerateObject())
        {
            if (known.ValueKind == JsonValueKind.Object && known.TryGetProperty(property.Name, out var inner))
            {
                Hold(inner, property.Value, $"{at}.{property.Name}");
            }
            else if (!schema.TryGetProperty("additionalProperties", out _))
            {
                wrong.Add($"{at}.{property.Name} is not in the document");
            }
        }
    }

    private void HoldOneOf(JsonElement variants, JsonElement value, string at)
    {
        var attempts = variants.EnumerateArray().Select(variant =>
        {
            var found = new List<string>();
            new SchemaCheck(document, found).Hold(variant, value, at);
            return found;
        }).ToList();
        if (attempts.All(attempt => attempt.Count > 0))
        {
            wrong.AddRange(attempts.MinBy(attempt => attempt.Count)!);
        }
    }

    private JsonElement Resolve(JsonElement schema)
    {
        while (schema.TryGetProperty("$ref", out var reference))
        {
            schema = reference.GetString()!.Split('/').Skip(1).Aggregate(document, (element, part) => element.GetProperty(part));
        }

        return schema;
    }

    private static IReadOnlyList<string> Types(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? []
        : type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => one.GetString()!)]
        : [type.GetString()!];

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        _ => "null",
    };
}
