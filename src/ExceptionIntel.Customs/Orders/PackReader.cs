using System.Text.Json;
using System.Text.Json.Serialization;

namespace ExceptionIntel.Customs.Orders;

/// <summary>Reads a destination's pack, and says where and why it is wrong.</summary>
public static class PackReader
{
    private static readonly JsonSerializerOptions PackOptions = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <exception cref="FormatException">The pack is not valid; the message names file, place and reason.</exception>
    public static DestinationPack Read(Stream stream, string file)
    {
        var pack = ReadAs<DestinationPack>(stream, file);
        var wrong = Wrong(pack).FirstOrDefault();
        return wrong is null
            ? pack with { Rules = [.. pack.Rules.Select(rule => rule with { Name = $"{pack.Id}.{rule.Id}@{rule.Version}" })] }
            : throw new FormatException($"{file}, {wrong}");
    }

    internal static T ReadAs<T>(Stream stream, string file)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(stream, PackOptions) ?? throw new FormatException($"{file}: the file is empty.");
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"{file}, line {wrong.LineNumber + 1}, {wrong.Path}: {wrong.Message}", wrong);
        }
    }

    private static IEnumerable<string> Wrong(DestinationPack pack) =>
    [
        .. pack.Rules.GroupBy(rule => rule.Id).Where(group => group.Count() > 1).Select(group => $"rules: “{group.Key}” stands twice."),
        .. pack.Rules.SelectMany((rule, index) => Wrong(rule, pack).Select(reason => $"rules[{index}] ({rule.Id}): {reason}")),
        .. pack.Statements.SelectMany((statement, index) => UnknownLimits(statement.When, pack).Select(reason => $"statements[{index}] ({statement.Id}): {reason}")),
        .. pack.PostalCodes.Where(shape => !Mask.Fits(shape.Value.Masks, shape.Value.Example)).Select(shape => $"postal_codes.{shape.Key}: the example fits no mask."),
    ];

    private static IEnumerable<string> Wrong(PackRule rule, DestinationPack pack) =>
    [
        .. rule.Check == PackCheck.Given && (rule.Field is null || !OrderFacts.KnowsField(rule.Field)) ? [$"there is no field “{rule.Field}”."] : Array.Empty<string>(),
        .. rule.Check == PackCheck.TaxId && rule.TaxId is not { Types.Count: > 0 } ? ["it names no type of tax number."] : Array.Empty<string>(),
        .. rule.TaxId is { Masks.Count: 0 } ? ["it has an empty list of masks."] : Array.Empty<string>(),
        .. UnknownLimits(rule.When, pack),
    ];

    private static IEnumerable<string> UnknownLimits(PackCondition? when, DestinationPack pack) =>
        when is null ? [] : when.LimitNames.Where(name => !pack.Limits.ContainsKey(name)).Select(name => $"there is no limit “{name}”.");
}
