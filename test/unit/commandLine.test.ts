import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkChain } from '../../cli/checkChain.ts';
import { readConnection } from '../../cli/connection.ts';
import { EXIT, UsageError } from '../../cli/exit.ts';
import { failureOf } from '../../cli/failures.ts';
import { progressOn } from '../../cli/progress.ts';
import { many, table } from '../../cli/words.ts';
import type { components } from '../../client/document.ts';
import { ApiProblem, NotReachable, problemOf } from '../../client/problems.ts';
import { swornText } from '../../domain/chain.ts';
import { chain, GENESIS } from '../../store/chain.ts';
import { Life, rules, step } from '../support/builders.ts';

type Event = components['schemas']['Event'];

const life = new Life({ rules: rules({}, step()) })
  .do({ type: 'approve' })
  .do({ type: 'start' })
  .do({ type: 'complete' });
const history = chain('one', { version: 0, seq: 0, head: GENESIS }, life.events, '2026-01-12T09:00:01.000Z').map(
  ({ enrolmentId: _id, reasonText: _text, ...event }) => ({ ...event, reason: null }) as Event,
);

async function* given(events: readonly Event[]): AsyncGenerator<Event> {
  yield* events;
}
const check = (events: readonly Event[], id = 'one') => checkChain(id, given(events));

describe('a check of a history', () => {
  it('R36: finds nothing in one that is as it was written, and in one whose words were erased', async () => {
    expect(await check(history)).toEqual({ events: history.length, broken: null });
    expect(await check(history.map((event) => ({ ...event, reason: 'words are not in the hash' })))).toMatchObject({
      broken: null,
    });
  });

  it('R36: names the first event of which anything was changed', async () => {
    const changes: ((event: Event) => Event)[] = [
      (event) => ({ ...event, type: 'withdrawn' }),
      (event) => ({ ...event, from: 'offered' }),
      (event) => ({ ...event, to: 'offered' }),
      (event) => ({ ...event, at: '2020-01-01T00:00:00.000Z' }),
      (event) => ({ ...event, recordedAt: '2020-01-01T00:00:00.000Z' }),
      (event) => ({ ...event, actor: { ...event.actor, id: 'somebody' } }),
      (event) => ({ ...event, actor: { ...event.actor, onBehalfOf: 'somebody' } }),
      (event) => ({ ...event, reasonCommitment: 'decaf' }),
      (event) => ({ ...event, data: { ...event.data, added: 1 } }),
      (event) => ({ ...event, hash: 'f'.repeat(64) }),
      (event) => ({ ...event, previousHash: 'f'.repeat(64) }),
    ];
    await fc.assert(
      fc.asyncProperty(fc.nat(history.length - 1), fc.constantFrom(...changes), async (at, change) => {
        const { events, broken } = await check(history.map((event, index) => (index === at ? change(event) : event)));
        expect([events, broken?.seq]).toEqual([at, at + 1]);
      }),
    );
  });

  it('R36: sees what was left out, put twice, put elsewhere, or belongs to another enrolment', async () => {
    const [first, second, ...rest] = history as [Event, Event, ...Event[]];
    expect((await check([first, ...rest])).broken).toMatchObject({ seq: 3 });
    expect((await check([first, first, second, ...rest])).broken).toMatchObject({ seq: 1 });
    expect((await check([second, first, ...rest])).broken).toMatchObject({ seq: 2 });
    expect((await check(history, 'another')).broken).toMatchObject({ seq: 1 });
    expect((await check([])).broken).toMatchObject({ seq: 1, type: null });
  });

  it('R36: cannot see what was cut off at the end, nor a chain that was computed anew as a whole', async () => {
    expect(await check(history.slice(0, 2))).toEqual({ events: 2, broken: null });
    let previousHash = GENESIS;
    const forged = history.map((event) => {
      const other = { ...event, actor: { ...event.actor, id: 'somebody' }, previousHash };
      previousHash = createHash('sha256').update(swornText('one', other)).digest('hex');
      return { ...other, hash: previousHash };
    });
    expect(await check(forged)).toMatchObject({ broken: null });
  });
});

