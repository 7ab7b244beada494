import { readFileSync, writeFileSync } from 'node:fs';
import proto from '@temporalio/proto';

const { History } = proto.temporal.api.history.v1;

export type SavedHistory = ReturnType<typeof readHistory>;

/** A history as JSON that reads well: enumerations by name, bytes in base64. Nothing is lost. */
export function writeHistory(file: string, history: object, change: (json: unknown) => unknown): void {
  const json = History.toObject(History.fromObject(history), { longs: String, enums: String, bytes: String });
  writeFileSync(file, `${JSON.stringify(change(json), null, 1)}\n`);
}

/** Reads what `writeHistory` wrote. */
export function readHistory(file: string) {
  return History.fromObject(JSON.parse(readFileSync(file, 'utf8')));
}
