import { call } from '@orpc/server';
import { coreRouter as router } from '#shared/app/router.ts';
import { defaultSettings, type FlowInput, type FlowNode } from '#shared/features/flows/flow.model.ts';
import { company, type TestHost } from './test-host.ts';

/** A node with everything usual but what the test says. */
export function node(id: string, part: Partial<FlowNode> & Pick<FlowNode, 'approver'>): FlowNode {
  return { id, name: id, conditions: [], mode: 'all', timeoutHours: null, timeoutAction: 'remind', ...part };
}

export function people(...ids: string[]): FlowNode['approver'] {
  return { kind: 'people', ids };
}

/** A saved flow for customers. */
export async function givenFlow(host: TestHost, nodes: FlowNode[], part: Partial<FlowInput> = {}): Promise<string> {
  const input = {
    docType: 'customer' as const,
    name: '客户审批',
    conditions: [],
    enabled: true,
    sort: 0,
    ...part,
    nodes,
    settings: { ...defaultSettings, ...part.settings },
  };
  const { id } = await call(router.flows.save, input, { context: host.as(company.manager) });
  return id;
}

/** A customer of Mei's that she has submitted. */
export async function givenSubmitted(host: TestHost, name = '甲公司'): Promise<{ id: string; instanceId: string }> {
  const mei = { context: host.as(company.mei) };
  const { id } = await call(router.customers.create, { name, level: 'A' }, mei);
  const { instanceId } = await call(router.flows.submit, { docType: 'customer', recordId: id }, mei);
  return { id, instanceId: instanceId! };
}

/** What waits for the person, as they would send their decision. */
export async function todoOf(host: TestHost, userId: string) {
  const { rows } = await call(router.flows.box, { box: 'todo' }, { context: host.as(userId) });
  return rows.map((row) => ({ taskId: row.taskId!, hash: row.hash, title: row.title }));
}

/** The document's newest approval, shortly: its state and who did what. */
export async function storyOf(host: TestHost, recordId: string) {
  const [flow] = await call(
    router.flows.ofRecord,
    { docType: 'customer', recordId },
    { context: host.as(company.mei) },
  );
  const name = new Map<string, string>([
    [company.manager, 'manager'],
    [company.mei, 'mei'],
    [company.lin, 'lin'],
  ]);
  return {
    state: flow!.state,
    tasks: flow!.tasks.map((task) => `${task.nodeName} ${name.get(task.assigneeId)} ${task.state}`),
  };
}
