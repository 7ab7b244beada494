import { z } from 'zod';
import type { ApiKeyRow } from '../../store/apiKeys.ts';
import { instant } from '../schemas/common.ts';

export const SCOPES = ['read', 'write', 'admin'] as const;

export const apiKey = z
  .object({
    id: z.string().meta({ description: 'The 12 hexadecimal digits that the key begins with.' }),
    name: z.string(),
    scopes: z.array(z.enum(SCOPES)),
    createdAt: instant,
    revokedAt: instant.nullable(),
  })
  .meta({ id: 'ApiKey' });

/** A key without its hash, which nobody needs to see. */
export function presentApiKey({ id, name, scopes, createdAt, revokedAt }: ApiKeyRow): z.output<typeof apiKey> {
  return { id, name, scopes: SCOPES.filter((scope) => scopes.includes(scope)), createdAt, revokedAt };
}
