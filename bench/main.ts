import { parseArgs } from 'node:util';
import { lives } from './lives.ts';
import { describeMachine, durability, load } from './support/machine.ts';
import { type Bench, table } from './support/report.ts';
import { startStack } from './support/stack.ts';

/** `npm run bench`, or `npm run bench -- lives import --scale 0.1`. */
const BENCHES: Record<string, Bench> = { lives };

const { values, positionals } = parseArgs({
  options: { scale: { type: 'string', default: '1' } },
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : Object.keys(BENCHES);
const unknown = names.find((name) => !(name in BENCHES));
if (unknown) throw new Error(`there is no bench ${unknown}; there are ${Object.keys(BENCHES).join(', ')}`);
const scaled = (size: number) => Math.max(1, Math.round(size * Number(values.scale)));

console.log(`${await describeMachine()}\n`);
for (const name of names) {
  const stack = await startStack();
  try {
    const began = load();
    const settings = await durability(stack.sql);
    const rows = (await BENCHES[name]?.(stack, { scaled })) ?? [];
    console.log(table(name, rows));
    console.log(`Load of the machine ${began} before, ${load()} after. Postgres: ${settings}.\n`);
  } finally {
    await stack.close();
  }
}
