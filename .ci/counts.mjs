// Reads how many tests passed and failed from what the runners print. A run that ended badly without a count is a failure.

const number = (text, pattern) => Number(pattern.exec(text)?.[1] ?? NaN);

export function dotnetCounts(text, ok) {
  const summary = text.slice(Math.max(0, text.lastIndexOf('Test run summary:')));
  return settle(number(summary, /^\s*succeeded: (\d+)/m), number(summary, /^\s*failed: (\d+)/m), number(summary, /^\s*skipped: (\d+)/m), ok);
}

export function nodeCounts(text, ok) {
  return settle(number(text, /^# pass (\d+)/m), number(text, /^# fail (\d+)/m), number(text, /^# skipped (\d+)/m), ok);
}

export function total(counts) {
  return counts.reduce((sum, one) => ({ passed: sum.passed + one.passed, failed: sum.failed + one.failed, skipped: sum.skipped + one.skipped }), { passed: 0, failed: 0, skipped: 0 });
}

function settle(passed, failed, skipped, ok) {
  if (Number.isNaN(passed) || Number.isNaN(failed)) {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  return { passed, failed: !ok && failed === 0 ? 1 : failed, skipped: Number.isNaN(skipped) ? 0 : skipped };
}
