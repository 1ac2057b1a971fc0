import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { recordColumns, scopeColumns } from '../../ports/columns.ts';
import type { FlowCondition, FlowNode, FlowSettings, PinnedFlow } from './flow.model.ts';
import { flowDocTypes } from './flow-facts.model.ts';
import { instanceStates, taskKinds, taskStates } from './instance.model.ts';

/** Flows as somebody designed them; each saving is a version, and an instance keeps the one it began with. */
export const flows = sqliteTable('flows', {
  id: text('id').primaryKey(),
  docType: text('doc_type', { enum: flowDocTypes }).notNull(),
  name: text('name').notNull(),
  conditions: text('conditions', { mode: 'json' }).$type<FlowCondition[]>().notNull(),
  nodes: text('nodes', { mode: 'json' }).$type<FlowNode[]>().notNull(),
  settings: text('settings', { mode: 'json' }).$type<FlowSettings>().notNull(),
  enabled: integer('enabled', { mode: 'boolean' }).notNull(),
  sort: integer('sort').notNull().default(0),
  version: integer('version').notNull(),
  ...recordColumns,
});

/** A document's way through a flow. Carries the document's scope, so whoever sees the one sees the other. */
export const flowInstances = sqliteTable(
  'flow_instances',
  {
    id: text('id').primaryKey(),
    docType: text('doc_type', { enum: flowDocTypes }).notNull(),
    tableName: text('table_name').notNull(),
    recordId: text('record_id').notNull(),
    no: text('no'),
    title: text('title').notNull(),
    pinned: text('pinned', { mode: 'json' }).$type<PinnedFlow>().notNull(),
    state: text('state', { enum: instanceStates }).notNull(),
    hash: text('hash').notNull(),
    /** Ids of the nodes that the document goes through, and of people the submitter chose for one. */
    path: text('path', { mode: 'json' }).$type<string[]>().notNull(),
    chosen: text('chosen', { mode: 'json' }).$type<Record<string, string[]>>().notNull(),
    nodeIndex: integer('node_index').notNull(),
    /** Counts the times that the flow went back to an earlier node. */
    round: integer('round').notNull(),
    submitterId: text('submitter_id').notNull(),
    submittedAt: integer('submitted_at').notNull(),
    endedAt: integer('ended_at'),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('flow_instances_by_record').on(table.recordId, table.state),
    index('flow_instances_by_submitter').on(table.submitterId, table.state, table.submittedAt),
    index('flow_instances_by_flow').on(table.docType, table.submittedAt),
  ],
);

/** One person's part in an instance. The scope is the document's. */
export const flowTasks = sqliteTable(
  'flow_tasks',
  {
    id: text('id').primaryKey(),
    instanceId: text('instance_id').notNull(),
    tableName: text('table_name').notNull(),
    recordId: text('record_id').notNull(),
    kind: text('kind', { enum: taskKinds }).notNull(),
    nodeId: text('node_id').notNull(),
    nodeName: text('node_name').notNull(),
    nodeIndex: integer('node_index').notNull(),
    round: integer('round').notNull(),
    position: integer('position').notNull(),
    assigneeId: text('assignee_id').notNull(),
    state: text('state', { enum: taskStates }).notNull(),
    /** Opens when this one is agreed to. */
    afterTaskId: text('after_task_id'),
    sign: text('sign', { enum: ['before', 'after'] }),
    addedBy: text('added_by'),
    comment: text('comment'),
    decidedBy: text('decided_by'),
    decidedAt: integer('decided_at'),
    openedAt: integer('opened_at'),
    dueAt: integer('due_at'),
    remindedAt: integer('reminded_at'),
    ...scopeColumns,
    ...recordColumns,
  },
  (table) => [
    index('flow_tasks_by_instance').on(table.instanceId, table.nodeIndex, table.position),
    index('flow_tasks_by_assignee').on(table.assigneeId, table.state, table.openedAt),
    index('flow_tasks_by_due').on(table.state, table.dueAt),
    index('flow_tasks_by_record').on(table.recordId, table.state),
  ],
);

/** The document as it was before it was submitted, per host as that host knows it: what a rejection puts back. */
export const flowSnapshots = sqliteTable('flow_snapshots', {
  id: text('id').primaryKey(),
  content: text('content', { mode: 'json' }).$type<DocumentContent>().notNull(),
});

/** A document's rows by property name: the header, and each child table's rows. */
export interface DocumentContent {
  readonly header: Readonly<Record<string, unknown>>;
  readonly children: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}
