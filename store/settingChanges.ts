import { uuidv7 } from 'uuidv7';
import type { Actor } from '../domain/state.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

/** A change of a setting that has no versions of its own to be read (R36): which fields, not what is in them. */
export interface SettingChange {
  readonly kind: 'qualification' | 'report';
  readonly key: string;
  readonly version: number;
  readonly type: 'created' | 'changed' | 'deleted';
  readonly fields: readonly string[];
  readonly actor: Actor;
}

/** Notes who changed a setting, in the transaction of the change. */
export async function noteSettingChange(tx: Db, change: SettingChange, at: Instant): Promise<void> {
  const { kind, key, version, type, fields, actor } = change;
  await tx`
    insert into setting_changes (id, kind, key, version, type, fields, at, actor_kind, actor_id, on_behalf_of)
    values (${uuidv7()}, ${kind}, ${key}, ${version}, ${type}, ${fields as string[]}, ${at}, ${actor.kind}, ${actor.id},
      ${actor.onBehalfOf})`;
}
