import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTypePattern, PUBLIC_TYPES, typesOf, wants } from '../../domain/events/types.ts';
import { faultOfUrl, isPublicAddress } from '../../domain/webhooks/addresses.ts';
import {
  FAILING_FOR_MS,
  failedOnce,
  isBack,
  isTripped,
  nextTry,
  TRIED_FOR_MS,
} from '../../domain/webhooks/retrying.ts';

const NOW = '2026-11-25T00:00:00.000Z';
const later = (at: string, ms: number) => new Date(Date.parse(at) + ms).toISOString();

describe('which addresses may be called', () => {
  it.each([
    '127.0.0.1',
    '127.255.255.254',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '100.100.100.200',
    '192.0.0.192',
    '168.63.129.16',
    '198.18.0.1',
    '203.0.113.9',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:169.254.169.254',
    '::ffff:a00:1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::a00:1',
    '2002:7f00:1::',
    '2001::1',
    '2001:db8::1',
    'fe80::1',
    'fec0::1',
    'fd00:ec2::254',
    'fc00::1',
    'ff02::1',
    'localhost',
    '',
  ])('not %s', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['93.184.216.34', '8.8.8.8', '::ffff:8.8.8.8', '2606:4700:4700::1111', '2a00:1450:4001::200e'])(
    '%s may be',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );

  it('never one of the private networks, however it is wrapped', () => {
    const octet = fc.integer({ min: 0, max: 255 });
    const inside = fc.oneof(
      fc.tuple(fc.constant(10), octet, octet, octet),
      fc.tuple(fc.constant(127), octet, octet, octet),
      fc.tuple(fc.constant(192), fc.constant(168), octet, octet),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), octet, octet),
      fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
      fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), octet, octet),
    );
    fc.assert(
      fc.property(inside, (octets) => {
        const plain = octets.join('.');
        for (const text of [plain, `::ffff:${plain}`, `64:ff9b::${plain}`, `::${plain}`]) {
          expect([text, isPublicAddress(text)]).toEqual([text, false]);
        }
      }),
    );
  });

  it.each([
    ['https://hr.example.com/hook', null],
    ['https://hr.example.com:8443/hook?a=b', null],
    ['https://8.8.8.8/', null],
    ['http://hr.example.com/', 'must begin with https://'],
    ['ftp://hr.example.com/', 'must begin with https://'],
    ['https://user:word@hr.example.com/', 'must hold no user name and password'],
    ['https://hr.example.com/#part', 'must have no part behind a #'],
    ['https://127.0.0.1/', 'must be a public address'],
    ['https://2130706433/', 'must be a public address'],
    ['https://0x7f.1/', 'must be a public address'],
    ['https://[::1]/', 'must be a public address'],
    ['https://[::ffff:10.0.0.1]/', 'must be a public address'],
    ['nonsense', 'must be an address, such as https://hr.example.com/rollbook'],
  ])('%s: %s', (url, fault) => {
    expect(faultOfUrl(url, false)).toBe(fault);
  });

  it('where private ones are allowed, plain HTTP is as well, and nothing beside it', () => {
    expect(faultOfUrl('http://127.0.0.1:3000/', true)).toBeNull();
    expect(faultOfUrl('file:///etc/passwd', true)).toBe('must begin with https:// or http://');
  });
});

describe('trying again', () => {
  it('comes after 5 s, then less and less often, the last time just three days after the first', () => {
    const waits: number[] = [];
    let now = NOW;
    for (let attempts = 1; ; attempts += 1) {
      const next = nextTry(attempts, NOW, now);
      if (next === null) break;
      waits.push((Date.parse(next) - Date.parse(now)) / 1000);
      now = next;
    }
    expect(waits.slice(0, 8)).toEqual([5, 15, 45, 135, 405, 1215, 3645, 10935]);
    expect(Math.max(...waits)).toBe(6 * 3600);
    expect(waits.length).toBeLessThan(25);
    expect(Date.parse(now) - Date.parse(NOW)).toBe(TRIED_FOR_MS);
  });

  it('is always ahead, and never behind the three days, whatever was asked for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: TRIED_FOR_MS * 2 }),
        fc.integer({ min: 0, max: 10 ** 10 }),
        (attempts, passed, wished) => {
          const now = later(NOW, passed);
          const next = nextTry(attempts, NOW, now, wished);
          expect(next === null).toBe(passed >= TRIED_FOR_MS);
          if (next !== null) expect(next > now && next <= later(NOW, TRIED_FOR_MS)).toBe(true);
        },
      ),
    );
  });

  it('is put off as the subscriber wishes', () => {
    expect(nextTry(1, NOW, NOW, 120_000)).toBe(later(NOW, 120_000));
  });

  it('five failures in a row are about the subscriber; many at once do not count for longer waits', () => {
    let faring = { failures: 0, failingSince: null as string | null };
    const probes: (string | null)[] = [];
    for (let n = 0; n < 16; n += 1) {
      const { probeAt, ...next } = failedOnce(faring, NOW);
      faring = next;
      probes.push(probeAt);
    }
    expect(isTripped({ failures: 4 })).toBe(false);
    expect(probes.slice(0, 4)).toEqual([null, null, null, null]);
    expect(new Set(probes.slice(4))).toEqual(new Set([later(NOW, 10_000)]));
    expect(failedOnce(faring, later(NOW, 60_000)).probeAt).toBe(later(NOW, 120_000));
    const late = later(NOW, FAILING_FOR_MS - 1);
    expect(failedOnce(faring, late)).toMatchObject({ probeAt: later(late, 600_000), givenUp: false });
    expect(failedOnce(faring, later(NOW, FAILING_FOR_MS)).givenUp).toBe(true);
  });
});

describe('a subscriber to whom something comes through again', () => {
  const since = (failures: number, seconds: number) =>
    isBack({ failures, failingSince: later(NOW, -seconds * 1000) }, NOW);

  it('was away when nothing came through for a minute; a few refusals between others are no outage', () => {
    expect([since(5, 60), since(5, 59), since(4, 3600)]).toEqual([true, false, false]);
    expect(isBack({ failures: 0, failingSince: null }, NOW)).toBe(false);
  });
});

describe('types of events', () => {
  it('are meant in full or by their beginnings', () => {
    expect(new Set(PUBLIC_TYPES).size).toBe(PUBLIC_TYPES.length);
    expect(PUBLIC_TYPES).toContain('com.rollbook.enrolment.completed');
    expect(typesOf(['com.rollbook.*'])).toEqual(PUBLIC_TYPES);
    expect(typesOf(['com.rollbook.certification.*', 'com.rollbook.plan-enrolment.completed']).length).toBe(19);
    for (const none of ['com.rollbook', 'com.rollbook.enrolment', 'com.rollbook.enrolment.comp*', '*', 'x.*', '']) {
      expect([none, isTypePattern(none)]).toEqual([none, false]);
    }
    expect(wants([], 'com.rollbook.enrolment.started')).toBe(true);
    expect(wants(['com.rollbook.enrolment.*'], 'com.rollbook.enrolment.started')).toBe(true);
    expect(wants(['com.rollbook.enrolment.completed'], 'com.rollbook.enrolment.started')).toBe(false);
  });
});
