import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readLength } from '../../config/lengths.ts';
import { newSigningKey } from '../../config/secrets.ts';
import { personNamedBy } from '../../domain/signIn/claim.ts';
import { linkStanding, signInMatterHasEnded } from '../../domain/signIn/link.ts';
import { comesFromOwnPage } from '../../domain/signIn/origin.ts';
import { ownPath } from '../../domain/signIn/returnTo.ts';
import { sessionStanding } from '../../domain/signIn/session.ts';
import { signInToken, signingKeys } from '../../mail/tokens.ts';
import { Forms } from '../../web/signIn/forms.ts';
import { Seal } from '../../web/signIn/sealed.ts';
import { cookieOf, noSessionCookie, sessionCookie, sessionToken } from '../../web/signIn/sessionCookie.ts';

const NOW = '2026-06-10T12:00:00.000Z';
const HOUR_MS = 3_600_000;
const at = (ms: number) => new Date(Date.parse(NOW) + ms).toISOString();

describe('a session', () => {
  const good = { lastSeenAt: at(-HOUR_MS), endsAt: at(HOUR_MS), endedAt: null, status: 'active' } as const;
  const limits = { idleMs: 2 * HOUR_MS };

  test.each([
    ['is good while it is used and its time is not over', {}, 'valid'],
    ['also of who has opened nothing yet', { status: 'activated' }, 'valid'],
    ['lapses at its end', { endsAt: NOW }, 'lapsed'],
    ['lapses without use', { lastSeenAt: at(-2 * HOUR_MS) }, 'lapsed'],
    ['is over when it was ended', { endedAt: at(-1) }, 'ended'],
    ['is over for who is deactivated', { status: 'deactivated' }, 'deactivated'],
    ['is over for who has expired', { status: 'expired' }, 'expired'],
    [
      'that was ended tells who is deactivated why',
      { status: 'deactivated', endedAt: at(-1), endsAt: at(-1) },
      'deactivated',
    ],
  ] as const)('%s', (_, changes, expected) => {
    expect(sessionStanding({ ...good, ...changes }, limits, NOW)).toBe(expected);
  });

  test('once it is over, no later moment makes it good again', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 10 * HOUR_MS }),
        fc.integer({ min: 0, max: 10 * HOUR_MS }),
        (first, more) => {
          if (sessionStanding(good, limits, at(first)) !== 'valid') {
            expect(sessionStanding(good, limits, at(first + more))).not.toBe('valid');
          }
        },
      ),
    );
  });
});

describe('a link', () => {
  const open = { expiresAt: at(1), usedAt: null, endedAt: null };

  test.each([
    [{}, 'open'],
    [{ expiresAt: NOW }, 'expired'],
    [{ endedAt: at(-1) }, 'replaced'],
    [{ endedAt: at(-1), expiresAt: at(-1) }, 'expired'],
    [{ usedAt: at(-1), endedAt: at(-1), expiresAt: at(-1) }, 'used'],
  ] as const)('%j is %s', (changes, expected) => {
    expect(linkStanding({ ...open, ...changes }, NOW)).toBe(expected);
  });

  test('R23: its mail is not sent when it is of no use any more', () => {
    const ended = (status: 'active' | 'deactivated', changes = {}) =>
      signInMatterHasEnded({ to: { status }, signIn: { id: '', ...open, ...changes } }, NOW);
    expect([ended('active'), ended('deactivated'), ended('active', { endedAt: NOW })]).toEqual([false, true, true]);
  });

  test('its token is the same for the same link and key, and another one for any other', () => {
    const [one, other] = [signingKeys(newSigningKey()), signingKeys(newSigningKey())];
    expect(signInToken('a', one)).toBe(signInToken('a', one));
    expect(new Set([signInToken('a', one), signInToken('b', one), signInToken('a', other)]).size).toBe(3);
  });
});

