import { z } from 'zod';
import { SIGNATURE_ENDS } from '../../store/signatureRequests.ts';
import { duration, id, instant, instantInput, text } from './common.ts';
import { documentRef } from './completion.ts';

export const newSignatureRequest = z
  .strictObject({
    service: text(64).meta({ description: 'The name of a service that is configured (`SIGNATURE_SERVICES`).' }),
    document: documentRef
      .nullable()
      .default(null)
      .meta({ description: 'What is to be signed; null: what the activity’s completion rule names.' }),
    reference: text(1_000).meta({ description: 'Where the document lies: an address, or the service’s own id of it.' }),
    expiresAfter: duration.default('P30D').meta({ description: 'So long it may be signed.' }),
  })
  .meta({ id: 'NewSignatureRequest' });

export const signatureRequest = z
  .object({
    id,
    enrolment: id,
    service: z.string(),
    document: z.object({ version: z.string(), sha256: z.string().nullable(), reference: z.string() }),
    status: z.enum(['open', ...SIGNATURE_ENDS]),
    refusal: z
      .string()
      .nullable()
      .meta({ description: 'The rule by which the enrolment refused the signature, when it did.' }),
    expiresAt: instant,
    closedAt: instant.nullable().meta({ description: 'When it was signed, declined or expired.' }),
    createdAt: instant,
  })
  .meta({ id: 'SignatureRequest' });

export const signatureRequestMade = signatureRequest
  .extend({
    callback: z.object({
      url: z.string().meta({ description: 'Where the service says what became of it.' }),
      token: z.string().meta({ description: 'To be sent back in the body of the callback.' }),
    }),
  })
  .meta({ id: 'SignatureRequestMade' });

export const callbackBody = z
  .strictObject({
    token: z.string().max(200),
    status: z.enum(SIGNATURE_ENDS),
    at: instantInput.nullable().default(null).meta({ description: 'When, if earlier than now.' }),
  })
  .meta({ id: 'SignatureCallback' });

export const callbackAnswer = z
  .object({ id, status: signatureRequest.shape.status })
  .meta({ id: 'SignatureCallbackAnswer' });
