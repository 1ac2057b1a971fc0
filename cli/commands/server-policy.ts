import type { Command } from 'commander';
import {
  type SignInPolicy,
  signInPolicy,
  signInPresetPolicies,
} from '#shared/features/accounts/sign-in-policy.model.ts';
import { CliError } from '../cli-error.ts';
import { answer, table } from '../output.ts';
import { type DataOptions, optionsOf, withConsole } from '../server-console.ts';
import { type ProofOptions, proveTwo, withProof } from './server-officers.ts';

interface SetOptions extends ProofOptions {
  readonly preset?: string;
  readonly set?: readonly string[];
}

/** `outpost server policy …`: the company's rules of signing in, for those who script them. */
export function addServerPolicy(server: Command): void {
  const policy = server.command('policy').description('The rules of signing in');
  policy
    .command('show')
    .description('What holds now')
    .action(async (_options: DataOptions, own: Command) => {
      const options = optionsOf<DataOptions>(own);
      const found = await withConsole(options, (client) => client.signInPolicy.get());
      answer(options.json, found, () => policyTable(found.policy));
    });
  withProof(policy.command('set'))
    .description('Take a standard, change single settings of it')
    .option('--preset <name>', 'djbh3 or asvs; single settings begin from it')
    .option('--set <setting=value...>', 'one setting, such as maxAgeDays=60 or secondFactor=everyone')
    .action(async (_options: SetOptions, own: Command) => {
      const options = optionsOf<SetOptions>(own);
      const wanted = await withConsole(options, async (client) => {
        const { policy: before } = await client.signInPolicy.get();
        const next = policyFrom(before, options);
        await proveTwo(client, options);
        await client.signInPolicy.set(next);
        return next;
      });
      answer(options.json, { policy: wanted }, () => policyTable(wanted));
    });
}

function policyFrom(before: SignInPolicy, { preset, set = [] }: SetOptions): SignInPolicy {
  const presets: Readonly<Record<string, SignInPolicy>> = signInPresetPolicies;
  const base = preset === undefined ? before : presets[preset];
  if (!base) throw new CliError('INPUT_INVALID', `There is no standard ${preset}.`, { todo: 'Take djbh3 or asvs.' });
  const changes = set.map((word) => {
    const [name = '', value = ''] = word.split('=');
    return [name, /^\d+$/.test(value) ? Number(value) : value] as const;
  });
  const parsed = signInPolicy.safeParse({ ...base, ...Object.fromEntries(changes) });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  throw new CliError('INPUT_INVALID', `${issue.path.join('.') || 'setting'}: ${issue.message}`, {
    todo: `Settings: ${Object.keys(base).join(', ')}`,
  });
}

function policyTable(policy: SignInPolicy): string {
  return table(
    ['Setting', 'Value'],
    Object.entries(policy).map(([name, value]) => [name, String(value)]),
  );
}
