import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { bundleWorkflows } from './worker.ts';

/** Bundles the workflow code into a file ahead of time, for an image: `node --import tsx worker/bundle.ts <file>`. */
const [file] = process.argv.slice(2);
if (!file) throw new Error('needs the file to write');
mkdirSync(dirname(file), { recursive: true });
writeFileSync(file, (await bundleWorkflows()).code);
