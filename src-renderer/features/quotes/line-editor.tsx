import { ActionIcon, Button, Group, Text, Tooltip } from '@mantine/core';
import {
  IconArrowBackUp,
  IconArrowDown,
  IconArrowForwardUp,
  IconArrowUp,
  IconPackages,
  IconPlus,
  IconRowInsertTop,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { mostLines } from '#shared/features/quotes/quote.model.ts';
import { useTexts } from '../../ui/texts.ts';
import { LineGrid, type LineGridProps, type Place, rangeOf } from './line-grid.tsx';
import { insertRows, moveRow } from './line-rows.ts';
import { quotesTexts } from './quotes.texts.ts';

interface LineEditorProps extends Pick<LineGridProps, 'lines' | 'columns' | 'figures' | 'changedIds'> {
  /** Offers to choose products; left out where the person sees none. */
  readonly onAddProducts?: () => void;
  /** Told where the person is, such as to show what was paid for that line before. */
  readonly onRow?: (row: number) => void;
}

const start: Place = { row: 0, column: 1 };

/** The grid of a document's lines with its tools. */
export function LineEditor({ lines, columns, figures, changedIds, onAddProducts, onRow }: LineEditorProps) {
  const t = useTexts(quotesTexts);
  const [at, place] = useState(start);
  const [anchor, setAnchor] = useState(start);
  const { rows, change } = lines;
  const setAt = (next: Place) => {
    place(next);
    onRow?.(next.row);
  };
  const range = rangeOf(anchor, at);
  const tools = [
    {
      label: t('grid.insertAbove'),
      icon: IconRowInsertTop,
      run: () => change((all) => insertRows(all, at.row, [{}])),
      off: rows.length >= mostLines,
    },
    {
      label: t('grid.remove'),
      icon: IconTrash,
      run: () => {
        change((all) => all.filter((_, index) => index < range.top || index > range.bottom));
        const row = Math.max(0, Math.min(range.top, rows.length - (range.bottom - range.top) - 2));
        setAt({ ...at, row });
        setAnchor({ ...at, row });
      },
      off: rows.length === 0,
    },
    { label: t('grid.moveUp'), icon: IconArrowUp, run: () => step(-1), off: at.row === 0 },
    { label: t('grid.moveDown'), icon: IconArrowDown, run: () => step(1), off: at.row >= rows.length - 1 },
    { label: t('grid.undo'), icon: IconArrowBackUp, run: lines.undo, off: !lines.canUndo },
    { label: t('grid.redo'), icon: IconArrowForwardUp, run: lines.redo, off: !lines.canRedo },
  ];
  const step = (by: number) => {
    change((all) => moveRow(all, at.row, at.row + by));
    setAt({ ...at, row: at.row + by });
    setAnchor({ ...at, row: at.row + by });
  };
  return (
    <>
      <Group gap="xs">
        <Button
          leftSection={<IconPlus size={16} />}
          variant="default"
          disabled={rows.length >= mostLines}
          onClick={() => {
            change((all) => insertRows(all, all.length, [{}]));
            setAt({ row: rows.length, column: 1 });
            setAnchor({ row: rows.length, column: 1 });
          }}
        >
          {t('grid.add')}
        </Button>
        {onAddProducts ? (
          <Button variant="default" leftSection={<IconPackages size={16} />} onClick={onAddProducts}>
            {t('grid.addMany')}
          </Button>
        ) : null}
        {tools.map((tool) => (
          <Tooltip key={tool.label} label={tool.label}>
            <ActionIcon variant="default" size="lg" aria-label={tool.label} disabled={tool.off} onClick={tool.run}>
              <tool.icon size={18} />
            </ActionIcon>
          </Tooltip>
        ))}
        <Text size="xs" c="dimmed" visibleFrom="md">
          {t('grid.keys')}
        </Text>
      </Group>
      <LineGrid
        lines={lines}
        columns={columns}
        figures={figures}
        at={at}
        onMove={setAt}
        anchor={anchor}
        onAnchor={setAnchor}
        changedIds={changedIds}
      />
    </>
  );
}
