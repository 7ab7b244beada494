import { notFound, Problem } from '../api/http/problems.ts';
import type { Answer, Asked } from './answer.ts';
import { listAnswer } from './list.ts';
import type { Endpoint } from './router.ts';
import { type Described, resourceTypes, schemas, serviceProviderConfig } from './schemas.ts';

/** What can be done here, which kinds of things there are, and what they are made of. Anybody may know it. */
export function discovery(base: string): Endpoint[] {
  const config = serviceProviderConfig(base);
  return [
    { path: '/ServiceProviderConfig', access: 'public', methods: { get: () => ({ status: 200, body: config }) } },
    ...collection('/Schemas', 'schema', schemas(base)),
    ...collection('/ResourceTypes', 'resource type', resourceTypes(base)),
  ];
}

function collection(path: string, what: string, all: readonly Described[]): Endpoint[] {
  const list = ({ query }: Asked): Answer => {
    // RFC 7644, 4: these are not searched.
    if (query.has('filter')) throw new Problem('forbidden', 'these are not searched: leave out the filter');
    return listAnswer(all, all.length, 1);
  };
  const get = ({ id }: Asked): Answer => {
    const one = all.find((described) => described.id.toLowerCase() === id.toLowerCase());
    if (!one) throw notFound(what);
    return { status: 200, body: one };
  };
  return [
    { path, access: 'public', methods: { get: list } },
    { path: `${path}/:id`, access: 'public', methods: { get } },
  ];
}
