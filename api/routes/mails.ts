import { z } from 'zod';
import { listTroubledMails, TROUBLES } from '../../store/troubledMails.ts';
import type { AppDeps } from '../deps.ts';
import { idKey, listOf, listReply, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { type Route, route } from '../http/route.ts';
import { mailColumns, presentMail, troubledMail } from '../presenters/mails.ts';
import { oneOrMore } from '../schemas/common.ts';

/** Mails that an administrator should know of. */
export function mailRoutes({ sql }: AppDeps): Route[] {
  return [
    route({
      method: 'get',
      path: '/v1/mails',
      operationId: 'listTroubledMails',
      tag: 'Mails',
      summary: 'Mails that were not sent, or perhaps not',
      description:
        '`missed`: a reminder that fell due while the system was down, and is not sent late (R23). `unclear`: a reminder whose sending was cut off. `failed`: given up.',
      access: 'admin',
      people: people('mails:view'),
      query: z.strictObject({ ...pageQuery, status: oneOrMore(TROUBLES).optional() }),
      answers: {
        200: { description: 'A page.', schema: listOf(troubledMail).meta({ id: 'MailList' }), also: ['text/csv'] },
      },
      handle: async (input) => {
        const statuses = input.query.status ?? TROUBLES;
        const read = (after: { id: string } | null, limit: number) => listTroubledMails(sql, statuses, after, limit);
        const list = {
          name: 'mails',
          key: idKey,
          keyOf: ({ id }: { id: string }) => ({ id }),
          read,
          columns: mailColumns,
        };
        return listReply(input, list, presentMail);
      },
    }),
  ];
}
