import type { DataConverter } from '@temporalio/common';
import type { Config } from '../config/config.ts';
import type { Clock } from '../domain/clock.ts';
import type { Sql } from '../store/db.ts';
import { expectPayloadKeys, notePayloadKey } from '../store/payloadKeys.ts';
import { EncryptingCodec } from './payloadCodec.ts';

type Keys = Pick<Config, 'payloadKey' | 'payloadKeysOld'>;

/** How payloads are written and read with these keys; undefined: in clear, as without any. */
export function payloadsWith({ payloadKey, payloadKeysOld }: Keys): DataConverter | undefined {
  if (!payloadKey && payloadKeysOld.length === 0) return undefined;
  return { payloadCodecs: [new EncryptingCodec(payloadKey ?? null, payloadKeysOld)] };
}

/**
 * The same at the start of a process: before anything is written, its key is noted, so that nobody starts without it later.
 *
 * @throws ConfigError when a key is missing that payloads were written with
 */
export async function openPayloads(keys: Keys, sql: Sql, clock: Clock): Promise<DataConverter | undefined> {
  await expectPayloadKeys(sql, keys);
  if (keys.payloadKey) await notePayloadKey(sql, keys.payloadKey.id, clock.now());
  return payloadsWith(keys);
}
