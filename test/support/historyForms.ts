import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Texts of one form each, which no name, no mail address and nothing that somebody wrote has. */
const FORMS: readonly RegExp[] = [
  // Ids, hashes and ids of keys.
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  /^([0-9a-f]{12}|[0-9a-f]{16}|[0-9a-f]{40}|[0-9a-f]{64})$/,
  /^\d*$/,
  // A refusal's code of Postgres.
  /^(?=.*\d)[0-9A-Z]{5}$/,
  // Instants, days, durations.
  /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d+)?Z)?$/,
  /^-?P(\d+[YMWD])*(T(\d+[HMS])+)?$/,
];

/** Between the parts of a compound: `due/<id>/2`, `before-P2D@<instant>`, `enrolment+P30D`, `1 of 2`. */
const SEPARATORS = /[/@+]|\b-(?=P\d)/;

/** Codes that an administrator gave: of things, never of people. They stand in these members, and end these ids. */
const CODES_IN = new Set(['code', 'automation', 'activity', 'certificationCode', 'certification', 'part', 'version']);
const CODE = /^[a-z0-9][a-z0-9_.-]{0,99}$/i;
const NAMED_BY_CODE = /^(certification\/)?[0-9a-f-]{36}\/([a-z0-9][a-z0-9_.-]{0,99})$/i;

/** What the server and the SDK write by themselves about processes, queues and programs. */
const THEIRS = new Set(
  'identity fastForwardConfig taskQueue name normalName sdkName sdkVersion buildId BuildIds source messageId requestId binaryChecksum'.split(
    ' ',
  ),
);

/** Folders of the product whose words may stand in a history. */
const FOLDERS = ['domain', 'workflows', 'activities', 'store', 'dispatch', 'imports', 'mail', 'api/http'];

/** Words that the SDK and the server say. */
const SERVER_SAYS =
  /^(UnhandledCommand|activity \w+ timeout|Activity task (failed|timed out)|Child Workflow execution failed|Workflow execution .*|.*(task|Task) (failed|timeout|timed out)|(Application|Activity|Cancelled|Timeout)Failure|[A-Z]\w+Error)$/;

/** What the program itself says: its words and sentences, and those with gaps. */
export interface Vocabulary {
  readonly words: ReadonlySet<string>;
  readonly sentences: readonly RegExp[];
}

/** Reads every string of the product's code that can get into a history. @param root the project's folder */
export function vocabularyOf(root: string): Vocabulary {
  const words = new Set<string>();
  const sentences = new Set<string>();
  for (const folder of FOLDERS) {
    for (const name of readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.ts')) continue;
      const code = readFileSync(join(root, folder, name), 'utf8');
      for (const [, text = ''] of code.matchAll(/'((?:[^'\\\n]|\\.)*)'/g)) {
        words.add(text.replaceAll("\\'", "'"));
      }
      for (const [, name = ''] of code.matchAll(/^export async function (\w+)|^ {2,4}(?:async )?(\w+)[:(]/gm))
        words.add(name);
      for (const [, text = ''] of code.matchAll(/`([^`]*)`/g)) {
        if (text.includes(' ') || text.includes('${')) sentences.add(withGaps(text));
      }
    }
  }
  return {
    words,
    sentences: [...sentences].filter((text) => text !== GAP).map((text) => new RegExp(`^${text}$`, 's')),
  };
}

const GAP = '(.*?)';

function withGaps(template: string): string {
  return template
    .split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/)
    .map(escaped)
    .join(GAP);
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

const ZONES = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/UTC']);

/**
 * May this stand in a workflow's history (R35)? Only what has the form of an id, a time, a number, a zone, or a code where a
 * code belongs, and what the program itself says; all else could be somebody's name or words.
 */
export function mayStand({ words, sentences }: Vocabulary, path: readonly string[], text: string): boolean {
  const known = (part: string): boolean =>
    FORMS.some((form) => form.test(part)) || words.has(part) || ZONES.has(part) || SERVER_SAYS.test(part);
  const compound = (whole: string): boolean => known(whole) || whole.split(SEPARATORS).every(known);
  const said = (whole: string): boolean =>
    compound(whole) ||
    whole.split(/, | and /).every(compound) ||
    sentences.some((sentence) => {
      const gaps = sentence.exec(whole)?.slice(1);
      return gaps?.every((gap) => compound(gap) || gap.split(/, | and | /).every(compound));
    });
  const members = path.filter((name) => !/^\d+$/.test(name));
  if (members.some((name) => THEIRS.has(name)) && !members.includes('payloads')) return true;
  if (members.at(-1) === 'stackTrace')
    return text
      .split('\n')
      .filter((line) => !/^ +at /.test(line))
      .every((line) => said(line.replace(/^\w+: /, '')));
  if (members.at(-1) === 'mediaTypes') return /^[a-z]+\/[a-z0-9.+-]+$/.test(text);
  if (CODES_IN.has(members.at(-1) ?? '') && CODE.test(text)) return true;
  return said(text) || NAMED_BY_CODE.test(text);
}
