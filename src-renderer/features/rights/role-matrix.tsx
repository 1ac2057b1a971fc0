import { Checkbox, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconSearchOff } from '@tabler/icons-react';
import { Fragment, type KeyboardEvent } from 'react';
import { allActions } from '#shared/features/people/role-actions.model.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { useTexts } from '../../ui/texts.ts';
import classes from './rights.module.css';
import { rightsTexts } from './rights.texts.ts';
import { commonVerbs, nounGroups, useRightsWords, verbsOf } from './rights-words.ts';
import { hasAction, type RoleRights, withActions } from './role-draft.ts';

export interface EditorProps {
  readonly rights: RoleRights;
  /** What the template has, to mark what differs. */
  readonly template: RoleRights | undefined;
  readonly search: string;
  /** Left out: read only. */
  readonly onChange?: ((rights: RoleRights) => void) | undefined;
}

/** Every right by noun and verb, with "all" per row and column. Arrow keys move between the boxes. */
export function RoleMatrix(props: EditorProps) {
  const { rights, template, search, onChange } = props;
  const t = useTexts(rightsTexts);
  const words = useRightsWords();
  const isNarrow = useMediaQuery('(max-width: 900px)', false, { getInitialValueInEffect: false });
  const wanted = search.trim().toLowerCase();
  const fits = (noun: string, verb?: string) =>
    wanted === '' ||
    words.noun(noun).toLowerCase().includes(wanted) ||
    (verb !== undefined && words.verb(verb).toLowerCase().includes(wanted));
  const groups = nounGroups()
    .map(({ group, nouns }) => ({
      group,
      nouns: nouns.filter((noun) => verbsOf(noun).some((verb) => fits(noun, verb))),
    }))
    .filter(({ nouns }) => nouns.length > 0);
  if (groups.length === 0) {
    return <EmptyState icon={IconSearchOff} title={t('nothingFound')} hint={t('nothingFoundHint')} />;
  }
  const set = (actions: readonly string[], on: boolean) => onChange?.(withActions(rights, actions, on));
  const box = (noun: string, verb: string, isLabelled: boolean) => {
    const action = `${noun}.${verb}`;
    const has = hasAction(rights, action);
    const differs = template !== undefined && hasAction(template, action) !== has;
    const name = t('cell', { noun: words.noun(noun), verb: words.verb(verb) });
    const input = (
      <Checkbox
        size="xs"
        {...(isLabelled ? { label: words.verb(verb) } : {})}
        aria-label={differs ? t('cellDiffers', { cell: name }) : name}
        disabled={!onChange}
        checked={has}
        onChange={(event) => set([action], event.currentTarget.checked)}
      />
    );
    return differs ? (
      <Tooltip label={t('differs')}>
        <span className={classes.box} data-differs>
          {input}
        </span>
      </Tooltip>
    ) : (
      input
    );
  };
  const all = (actions: readonly string[], label: string, shown?: string) => {
    const count = actions.filter((action) => hasAction(rights, action)).length;
    return (
      <Checkbox
        size="xs"
        aria-label={label}
        {...(shown ? { label: shown } : {})}
        disabled={!onChange}
        checked={count > 0 && count === actions.length}
        indeterminate={count > 0 && count < actions.length}
        onChange={(event) => set(actions, event.currentTarget.checked)}
      />
    );
  };
  const actionsOf = (noun: string) => verbsOf(noun).map((verb) => `${noun}.${verb}`);
  const nouns = groups.flatMap((group) => group.nouns);
  const columns = commonVerbs.filter((verb) => nouns.some((noun) => verbsOf(noun).includes(verb)));
  const rest = (noun: string) => verbsOf(noun).filter((verb) => !columns.some((column) => column === verb));
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only moves the focus between the boxes within
    <div className={classes.matrixScroll} onKeyDown={moveFocus}>
      <Checkbox
        my="sm"
        label={t('allRights')}
        description={t('allRightsHint')}
        checked={rights.actions.includes('*')}
        disabled={!onChange}
        onChange={(event) => onChange?.({ ...rights, actions: event.currentTarget.checked ? ['*'] : [...allActions] })}
      />
      {isNarrow ? (
        groups.map(({ group, nouns: members }) => (
          <section key={group} className={classes.cards}>
            <h3>{t(group)}</h3>
            {members.map((noun) => (
              <fieldset key={noun} className={classes.card}>
                <legend>{all(actionsOf(noun), t('row', { noun: words.noun(noun) }), words.noun(noun))}</legend>
                <div className={classes.verbs}>
                  {verbsOf(noun).map((verb) => (
                    <Fragment key={verb}>{box(noun, verb, true)}</Fragment>
                  ))}
                </div>
              </fieldset>
            ))}
          </section>
        ))
      ) : (
        <table className={classes.matrix}>
          <thead>
            <tr>
              <td />
              {columns.map((verb) => {
                const own = nouns.filter((noun) => verbsOf(noun).includes(verb)).map((noun) => `${noun}.${verb}`);
                return (
                  <th key={verb} scope="col">
                    <span>{words.verb(verb)}</span>
                    {all(own, t('column', { verb: words.verb(verb) }))}
                  </th>
                );
              })}
              <th scope="col" data-rest>
                {t('otherVerbs')}
              </th>
            </tr>
          </thead>
          {groups.map(({ group, nouns: members }) => (
            <tbody key={group}>
              <tr>
                <th colSpan={columns.length + 2} scope="rowgroup" className={classes.groupHead}>
                  {t(group)}
                </th>
              </tr>
              {members.map((noun) => (
                <tr key={noun}>
                  <th scope="row">{all(actionsOf(noun), t('row', { noun: words.noun(noun) }), words.noun(noun))}</th>
                  {columns.map((verb) => (
                    <td key={verb}>{verbsOf(noun).includes(verb) ? box(noun, verb, false) : null}</td>
                  ))}
                  <td data-rest>
                    <div className={classes.verbs}>
                      {rest(noun).map((verb) => (
                        <Fragment key={verb}>{box(noun, verb, true)}</Fragment>
                      ))}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      )}
    </div>
  );
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowRight: [1, 0],
  ArrowLeft: [-1, 0],
  ArrowDown: [0, 1],
  ArrowUp: [0, -1],
};

/** To the nearest box in the arrow's direction, by where the boxes are on the screen. */
function moveFocus(event: KeyboardEvent<HTMLDivElement>): void {
  const step = steps[event.key];
  const from = event.target;
  if (!step || !(from instanceof HTMLInputElement)) return;
  event.preventDefault();
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')];
  const here = from.getBoundingClientRect();
  const [dx, dy] = step;
  const found = boxes
    .map((box) => ({ box, at: box.getBoundingClientRect() }))
    .map(({ box, at }) => ({ box, x: (at.left - here.left) * (dx || 1), y: (at.top - here.top) * (dy || 1) }))
    .filter(({ x, y }) => (dx ? x > 4 && Math.abs(y) < 12 : y > 4))
    .sort((a, b) => (dx ? a.x - b.x : a.y - b.y || Math.abs(a.x) - Math.abs(b.x)))
    .filter(({ y }, _index, all) => dx !== 0 || y - (all[0]?.y ?? 0) < 12)
    .sort((a, b) => Math.abs(a.x) - Math.abs(b.x))[0];
  found?.box.focus();
}
