// Runs every test of the project, .NET and Node, and ends with one line: "N passed, N failed".
// In CI (CI=true) it also installs what the tests need from Debian, so that nothing is skipped.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dotnetCounts, nodeCounts, total } from './counts.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const inCi = process.env.CI === 'true';

function run(command, args, { cwd = root, capture = false, env = {} } = {}) {
  console.log(`> ${command} ${args.join(' ')}`);
  const result = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', capture ? 'pipe' : 'inherit', 'inherit'],
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  });
  if (capture) {
    process.stdout.write(result.stdout ?? '');
  }
  return { ok: result.status === 0, text: result.stdout ?? '' };
}

/** The browser that tests drive, and both programs that print drafts. */
function installNeighbours() {
  const wanted = { chromium: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'], weasyprint: ['/usr/bin/weasyprint'] };
  const missing = Object.keys(wanted).filter((name) => !wanted[name].some(existsSync));
  if (!inCi || missing.length === 0) {
    return;
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  run('apt-get', ['update', '-q'], { env });
  run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...missing, 'fonts-noto-core'], { env });
}

function dotnetTests() {
  if (!run('dotnet', ['build', 'ExceptionIntel.sln', '--nologo', '-v', 'q']).ok) {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const { ok, text } = run('dotnet', ['test', '--solution', 'ExceptionIntel.sln', '--no-build'], { capture: true });
  return dotnetCounts(text, ok);
}

function nodeTests() {
  const counts = [];
  for (const folder of ['.ci', 'zapier-app', 'make-scenarios']) {
    const path = join(root, folder);
    const hasTests = existsSync(path) && readdirSync(path, { recursive: true }).some((name) => !name.includes('node_modules') && /\.test\.m?js$/.test(name));
    if (!hasTests) {
      continue;
    }
    if (existsSync(join(path, 'package-lock.json')) && !run('npm', ['ci', '--no-audit', '--no-fund'], { cwd: path }).ok) {
      counts.push({ passed: 0, failed: 1, skipped: 0 });
      continue;
    }
    const { ok, text } = run('node', ['--test', '--test-reporter=tap'], { cwd: path, capture: true });
    counts.push(nodeCounts(text, ok));
  }
  return counts;
}

installNeighbours();
const all = total([dotnetTests(), ...nodeTests()]);
if (inCi && all.skipped > 0) {
  console.log(`${all.skipped} tests were skipped, and CI skips none.`);
  all.failed += all.skipped;
}
console.log(`${all.passed} passed, ${all.failed} failed${all.skipped > 0 && !inCi ? `, ${all.skipped} skipped` : ''}`);
process.exit(all.failed > 0 || all.passed === 0 ? 1 : 0);
