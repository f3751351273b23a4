using Spectre.Console;

namespace ExceptionIntel.Service.Commands;

/// <summary>Shows how far long work is: a bar on a terminal, a line now and then elsewhere. Always on stderr, so that stdout stays data.</summary>
public static class ProgressBar
{
    public static IAnsiConsole ForPeople { get; } = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <param name="work">Calls its argument with the number done so far.</param>
    public static async Task RunAsync(string label, int total, Func<Action<int>, Task> work)
    {
        if (Console.IsErrorRedirected)
        {
            var said = 0;
            await work(done =>
            {
                if (done >= total || done - said >= Math.Max(50, total / 10))
                {
                    said = done;
                    Console.Error.WriteLine($"{label}: {done} of {total}");
                }
            });
            return;
        }

        await ForPeople.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn())
            .StartAsync(async context =>
            {
                var task = context.AddTask(label, maxValue: total);
                await work(done => task.Value = done);
                task.Value = total;
            });
    }
}
