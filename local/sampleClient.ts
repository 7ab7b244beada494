import { setTimeout as pause } from 'node:timers/promises';

interface List<Item> {
  items: Item[];
}

/** What loading the sample company needs of the API. Every step may be repeated. */
export function sampleClient(api: string, adminApiKey: string) {
  async function call<T>(
    method: string,
    path: string,
    body?: string,
    headers: Record<string, string> = {},
  ): Promise<T> {
    const response = await fetch(`${api}${path}`, {
      method,
      headers: { authorization: `Bearer ${adminApiKey}`, ...headers },
      ...(body === undefined ? {} : { body }),
    });
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  const json = { 'content-type': 'application/json' };

  return {
    /** People whom the sample does not know: this is not a place for it. */
    async belongsToSomebodyElse(): Promise<boolean> {
      const { items } = await call<List<{ externalId: string | null }>>('GET', '/v1/users?limit=1');
      return items.some(({ externalId }) => !externalId?.startsWith('HM0'));
    },

    /** Makes what is known by a code, unless there is one under it. */
    async made(what: 'audiences' | 'policies' | 'rules', given: { code: string }): Promise<void> {
      const { items } = await call<List<{ code: string }>>('GET', `/v1/${what}?limit=200`);
      if (items.some(({ code }) => code === given.code)) return;
      await call('POST', `/v1/${what}`, JSON.stringify(given), json);
    },

    /** Gives a person a level. */
    async level(externalId: string, level: string): Promise<void> {
      await call('PATCH', `/v1/users/${externalId}`, JSON.stringify({ level }), json);
    },

    /** Makes a profile for power users, unless there is one under its code, and assigns it. */
    async profile(profile: { code: string }, externalId: string): Promise<void> {
      const { items } = await call<List<{ code: string; id: string }>>('GET', '/v1/power-user-profiles?limit=200');
      const known = items.find(({ code }) => code === profile.code);
      const made =
        known ?? (await call<{ id: string }>('POST', '/v1/power-user-profiles', JSON.stringify(profile), json));
      await call('POST', `/v1/power-user-profiles/${made.id}/assignments`, JSON.stringify({ user: externalId }), json);
    },

    /** Gives a permission; given already, nothing changes. */
    async grant(grant: Readonly<Record<string, unknown>>): Promise<void> {
      await call('POST', '/v1/permission-grants', JSON.stringify(grant), json);
    },

    /** Keeps the report, unless there is one under its name. */
    async report(report: { name: string }): Promise<void> {
      const { items } = await call<List<unknown>>('GET', `/v1/reports?name=${encodeURIComponent(report.name)}`);
      if (items.length === 0) await call('POST', '/v1/reports', JSON.stringify(report), json);
    },

    /** Imports a file and waits until it is done. */
    async importFile(kind: string, csv: string): Promise<void> {
      const path = `/v1/imports?kind=${kind}&allowPastDeadlines=true`;
      let at = await call<{ id: string; status: string }>('POST', path, csv, { 'content-type': 'text/csv' });
      while (at.status === 'queued' || at.status === 'running') {
        await pause(100);
        at = await call('GET', `/v1/imports/${at.id}`);
      }
      if (at.status !== 'completed') throw new Error(`the import of the sample's ${kind} ended as ${at.status}`);
    },

    /** Lets a person do everything, and says where their mails go. */
    async superadmin(externalId: string): Promise<string> {
      const body = JSON.stringify({ level: 'superadmin', reason: 'The training administrator of the sample company.' });
      return (await call<{ email: string }>('PATCH', `/v1/users/${externalId}`, body, json)).email;
    },

    /** Sends commands to the live enrolment of a person, if there still is one. */
    async commands(externalId: string, activity: string, commands: readonly Record<string, unknown>[]): Promise<void> {
      const query = `user=${externalId}&activity=${activity}&tab=active`;
      const { items } = await call<List<{ id: string }>>('GET', `/v1/enrolments?${query}`);
      const [enrolment] = items;
      if (!enrolment) return;
      for (const [step, command] of commands.entries()) {
        await call('POST', `/v1/enrolments/${enrolment.id}/commands`, JSON.stringify(command), {
          ...json,
          'idempotency-key': `sample-${enrolment.id}-${step}-${String(command.command)}`,
        });
      }
    },
  };
}
