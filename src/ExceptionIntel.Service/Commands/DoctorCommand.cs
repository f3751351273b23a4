using System.CommandLine;
using ExceptionIntel.Customs.Documents;
using ExceptionIntel.Customs.Orders;
using ExceptionIntel.Service.Inbox;
using ExceptionIntel.Service.Journey;
using ExceptionIntel.Service.Storage;
using Microsoft.Extensions.Options;

namespace ExceptionIntel.Service.Commands;

/// <summary>doctor: one line per check, with the mend.</summary>
public static class DoctorCommand
{
    public static Command Create()
    {
        var command = new Command("doctor", "Checks settings, storage, model, Notion and templates.");
        command.Does(async (parsed, cancellationToken) =>
        {
            await using var app = ServiceHost.Build(parsed.Settings());
            var failed = 0;
            foreach (var (name, check) in Checks(app))
            {
                var (isWell, line) = await RunAsync(check, cancellationToken);
                failed += isWell ? 0 : 1;
                Console.WriteLine($"{(isWell ? "ok  " : "FAIL")}  {name,-10} {line}");
            }

            return failed > 0 ? 1 : 0;
        });
        return command;
    }

    private static IEnumerable<(string Name, Func<CancellationToken, Task<string>> Check)> Checks(WebApplication app)
    {
        yield return ("settings", _ =>
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
            return Task.FromResult("are whole.");
        });
        yield return ("storage", async _ =>
        {
            var database = app.Services.GetRequiredService<Database>();
            await database.WriteAsync(unit => unit.Execute("UPDATE workspaces SET name = name WHERE name = ''"));
            return $"takes writes; {database.First<string>("PRAGMA quick_check")}; {new InboxStore(database, TimeProvider.System).State().Pending} pieces of work wait.";
        });
        yield return ("tariff", _ =>
        {
            var book = app.Services.GetRequiredService<Knowledge>().Book;
            return Task.FromResult($"{book.Edition}: {book.Chapters.Count} chapters, {book.Headings.Count()} headings, {book.Subheadings.Count()} subheadings.");
        });
        yield return ("templates", _ =>
        {
            // The desk that drafts refuses to start with a shipped template that does not parse.
            if (app.Services.GetRequiredService<DraftDesk>().Flaws() is [var flaw, ..])
            {
                throw new DraftException(flaw);
            }

            return Task.FromResult($"{string.Join(", ", DraftKind.All.Select(kind => kind.Template))} parse and render their samples.");
        });
        yield return ("keys", _ =>
        {
            var keys = app.Services.GetRequiredService<KeyStore>().List().Count(key => key.RevokedAt is null);
            return Task.FromResult(keys > 0 ? $"{keys} good." : "none yet. Make one with: keys create NAME");
        });
        yield return ("seller", _ => Task.FromResult(
            WorkspaceStore.Seller(app.Services.GetRequiredService<Database>(), WorkspaceStore.Default) is Party { Name: { } name } ? $"{name}." : "no profile yet: fill it in at the desk, or every order must name its seller."));
        foreach (var (name, check) in Neighbours.Checks(app.Services))
        {
            yield return (name, check);
        }
    }

    private static async Task<(bool IsWell, string Line)> RunAsync(Func<CancellationToken, Task<string>> check, CancellationToken cancellationToken)
    {
        try
        {
            return (true, await check(cancellationToken));
        }
#pragma warning disable CA1031 // A doctor tells what is wrong, whatever it is.
        catch (Exception wrong)
#pragma warning restore CA1031
        {
            return (false, wrong is OptionsValidationException settings ? string.Join(" ", settings.Failures) : wrong.GetBaseException().Message);
        }
    }
}
