import type { ReadDb } from '../../ports/database.ts';
import type { FlowDocType } from './flow-facts.model.ts';
import type { NodeStatistic } from './flows.contract.ts';

/** How long people take on each node of a kind of document, slowest first. */
export function listNodeStatistics(
  db: ReadDb,
  { docType, from, until }: { readonly docType: FlowDocType; readonly from: number; readonly until: number },
): NodeStatistic[] {
  return db.rows<NodeStatistic>(
    `SELECT t.node_name AS "nodeName",
        count(t.decided_at) FILTER (WHERE t.state IN ('agreed', 'rejected', 'returned')) AS decided,
        count(*) FILTER (WHERE t.state = 'rejected') AS rejected,
        count(*) FILTER (WHERE t.state = 'open') AS open,
        avg(t.decided_at - t.opened_at) FILTER (WHERE t.state IN ('agreed', 'rejected', 'returned')) AS "averageMs",
        max(t.decided_at - t.opened_at) FILTER (WHERE t.state IN ('agreed', 'rejected', 'returned')) AS "longestMs"
      FROM flow_instances i JOIN flow_tasks t ON t.instance_id = i.id AND t.kind = 'approve'
      WHERE i.doc_type = ? AND i.submitted_at BETWEEN ? AND ? AND i.deleted_at IS NULL
      GROUP BY t.node_name ORDER BY "averageMs" DESC, t.node_name LIMIT 100`,
    docType,
    from,
    until,
  );
}
