namespace ExceptionIntel.StandIns.Hooks;

/// <summary>One address: what came there, and what is answered.</summary>
public sealed class HookBox
{
    private readonly Lock gate = new();
    private readonly List<Delivery> deliveries = [];
    private readonly Queue<Answer> answers = new();
    private Answer last = new();

    public IReadOnlyList<Delivery> Deliveries
    {
        get
        {
            lock (gate)
            {
                return [.. deliveries];
            }
        }
    }

    /// <summary>One answer for each delivery to come; when they are used up, the last one stays.</summary>
    public void Plan(params IReadOnlyList<Answer> plan)
    {
        lock (gate)
        {
            answers.Clear();
            foreach (var answer in plan)
            {
                answers.Enqueue(answer);
            }

            last = plan is [.., var stays] ? stays : new Answer();
        }
    }

    public Answer Keep(Delivery delivery)
    {
        lock (gate)
        {
            deliveries.Add(delivery);
            return answers.TryDequeue(out var answer) ? answer : last;
        }
    }
}
