import { PUBLIC_COMMANDS } from '../../domain/commands.ts';
import { DUE_KINDS } from '../../domain/due.ts';
import { REJECTIONS, type RejectionCode } from '../../domain/outcome.ts';
import { accessOf, ENDED, isEnded, STATUSES, type Status, tabOf } from '../../domain/words.ts';
import { INTERNAL_COMMANDS, type Named, type Tried, triedOut } from './lifecycleLives.ts';
import { COMMAND_WORDS, DUE_WORDS, STATUS_WORDS } from './lifecycleWords.ts';

/** The statuses that are shown side by side. */
const GROUPS: readonly { title: string; statuses: readonly Status[] }[] = [
  { title: 'Before it begins', statuses: ['suggested', 'awaiting_approval', 'waitlisted', 'offered', 'to_confirm'] },
  { title: 'While it runs', statuses: ['enrolled', 'in_progress', 'suspended', 'overbooked'] },
  { title: 'After its end', statuses: ENDED },
];
const CODES = Object.keys(REJECTIONS) as RejectionCode[];
/** From so many different results on the command is one that names its result. */
const AS_NAMED = 10;

/** `docs/lifecycle.md`, made by asking the transition function what becomes of every command in every status. */
export function lifecycleDocument(tried: readonly Tried[] = triedOut()): string {
  const cells = grouped(tried, ({ from, command }) => `${from} ${command}`);
  const cell = (status: Status, command: Named) => cellOf(status, cells.get(`${status} ${command}`) ?? []);
  const used = CODES.filter((code) => tried.some(({ refused }) => refused === code));
  return `${[
    '# The life of an enrolment',
    'Made by `npm run lifecycle` from the function that decides; a test fails when this page is out of date. Do not edit it.',
    INTRODUCTION,
    '## The statuses',
    table(
      ['Status', 'Meaning', 'Tab', 'Opens the activity', 'Attends the session'],
      STATUSES.map((status) => {
        const { activity, session } = accessOf(status);
        return [`\`${status}\``, STATUS_WORDS[status], tabOf(status), activity ? 'yes' : 'no', session ? 'yes' : 'no'];
      }),
    ),
    '## The drawing',
    'The way forward. `set-status` is left out, which leads anywhere, and so is what leads back out of an end.',
    drawing(tried.filter(({ from, command }) => command !== 'set-status' && !isEnded(from))),
    'The way back out of an end, to where it stood before.',
    drawing(tried.filter(({ from, command }) => command !== 'set-status' && isEnded(from))),
    '## What people and machines command',
    LEGEND,
    ...GROUPS.flatMap((group) => [`### ${group.title}`, commandTable(PUBLIC_COMMANDS, group.statuses, cell)]),
    '## What the system tells itself',
    ...GROUPS.flatMap((group) => [`### ${group.title}`, commandTable(INTERNAL_COMMANDS, group.statuses, cell)]),
    '## What falls due by itself',
    dueTable(tried),
    '## Why something is refused',
    table(
      ['Number', 'Code', 'Reason'],
      used.map((code) => [`${numberOf(code)}`, `\`${code}\``, REJECTIONS[code]]),
    ),
  ].join('\n\n')}\n`;
}

const INTRODUCTION = `An enrolment is one person's attempt at one activity. It is always in one status; commands move it from one to
the next, and so do times that come. Six statuses end it: after them the next attempt can begin, and a wrong end can be taken
back. This page shows for each command what becomes of it in each status. What it shows was found by trying: enrolments of
every kind (with and without approval, with and without a limit of seats, courses, quizzes, events, …) were led into every
status, and every command was given to each.`;

const LEGEND = `A cell names the status after the command. \`=\`: it stays where it is (what arrives after an end is kept in the history). \`–\`: it is refused, with the number of the reason (at the
end of this page); where a cell has a status and \`–\`, it depends on the enrolment. Empty: it does not come up. **S**: it depends on whether a seat is
free. **A**: it depends on whether the policy asks for an approval. *as named*: the command says itself which status it wants.`;

function cellOf(status: Status, tried: readonly Tried[]): string {
  if (tried.length === 0) return '';
  const became = STATUSES.filter((one) => tried.some((each) => each.became === one));
  const codes = CODES.filter((code) => tried.some(({ refused }) => refused === code));
  const results =
    became.length >= AS_NAMED ? ['*as named*'] : became.map((one) => (one === status ? '=' : one)).sort(staysFirst);
  const refused = codes.length > 0 ? [`–<sup>${codes.map(numberOf).join(',')}</sup>`] : [];
  const approval = became.includes('awaiting_approval') && became.length > 1 && became.length < AS_NAMED;
  const notes = [bySeat(tried) ? '**S**' : '', approval ? '**A**' : ''].filter((note) => note !== '');
  return [[...results, ...refused].join(', '), ...notes].join(' ');
}

const staysFirst = (a: string, b: string) => Number(b === '=') - Number(a === '=');
const numberOf = (code: RejectionCode) => CODES.indexOf(code) + 1;

/** Is there a case in which the answer about the seat makes a difference? */
function bySeat(tried: readonly Tried[]): boolean {
  const cases = grouped(tried, (one) => one.case);
  return [...cases.values()].some((same) => new Set(same.map(({ became, refused }) => became ?? refused)).size > 1);
}

function commandTable(
  commands: readonly Named[],
  statuses: readonly Status[],
  cell: (status: Status, command: Named) => string,
): string {
  return table(
    ['Command', ...statuses.map((status) => `\`${status}\``)],
    commands.map((command) => [
      `\`${command}\`: ${COMMAND_WORDS[command]}`,
      ...statuses.map((status) => cell(status, command)),
    ]),
  );
}

/** What becomes of what falls due alone. */
function dueTable(tried: readonly Tried[]): string {
  const alone = tried.filter(({ command, due }) => command === 'due' && due.length === 1);
  const rows = STATUSES.flatMap((status) =>
    DUE_KINDS.flatMap((kind) => {
      const these = alone.filter(({ from, due }) => from === status && due[0] === kind);
      return these.length === 0 ? [] : [[`\`${status}\``, DUE_WORDS[kind], cellOf(status, these)]];
    }),
  );
  return table(['Status', 'What falls due', 'Status after it'], rows);
}

/** One arrow for each two statuses, with all the commands that lead from one to the other. */
function drawing(tried: readonly Tried[]): string {
  const arrows = STATUSES.flatMap((from) =>
    STATUSES.flatMap((to) => {
      const names = new Set(
        tried.flatMap((one) => (one.from === from && one.became === to && from !== to ? [one.command] : [])),
      );
      return names.size === 0 ? [] : [`  ${from} --> ${to} : ${[...names].sort().join(', ')}`];
    }),
  );
  return ['```mermaid', 'stateDiagram-v2', ...arrows, '```'].join('\n');
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function grouped<Key>(tried: readonly Tried[], keyOf: (one: Tried) => Key): Map<Key, Tried[]> {
  const groups = new Map<Key, Tried[]>();
  for (const one of tried) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}
