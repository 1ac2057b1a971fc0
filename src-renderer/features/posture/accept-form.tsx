import { longestAcceptanceMs, type PostureFinding } from '#shared/features/posture/finding.model.ts';
import { findPostureWords } from '#shared/messages/posture-words.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { RecordForm } from '../../ui/form/record-form.tsx';
import { useLanguage, useTexts } from '../../ui/texts.ts';
import { postureTexts } from './posture.texts.ts';

const dayMs = 86_400_000;

/** Takes the risk of these findings until a day, with a reason. */
export function AcceptForm(props: { findings: readonly PostureFinding[]; onClose: () => void }) {
  const t = useTexts(postureTexts);
  const language = useLanguage();
  const { findings, onClose } = props;
  const accept = useCommand(
    (input: { reason: string; until: number }) =>
      api.posture.accept({ keys: findings.map(({ key }) => key), ...input }),
    { done: () => t('acceptedDone') },
  );
  const what = findPostureWords(findings[0]!, language).what;
  return (
    <RecordForm
      title={`${t('accept')} · ${what}`}
      submitLabel={t('accept')}
      initial={{ until: dayText(Date.now() + 30 * dayMs) }}
      fields={[
        { name: 'reason', label: t('reason'), kind: 'longText', required: true, maxLength: 500, hint: t('acceptHint') },
        {
          name: 'until',
          label: t('until'),
          kind: 'day',
          required: true,
          check: (value) => (isInRange(value) ? undefined : t('untilWrong')),
        },
      ]}
      submit={(values) => accept.run({ reason: String(values.reason), until: endOfDay(String(values.until)) })}
      onClose={onClose}
    />
  );
}

function dayText(at: number): string {
  const day = new Date(at);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** The whole of that day counts, on this computer's calendar. */
function endOfDay(day: string): number {
  return new Date(`${day}T00:00:00`).getTime() + dayMs - 1;
}

function isInRange(value: unknown): boolean {
  const left = endOfDay(String(value)) - Date.now();
  return left > 0 && left < longestAcceptanceMs;
}
