import { readFileSync, writeFileSync } from 'node:fs';
import { privacyTable } from './privacyTable.ts';

// Writes the table of docs/privacy.md anew: `node --import tsx test/support/writePrivacy.ts`.
const FILE = 'docs/privacy.md';
const text = readFileSync(FILE, 'utf8');
const written = text.replace(/\| section of the export \|(?:.*\n)+?(?=\n)/, () => `${privacyTable()}\n`);
writeFileSync(FILE, written);
