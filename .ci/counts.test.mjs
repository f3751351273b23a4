import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dotnetCounts, nodeCounts, total } from './counts.mjs';

const dotnet = (failed, succeeded) => `noise\nTest run summary: ${failed ? 'Failed' : 'Passed'}!\n  total: ${failed + succeeded}\n  failed: ${failed}\n  succeeded: ${succeeded}\n  skipped: 0\n`;

test('the counts of a .NET run are read from its summary', () => {
  assert.deepEqual(dotnetCounts(dotnet(2, 40), false), { passed: 40, failed: 2, skipped: 0 });
});

test('a run that ends badly without a failed test still fails', () => {
  assert.equal(dotnetCounts(dotnet(0, 40), false).failed, 1);
});

test('a run without a summary is a failure', () => {
  assert.deepEqual(dotnetCounts('the host died', false), { passed: 0, failed: 1, skipped: 0 });
});

test('the counts of a Node run are read from its report', () => {
  assert.deepEqual(nodeCounts('# pass 7\n# fail 1\n# skipped 2\n', false), { passed: 7, failed: 1, skipped: 2 });
});

test('counts add up', () => {
  assert.deepEqual(total([{ passed: 1, failed: 0, skipped: 0 }, { passed: 2, failed: 3, skipped: 1 }]), { passed: 3, failed: 3, skipped: 1 });
});
