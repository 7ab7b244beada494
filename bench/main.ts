import { parseArgs } from 'node:util';
import { certificates } from './certificates.ts';
import { checkpoint } from './checkpoint.ts';
import { command } from './command.ts';
import { deadlines } from './deadlines.ts';
import { importing } from './import.ts';
import { lives } from './lives.ts';
import { memory } from './memory.ts';
import { plan } from './plan.ts';
import { records } from './records.ts';
import { reports } from './reports.ts';
import { rules } from './rules.ts';
import { starting } from './start.ts';
import { describeMachine, durability, load } from './support/machine.ts';
import { type Bench, table } from './support/report.ts';
import { startStack } from './support/stack.ts';
import { waiting } from './waiting.ts';

/** `npm run bench`, or `npm run bench -- lives import --scale 0.1`. */
const BENCHES: Record<string, Bench> = {
  lives,
  import: importing,
  command,
  deadlines,
  certificates,
  memory,
  waiting,
  plan,
  checkpoint,
  reports,
  rules,
  records,
};
/** This one starts the product by itself. */
const START = 'start';

const { values, positionals } = parseArgs({
  options: { scale: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const all = [...Object.keys(BENCHES), START];
const names = positionals.length > 0 ? positionals : all;
const unknown = names.find((name) => !all.includes(name));
if (unknown) throw new Error(`there is no bench ${unknown}; there are ${all.join(', ')}`);
const scaled = (size: number) => Math.max(1, Math.round(size * Number(values.scale)));

console.log(`${await describeMachine()}\n`);
for (const name of names) {
  const bench = BENCHES[name];
  const before = load();
  console.log(bench ? await measured(name, bench) : table(name, await starting()));
  console.log(`Load of the machine ${before} before, ${load()} after.\n`);
}

/** Runs a bench on a product of its own. */
async function measured(name: string, bench: Bench): Promise<string> {
  const stack = await startStack();
  try {
    const rows = await bench(stack, { scaled });
    return `${table(name, rows)}\nPostgres: ${await durability(stack.sql)}.`;
  } finally {
    await stack.close();
  }
}
