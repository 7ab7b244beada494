import type { PublicKey } from '../config/organisationKey.ts';
import type { Instant } from '../domain/words.ts';
import type { Db } from './db.ts';

/** Notes the public half of a key that signs from now on. It stays known when another one takes its place. */
export async function noteSigningKey(db: Db, key: PublicKey, at: Instant): Promise<void> {
  await db`
    insert into signing_keys (id, public_key, first_used_at) values (${key.kid}, ${db.json(key as never)}, ${at})
    on conflict (id) do nothing`;
}

/** Every key that ever signed, the newest first. */
export async function listSigningKeys(db: Db): Promise<PublicKey[]> {
  const rows = await db<{ publicKey: PublicKey }[]>`
    select public_key from signing_keys order by first_used_at desc, id`;
  return rows.map(({ publicKey }) => publicKey);
}
