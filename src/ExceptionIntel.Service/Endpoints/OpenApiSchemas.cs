using System.Text.Json.Nodes;
using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Customs.Tariff;
using Microsoft.AspNetCore.Mvc;
using Microsoft.OpenApi;

namespace ExceptionIntel.Service.Endpoints;

/// <summary>Says of schemas what the serializer's own description leaves out or blurs: what is text, what is a number, and what must be there.</summary>
public static class OpenApiSchemas
{
    private const JsonSchemaType Numbers = JsonSchemaType.Integer | JsonSchemaType.Number;

    /// <summary>What an order cannot be taken without; the check at the door says so too.</summary>
    private static readonly Dictionary<Type, string[]> Required = new()
    {
        [typeof(Order)] = ["id", "destination", "currency", "lines"],
        [typeof(OrderLine)] = ["product", "quantity"],
        [typeof(NewPrecedent)] = ["product", "code"],
    };

    public static void Tell(OpenApiSchema schema, Type type, bool isNullable)
    {
        if (type == typeof(HsCode))
        {
            schema.Type = TextOr(isNullable);
            schema.Pattern = "^[0-9]{2,12}$";
            schema.Examples = [JsonValue.Create("610910")];
            schema.Properties?.Clear();
        }
        else if (type == typeof(string))
        {
            schema.Type = TextOr(isNullable);
        }
        else if (typeof(IEnumerable<string>).IsAssignableFrom(type))
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.String };
        }
        else if (typeof(IEnumerable<KeyValuePair<string, string>>).IsAssignableFrom(type))
        {
            schema.AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String };
        }
        else if ((Nullable.GetUnderlyingType(type) ?? type).IsEnum)
        {
            schema.Type = TextOr(Nullable.GetUnderlyingType(type) is not null);
        }
        else if (schema.Type is { } told && (told & Numbers) != 0)
        {
            // Numbers are read from text too, but never written as text.
            schema.Type = told & ~JsonSchemaType.String;
            schema.Pattern = null;
        }
        else if (type == typeof(ProblemDetails))
        {
            schema.Properties ??= new Dictionary<string, IOpenApiSchema>();
            schema.Properties["trace_id"] = new OpenApiSchema { Type = JsonSchemaType.String, Description = "The log carries it too." };
            schema.Properties["errors"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Description = "What is wrong, by field.",
                AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.Array, Items = new OpenApiSchema { Type = JsonSchemaType.String } },
            };
        }
        else if (Required.TryGetValue(type, out var names))
        {
            schema.Required = names.ToHashSet(StringComparer.Ordinal);
        }
    }

    private static JsonSchemaType TextOr(bool isNullable) => isNullable ? JsonSchemaType.String | JsonSchemaType.Null : JsonSchemaType.String;
}
