namespace ExceptionIntel.StandIns.Hooks;

/// <summary>A request that came, byte for byte where it counts: signatures are made over the body as it was sent.</summary>
/// <param name="Headers">Names in lower case; several values of one name are joined by ", ".</param>
public sealed record Delivery(DateTimeOffset At, string Method, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>How the next delivery is answered.</summary>
/// <param name="DelayMs">Waits this long before it answers.</param>
/// <param name="Cut">Ends the connection instead of answering.</param>
/// <param name="Headers">Headers of the answer, as in Retry-After.</param>
/// <param name="Body">Text of the answer.</param>
public sealed record Answer(int Status = 204, int DelayMs = 0, bool Cut = false, IReadOnlyDictionary<string, string>? Headers = null, string? Body = null);
