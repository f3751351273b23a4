namespace ExceptionIntel.Service.Commands;

/// <summary>The neighbours that settings name, and those that they do not.</summary>
public static class Neighbours
{
    public static IEnumerable<string> Absent(IConfiguration configuration)
    {
        if (!configuration.GetSection("Llm").Exists())
        {
            yield return "Model: none is set (Llm section); the atlas and the precedents decide.";
        }

        if (!configuration.GetSection("Notion").Exists())
        {
            yield return "Notion: not set (Notion section); the desk is the place of review.";
        }
    }
}
