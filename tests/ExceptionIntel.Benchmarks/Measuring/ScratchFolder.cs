namespace ExceptionIntel.Benchmarks.Measuring;

/// <summary>A folder for one measurement's data, gone afterwards.</summary>
public sealed class ScratchFolder : IDisposable
{
    public ScratchFolder() => Path = Directory.CreateTempSubdirectory("exceptionintel-bench-").FullName;

    public string Path { get; }

    public string Under(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
