using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace ExceptionIntel.Service.Storage;

/// <summary>No-code tools send null where nothing is meant. A field that needs a value then keeps its own; a list with an empty place is refused, because nobody knows what stood there.</summary>
public static class AbsentValues
{
    public const string EmptyPlace = "A list has an empty place.";

    public static void Tolerate(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property is { Set: { } set, IsSetNullable: false, IsExtensionData: false } && !property.PropertyType.IsValueType)
            {
                property.Set = (target, value) => Put(set, target, value);
            }
        }
    }

    private static void Put(Action<object, object?> set, object target, object? value)
    {
        switch (value)
        {
            case null:
                return;
            case IDictionary<string, string?> words:
                foreach (var absent in words.Where(pair => pair.Value is null).Select(pair => pair.Key).ToList())
                {
                    words.Remove(absent);
                }

                break;
            case IList list when list.Contains(null):
                throw new JsonException(EmptyPlace);
            default:
                break;
        }

        set(target, value);
    }
}
