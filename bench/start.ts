import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { note, type Row } from './support/report.ts';
import { median, seconds, shown, until } from './support/stats.ts';

const PROJECT = fileURLToPath(new URL('..', import.meta.url));
const PORTS = ['PORT', 'POSTGRES_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT', 'SMTP_PORT', 'MAILBOX_PORT'];

/** From `npm start` to ready: installed, again with data, and on a fresh clone with an empty home and empty caches. */
export async function starting(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'rollbook-bench-start-'));
  chmodSync(folder, 0o711);
  try {
    const installed: number[] = [];
    for (let round = 0; round < 3; round++) installed.push(await startOnce(PROJECT, join(folder, `data-${round}`), {}));
    const again = await startOnce(PROJECT, join(folder, 'data-0'), {});
    const clone = join(folder, 'clone');
    execFileSync('git', ['clone', '--quiet', PROJECT, clone]);
    const home = join(folder, 'home');
    mkdirSync(home);
    const bare = { HOME: home, XDG_CACHE_HOME: join(home, '.cache'), npm_config_cache: join(home, '.npm') };
    const fresh = await startOnce(clone, join(folder, 'data-fresh'), bare);
    return [
      { what: 'npm start, installed, without data', value: `ready in ${shown(median(installed))} s`, goal: '≤ 15 s' },
      { what: 'npm start, installed, with data', value: `ready in ${shown(again)} s`, goal: '≤ 15 s' },
      { what: 'npm start on a fresh clone', value: `ready in ${shown(fresh)} s`, goal: '≤ 180 s' },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Starts, waits until ready, stops. Returns the seconds until ready. */
async function startOnce(project: string, dataDir: string, env: Record<string, string>): Promise<number> {
  const anyPort = Object.fromEntries(PORTS.map((name) => [name, '0']));
  const child = spawn('npm', ['start', '--silent'], {
    cwd: project,
    env: { ...process.env, ...anyPort, ...env, DATA_DIR: dataDir, SAMPLE: '0' },
    stdio: 'ignore',
    detached: true,
  });
  const ended = once(child, 'exit');
  const took = await seconds(() =>
    until(async () => existsSync(join(dataDir, 'ready.json')), 'it was ready', 50, 300_000),
  );
  note(`${project}: ready in ${shown(took)} s`);
  // The whole group, as Ctrl-C in a terminal does.
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await ended;
  return took;
}
