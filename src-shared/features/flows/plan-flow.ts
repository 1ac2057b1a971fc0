import type { ReadDb } from '../../ports/database.ts';
import { findNames } from '../people/people.repository.ts';
import { findNodePeople, submissionOf } from './approvers.repository.ts';
import { chooseFlow, type FlowInput, modeOf, pathOf } from './flow.model.ts';
import { type FlowDocument, findDocument } from './flow-document.repository.ts';
import type { Facts, FlowDocType } from './flow-facts.model.ts';
import type { FlowPlan } from './flows.contract.ts';
import { listFlows } from './flows.repository.ts';
import { submitterFacts } from './submit-to-flow.repository.ts';

interface Question {
  readonly docType: FlowDocType;
  readonly facts: Facts;
  readonly submitterId: string;
  /** A flow that is being designed; the saved ones where there is none. */
  readonly flow?: FlowInput | undefined;
}

/** Which way a document with these facts would go, and who would decide on it today. */
export function planFlow(db: ReadDb, { docType, facts: told, submitterId, flow: drafted }: Question): FlowPlan {
  const facts = { ...submitterFacts(db, submitterId), ...told };
  const choices = drafted ? [{ ...drafted, id: drafted.id ?? '', enabled: true }] : listFlows(db);
  const flow = chooseFlow(choices, docType, facts);
  if (!flow) return { flowId: null, flowName: null, nodes: [] };
  const names = findNames(db);
  const submission = submissionOf(db, submitterId, {});
  const nodes = pathOf(flow.nodes, facts).map((node) => {
    const people = findNodePeople(db, node, flow.settings, submission);
    const needsChoice = node.approver.kind === 'choice';
    return {
      id: node.id,
      name: node.name,
      mode: modeOf(node),
      people: needsChoice ? [] : people.ids.map((id) => ({ id, name: names.user(id) ?? '' })),
      needsChoice,
      skipped: people.ids.length === 0 && people.isSkipped && !needsChoice,
    };
  });
  return { flowId: flow.id || null, flowName: flow.name, nodes };
}

/** The same for a document as it is now. */
export function planFor(
  db: ReadDb,
  document: FlowDocument,
  recordId: string,
  submitterId: string,
): FlowPlan | undefined {
  const row = findDocument(db, document, recordId);
  return row && planFlow(db, { docType: document.docType, facts: document.facts(row, db), submitterId });
}
