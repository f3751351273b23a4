using System.CommandLine;
using ExceptionIntel.Benchmarks.Accepting;
using ExceptionIntel.Benchmarks.Classifying;
using ExceptionIntel.Benchmarks.Killing;
using ExceptionIntel.Benchmarks.Starting;

namespace ExceptionIntel.Benchmarks.Verbs;

/// <summary>The bench's verbs. Each prints a table; the exit code is 1 where a bar was missed.</summary>
public static class Benchmarks
{
    private static readonly Option<string> Program = new("--service")
    {
        Description = "The service's program, exceptionintel.dll or a published executable.",
        DefaultValueFactory = _ => Path.Combine(AppContext.BaseDirectory, "exceptionintel.dll"),
        Recursive = true,
    };

    private static readonly Option<int> Rounds = new("--rounds") { Description = "How often each side has its turn.", DefaultValueFactory = _ => 5, Recursive = true };

    public static RootCommand Create()
    {
        var root = new RootCommand("Measures the service. Use a Release build and a quiet machine, and read ratios rather than figures.") { Program, Rounds };
        root.Add(Accept());
        root.Add(Kill());
        root.Add(Start());
        root.Add(Classify());
        root.Add(Try());
        root.Add(Bare());
        return root;
    }

    private static Command Accept()
    {
        var seconds = new Option<int>("--seconds") { Description = "The length of a turn.", DefaultValueFactory = _ => 4 };
        var command = new Command("accept", "Accepted requests a second beside a bare Kestrel with the same writer; whole jobs and their cost.") { seconds };
        command.SetAction((parsed, _) => new AcceptBenchmark(parsed.GetValue(Program)!, parsed.GetValue(Rounds), TimeSpan.FromSeconds(parsed.GetValue(seconds))).RunAsync());
        return command;
    }

    private static Command Kill()
    {
        var kills = new Option<int>("--kills") { Description = "How often the service is killed.", DefaultValueFactory = _ => 20 };
        var seed = new Option<int>("--seed") { Description = "Chooses the moments; the same seed chooses the same ones.", DefaultValueFactory = _ => 1 };
        var command = new Command("kill", "kill -9 under load: what is lost, what is doubled, how soon it is ready again.") { kills, seed };
        command.SetAction((parsed, _) => new KillBenchmark(parsed.GetValue(Program)!, parsed.GetValue(kills), parsed.GetValue(seed)).RunAsync());
        return command;
    }

    private static Command Start()
    {
        var against = new Option<string?>("--against") { Description = "Another build of the service, turn by turn with the first." };
        var command = new Command("start", "Process start to ready, and idle memory.") { against };
        command.SetAction((parsed, _) => new StartBenchmark(parsed.GetValue(Program)!, parsed.GetValue(against), parsed.GetValue(Rounds)).RunAsync());
        return command;
    }

    private static Command Try()
    {
        var command = new Command("try", "The whole of try --once.");
        command.SetAction((parsed, _) => new TryBenchmark(parsed.GetValue(Program)!, parsed.GetValue(Rounds)).RunAsync());
        return command;
    }

    private static Command Classify()
    {
        var file = new Argument<string?>("file") { Description = "Labelled rows, one JSON object a line; without it, the sample shop.", DefaultValueFactory = _ => null };
        var command = new Command("classify", "Milliseconds and memory of one classification, in process.") { file };
        command.SetAction((parsed, _) => new ClassifyBenchmark(parsed.GetValue(file), parsed.GetValue(Rounds)).RunAsync());
        return command;
    }

    private static Command Bare()
    {
        var port = new Argument<int>("port");
        var data = new Argument<string>("data");
        var command = new Command(BareDoor.Verb, "The bare door that accept holds the service against.") { port, data };
        command.SetAction((parsed, _) => BareDoor.RunAsync(parsed.GetValue(port), parsed.GetValue(data)!));
        return command;
    }
}