describe('where one goes on to', () => {
  test.each(['/me', '/', '/approvals/ey.J_-x', '/me?a=1&b=%2F%2F', '/a//b'])('%s is ours', (path) => {
    expect(ownPath(path)).toBe(path);
  });

  test.each([
    ...[
      '',
      'me',
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\tevil',
      '/\n/evil.example',
    ],
    ...[
      '/ /evil.example',
      'javascript:alert(1)',
      '/é',
      `/${'x'.repeat(2_000)}`,
      '/./\\evil',
      '/..//evil.example',
      '/.//evil.example',
    ],
    ...['/%2e//evil.example', null, undefined, 1, ['/me']],
  ])('%j is not', (path) => {
    expect(ownPath(path)).toBeNull();
  });

  test('whatever is let through leads to our own address in a browser', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      ':',
      '@',
      'evil.example',
      '%2f',
      '%5c',
      '\t',
      ' ',
      '?',
      '#',
      'a',
      '//',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const path = ownPath(`/${pieces.join('')}`);
        if (path !== null)
          expect(new URL(path, 'https://training.example.com').origin).toBe('https://training.example.com');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('whom a claim names', () => {
  test.each([
    ['email', { email: ' A@b.c ' }, { field: 'email', value: 'A@b.c' }],
    ['email', { email: 'a@b.c', email_verified: true }, { field: 'email', value: 'a@b.c' }],
    ['email', { email: 'a@b.c', email_verified: 'true' }, { field: 'email', value: 'a@b.c' }],
    ['email', { email: 'a@b.c', email_verified: false }, { refused: 'unverified' }],
    ['email', { email: 'a@b.c', email_verified: 'false' }, { refused: 'unverified' }],
    ['email', { sub: 'x' }, { refused: 'missing' }],
    ['email', { email: '' }, { refused: 'missing' }],
    ['email', { email: ['a@b.c'] }, { refused: 'missing' }],
    ['email', { email: 'x'.repeat(400) }, { refused: 'missing' }],
    ['preferred_username', { preferred_username: 'ada', email_verified: false }, { field: 'username', value: 'ada' }],
    ['sub', { sub: 'E17' }, { field: 'externalId', value: 'E17' }],
    ['employee_number', { employee_number: 17 }, { field: 'externalId', value: '17' }],
  ])('%s in %j: %j', (claim, claims, expected) => {
    expect(personNamedBy(claim, claims)).toEqual(expected);
  });
});

describe('where a request comes from', () => {
  const OWN = 'https://training.example.com';

  test('what changes nothing may come from anywhere, and what does from ours alone', () => {
    const origin = fc.constantFrom(
      null,
      'null',
      OWN,
      'https://evil.example',
      `${OWN}.evil.example`,
      'http://training.example.com',
    );
    const site = fc.constantFrom(null, 'same-origin', 'same-site', 'cross-site', 'none');
    const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE');
    fc.assert(
      fc.property(method, origin, site, (method, origin, site) => {
        const said = origin !== null && origin !== 'null' ? origin === OWN : site === 'same-origin';
        expect(comesFromOwnPage({ method, origin, site }, OWN)).toBe(method === 'GET' || method === 'HEAD' || said);
      }),
    );
  });
});

describe('what a browser keeps', () => {
  test('over HTTPS the cookie is ours alone: secure, of this host, for the whole of it; scripts and other sites’ forms have none of it', () => {
    expect(sessionCookie('https://training.example.com/desk', 'token', 60)).toBe(
      '__Host-rollbook_session=token; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax',
    );
    expect(noSessionCookie('https://training.example.com')).toContain('__Host-rollbook_session=; Max-Age=0; Path=/');
  });

  test('over plain HTTP, as on one machine, a browser would not take a secure one', () => {
    expect(sessionCookie('http://localhost:3000', 'token', 60)).toBe(
      'rollbook_session=token; Max-Age=60; Path=/; HttpOnly; SameSite=Lax',
    );
  });

  test('a cookie of the plain name is none where HTTPS is used', () => {
    const token = 'x'.repeat(43);
    expect(sessionToken('https://a.example', `rollbook_session=${token}`)).toBeNull();
    expect(sessionToken('https://a.example', `a=b; __Host-rollbook_session=${token}`)).toBe(token);
    expect(sessionToken('http://localhost', `rollbook_session=${token}x`)).toBeNull();
    expect(cookieOf('http://localhost', undefined, 'a')).toBeNull();
  });

  test('what is sealed is opened in time, for its purpose, with its key, and as it was made', async () => {
    const key = newSigningKey();
    const seal = new Seal(key, 'return');
    const text = await seal.seal({ path: '/approvals/secret' }, NOW, 60);
    expect(Buffer.from(text.split('.')[3] ?? '', 'base64url').toString()).not.toContain('secret');
    expect(await seal.open(text, at(59_000))).toMatchObject({ path: '/approvals/secret' });
    expect(await seal.open(text, at(61_000))).toBeNull();
    expect(await new Seal(key, 'provider').open(text, NOW)).toBeNull();
    expect(await new Seal(newSigningKey(), 'return').open(text, NOW)).toBeNull();
    expect(await seal.open(`${text.slice(0, -2)}AA`, NOW)).toBeNull();
    expect(await seal.open(null, NOW)).toBeNull();
  });

  test('a form’s token is of one session and one key', () => {
    const forms = new Forms('http://localhost:3000', newSigningKey());
    const other = new Forms('http://localhost:3000', newSigningKey());
    expect(forms.isOurs('a', forms.token('a'))).toBe(true);
    for (const [bound, token] of [
      ['b', forms.token('a')],
      ['a', other.token('a')],
      ['a', undefined],
      ['a', ''],
      [null, forms.token('a')],
    ] as const) {
      expect(forms.isOurs(bound, token)).toBe(false);
    }
  });
});

test('lengths of time of days, hours and minutes are read, and nothing else', () => {
  expect(['P1D', 'PT8H', 'PT90M', 'P1DT1H1M'].map(readLength)).toEqual([86_400_000, 28_800_000, 5_400_000, 90_060_000]);
  for (const text of ['', 'P', 'PT', 'P1M', '8h', 'P1Y', 'PT1S', '-P1D', 'P1.5D', 'P1DT'])
    expect(readLength(text)).toBeNull();
});
