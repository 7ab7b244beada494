import type { Client } from '@temporalio/client';

/** A text that a workflow's history holds, and where: the names of the members that lead to it. */
export interface Said {
  readonly workflowId: string;
  readonly path: readonly string[];
  readonly text: string;
}

/** How many histories are read at once. */
const AT_ONCE = 24;

/** Reads every workflow that the server knows, with its payloads, and hands on each text in it. @returns how many were read */
export async function readEveryHistory(client: Client, hear: (said: Said) => void): Promise<number> {
  let read = 0;
  const runs = client.workflow.list();
  const queue = runs[Symbol.asyncIterator]();
  const reader = async () => {
    for (let next = await queue.next(); !next.done; next = await queue.next()) {
      const { workflowId, runId, raw } = next.value;
      const history = await client.workflow.getHandle(workflowId, runId).fetchHistory();
      for (const [path, text] of textsIn({ history, raw })) hear({ workflowId, path, text });
      read += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
  return read;
}

/** Every text in a message of the server's, and in the JSON of its payloads, with where it stands. */
export function* textsIn(
  value: unknown,
  path: readonly string[] = [],
): Generator<readonly [readonly string[], string]> {
  if (typeof value === 'string') yield [path, value];
  else if (isPayload(value)) yield* textsOfPayload(value, path);
  else if (value instanceof Uint8Array) yield [path, Buffer.from(value).toString('utf8')];
  else if (Array.isArray(value)) for (const member of value) yield* textsIn(member, path);
  else if (typeof value === 'object' && value !== null) {
    for (const [name, member] of Object.entries(value)) {
      // A name that a member has by what somebody entered is a text too.
      if (!/^[a-z]\w*$|^\d+$/i.test(name)) yield [path, name];
      yield* textsIn(member, [...path, name]);
    }
  }
}

interface Payload {
  readonly metadata: Readonly<Record<string, Uint8Array>>;
  readonly data?: Uint8Array | null;
}

function isPayload(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && 'metadata' in value && 'data' in value;
}

function* textsOfPayload({ metadata, data }: Payload, path: readonly string[]) {
  const encoding = Buffer.from(metadata.encoding ?? []).toString('utf8');
  if (encoding === 'json/plain') yield* textsIn(JSON.parse(Buffer.from(data ?? []).toString('utf8')), path);
  // What is encrypted says nothing to who has no key.
  else if (encoding !== 'binary/null' && encoding !== 'binary/encrypted')
    yield [path, Buffer.from(data ?? []).toString('utf8')] as const;
}
