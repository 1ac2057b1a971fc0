import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { Scene } from '#shared/kernel/listing.ts';
import { isNumeric } from '../fields/field.ts';
import { coversWhole } from '../fields/field-rights.ts';
import { FieldValue } from '../fields/field-value.tsx';
import { MaskedText } from '../fields/masked-text.tsx';
import { useTexts } from '../texts.ts';
import classes from './grid.module.css';
import { listTexts } from './list.texts.ts';
import type { Column, RowAction } from './list-types.ts';
import type { PlacedColumn } from './use-columns.ts';

interface ListRowProps<Row> {
  readonly row: Row | undefined;
  readonly index: number;
  readonly top: number;
  readonly height: number;
  readonly template: string;
  readonly shown: readonly PlacedColumn<Row>[];
  readonly narrow: boolean;
  readonly scene: Scene;
  readonly selected: boolean;
  readonly current: boolean;
  readonly href: string;
  readonly actions: readonly RowAction<Row>[];
  /** The same functions for every row and drawing, so that a row is drawn again only when it changed. */
  readonly onToggle: (row: Row, index: number, range: boolean) => void;
  readonly onOpen: (row: Row, index: number) => void;
}

function fieldOfRow<Row>(row: Row, name: string): unknown {
  return (row as Record<string, unknown>)[name];
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  if (column.render) return <>{column.render(row)}</>;
  const value = fieldOfRow(row, column.field.name);
  if (column.masked && coversWhole(column.field)) return <MaskedText value={value} />;
  return <FieldValue field={column.field} value={value} row={row} />;
}

/** One row: a line of cells, or two lines on narrow screens. A stretch still on its way shows quiet bars. */
export const ListRow = memo(DrawnRow) as typeof DrawnRow;

function DrawnRow<Row extends { readonly id: string }>(props: ListRowProps<Row>) {
  const { row, index, top, height, template, shown, narrow, selected, current } = props;
  // The buttons of a row are made when it is touched: a hundred rows of them would cost every frame.
  const [touched, setTouched] = useState(false);
  const place = { transform: `translateY(${top}px)`, height };
  if (!row) {
    return (
      <div className={classes.row} style={place} aria-hidden>
        <div className={classes.bone} />
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: virtual rows of fixed height cannot be a table
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid's keys and the row's link serve the keyboard
    // biome-ignore lint/a11y/useFocusableInteractive: the row's link takes the focus
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      className={`${classes.row} ${narrow ? classes.narrowRow : classes.wideRow}`}
      data-current={current || undefined}
      data-selected={selected || undefined}
      style={narrow ? place : { ...place, gridTemplateColumns: template }}
      onPointerEnter={() => setTouched(true)}
      onFocus={() => setTouched(true)}
      onClick={(event) => {
        if (event.target instanceof Element && event.target.closest('a[data-outside], button, input, label')) return;
        event.preventDefault();
        if (event.shiftKey || event.metaKey || event.ctrlKey) props.onToggle(row, index, event.shiftKey);
        else props.onOpen(row, index);
      }}
    >
      {narrow ? (
        <NarrowCells {...props} row={row} />
      ) : (
        <WideCells {...props} row={row} shown={shown} touched={touched || current} />
      )}
    </div>
  );
}

function WideCells<Row>(props: ListRowProps<Row> & { row: Row; touched: boolean }) {
  const { row, index, shown, href, selected, onToggle, actions, scene } = props;
  const t = useTexts(listTexts);
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: see the row */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the checkbox takes the focus */}
      <div role="gridcell" className={`${classes.cell} ${classes.checkCell}`}>
        <input
          type="checkbox"
          className={classes.check}
          aria-label={t('selectRow')}
          checked={selected}
          onChange={(event) =>
            onToggle(row, index, (event.nativeEvent as unknown as { shiftKey?: boolean }).shiftKey === true)
          }
        />
      </div>
      {shown.map(({ column }, at) => (
        // biome-ignore lint/a11y/useSemanticElements: see the row
        // biome-ignore lint/a11y/useFocusableInteractive: cells are read, not operated
        <div
          key={column.field.name}
          role="gridcell"
          className={`${classes.cell} ${at === 0 ? classes.firstCell : ''}`}
          data-align={isNumeric(column.field.kind) ? 'right' : undefined}
        >
          {at === 0 ? (
            <a href={href} className={classes.rowLink}>
              <Cell column={column} row={row} />
            </a>
          ) : (
            <span className={classes.cellText}>
              <Cell column={column} row={row} />
            </span>
          )}
        </div>
      ))}
      {/* biome-ignore lint/a11y/useSemanticElements: see the row */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: its buttons take the focus */}
      <div role="gridcell" className={`${classes.cell} ${classes.actionCell}`}>
        {props.touched ? <RowActions row={row} actions={actions} scene={scene} /> : null}
      </div>
    </>
  );
}

function RowActions<Row>({ row, actions, scene }: { row: Row; actions: readonly RowAction<Row>[]; scene: Scene }) {
  const t = useTexts(listTexts);
  const fitting = actions.filter((action) => (action.when ? action.when(row, scene) : scene !== 'bin'));
  const direct = fitting.filter((action) => action.onRow);
  const others = fitting.filter((action) => !action.onRow);
  return (
    <span className={classes.rowActions}>
      {direct.map((action) => (
        <Tooltip key={action.id} label={action.key ? `${action.label}（${action.key.toUpperCase()}）` : action.label}>
          <ActionIcon size="sm" aria-label={action.label} tabIndex={-1} onClick={() => action.run([row])}>
            <action.icon size={16} />
          </ActionIcon>
        </Tooltip>
      ))}
      {others.length > 0 ? (
        <Menu>
          <Menu.Target>
            <ActionIcon size="sm" aria-label={t('rowActions')} tabIndex={-1}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map((action) => (
              <Menu.Item
                key={action.id}
                leftSection={<action.icon size={16} />}
                {...(action.danger ? { color: 'red' } : {})}
                onClick={() => action.run([row])}
              >
                {action.label}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </span>
  );
}

function NarrowCells<Row>({ row, index, shown, href, selected, onToggle }: ListRowProps<Row> & { row: Row }) {
  const t = useTexts(listTexts);
  const [title, ...rest] = shown;
  const placed = (where: 'side' | 'under') => rest.filter((each) => each.column.narrow === where);
  const side = placed('side')[0];
  const named = placed('under');
  const under = named.length > 0 ? named : rest.filter((each) => each !== side).slice(0, 2);
  return (
    // biome-ignore lint/a11y/useSemanticElements: see the row
    // biome-ignore lint/a11y/useFocusableInteractive: its link takes the focus
    <div role="gridcell" className={classes.narrowCell}>
      <input
        type="checkbox"
        className={classes.check}
        aria-label={t('selectRow')}
        checked={selected}
        onChange={() => onToggle(row, index, false)}
      />
      <div className={classes.narrowText}>
        <div className={classes.narrowTop}>
          <a href={href} className={classes.rowLink}>
            {title ? <Cell column={title.column} row={row} /> : null}
          </a>
          {side ? (
            <span className={classes.narrowSide}>
              <Cell column={side.column} row={row} />
            </span>
          ) : null}
        </div>
        <div className={classes.narrowUnder}>
          {under.map(({ column }) => (
            <span key={column.field.name}>
              <Cell column={column} row={row} />
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}
