import { ok, type Result, refuse } from '../../kernel/result.ts';

/** 草稿 审批中 待签署 已签署(生效) 履行中 变更中 履行完毕 已到期 已终止 归档 作废 (M10). */
export const contractStatuses = [
  'draft',
  'pending',
  'toSign',
  'signed',
  'executing',
  'changing',
  'completed',
  'expired',
  'terminated',
  'archived',
  'void',
] as const;
export type ContractStatus = (typeof contractStatuses)[number];

export const contractActions = [
  'submit',
  'edit',
  'reopen',
  'sign',
  'order',
  'start',
  'complete',
  'expire',
  'terminate',
  'beginChange',
  'applyChange',
  'dropChange',
  'renew',
  'archive',
  'void',
] as const;
export type ContractAction = (typeof contractActions)[number];

export interface ContractTransition {
  readonly from: ContractStatus;
  readonly action: ContractAction;
  /** Null: back to where it was before the change. */
  readonly to: ContractStatus | null;
}

const steps = (action: ContractAction, to: ContractStatus | null, ...from: ContractStatus[]): ContractTransition[] =>
  from.map((each) => ({ from: each, action, to }));
const stays = (action: ContractAction, ...from: ContractStatus[]): ContractTransition[] =>
  from.map((each) => ({ from: each, action, to: each }));

/**
 * Every way a contract's state may go (M10). `submit` is without an approval: with one it waits in its flow. A renewal
 * leaves the contract as it is. What is not here is refused, on every host.
 */
export const contractTransitions: readonly ContractTransition[] = [
  ...steps('submit', 'toSign', 'draft'),
  ...stays('edit', 'draft', 'changing'),
  ...steps('reopen', 'draft', 'toSign'),
  ...stays('sign', 'toSign'),
  ...steps('order', 'executing', 'signed', 'executing'),
  ...steps('start', 'executing', 'signed'),
  ...steps('complete', 'completed', 'signed', 'executing', 'expired'),
  ...steps('expire', 'expired', 'signed', 'executing'),
  ...steps('terminate', 'terminated', 'signed', 'executing', 'expired'),
  ...steps('beginChange', 'changing', 'signed', 'executing'),
  ...steps('applyChange', null, 'changing'),
  ...steps('dropChange', null, 'changing'),
  ...stays('renew', 'signed', 'executing', 'completed', 'expired'),
  ...steps('archive', 'archived', 'completed', 'expired', 'terminated'),
  ...steps('void', 'void', 'draft', 'toSign', 'signed', 'executing', 'expired'),
];

export function findContractTransition(from: ContractStatus, action: ContractAction): ContractTransition | undefined {
  return contractTransitions.find((each) => each.from === from && each.action === action);
}

/** Contracts that both sides have signed and that bind them today or bound them. */
export const signedStatuses: readonly ContractStatus[] = ['signed', 'executing', 'changing', 'completed', 'expired'];
/** Contracts whose end is watched. */
export const runningStatuses: readonly ContractStatus[] = ['signed', 'executing'];

interface Dated {
  readonly status: ContractStatus;
  readonly endDate: string | null;
}

/** 到期 is no step that anybody takes: a contract is over the day after its last one, written down or not. */
export function contractStatusOn({ status, endDate }: Dated, day: string): ContractStatus {
  return runningStatuses.includes(status) && endDate !== null && endDate < day ? 'expired' : status;
}

export interface ContractNotFound {
  readonly code: 'CONTRACT_NOT_FOUND';
}

export interface ContractStateRefused {
  readonly code: 'CONTRACT_STATE_REFUSED';
  readonly contractId: string;
  readonly status: ContractStatus;
  readonly action: ContractAction;
}

interface Standing extends Dated {
  readonly id: string;
  readonly heldFrom: ContractStatus | null;
  readonly deletedAt: number | null;
}

/** Where the step leads that the table allows on a day, or the refusal; a contract in the recycle bin takes none. */
export function checkContractStep(
  contract: Standing,
  action: ContractAction,
  day: string,
): Result<ContractStatus, ContractStateRefused> {
  const status = contractStatusOn(contract, day);
  const step = contract.deletedAt === null ? findContractTransition(status, action) : undefined;
  if (!step) return refuse({ code: 'CONTRACT_STATE_REFUSED', contractId: contract.id, status, action });
  return ok(step.to ?? contract.heldFrom ?? 'signed');
}
