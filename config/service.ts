import { API_KEY_FORM, type Config, ConfigError, readConfig } from './config.ts';
import { keptSecret, newApiKey, newSigningKey } from './secrets.ts';
import { keptServices } from './signatureServices.ts';

/** A configuration in which nothing is left out: what the API, the worker and the migration job run with. */
export interface ServiceConfig extends Config {
  databaseUrl: string;
  temporalAddress: string;
  smtpUrl: string;
  signingKey: string;
  erasureKey: string;
  adminApiKey: string;
}

/** The secrets: as given, or made once and kept under the data folder. */
export function readSecrets(config: Config): { signingKey: string; erasureKey: string; adminApiKey: string } {
  const signingKey = config.signingKey ?? keptSecret(config.dataDir, 'signing-key', newSigningKey);
  const erasureKey = config.erasureKey ?? keptSecret(config.dataDir, 'erasure-key', newSigningKey);
  const adminApiKey = config.adminApiKey ?? keptSecret(config.dataDir, 'admin-api-key', newApiKey);
  if (!API_KEY_FORM.test(adminApiKey)) {
    throw new ConfigError(`${config.dataDir}/secrets/admin-api-key must hold an API key: remove it, and one is made`);
  }
  return { signingKey, erasureKey, adminApiKey };
}

/**
 * Reads the environment of a process that serves: the addresses of its parts must be given. Secrets that are left out are
 * kept under the data folder, so that an API and a worker on one machine share them; on several machines give them to each.
 * @throws ConfigError naming every variable that is wrong or missing.
 */
export function readServiceConfig(env: Readonly<Record<string, string | undefined>>): ServiceConfig {
  const config = readConfig(env);
  const { databaseUrl, temporalAddress, smtpUrl } = config;
  if (!databaseUrl || !temporalAddress || !smtpUrl) {
    const missing = [
      !databaseUrl && 'DATABASE_URL must be given: the address of the Postgres database',
      !temporalAddress && 'TEMPORAL_ADDRESS must be given: host:port of the Temporal server',
      !smtpUrl && 'SMTP_URL must be given: the address of the mail server',
    ];
    throw new ConfigError(missing.filter(Boolean).join('\n'));
  }
  const signatureServices = config.signatureServices ?? keptServices(config.dataDir);
  if (!signatureServices) {
    throw new ConfigError(
      `${config.dataDir}/secrets/signature-services must hold a line for each: its name, =, its secret`,
    );
  }
  return { ...config, databaseUrl, temporalAddress, smtpUrl, ...readSecrets(config), signatureServices };
}
