import { setImmediate as pause } from 'node:timers/promises';
import type { Session } from '#shared/app/session.ts';
import { checkPassword, type PasswordRuleName, type PasswordRules } from '#shared/features/accounts/password.model.ts';
import { defaultSignInPolicy } from '#shared/features/accounts/sign-in-policy.model.ts';
import { founder } from '#shared/features/company/company.model.ts';
import { demoParts } from '#shared/features/demo/demo.model.ts';
import { invariant } from '#shared/kernel/invariant.ts';
import { ok, type Result, refuse } from '#shared/kernel/result.ts';
import { nameWords } from '#shared/kernel/search/name-words.ts';
import { createKeyring } from '#shared/keyring/create-keyring.ts';
import type { SecretStoreWeak } from '#shared/keyring/device-secret.ts';
import { createRecoveryKey } from '#shared/keyring/recovery-key.ts';
import type { Desktop } from './desktop.ts';
import { findProfile, type ProfileCard, profileFolder, removeProfile, setAsideUnfinished } from './profiles.ts';
import { sealingOf } from './sealing.ts';

export interface NewCompany {
  readonly companyName: string;
  readonly branchName: string;
  readonly name: string;
  readonly account: string;
  readonly password: string;
  readonly sample: boolean;
}

export interface PasswordTooWeak {
  readonly code: 'PASSWORD_TOO_WEAK';
  readonly rule: PasswordRuleName;
  readonly hint?: string;
}
export interface AccountTaken {
  readonly code: 'ACCOUNT_TAKEN';
}

/** Starts a company on this computer and opens it. Either all of it exists afterwards, or nothing of it. */
export async function createCompany(
  desktop: Desktop,
  input: NewCompany,
): Promise<Result<{ recoveryKey: string }, PasswordTooWeak | AccountTaken | SecretStoreWeak>> {
  const { ports, dataFolder } = desktop.options;
  const strong = checkNewPassword(input.password, {
    account: input.account,
    name: input.name,
    company: input.companyName,
  });
  if (!strong.ok) return strong;
  const folder = profileFolder(dataFolder, input.account);
  if (findProfile(dataFolder, input.account)) return refuse({ code: 'ACCOUNT_TAKEN' });
  setAsideUnfinished(folder, ports.clock.now());

  const { recoveryKey, recipient } = await createRecoveryKey();
  const keyring = await createKeyring(folder, {
    password: input.password,
    recoveryRecipient: recipient,
    ...sealingOf(desktop),
  });
  if (!keyring.ok) return keyring;
  try {
    const card = newCard(desktop, input);
    await desktop.open({ folder, card }, keyring.value.dek, {
      create: true,
      prepare: async ({ app, session }) => {
        const founding = {
          branchId: ports.ids.next(),
          userId: card.userId,
          branchName: input.branchName,
          userName: input.name,
          account: input.account,
        };
        const founded = app.ledger.execute('company.found', founding, founder);
        invariant(founded.ok, 'a new database has no company yet');
        if (input.sample) await addSample(session(), ports.clock.now());
      },
    });
    return ok({ recoveryKey });
  } catch (error) {
    await desktop.lock('asked');
    removeProfile(folder);
    throw error;
  }
}

/** The same commands as `demo.install`, before anybody looks: the sample is there whole or the company is not. */
async function addSample({ app, actor }: Session, today: number): Promise<void> {
  for (let part = 0; part < demoParts; part++) {
    const added = app.ledger.execute('demo.addPart', { run: 0, today, part }, actor);
    invariant(added.ok, 'the first person of a company may add the sample');
    await pause();
  }
}

/** The rules of a new password, told as this contract's refusal; the company's own where its data is open. */
export function checkNewPassword(
  password: string,
  person: { readonly account: string; readonly name: string; readonly company: string },
  rules: PasswordRules = defaultSignInPolicy,
): Result<void, PasswordTooWeak> {
  const words = [person.account, person.company, ...nameWords(person.name, { person: true })];
  const check = checkPassword(password, rules, words);
  if (check.ok) return check;
  const { rule, hint } = check.error;
  return refuse({
    code: 'PASSWORD_TOO_WEAK',
    rule: rule as PasswordTooWeak['rule'],
    ...(hint === undefined ? {} : { hint }),
  });
}

function newCard(desktop: Desktop, input: NewCompany): ProfileCard {
  const { ids, clock } = desktop.options.ports;
  return {
    format: 'outpost-profile-1',
    account: input.account,
    userId: ids.next(),
    name: input.name,
    company: input.companyName,
    server: null,
    demo: input.sample,
    createdAt: clock.now(),
    lastOpenedAt: null,
  };
}
