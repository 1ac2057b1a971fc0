import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { type PostureFinding, postureRules } from '#shared/features/posture/finding.model.ts';
import { findPostureWords } from '#shared/messages/posture-words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { formatDay } from '../../ui/format.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useLanguage, useTexts } from '../../ui/texts.ts';
import classes from './posture.module.css';
import { postureTexts } from './posture.texts.ts';
import { RemedyButton } from './remedy-button.tsx';
import { severityTones } from './severity-tones.ts';

/** So many are shown before somebody asks for more. */
const shownAtFirst = 5;

interface FindingGroupProps {
  readonly findings: readonly PostureFinding[];
  /** Left out: this person may not take risks. */
  readonly onAccept?: (findings: readonly PostureFinding[]) => void;
}

/** Everything that one rule found: what it is, why it matters and what to do, once; then whom it is about. */
export function FindingGroup({ findings, onAccept }: FindingGroupProps) {
  const t = useTexts(postureTexts);
  const language = useLanguage();
  const [isWhole, setIsWhole] = useState(false);
  const first = findings[0]!;
  const { what, why, todo } = findPostureWords(first, language);
  const open = findings.filter(({ accepted }) => !accepted);
  const shown = isWhole ? findings : findings.slice(0, shownAtFirst);
  return (
    <div className={classes.group}>
      <div className={classes.head}>
        <StateBadge tone={open.length > 0 ? severityTones[first.severity] : 'draft'}>
          {open.length > 0 ? t(first.severity) : t('accepted')}
        </StateBadge>
        <h3>{what}</h3>
        {findings.length > 1 ? (
          <Text span size="sm" c="dimmed" className="tabular">
            {findings.length}
          </Text>
        ) : null}
        {onAccept && open.length > 1 ? (
          <Button size="compact-sm" variant="subtle" ml="auto" onClick={() => onAccept(open)}>
            {t('acceptAll', { count: open.length })}
          </Button>
        ) : null}
      </div>
      <Text size="sm">{why}</Text>
      <Text size="sm" c="dimmed">
        {t('todo')}: {todo} · {t('clause')}: {postureRules[first.rule].clause}
      </Text>
      <ul className={classes.subjects}>
        {shown.map((finding) => (
          <Subject key={finding.key} finding={finding} {...(onAccept ? { onAccept } : {})} />
        ))}
      </ul>
      {findings.length > shown.length ? (
        <Button size="compact-sm" variant="subtle" onClick={() => setIsWhole(true)}>
          {t('more', { count: findings.length - shown.length })}
        </Button>
      ) : null}
    </div>
  );
}

function Subject({ finding, onAccept }: { finding: PostureFinding; onAccept?: FindingGroupProps['onAccept'] }) {
  const t = useTexts(postureTexts);
  const language = useLanguage();
  const { accepted, subject, key } = finding;
  const { detail } = findPostureWords(finding, language);
  const withdraw = useCommand(() => api.posture.withdraw({ keys: [key] }), { done: () => t('withdrawn') });
  return (
    <li className={classes.subject}>
      <div className={classes.words}>
        {subject ? <b>{subject.name}</b> : null}
        {subject && detail ? ' · ' : ''}
        {detail}
        {accepted ? (
          <Text size="xs" c="dimmed">
            {t('acceptedBy', {
              name: accepted.byName ?? '',
              until: formatDay(accepted.until),
              reason: accepted.reason,
            })}
          </Text>
        ) : null}
      </div>
      <Button.Group>
        {accepted ? null : <RemedyButton finding={finding} />}
        {onAccept && !accepted ? (
          <Button size="compact-sm" variant="default" onClick={() => onAccept([finding])}>
            {t('accept')}
          </Button>
        ) : null}
        {onAccept && accepted ? (
          <Button
            size="compact-sm"
            variant="default"
            loading={withdraw.running}
            onClick={() => void withdraw.run(undefined)}
          >
            {t('withdraw')}
          </Button>
        ) : null}
      </Button.Group>
    </li>
  );
}
