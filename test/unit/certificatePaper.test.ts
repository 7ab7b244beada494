import jsqr from 'jsqr';
import { describe, expect, it, test } from 'vitest';
import type { CertificateFacts } from '../../domain/certificates/certificate.ts';
import type { TemplateRules } from '../../domain/certificates/template.ts';
import { drawCertificate } from '../../proof/paper.ts';
import { readPdf, rectangles, saidTexts } from '../support/certificates.ts';

const RULES: TemplateRules = {
  heading: 'Certificate',
  wording: ['{name}', 'has completed', '{title}', 'on {completionDate}'],
  issuer: 'Example Training',
  signatory: { name: 'Maria López', title: 'Head of Training' },
  colours: { accent: '#0b5f54', text: '#18202b' },
  logo: null,
  pageSize: 'a4-landscape',
  language: 'en',
  activities: [],
  qualificationCodes: [],
};

function facts(given: Partial<CertificateFacts> = {}): CertificateFacts {
  const serial = '7K3M-9QPX-2TVB-4HCD-8WZ5';
  return {
    recordId: '019abc3e-7f31-7c55-9d0e-3f6b8c2f9a10',
    userId: '019abc3e-7f31-7c55-9d0e-3f6b8c2f9a11',
    recordType: 'course',
    objectId: null,
    title: 'Fire Safety',
    trainingProvider: null,
    completionDate: '2026-03-31',
    qualificationCode: null,
    expiresAt: null,
    serial,
    name: 'Ann Example',
    locale: 'en',
    issuedAt: '2026-04-01T00:00:00.000Z',
    verifyAt: `https://training.example.com/certificates/${serial}`,
    ...given,
  };
}

describe('R27: the paper of a certificate', () => {
  test.each([
    ['Latin', 'Zoë Đặng Łukasz Šimůnek', 'NotoSans-Regular'],
    ['Greek', 'Γιώργος Παπαδόπουλος', 'NotoSans-Regular'],
    ['Cyrillic', 'Екатерина Щербакова', 'NotoSans-Regular'],
    ['Arabic', 'محمد عبد الله', 'NotoSansArabic-Regular'],
    ['Hebrew', 'שלום בן דוד', 'NotoSansHebrew-Regular'],
    ['Devanagari', 'श्रीकृष्ण शर्मा', 'NotoSansDevanagari-Regular'],
    ['Thai', 'สมชาย ใจดี', 'NotoSansThai-Regular'],
    ['Tamil', 'தமிழ்', 'NotoSansTamil-Regular'],
    ['Armenian', 'Նարե Գրիգորյան', 'NotoSansArmenian-Regular'],
    ['Georgian', 'გიორგი', 'NotoSansGeorgian-Regular'],
    ['Ethiopic', 'አበበ', 'NotoSansEthiopic-Regular'],
    ['Japanese', 'やまだ太郎 髙橋', 'NotoSansJP-Regular'],
    ['Korean', '김민준', 'NotoSansKR-Regular'],
    ['Chinese', '王小明 張偉', 'NotoSansSC-Regular'],
    ['mixed', 'Ann محمد Smith 42 שלום', 'NotoSansHebrew-Regular'],
  ])('names a person in %s, with the font in it', async (_script, name, font) => {
    const { pdf, unshown } = await drawCertificate(facts({ name }), RULES);
    expect(unshown).toEqual([]);
    expect(saidTexts(pdf)).toContain(name.normalize('NFC'));
    const { fonts } = await readPdf(pdf);
    expect(fonts.some((one) => one.endsWith(`+${font}`))).toBe(true);
    // All of them are carried along: nothing is left to the reader's machine.
    expect(pdf.toString('latin1').match(/\/FontFile2 /g)).toHaveLength(fonts.length);
  });

  test.each([
    'Zoë Łukasz',
    'Γιώργος Παπαδόπουλος',
    'Екатерина Щербакова',
    'سالم محمد',
    'שלום בן דוד',
    '王小明',
    '김민준',
  ])('another program reads %s off the paper', async (name) => {
    expect((await readPdf((await drawCertificate(facts({ name }), RULES)).pdf)).text).toContain(name);
  });

  it('is the same bytes however often it is drawn, with everything on it', async () => {
    const name = 'Ann محمد शर्मा 王小明';
    const one = await drawCertificate(facts({ name }), RULES);
    const other = await drawCertificate(facts({ name }), RULES);
    expect(other.pdf.equals(one.pdf)).toBe(true);
    expect((await drawCertificate(facts({ name, title: 'Another' }), RULES)).pdf.equals(one.pdf)).toBe(false);
  });

  it('has a QR code that a reader takes to the page which verifies it', async () => {
    const given = facts();
    const { pdf } = await drawCertificate(given, RULES);
    const { pixels, side } = rectangles(pdf);
    expect(jsqr.default(pixels, side, side)?.data).toBe(given.verifyAt);
  });

  it('fits on its page, however long the name, the title and the provider are', async () => {
    const long = 'Donaudampfschifffahrtsgesellschaftskapitänsausbildungslehrgang '.repeat(8);
    for (const pageSize of ['a4-landscape', 'a4-portrait', 'letter-landscape', 'letter-portrait'] as const) {
      const { pdf } = await drawCertificate(facts({ name: long, title: long }), { ...RULES, pageSize });
      expect(
        saidTexts(pdf)
          .join(' ')
          .match(/Donaudampf/g)?.length,
      ).toBe(16);
      expect(pdf.toString('latin1').match(/\/Type \/Page\n/g)).toHaveLength(1);
    }
  });

  it('says nothing of the machine or the moment that drew it', async () => {
    const source = (await drawCertificate(facts(), RULES)).pdf.toString('latin1');
    expect([...new Set(source.match(/\(D:\d+Z\)/g))]).toEqual(['(D:20260401000000Z)']);
    expect([...new Set(source.match(/\d{4}-\d\d-\d\dT[\d:]+Z/g))]).toEqual(['2026-04-01T00:00:00Z']);
  });
});