describe('where the API is', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rollbook-ready-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const ready = () =>
    writeFileSync(
      join(folder, 'ready.json'),
      JSON.stringify({ api: 'http://localhost:4000', adminApiKey: 'rb_ready' }),
    );

  it('is what the environment says, before what the data folder says', () => {
    ready();
    const DATA_DIR = folder;
    expect(readConnection({ DATA_DIR })).toEqual({ url: 'http://localhost:4000', apiKey: 'rb_ready' });
    expect(readConnection({ DATA_DIR, ROLLBOOK_API_KEY: 'rb_mine' }).apiKey).toBe('rb_mine');
    expect(readConnection({ DATA_DIR, ROLLBOOK_URL: 'https://desk.test', ROLLBOOK_API_KEY: 'rb_mine' })).toEqual({
      url: 'https://desk.test',
      apiKey: 'rb_mine',
    });
  });

  it('is asked for where it is not known; a key is not sent to where it does not belong', () => {
    const DATA_DIR = folder;
    expect(() => readConnection({ DATA_DIR })).toThrow(/Set ROLLBOOK_URL and ROLLBOOK_API_KEY/);
    expect(() => readConnection({ DATA_DIR, ROLLBOOK_URL: 'http://desk.test' })).toThrow(/Set ROLLBOOK_API_KEY/);
    ready();
    expect(() => readConnection({ DATA_DIR, ROLLBOOK_URL: 'http://desk.test' })).toThrow(/belongs to another address/);
    expect(readConnection({ DATA_DIR, ROLLBOOK_URL: 'http://localhost:4000/' }).apiKey).toBe('rb_ready');
    for (const wrong of ['desk.test', 'ftp://desk.test']) {
      expect(() => readConnection({ ROLLBOOK_URL: wrong, ROLLBOOK_API_KEY: 'x' })).toThrow(UsageError);
    }
    expect(() => readConnection({ ROLLBOOK_URL: 'http://desk.test', ROLLBOOK_API_KEY: 'ein schlüssel' })).toThrow(
      UsageError,
    );
  });
});

describe('what is said', () => {
  it('tells a problem document in words, and what else goes wrong', () => {
    const problem = {
      type: 'urn:x',
      title: 'Not possible',
      status: 409,
      detail: 'it has ended',
      errors: [{ pointer: '#/at', detail: 'must be\u001b[31m a date' }],
      possible: ['reopen', 'note'],
    };
    expect(failureOf(new ApiProblem(problem))).toMatchObject({
      exitCode: EXIT.refused,
      words: 'Not possible: it has ended\n  #/at must be [31m a date\nPossible now: reopen, note',
      error: problem,
    });
    const one = {
      ...problem,
      detail: '?limit must be a number',
      errors: [{ pointer: '?limit', detail: 'must be a number' }],
    };
    expect(failureOf(new ApiProblem({ ...one, possible: [] }))?.words).toBe('Not possible: ?limit must be a number');
    expect(failureOf(new NotReachable('ECONNREFUSED'))).toMatchObject({ exitCode: EXIT.refused });
    expect(failureOf(new UsageError('no such file'))).toMatchObject({ exitCode: EXIT.usage, words: 'no such file' });
    expect(failureOf(new Error('a mistake in here'))).toBeNull();
  });

  it('makes a problem of an answer that is none, as of a proxy in between', () => {
    for (const body of [undefined, '<html>', {}, { title: 'x' }, null]) {
      expect(problemOf(502, body)).toMatchObject({ status: 502, title: 'The answer was 502' });
    }
  });

  it('keeps columns, and the cursor where it is, whatever the names are', () => {
    expect(
      table(
        ['id', 'name'],
        [
          [1, 'Zoë\u001b[2J'],
          [22, null],
        ],
      ),
    ).toBe('id  name\n1   Zoë [2J\n22  –');
    expect([many(1, 'row'), many(2, 'row')]).toEqual(['1 row', '2 rows']);
  });

  it('shows a bar on a terminal, within its width, and nothing elsewhere', () => {
    const shown: string[] = [];
    const screen = { isTTY: true, columns: 60, write: (text: string) => shown.push(text) };
    const progress = progressOn(screen);
    progress.show(0, 0);
    progress.show(1, 3, '1 rejected'.repeat(9));
    progress.show(7, null);
    progress.end();
    expect(shown[0]).toContain('100 %');
    expect(shown[1]).toContain(`[${'#'.repeat(10)}${'-'.repeat(20)}]  33 %  1 of 3`);
    for (const line of shown) expect(line.replace(/^\r.\[K/u, '').length).toBeLessThan(60);
    const none = progressOn({ write: (text) => shown.push(text) });
    none.show(1, 2);
    none.end();
    expect(shown).toHaveLength(4);
  });
});
