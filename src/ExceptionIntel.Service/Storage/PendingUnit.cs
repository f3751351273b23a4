using Microsoft.Data.Sqlite;

namespace ExceptionIntel.Service.Storage;

/// <summary>A unit of writing that waits for its turn, and whoever asked for it.</summary>
internal abstract class PendingUnit
    {
        public abstract bool Run(Unit unit);

        public abstract void Complete();

        public abstract void Fail(Exception cause);
    }

    internal sealed class PendingUnit<T>(Func<Unit, T> work) : PendingUnit
    {
        private T? result;
        private Exception? failure;

        public TaskCompletionSource<T> Completion { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override bool Run(Unit unit)
        {
            try
            {
                result = work(unit);
                return true;
            }
            catch (SqliteException full) when (full.SqliteErrorCode is 10 or 13 or 8)
            {
                // I/O error, disk full, read-only: the whole group fails, and its requests are told so.
                throw;
            }
#pragma warning disable CA1031 // Whatever the work throws belongs to the one who asked for it.
            catch (Exception cause)
#pragma warning restore CA1031
            {
                failure = cause;
                return false;
            }
        }

        public override void Complete()
        {
            if (failure is null)
            {
                Completion.TrySetResult(result!);
            }
            else
            {
                Completion.TrySetException(failure);
            }
        }

        public override void Fail(Exception cause) => Completion.TrySetException(cause);
    }
