using System.Net;
using System.Text.Json;
using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;

namespace ExceptionIntel.Customs.Documents;

/// <summary>What a template sees and may do, made anew for every rendering.</summary>
internal sealed class DraftContext : TemplateContext
{
    /// <summary>Characters of a page; the engine cuts what is longer.</summary>
    public const int MostOutput = 4 * 1024 * 1024;

    // 500 lines with a few inner loops each; a page of 500 lines is about half a megabyte.
    private const int MostSteps = 20_000;
    private const int MostText = 256 * 1024;

    private static readonly JsonSerializerOptions SnakeCase = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    // Nothing that reads, evaluates, includes, compiles patterns or makes text out of nothing.
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["string"] = ["append", "capitalize", "contains", "downcase", "ends_with", "prepend", "remove", "replace", "size", "slice", "starts_with", "strip", "truncate", "upcase", "whitespace"],
        ["array"] = ["compact", "contains", "first", "join", "last", "limit", "map", "offset", "reverse", "size", "sort", "sum", "uniq"],
        ["math"] = ["abs", "ceil", "divided_by", "floor", "minus", "modulo", "plus", "round", "times"],
    };

    public DraftContext(DraftSheet sheet, CancellationToken time)
        : base(Builtins())
    {
        StrictVariables = true;
        EnableRelaxedMemberAccess = false;
        EnableRelaxedTargetAccess = false;
        EnableRelaxedIndexerAccess = false;
        EnableRelaxedFunctionAccess = false;
        LoopLimit = MostSteps;
        LoopLimitQueryable = MostSteps;
        RecursiveLimit = 30;
        ObjectRecursionLimit = 8;
        LimitToString = MostText;
        OutputLimit = MostOutput;
        RegexTimeOut = TimeSpan.FromMilliseconds(100);
        TemplateLoader = null;
        CancellationToken = time;
        PushGlobal(Fields(sheet));
    }

    /// <summary>Values become text here; the template's own markup does not come this way.</summary>
    public override TemplateContext Write(SourceSpan span, object? textAsObject)
    {
        if (textAsObject is not null)
        {
            Write(WebUtility.HtmlEncode(ObjectToString(textAsObject)));
        }

        return this;
    }

    private static ScriptObject Builtins()
    {
        var all = GetDefaultBuiltinObject();
        var few = new ScriptObject();
        foreach (var (name, functions) in Allowed)
        {
            var group = (ScriptObject)all[name]!;
            var kept = new ScriptObject();
            foreach (var function in functions)
            {
                if (ScriptObjectExtensions.TryGetValue(group, function, out var found))
                {
                    kept.SetValue(function, found, readOnly: true);
                }
            }

            few.SetValue(name, kept, readOnly: true);
        }

        return few;
    }

    private static ScriptObject Fields(DraftSheet sheet) => (ScriptObject)Value(JsonSerializer.SerializeToElement(sheet, SnakeCase))!;

    private static object? Value(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => Members(json),
        JsonValueKind.Array => new ScriptArray(json.EnumerateArray().Select(Value)),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.GetDecimal(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static ScriptObject Members(JsonElement json)
    {
        var members = new ScriptObject();
        foreach (var member in json.EnumerateObject())
        {
            members.SetValue(member.Name, Value(member.Value), readOnly: true);
        }

        return members;
    }
}
