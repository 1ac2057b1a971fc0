import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { secondFactorRules } from '#shared/features/accounts/sign-in-policy.model.ts';
import { Fault } from '#shared/kernel/fault.ts';

const minutes = (max: number) => z.coerce.number().int().min(1).max(max);
const port = z.coerce.number().int().min(0).max(65_535);
const folder = z.string().min(1).max(1_000);
const flag = z.union([z.boolean(), z.stringbool()]);
const names = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(',').map((name) => name.trim()))])
  .pipe(z.array(z.string().regex(/^[A-Za-z0-9.:*-]{1,253}$/)).max(50));

const proxies = z
  .union([z.array(z.string()), z.string().transform((text) => text.split(',').map((name) => name.trim()))])
  .pipe(z.array(z.string().refine(isAddressRange, 'an address, or a range such as 10.0.0.0/24')).max(20));

/** Everything that can be set, with what holds where nothing is said. docs/server.md tells the same in words. */
export const serverConfigShape = z.strictObject({
  host: z.string().min(1).max(253).default('0.0.0.0'),
  port: port.default(8443),
  /** Names and addresses people reach this server by; they stand in its certificate. */
  names: names.default([]),
  /** Proxies whose word on a browser's address is taken; what they say of certificates never is. */
  trustedProxies: proxies.default([]),
  certificateFile: folder.optional(),
  certificateKeyFile: folder.optional(),
  keyFile: folder.optional(),
  /** Signs the audit; beside the data where nothing is said. */
  auditKeyFile: folder.optional(),
  clientFolder: folder.optional(),
  metricsHost: z.string().min(1).max(253).default('127.0.0.1'),
  metricsPort: port.default(9464),
  metrics: flag.default(true),
  /** These hold until the company decides its rules of signing in on its own page; then that page holds. */
  passwordPolicy: z.enum(['djbh3', 'asvs']).default('djbh3'),
  secondFactor: z.enum(secondFactorRules).default('administrators'),
  lockAfter: z.coerce.number().int().min(3).max(20).default(5),
  lockMinutes: minutes(1_440).default(15),
  webIdleMinutes: minutes(720).default(15),
  apiIdleMinutes: minutes(43_200).default(15),
  sessionMinutes: minutes(43_200).default(720),
  activationMinutes: minutes(1_440).default(1_440),
  enrolCodeMinutes: minutes(1_440).default(15),
  approveDevices: flag.default(false),
  requestsPerMinute: z.coerce.number().int().min(10).max(1_000_000).default(3_000),
  /** Records of the audit are kept for this long; the law asks for six months at least. */
  auditRetentionDays: z.coerce.number().int().min(183).max(36_500).default(1_095),
  signInsPerMinute: z.coerce.number().int().min(1).max(10_000).default(30),
  backupFolder: folder.optional(),
  secondBackupFolder: folder.optional(),
  /** Cron, five fields, in the server's time zone. */
  backupSchedule: z.string().max(100).default('0 2 * * *'),
  logLevel: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type ServerConfigValues = z.output<typeof serverConfigShape>;
export type ServerConfigInput = { readonly [Name in keyof ServerConfigValues]?: unknown };
export interface ServerConfig extends ServerConfigValues {
  /** Absolute. */
  readonly data: string;
}

function isAddressRange(text: string): boolean {
  const [address = '', bits] = text.split('/');
  const family = isIP(address);
  if (family === 0 || text.split('/').length > 2) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) > 0 && Number(bits) <= (family === 4 ? 32 : 128))
  );
}

export const configFileName = 'outpost-server.json';
const variablePrefix = 'OUTPOST_SERVER_';

/** Flags over environment over the data folder's file over defaults; the first wrong value is named with its source. */
export function loadServerConfig(
  data: string,
  flags: ServerConfigInput = {},
  environment: Readonly<Record<string, string | undefined>> = process.env,
): ServerConfig {
  const fromFile = readConfigFile(path.join(data, configFileName));
  const fromEnvironment = readEnvironment(environment);
  const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
  const parsed = serverConfigShape.safeParse({ ...fromFile, ...fromEnvironment, ...given });
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const field = String(issue.path[0] ?? (issue.code === 'unrecognized_keys' ? issue.keys[0] : ''));
    const source = field in given ? 'flag' : field in fromEnvironment ? 'environment' : configFileName;
    throw new Fault('CONFIG_INVALID', false, { field, source, reason: issue.message });
  }
  const config = { ...parsed.data, data: path.resolve(data) };
  checkTogether(config);
  return config;
}

/** Writes settings into the data folder's file beside those it holds; folders and files are kept absolute. */
export function saveServerConfig(data: string, settings: ServerConfigInput): void {
  const file = path.join(data, configFileName);
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  if (given.length === 0) return;
  const absolute = given.map(([name, value]) =>
    /(File|Folder)$/.test(name) ? [name, path.resolve(String(value))] : [name, value],
  );
  const kept = { ...readConfigFile(file), ...Object.fromEntries(absolute) };
  writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`, { mode: 0o600 });
}

/** Every name and address this machine answers to, for the certificate, where none were given as well. */
export function certificateNames(config: ServerConfig): string[] {
  const addresses = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .map((entry) => entry.address.split('%')[0]!);
  const all = ['localhost', '127.0.0.1', '::1', hostname(), ...addresses, ...config.names];
  return [...new Set(all.filter((name) => /^[A-Za-z0-9.:*-]+$/.test(name)))];
}

function checkTogether(config: ServerConfig): void {
  const refuseField = (field: string, reason: string) => {
    throw new Fault('CONFIG_INVALID', false, { field, source: 'settings', reason });
  };
  if (config.certificateFile && !config.certificateKeyFile)
    refuseField('certificateKeyFile', 'needed with certificateFile');
  if (config.certificateKeyFile && !config.certificateFile)
    refuseField('certificateFile', 'needed with certificateKeyFile');
  for (const field of ['certificateFile', 'certificateKeyFile', 'keyFile', 'clientFolder'] as const) {
    const value = config[field];
    if (value !== undefined && !existsSync(value)) refuseField(field, `${value} does not exist`);
  }
  if (config.webIdleMinutes > config.sessionMinutes) refuseField('webIdleMinutes', 'longer than sessionMinutes');
  const second = config.secondBackupFolder;
  if (second && config.backupFolder && path.resolve(second) === path.resolve(config.backupFolder)) {
    refuseField('secondBackupFolder', 'the same folder as backupFolder: two copies in one place are one copy');
  }
}

function readConfigFile(file: string): Record<string, unknown> {
  if (!existsSync(file)) return {};
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (content !== null && typeof content === 'object' && !Array.isArray(content)) return { ...content };
  } catch (error) {
    throw new Fault('CONFIG_INVALID', false, { field: configFileName, source: file, reason: (error as Error).message });
  }
  throw new Fault('CONFIG_INVALID', false, { field: configFileName, source: file, reason: 'not an object' });
}

/** `OUTPOST_SERVER_BACKUP_FOLDER` is `backupFolder`; variables that name no setting are left to others. */
function readEnvironment(environment: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const found: Record<string, string> = {};
  for (const field of Object.keys(serverConfigShape.shape)) {
    const variable = variablePrefix + field.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
    const value = environment[variable];
    if (value !== undefined && value !== '') found[field] = value;
  }
  return found;
}
