import { type Faults, type Fields, isObject, type Path } from './faults.ts';
import { isIri, isMailbox } from './forms.ts';

/** By which an agent or a group is known: exactly one of them. */
const IDENTIFIERS = ['mbox', 'mbox_sha1sum', 'openid', 'account'] as const;
const AGENT = ['objectType', 'name', ...IDENTIFIERS];
const GROUP = [...AGENT, 'member'];

/** An agent or a group, as `objectType` says. */
export function checkActor(faults: Faults, value: unknown, path: Path): void {
  if (isObject(value) && value.objectType === 'Group') checkGroup(faults, value, path);
  else checkAgent(faults, value, path);
}

/** An agent: one person or system, by exactly one identifier. */
export function checkAgent(faults: Faults, value: unknown, path: Path): void {
  const agent = faults.object(value, path, AGENT);
  if (!agent) return;
  faults.text(agent, 'objectType', path, (type) => type === 'Agent', 'Agent, or Group for a group');
  faults.text(agent, 'name', path);
  if (checkIdentifiers(faults, agent, path) === 0) {
    faults.say(path, `must have one of ${IDENTIFIERS.join(', ')}`);
  }
}

/** A group: known by one identifier, or, without one, by its members. */
export function checkGroup(faults: Faults, value: unknown, path: Path): void {
  const group = faults.object(value, path, GROUP);
  if (!group) return;
  faults.text(group, 'objectType', path, (type) => type === 'Group', 'Group');
  faults.needed(group, 'objectType', path);
  faults.text(group, 'name', path);
  const identified = checkIdentifiers(faults, group, path) > 0;
  if (group.member === undefined) {
    if (!identified) faults.say([...path, 'member'], 'is missing: a group without an identifier is its members');
    return;
  }
  if (!identified && Array.isArray(group.member) && group.member.length === 0) {
    faults.say([...path, 'member'], 'must not be empty');
  }
  faults.each(group.member, [...path, 'member'], (member, at) => checkAgent(faults, member, at));
}

function checkIdentifiers(faults: Faults, actor: Fields, path: Path): number {
  const given = IDENTIFIERS.filter((name) => actor[name] !== undefined);
  if (given.length > 1) faults.say(path, `must have only one of ${IDENTIFIERS.join(', ')}`);
  faults.text(actor, 'mbox', path, isMailbox, 'an e-mail address that begins with mailto:');
  faults.text(actor, 'mbox_sha1sum', path, (sum) => /^[0-9a-f]{40}$/i.test(sum), 'a SHA-1 as 40 hexadecimal digits');
  faults.text(actor, 'openid', path, isIri, 'an absolute URI');
  if (actor.account !== undefined) {
    const at = [...path, 'account'];
    const account = faults.object(actor.account, at, ['homePage', 'name']);
    if (account) {
      faults.needed(account, 'homePage', at);
      faults.iri(account, 'homePage', at);
      faults.needed(account, 'name', at);
      faults.text(account, 'name', at, (name) => name !== '', 'text that is not empty');
    }
  }
  return given.length;
}

/** An agent's or an identified group's identifier as one text, by which two can be compared; null for a group without one. */
export function identifierOf(actor: unknown): string | null {
  if (!isObject(actor)) return null;
  const { mbox, mbox_sha1sum: sum, openid, account } = actor;
  if (typeof mbox === 'string') return `mbox ${mbox.toLowerCase()}`;
  if (typeof sum === 'string') return `sum ${sum.toLowerCase()}`;
  if (typeof openid === 'string') return `openid ${openid}`;
  if (isObject(account)) return `account ${String(account.homePage)} ${String(account.name)}`;
  return null;
}

/** How we look for the learner: by address, or by the name of an account; null where neither is given. */
export type Learner =
  | { readonly by: 'email'; readonly email: string }
  | { readonly by: 'account'; readonly homePage: string; readonly name: string };

/** The person a statement is about, as it says; a group is nobody's learning. */
export function learnerOf(actor: unknown): Learner | null {
  if (!isObject(actor) || actor.objectType === 'Group') return null;
  if (typeof actor.mbox === 'string') return { by: 'email', email: actor.mbox.slice('mailto:'.length) };
  if (!isObject(actor.account)) return null;
  const { homePage, name } = actor.account;
  return { by: 'account', homePage: String(homePage), name: String(name) };
}
