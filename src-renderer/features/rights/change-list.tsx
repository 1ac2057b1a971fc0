import { Text } from '@mantine/core';
import { IconArrowsExchange, IconMinus, IconPlus } from '@tabler/icons-react';
import { useTexts } from '../../ui/texts.ts';
import { useDepartmentChoices } from '../organisation/choices.ts';
import { limitsTexts } from './limits.texts.ts';
import classes from './rights.module.css';
import { rightsTexts } from './rights.texts.ts';
import { useRightsWords } from './rights-words.ts';
import type { Effect, RightChange } from './role-draft.ts';

const groups = [
  { effect: 'gain', title: 'gains', icon: IconPlus },
  { effect: 'loss', title: 'losses', icon: IconMinus },
  { effect: 'change', title: 'others', icon: IconArrowsExchange },
] as const satisfies readonly { effect: Effect; title: string; icon: unknown }[];

/** What whoever holds the role gains and loses, in words. */
export function ChangeList({ changes }: { changes: readonly RightChange[] }) {
  const t = useTexts(rightsTexts);
  const say = useChangeWords();
  if (changes.length === 0) return <Text c="dimmed">{t('noDifference')}</Text>;
  return (
    <div className={classes.changes}>
      {groups.map(({ effect, title, icon: Picture }) => {
        const own = changes.filter((change) => change.effect === effect);
        if (own.length === 0) return null;
        return (
          <section key={effect} data-effect={effect}>
            <h3>
              <Picture size={14} aria-hidden /> {t(title)} {own.length}
            </h3>
            <ul>
              {own.map((change) => (
                <li key={JSON.stringify(change)}>{say(change)}</li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function useChangeWords(): (change: RightChange) => string {
  const t = useTexts(rightsTexts);
  const words = useRightsWords();
  const departments = useDepartmentChoices();
  const limit = (count: number | null) => (count === null ? t('unlimited') : t('rows', { count }));
  const say = useTexts(limitsTexts);
  const days = (count: number | null) => (count === null ? say('companyRule') : say('days', { count }));
  return (change) => {
    switch (change.what) {
      case 'everything':
        return t('changeEverything');
      case 'action':
        return t('changeAction', { noun: words.noun(change.noun), verb: words.verb(change.verb) });
      case 'scope': {
        const from = change.from === null ? t('sameAsDefault') : words.scope(change.from);
        const to = change.to === null ? t('sameAsDefault') : words.scope(change.to);
        return change.noun === null
          ? t('changeScope', { from, to })
          : t('changeNounScope', { noun: words.noun(change.noun), from, to });
      }
      case 'department':
        return t('changeDepartment', { name: departments.find(({ value }) => value === change.id)?.label ?? '…' });
      case 'field':
        return t('changeField', {
          noun: words.noun(change.noun),
          field: words.field(change.noun, change.field),
          from: words.right(change.from),
          to: words.right(change.to),
        });
      case 'exportLimit':
        return say('changeExport', { from: limit(change.from), to: limit(change.to) });
      case 'offlineDays':
        return say('changeOfflineDays', { from: days(change.from), to: days(change.to) });
      case 'offline':
        return say('changeOffline');
      default:
        return change satisfies never;
    }
  };
}
