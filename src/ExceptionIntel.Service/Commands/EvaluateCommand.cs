using System.CommandLine;
namespace ExceptionIntel.Service.Commands;
public static class EvaluateCommand { public static Command Create() => new("evaluate"); }
