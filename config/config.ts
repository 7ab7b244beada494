import { join, resolve } from 'node:path';
import { z } from 'zod';
import { lengthBetween } from './lengths.ts';
import { OIDC_VARIABLES, type OidcConfig, readOidc } from './oidc.ts';
import { type PayloadKey, readPayloadKeys } from './payloadKeys.ts';
import { readServices } from './signatureServices.ts';

/** One or more values of the environment are wrong. The message has one line for each: the variable, and what it must be. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

/** The environment, read and checked. What is `undefined` was left out: the embedded parts stand in for it. */
export interface Config {
  /** The API's port; 0 picks a free one. */
  port: number;
  /** Absolute path of the folder that keeps what must outlive a stop. */
  dataDir: string;
  /** The address that people see, without a slash at its end; links in mails begin with it. */
  baseUrl: string;
  databaseUrl: string | undefined;
  /** host:port of the Temporal frontend. */
  temporalAddress: string | undefined;
  temporalNamespace: string;
  taskQueue: string;
  smtpUrl: string | undefined;
  mailFrom: string;
  /** How long somebody stays signed in without doing anything, and at most; in milliseconds. */
  idleMs: number;
  lengthMs: number;
  /** Who says who somebody is; undefined: people sign in by a link that is mailed to them. */
  oidc: OidcConfig | undefined;
  /** How many proxies stand in front: so many of the addresses that a request has passed are believed. */
  proxies: number;
  /** At least 32 bytes, base64url. */
  signingKey: string | undefined;
  /** What tells erased people again; never another one. At least 32 bytes, base64url. */
  erasureKey: string | undefined;
  /** Absolute path of the file that keeps erasures outside of the database. */
  erasuresFile: string;
  /** `rb_<12 hex>_<43 base64url>`. */
  adminApiKey: string | undefined;
  /** Secrets that are shared with signature services, by their names. Left out: as in the data folder. */
  signatureServices: Readonly<Record<string, string>> | undefined;
  /** What payloads of workflows are encrypted with; left out: they are not. */
  payloadKey: PayloadKey | undefined;
  /** Keys from before it, which are still read. */
  payloadKeysOld: readonly PayloadKey[];
  /** Whether webhooks may go to private addresses, and without TLS. */
  webhooksAllowPrivate: boolean;
  /** Whether the embedded stack loads the sample company into an empty database. */
  sample: boolean;
  logLevel: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  /** Ports of the embedded parts; 0 picks a free one. */
  ports: { postgres: number; temporal: number; temporalUi: number; smtp: number; mailbox: number };
}

/** The form of every API key; an administrator's is made on the first start. */
export const API_KEY_FORM = /^rb_[0-9a-f]{12}_[A-Za-z0-9_-]{43}$/;

type Environment = Readonly<Record<string, string | undefined>>;

function urlWith(protocols: readonly string[]) {
  return (value: string) => URL.canParse(value) && protocols.includes(new URL(value).protocol);
}

function port(otherwise: number) {
  return z
    .string()
    .regex(/^\d{1,5}$/)
    .transform(Number)
    .refine((number) => number <= 65_535)
    .default(otherwise);
}

const WORD = /^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/;
const A_PORT = 'a port number from 0 to 65535 (0 picks a free one)';

