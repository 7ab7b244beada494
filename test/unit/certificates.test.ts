import fc from 'fast-check';
import QRCode from 'qrcode';
import { describe, expect, it, test } from 'vitest';
import { type CertificateEnd, nameOnPaper, standingOf } from '../../domain/certificates/certificate.ts';
import { makeSerial, readSerial, SERIAL_BYTES } from '../../domain/certificates/serial.ts';
import { bitsOf, LIST_LENGTH, statusPlace } from '../../domain/certificates/statusList.ts';
import { fillIn, type Placeholder, unknownPlaceholders, writtenDay } from '../../domain/certificates/template.ts';
import { linesOf } from '../../proof/lines.ts';
import { wrongWithLogo } from '../../proof/logo.ts';
import { runsOf, settable, widthOf } from '../../proof/runs.ts';
import { didDocument, hashedIdentity, issuerOf } from '../../proof/signing.ts';

const chance = fc.uint8Array({ minLength: SERIAL_BYTES, maxLength: SERIAL_BYTES });
const ALPHABET = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'];
const at = fc.nat(SERIAL_BYTES);
/** Where a character stands among the groups. */
const place = (n: number) => n + Math.floor(n / 4);

describe('the number of a certificate', () => {
  it('is read as it was made, also in small letters, without dashes, and with O for 0', () => {
    fc.assert(
      fc.property(chance, (bytes) => {
        const serial = makeSerial(bytes);
        expect(serial).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
        for (const typed of [serial, serial.toLowerCase(), serial.replaceAll('-', ''), serial.replaceAll('0', 'O')])
          expect(readSerial(typed)).toBe(serial);
      }),
    );
  });

  it('has a check character that finds any one wrong character', () => {
    fc.assert(
      fc.property(chance, at, fc.constantFrom(...ALPHABET), (bytes, n, wrong) => {
        const serial = makeSerial(bytes);
        fc.pre(serial[place(n)] !== wrong);
        expect(readSerial(serial.slice(0, place(n)) + wrong + serial.slice(place(n) + 1))).toBeNull();
      }),
    );
  });

  it('finds any two characters that changed places', () => {
    fc.assert(
      fc.property(chance, at, at, (bytes, one, other) => {
        const letters = [...makeSerial(bytes)];
        const [a, b] = [place(one), place(other)];
        fc.pre(letters[a] !== letters[b]);
        [letters[a], letters[b]] = [letters[b] ?? '', letters[a] ?? ''];
        expect(readSerial(letters.join(''))).toBeNull();
      }),
    );
  });

  it('is nothing else, whatever somebody types', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = readSerial(text);
        expect(read === null || readSerial(read) === read).toBe(true);
      }),
    );
    for (const text of ['', '7K3M', 'x'.repeat(10_000), '0'.repeat(19)]) expect(readSerial(text)).toBeNull();
  });
});

describe('the wording of a certificate', () => {
  const values: Record<Placeholder, string | null> = {
    name: 'Ann',
    title: 'Fire Safety',
    provider: null,
    completionDate: '31 March 2026',
    expiresAt: null,
    qualificationCode: '',
    serial: 'X',
    issuer: 'Example',
  };
  it('R27: is filled in, and what the record has not is left out with its line', () => {
    const wording = [
      '{name}',
      'completed {title} on {completionDate}',
      'by {provider}',
      'as {qualificationCode}',
      ' {title} ',
    ];
    expect(fillIn(wording, values)).toEqual([
      { role: 'name', text: 'Ann' },
      { role: 'text', text: 'completed Fire Safety on 31 March 2026' },
      { role: 'title', text: 'Fire Safety' },
    ]);
  });
  it('does not fill in what a value says in braces, and names what is no placeholder', () => {
    expect(fillIn(['{name}!'], { ...values, name: '{title}' })).toEqual([{ role: 'text', text: '{title}!' }]);
    expect(unknownPlaceholders('{name} {nmae} {} {constructor}')).toEqual(['nmae', '', 'constructor']);
  });
  test.each([
    ['en', '2026-03-01', '1 March 2026'],
    ['de', '2026-03-01', '1. März 2026'],
    ['fr', '2026-03-01', '1er mars 2026'],
    ['fr', '2024-02-29', '29 février 2024'],
  ] as const)('in %s the day %s is %s', (language, day, written) => {
    expect(writtenDay(day, language)).toBe(written);
  });
  test.each([
    ['Ann', 'Example', 'Ann Example'],
    ['小明', '王', '王小明'],
    ['太郎', '山田', '山田太郎'],
    ['민준', '김', '김민준'],
    ['Xiaoming', '王', 'Xiaoming 王'],
    ['محمد', 'عبد الله', 'محمد عبد الله'],
  ])('the name of %s %s is %s on paper', (given, family, written) => {
    expect(nameOnPaper(given, family)).toBe(written);
  });
});

const end = (endedAs: CertificateEnd['endedAs'], validUntil: string | null) => ({ endedAs, validUntil });
test.each([
  ['valid', end(null, null)],
  ['valid', end(null, '2026-06-01T00:00:00.000Z')],
  ['expired', end(null, '2026-05-31T23:59:59.999Z')],
  ['superseded', end('superseded', '2026-05-31T23:59:59.999Z')],
  ['revoked', end('revoked', null)],
] as const)('R27: a certificate is %s with %o', (standing, given) => {
  expect(standingOf(given, '2026-06-01T00:00:00.000Z')).toBe(standing);
});

