import { COMMAND_PERMISSIONS, COMMANDING } from '../../domain/permissions/commands.ts';
import type { EnrolmentView } from '../../store/enrolmentView.ts';
import { whichWithin } from '../../store/ledger.ts';
import type { AppDeps } from '../deps.ts';
import type { Authority } from '../http/authority.ts';
import type { Client } from '../http/caller.ts';
import { etag, type Reply } from '../http/route.ts';
import { presentEnrolment, type Seen } from '../presenters/enrolments.ts';

/** An enrolment as a reply, with the ETag of its version. */
export async function shownEnrolment(
  deps: Pick<AppDeps, 'sql' | 'clock'>,
  view: EnrolmentView,
  client: Client,
  may: Authority,
): Promise<Reply> {
  const seen = await seenBy(deps, client, may, [view.state.id]);
  const body = presentEnrolment(view, seen(view), deps.clock.now());
  return { status: 200, body, headers: { ETag: etag(view.version) }, about: view.state.userId };
}

/**
 * What of these enrolments the caller sees, and may do with each. A machine that may only read does not see internal notes; a
 * person does where their permission reaches, and is told of the commands that are theirs.
 */
export async function seenBy(
  { sql }: Pick<AppDeps, 'sql'>,
  client: Client,
  may: Authority,
  ids: readonly string[],
): Promise<(view: Pick<EnrolmentView, 'state'>) => Seen> {
  if (may.held === null) {
    const seen: Seen = { note: client.scopes.has('enrolments:write'), may: () => true };
    return () => seen;
  }
  const asked = ['enrolments:view_note', ...COMMANDING] as const;
  const within = await whichWithin(
    sql,
    ids,
    asked.map((permission) => may.reach(permission)),
  );
  return ({ state }) => {
    const found = within.get(state.id) ?? [];
    const has = new Set(asked.filter((_, index) => found[index]));
    // Whom the open task waits for stands in the enrolment itself.
    if (state.task?.assigneeId === may.held && state.userId !== may.held) has.add('approvals:decide');
    return {
      note: has.has('enrolments:view_note'),
      may: (command) => COMMAND_PERMISSIONS[command].some((permission) => has.has(permission)),
    };
  };
}