/** Each variable: what it is made of, and the words that finish "<NAME> must be …". */
const VARIABLES = {
  PORT: [port(3000), A_PORT],
  DATA_DIR: [z.string().default('.rollbook'), 'a folder that may be written to'],
  BASE_URL: [
    z
      .string()
      .refine(urlWith(['http:', 'https:']))
      .refine((value) => !/[?#]/.test(value))
      .optional(),
    'the address that people use, such as https://training.example.com',
  ],
  DATABASE_URL: [
    z
      .string()
      .refine(urlWith(['postgres:', 'postgresql:']))
      .optional(),
    'a Postgres address, such as postgres://user:password@host:5432/rollbook',
  ],
  TEMPORAL_ADDRESS: [
    z
      .string()
      .regex(/^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9._-]+):\d{1,5}$/)
      .optional(),
    'host:port of a Temporal server, such as temporal.example.com:7233',
  ],
  TEMPORAL_NAMESPACE: [z.string().regex(WORD).default('default'), 'the name of a Temporal namespace'],
  TASK_QUEUE: [z.string().regex(WORD).default('rollbook'), 'a name of letters, digits, dots, dashes and underscores'],
  SMTP_URL: [
    z
      .string()
      .refine(urlWith(['smtp:', 'smtps:']))
      .optional(),
    'a mail server, such as smtp://user:password@mail.example.com:587',
  ],
  MAIL_FROM: [
    z
      .string()
      .regex(/^([^<>\r\n]*<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/)
      .default('Rollbook <rollbook@localhost>'),
    'a sender, such as Training <training@example.com>',
  ],
  SIGNING_KEY: [
    z
      .string()
      .regex(/^[A-Za-z0-9_-]{43,}$/)
      .optional(),
    'at least 32 random bytes in base64url (43 characters or more)',
  ],
  PROXIES: [
    z.string().regex(/^\d$/).transform(Number).default(0),
    'how many proxies stand in front of it, from 0 to 9',
  ],
  ...OIDC_VARIABLES,
  SESSION_IDLE: [lengthBetween('PT5M', 'P30D').default(28_800_000), 'a length from PT5M to P30D, such as PT8H'],
  SESSION_LENGTH: [lengthBetween('PT5M', 'P365D').default(604_800_000), 'a length from PT5M to P365D, such as P7D'],
  ERASURE_KEY: [
    z
      .string()
      .regex(/^[A-Za-z0-9_-]{43,}$/)
      .optional(),
    'at least 32 random bytes in base64url (43 characters or more)',
  ],
  ERASURES_FILE: [z.string().max(4_000).optional(), 'a file that may be written to, outside of the database'],
  ADMIN_API_KEY: [
    z.string().regex(API_KEY_FORM).optional(),
    'rb_, 12 hexadecimal digits, _, and 43 characters of base64url',
  ],
  SIGNATURE_SERVICES: [
    z
      .string()
      .refine((text) => readServices(text) !== null)
      .transform((text) => readServices(text) ?? {})
      .optional(),
    'names and secrets of signature services, such as docusign=<32 characters or more>, with commas between',
  ],
  PAYLOAD_KEY: [
    z
      .string()
      .refine((text) => readPayloadKeys(text)?.length === 1)
      .transform((text) => readPayloadKeys(text)?.[0])
      .optional(),
    '32 random bytes in base64url (43 characters)',
  ],
  PAYLOAD_KEYS_OLD: [
    z
      .string()
      .refine((text) => readPayloadKeys(text) !== null)
      .transform((text) => readPayloadKeys(text) ?? [])
      .optional(),
    'keys of 32 bytes in base64url (43 characters), with commas between',
  ],
  SAMPLE: [
    z
      .enum(['0', '1'])
      .default('1')
      .transform((value) => value === '1'),
    '0 (no sample company) or 1',
  ],
  WEBHOOKS_ALLOW_PRIVATE: [
    z
      .enum(['0', '1'])
      .default('0')
      .transform((value) => value === '1'),
    '0 (webhooks go to public addresses only) or 1',
  ],
  LOG_LEVEL: [
    z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
    'one of trace, debug, info, warn, error, fatal, silent',
  ],
  POSTGRES_PORT: [port(54_329), A_PORT],
  TEMPORAL_PORT: [port(7233), A_PORT],
  TEMPORAL_UI_PORT: [port(8233), A_PORT],
  SMTP_PORT: [port(1025), A_PORT],
  MAILBOX_PORT: [port(1080), A_PORT],
} as const;

/** The names of all variables that are read; the README's table is tested against them. */
export const VARIABLE_NAMES = Object.keys(VARIABLES);

type Variables = typeof VARIABLES;
type Values = { [Name in keyof Variables]: z.infer<Variables[Name][0]> };

/** Values that must not be repeated in a message, as they hold passwords or keys. */
const SECRET = new Set([
  'DATABASE_URL',
  'SMTP_URL',
  'SIGNING_KEY',
  'ERASURE_KEY',
  'ADMIN_API_KEY',
  'OIDC_CLIENT_SECRET',
  'SIGNATURE_SERVICES',
  'PAYLOAD_KEY',
  'PAYLOAD_KEYS_OLD',
]);

function readValues(env: Environment): Values {
  const values: Record<string, unknown> = {};
  const wrong: string[] = [];
  for (const [name, [schema, mustBe]] of Object.entries(VARIABLES)) {
    // An empty value is a value left out: that is what a compose file passes for what is not set.
    const given = env[name]?.trim() || undefined;
    const result = schema.safeParse(given);
    if (result.success) values[name] = result.data;
    else wrong.push(`${name} must be ${mustBe}${SECRET.has(name) ? '' : `, not ${JSON.stringify(given)}`}`);
  }
  if (wrong.length > 0) throw new ConfigError(wrong.join('\n'));
  return values as Values;
}

/**
 * Reads the environment once, with a default for what has one.
 * @throws ConfigError naming every variable whose value is wrong.
 */
export function readConfig(env: Environment): Config {
  const values = readValues(env);
  const oidc = readOidc(values);
  if (typeof oidc === 'string') throw new ConfigError(oidc);
  const dataDir = resolve(values.DATA_DIR);
  return {
    port: values.PORT,
    dataDir,
    baseUrl: (values.BASE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    databaseUrl: values.DATABASE_URL,
    temporalAddress: values.TEMPORAL_ADDRESS,
    temporalNamespace: values.TEMPORAL_NAMESPACE,
    taskQueue: values.TASK_QUEUE,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    idleMs: values.SESSION_IDLE,
    lengthMs: values.SESSION_LENGTH,
    oidc,
    proxies: values.PROXIES,
    signingKey: values.SIGNING_KEY,
    erasureKey: values.ERASURE_KEY,
    erasuresFile: resolve(values.ERASURES_FILE ?? join(dataDir, 'erasures.jsonl')),
    adminApiKey: values.ADMIN_API_KEY,
    signatureServices: values.SIGNATURE_SERVICES,
    payloadKey: values.PAYLOAD_KEY,
    payloadKeysOld: values.PAYLOAD_KEYS_OLD ?? [],
    webhooksAllowPrivate: values.WEBHOOKS_ALLOW_PRIVATE,
    sample: values.SAMPLE,
    logLevel: values.LOG_LEVEL,
    ports: {
      postgres: values.POSTGRES_PORT,
      temporal: values.TEMPORAL_PORT,
      temporalUi: values.TEMPORAL_UI_PORT,
      smtp: values.SMTP_PORT,
      mailbox: values.MAILBOX_PORT,
    },
  };
}
