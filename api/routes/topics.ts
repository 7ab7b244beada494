import { z } from 'zod';
import { findPeople } from '../../store/groupMembers.ts';
import { insertTopic, listTopics, patchTopic, readTopic, type TopicRow } from '../../store/topics.ts';
import type { AppDeps } from '../deps.ts';
import { actorOf } from '../http/caller.ts';
import { ifMatch } from '../http/conditional.ts';
import { listOf, page, pageQuery } from '../http/list.ts';
import { people } from '../http/people.ts';
import { alreadyExists, changedMeanwhile, invalidInput, notFound } from '../http/problems.ts';
import { etag, ok, type Reply, type Route, route } from '../http/route.ts';
import { presentTopic } from '../presenters/topics.ts';
import { text } from '../schemas/common.ts';
import { newTopic, topic, topicPatch } from '../schemas/topics.ts';

const TAG = 'Topics';
const one = z.object({ code: text(100) });
const HEADERS = { ETag: 'The version.' };

/** Topics: what activities are about, and their experts. */
export function topicRoutes({ sql, clock }: AppDeps): Route[] {
  async function shown(code: string, status = 200): Promise<Reply> {
    const row = await readTopic(sql, code);
    if (!row) throw notFound('topic');
    const made = status === 201 ? { Location: `/v1/topics/${encodeURIComponent(code)}` } : {};
    return { status, body: presentTopic(row), headers: { ETag: etag(row.version), ...made } };
  }

  /** The ids of who is named. @throws Problem 400 for who is not known */
  async function known(refs: readonly string[]): Promise<string[]> {
    const found = await findPeople(sql, refs);
    const errors = refs.flatMap((ref, at) => {
      const detail = 'is nobody known: give an id, external id, username or e-mail address';
      return found.has(ref) ? [] : [{ pointer: `#/experts/${at}`, detail }];
    });
    if (errors.length > 0) throw invalidInput(...errors);
    return refs.flatMap((ref) => found.get(ref) ?? []);
  }

  return [
    route({
      method: 'post',
      path: '/v1/topics',
      operationId: 'createTopic',
      tag: TAG,
      summary: 'Create a topic',
      description: 'The code is unique and stays. Who is named has the role of an expert.',
      access: 'write',
      people: people('topics:edit'),
      body: newTopic,
      answers: { 201: { description: 'Created.', schema: topic, headers: { ...HEADERS, Location: 'The address.' } } },
      refusals: [409],
      handle: async ({ body, client }) => {
        const experts = await known(body.experts);
        const by = { actor: actorOf(client), at: clock.now() };
        if (!(await insertTopic(sql, { ...body, experts }, by))) throw alreadyExists('a topic', 'code');
        return shown(body.code, 201);
      },
    }),
    route({
      method: 'get',
      path: '/v1/topics',
      operationId: 'listTopics',
      tag: TAG,
      summary: 'All topics',
      description: 'In the order of the codes, with the persons to ask.',
      access: 'read',
      people: people('catalogue:view'),
      query: z.strictObject(pageQuery),
      answers: { 200: { description: 'A page.', schema: listOf(topic).meta({ id: 'TopicList' }) } },
      handle: async ({ query }) => {
        const read = (after: { code: string } | null, limit: number) => listTopics(sql, after, limit);
        const key = z.object({ code: z.string() });
        return ok(
          await page({ name: 'topics', key, keyOf: ({ code }: TopicRow) => ({ code }), read }, query, presentTopic),
        );
      },
    }),
    route({
      method: 'get',
      path: '/v1/topics/{code}',
      operationId: 'getTopic',
      tag: TAG,
      summary: 'One topic',
      description: 'With the persons to ask.',
      access: 'read',
      people: people('catalogue:view'),
      params: one,
      answers: { 200: { description: 'The topic.', schema: topic, headers: HEADERS } },
      handle: ({ params }) => shown(params.code),
    }),
    route({
      method: 'patch',
      path: '/v1/topics/{code}',
      operationId: 'changeTopic',
      tag: TAG,
      summary: 'Change a topic, or its experts',
      description: 'What is left out stays. Who named an expert, and who ended it, is kept.',
      access: 'write',
      people: people('topics:edit'),
      params: one,
      body: topicPatch,
      ifMatch: true,
      answers: { 200: { description: 'The topic after it.', schema: topic, headers: HEADERS } },
      handle: async ({ params, body, header, client }) => {
        const experts = body.experts && (await known(body.experts));
        const by = { actor: actorOf(client), at: clock.now() };
        const patch = { title: body.title, experts };
        const result = await patchTopic(sql, params.code, patch, ifMatch(header('if-match')), by);
        if (result.kind === 'missing') throw notFound('topic');
        if (result.kind === 'version') throw changedMeanwhile(result.version);
        return shown(params.code);
      },
    }),
  ];
}
