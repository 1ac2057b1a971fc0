import { Checkbox } from '@mantine/core';
import { actionsByNoun } from '#shared/features/people/role.model.ts';
import { useTexts } from '../../ui/texts.ts';
import classes from './admin.module.css';
import { adminTexts } from './admin.texts.ts';

type Key = keyof typeof adminTexts.zhCN;
const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** Every right by noun and verb. `*` ticks them all; taking one away then lists the rest one by one. */
export function RightsMatrix(props: { actions: readonly string[]; onChange?: (actions: string[]) => void }) {
  const t = useTexts(adminTexts);
  const { actions, onChange } = props;
  const every = Object.entries(actionsByNoun).flatMap(([noun, verbs]) => verbs.map((verb) => `${noun}.${verb}`));
  const hasAll = actions.includes('*');
  const has = (action: string) => hasAll || actions.includes(action);
  const set = (changed: readonly string[], on: boolean) => {
    const now = hasAll ? every : actions.filter((action) => action !== '*');
    const next = on ? [...new Set([...now, ...changed])] : now.filter((action) => !changed.includes(action));
    onChange?.(next);
  };
  return (
    <table className={classes.rights}>
      <tbody>
        <tr>
          <th scope="row">{t('rightsAll')}</th>
          <td>
            <Checkbox
              aria-label={t('rightsAll')}
              checked={hasAll}
              disabled={!onChange}
              onChange={(event) => onChange?.(event.currentTarget.checked ? ['*'] : every)}
            />
          </td>
        </tr>
        {Object.entries(actionsByNoun).map(([noun, verbs]) => {
          const own = verbs.map((verb) => `${noun}.${verb}`);
          const count = own.filter(has).length;
          return (
            <tr key={noun}>
              <th scope="row">{t(`noun${capital(noun)}` as Key)}</th>
              <td>
                <div className={classes.verbs}>
                  {verbs.length > 1 ? (
                    <Checkbox
                      size="xs"
                      label={t('all')}
                      disabled={!onChange}
                      checked={count === own.length}
                      indeterminate={count > 0 && count < own.length}
                      onChange={(event) => set(own, event.currentTarget.checked)}
                    />
                  ) : null}
                  {verbs.map((verb) => (
                    <Checkbox
                      key={verb}
                      size="xs"
                      label={t(`verb${capital(verb)}` as Key)}
                      disabled={!onChange}
                      checked={has(`${noun}.${verb}`)}
                      onChange={(event) => set([`${noun}.${verb}`], event.currentTarget.checked)}
                    />
                  ))}
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
