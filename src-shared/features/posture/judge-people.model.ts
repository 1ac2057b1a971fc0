import { findMixture, officeOf } from '../../kernel/rights/offices.ts';
import {
  isPrivileged,
  needsSecondFactor,
  passwordDueAt,
  type SignInPolicy,
  type SignInSetting,
  signInPresetPolicies,
} from '../accounts/sign-in-policy.model.ts';
import { isAdministrator } from '../people/role.model.ts';
import { type AddFinding, dayMs, daysOf } from './add-finding.model.ts';
import type { LoanFact, PersonFact, PostureFacts } from './posture-facts.model.ts';

const unusedDays = 90;
const neverChangedDays = 365;
const activationDays = 7;
const longLoanDays = 90;
const endingDays = 3;
/** More owners than this are a habit, not a need. */
const ownersWanted = 2;

/** Accounts, rights, loans and the rules of signing in. */
export function judgePeople(facts: PostureFacts, add: AddFinding): void {
  for (const person of facts.people ?? []) {
    if (person.isGone) judgeGone(person, add);
    else {
      judgeAccount(person, facts, add);
      judgeRights(person, facts, add);
    }
  }
  for (const loan of facts.delegations ?? []) judgeDelegation(loan, facts.now, add);
  for (const loan of facts.teams ?? [])
    if (loan.endAt === null) add('teamEndless', { subject: loan, values: { path: loan.page ?? '' } });
  judgePolicy(facts, add);
  if (facts.separation === 'simple') add('simpleMode');
}

function judgeGone(person: PersonFact, add: AddFinding): void {
  const { sessions, devices, openRecords } = person;
  if (sessions > 0) add('goneWithSessions', { subject: person, values: { count: sessions } });
  if (devices > 0) add('goneWithDevices', { subject: person, values: { count: devices } });
  if (openRecords > 0) add('goneWithRecords', { subject: person, values: { count: openRecords } });
}

function judgeAccount(person: PersonFact, { now, policy: known }: PostureFacts, add: AddFinding): void {
  const { passwordChangedAt: changedAt } = person;
  if (!person.hasPassword) {
    const waiting = now - person.createdAt;
    if (waiting > activationDays * dayMs)
      add('activationUnused', { subject: person, values: { days: daysOf(waiting) } });
    return;
  }
  if (known && changedAt !== null) {
    const dueAt = passwordDueAt(known.policy, changedAt);
    const values = { days: daysOf(now - changedAt) };
    const severity = isPrivileged(person.actions) ? 'high' : 'medium';
    if (dueAt !== null && dueAt < now) add('passwordExpired', { subject: person, values, severity });
    else if (known.decidedAt !== null && changedAt < known.decidedAt)
      add('passwordBeforePolicy', { subject: person, values });
    else if (now - changedAt > neverChangedDays * dayMs) add('passwordNeverChanged', { subject: person, values });
  }
  const unused = now - (person.seenAt ?? person.createdAt);
  if (unused > unusedDays * dayMs) add('accountUnused', { subject: person, values: { days: daysOf(unused) } });
  // A privileged person needs it, also where the company's rule leaves it to each.
  const isNeeded =
    isPrivileged(person.actions) || (known && needsSecondFactor(known.policy.secondFactor, person.actions));
  if (isNeeded && !person.hasSecondFactor) {
    add('secondFactorMissing', { subject: person, severity: isPrivileged(person.actions) ? 'high' : 'medium' });
  }
}

function judgeRights(person: PersonFact, { separation, people = [] }: PostureFacts, add: AddFinding): void {
  const isOwner = person.actions.has('*');
  const owners = people.filter((other) => !other.isGone && other.actions.has('*')).length;
  const isLevel3 = separation === 'level3';
  if (isOwner && (isLevel3 || owners > ownersWanted)) {
    add('wholeRights', { subject: person, values: { count: owners }, ...(isLevel3 ? { severity: 'critical' } : {}) });
  }
  const administrative = person.roles.filter((actions) => isAdministrator(actions) || officeOf(actions) !== undefined);
  if (administrative.length > 1) {
    add('severalAdministratorRoles', { subject: person, values: { count: administrative.length } });
  }
  if (!isOwner && officeOf(person.actions) !== undefined && findMixture(person.actions)) {
    add('officerWithBusiness', { subject: person, severity: isLevel3 ? 'critical' : 'low' });
  }
}

function judgeDelegation(loan: LoanFact, now: number, add: AddFinding): void {
  if (loan.isOfGone) add('delegationOfGone', { subject: loan });
  if (loan.endAt === null) return;
  const length = loan.endAt - loan.startAt;
  if (length > longLoanDays * dayMs) add('delegationLong', { subject: loan, values: { days: daysOf(length) } });
  const left = loan.endAt - now;
  if (left < endingDays * dayMs) add('delegationEnding', { subject: loan, values: { days: daysOf(left) } });
}

/** For these a larger number is the weaker one. */
const weakerWhenMore: ReadonlySet<SignInSetting> = new Set(['maxAgeDays', 'lockAfter', 'idleMinutes', 'sessionHours']);

function judgePolicy({ policy: known, separation }: PostureFacts, add: AddFinding): void {
  if (!known) return;
  const { policy } = known;
  if (separation === 'level3' && policy.preset !== 'djbh3') add('policyNotLevel3');
  const weaker = weakerSettings(policy);
  if (weaker.length > 0) add('policyWeak', { values: { settings: weaker.join(', ') } });
}

/** Settings that are weaker than what the preset begins with, as `minLength 8 (12)`. */
function weakerSettings(policy: SignInPolicy): string[] {
  const preset = signInPresetPolicies[policy.preset];
  const settings = (Object.keys(preset) as (keyof SignInPolicy)[]).filter(
    (name): name is SignInSetting => name !== 'preset' && name !== 'secondFactor',
  );
  const weaker = settings.filter((name) => {
    const [is, wanted] = [policy[name], preset[name]];
    if (name === 'maxAgeDays' && (is === 0 || wanted === 0)) return is === 0 && wanted !== 0;
    return weakerWhenMore.has(name) ? is > wanted : is < wanted;
  });
  const named = weaker.map((name) => `${name} ${policy[name]} (${preset[name]})`);
  return policy.secondFactor === 'nobody' ? [...named, `secondFactor nobody (${preset.secondFactor})`] : named;
}
