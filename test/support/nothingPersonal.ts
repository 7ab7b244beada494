import { Client, Connection } from '@temporalio/client';
import { readEveryHistory } from './everyHistory.ts';
import { mayStand, vocabularyOf } from './historyForms.ts';

/** How many findings are told; one is enough to fail. */
const TOLD = 20;

/**
 * R35: reads every workflow history that a server holds, and finds no name, mail address or free text in it.
 *
 * @param address host:port of the server; its namespace is `default`
 * @returns how many histories were read
 * @throws Error that names the members in which something else stands, and what
 */
export async function expectNothingPersonal(address: string): Promise<number> {
  const vocabulary = vocabularyOf(process.cwd());
  const connection = await Connection.connect({ address });
  try {
    const found = new Map<string, string>();
    const read = await readEveryHistory(new Client({ connection }), ({ workflowId, path, text }) => {
      if (mayStand(vocabulary, path, text)) return;
      const where = path.filter((name) => !/^\d+$/.test(name)).join('.');
      if (!found.has(where)) found.set(where, `${where}: ${JSON.stringify(text.slice(0, 200))} in ${workflowId}`);
    });
    if (found.size === 0) return read;
    const told = [...found.values()].slice(0, TOLD).join('\n');
    throw new Error(`${found.size} members of workflow histories hold what could be somebody's words (R35):\n${told}`);
  } finally {
    await connection.close();
  }
}