describe('lists of what is revoked', () => {
  it('every number has a bit of its own, and only the bits of the ended ones are set', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(LIST_LENGTH - 1), { maxLength: 50 }), (indices) => {
        const bits = bitsOf(indices);
        const set = [...bits].flatMap((byte, n) =>
          [...Array(8).keys()].filter((bit) => byte & (0x80 >> bit)).map((bit) => n * 8 + bit),
        );
        expect(set).toEqual([...indices].sort((a, b) => a - b));
      }),
    );
    expect([0, LIST_LENGTH - 1, LIST_LENGTH].map(statusPlace)).toEqual([
      { list: 0, index: 0 },
      { list: 0, index: LIST_LENGTH - 1 },
      { list: 1, index: 0 },
    ]);
  });
});

describe('the issuer', () => {
  test.each([
    ['https://training.example.com', 'did:web:training.example.com'],
    ['https://example.com/desk/hr', 'did:web:example.com:desk:hr'],
    ['http://localhost:3000', 'did:web:localhost%3A3000'],
  ])('at %s is %s', (baseUrl, id) => {
    expect(issuerOf(baseUrl, 'Example')).toEqual({ id, name: 'Example', baseUrl });
    const key = { kty: 'OKP', crv: 'Ed25519', x: 'x', kid: 'k', alg: 'EdDSA', use: 'sig' } as const;
    expect(didDocument(id, [key])).toMatchObject({ id, assertionMethod: [`${id}#k`] });
  });
  it('knows a person by a hash of their address with salt, as Open Badges 3.0 has it', () => {
    const hash = 'sha256$b5809d8a92f8858436d7e6b87c12ebc0ae1eac4baecc2c0b913aee2c922ef399';
    expect(hashedIdentity('A@example.com ', 'Kosher')).toEqual({ hash, salt: 'Kosher' });
  });
});

describe('a logo', () => {
  const header = (png: Buffer, at: number, value: number) => {
    const changed = Buffer.from(png);
    changed[at] = value;
    return changed;
  };
  it('is a PNG that can be drawn; anything else is said', async () => {
    const png = await QRCode.toBuffer('logo');
    expect(wrongWithLogo(png)).toBeNull();
    expect(wrongWithLogo(Buffer.from('GIF89a'))).toBe('must be a PNG');
    expect(wrongWithLogo(png.subarray(0, -20))).toBe('must be a PNG that is whole');
    expect(wrongWithLogo(header(png, 28, 1))).toBe('must not be interlaced');
    expect(wrongWithLogo(header(png, 24, 16))).toBe('must have 8 bits a colour');
    expect(wrongWithLogo(header(png, 18, 99))).toContain('pixels a side');
    expect(wrongWithLogo(Buffer.concat([png, Buffer.alloc(200_000)]))).toContain('at most');
  });
  it('never breaks what checks it, whatever it is made of', async () => {
    const png = await QRCode.toBuffer('logo');
    fc.assert(
      fc.property(fc.nat(png.length - 1), fc.nat(255), (where, value) => {
        expect(() => wrongWithLogo(header(png, where, value))).not.toThrow();
      }),
    );
  });
});

describe('text on paper', () => {
  const style = { base: 'NotoSans-Regular', locale: 'en', direction: 'ltr' } as const;
  it('fits into its lines, whatever it is, and loses nothing', () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 });
    const words = fc.array(fc.constantFrom('Ann', 'محمد', 'שלום', 'शर्मा', 'สมชาย', '山田', '(', '42', '👩‍🚀'), {
      maxLength: 20,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          words.map((some) => some.join(' ')),
        ),
        (some) => {
          const lines = linesOf(some, style, 6);
          const one = new Intl.Segmenter('und', { granularity: 'grapheme' });
          for (const line of lines) expect(widthOf(line, style) <= 6 || [...one.segment(line)].length === 1).toBe(true);
          expect(lines.join('').replaceAll(' ', '')).toBe(settable(some).replaceAll(' ', ''));
        },
      ),
      { numRuns: 25 },
    );
  });
  it('stands from the right where it is written from there, and numbers within it from the left', () => {
    const shown = (text: string, direction: 'ltr' | 'rtl' = 'ltr') =>
      runsOf(text, { ...style, direction }).map((run) => run.text);
    expect(shown('Ann שלום Example')).toEqual(['Ann ', 'שלום', ' Example']);
    expect(shown('שלום (42)', 'rtl')).toEqual(['(', '42', 'שלום )']);
    expect(shown('Ann שלום עולם 42')).toEqual(['Ann ', '42', 'שלום עולם ']);
  });
  it('turns nothing around that it is not asked to: controls of the direction are left out', () => {
    expect(settable('Ann \u202eelpmaxE\u2066')).toBe('Ann elpmaxE');
  });
  it('shows a sign in the place of a character that no font has, and says which it was', () => {
    const missing: string[] = [];
    const runs = runsOf('Ann 👩‍🚀 𓀀', style, (cluster) => missing.push(cluster));
    expect(runs.map((run) => run.text).join('')).toBe('Ann � �');
    expect(missing).toEqual(['👩‍🚀', '𓀀']);
  });
});
