import type { AddFinding } from './add-finding.model.ts';
import { type FoundFinding, type PostureSeverity, postureRuleNames, postureRules } from './finding.model.ts';
import { judgeCare } from './judge-care.model.ts';
import { judgeDevices } from './judge-devices.model.ts';
import { judgePeople } from './judge-people.model.ts';
import type { PostureFacts } from './posture-facts.model.ts';

/** The self-check: pure rules over what a host found out (clause 10.5.2). The worst first, then in the order of the rules. */
export function judgePosture(facts: PostureFacts): FoundFinding[] {
  const found: FoundFinding[] = [];
  const add: AddFinding = (rule, { subject, values = {}, severity = postureRules[rule].severity } = {}) => {
    const key = subject ? `${rule}:${subject.id}` : rule;
    found.push({
      key,
      rule,
      severity,
      subject: subject ? { id: subject.id, name: subject.name } : null,
      values: { ...values },
    });
  };
  judgePeople(facts, add);
  judgeDevices(facts, add);
  judgeCare(facts, add);
  const place = (finding: FoundFinding) => postureRuleNames.indexOf(finding.rule);
  return found.toSorted((a, b) => weights[b.severity] - weights[a.severity] || place(a) - place(b));
}

const weights: Readonly<Record<PostureSeverity, number>> = { notice: 0, low: 1, medium: 2, high: 3, critical: 4 };
