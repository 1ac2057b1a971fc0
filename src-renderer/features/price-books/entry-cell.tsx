import { useState } from 'react';

interface EntryCellProps {
  readonly label: string;
  readonly row: number;
  readonly column: number;
  readonly value: string;
  /** What was typed as it is kept; undefined where it cannot be read. Empty text is null. */
  readonly read: (text: string) => string | number | null | undefined;
  readonly onSave: (value: string | number | null) => void;
  readonly onPaste: (text: string) => void;
}

/** One cell of the sheet: stored on leaving, Esc takes it back, arrows and Enter move. */
export function EntryCell({ label, row, column, value, read, onSave, onPaste }: EntryCellProps) {
  const [typed, setTyped] = useState<string>();
  const isWrong = typed !== undefined && typed.trim() !== '' && read(typed) === undefined;
  const store = () => {
    if (typed === undefined) return;
    const next = typed.trim() === '' ? null : read(typed);
    if (next !== undefined && String(next ?? '') !== value) onSave(next);
    if (next !== undefined) setTyped(undefined);
  };
  return (
    <input
      aria-label={label}
      aria-invalid={isWrong}
      inputMode="decimal"
      data-row={row}
      data-column={column}
      value={typed ?? value}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={store}
      onPaste={(event) => {
        const text = event.clipboardData.getData('text/plain');
        if (!/[\t\n]/.test(text.trim())) return;
        event.preventDefault();
        onPaste(text);
      }}
      onKeyDown={(event) => {
        const step = moves[event.key];
        if (event.key === 'Escape') setTyped(undefined);
        if (!step) return;
        const table = event.currentTarget.closest('table');
        const next = table?.querySelector<HTMLInputElement>(
          `input[data-row="${row + step.rows}"][data-column="${column}"]`,
        );
        if (!next) return;
        event.preventDefault();
        next.focus();
        next.select();
      }}
    />
  );
}

const moves: Readonly<Record<string, { rows: number }>> = {
  ArrowDown: { rows: 1 },
  ArrowUp: { rows: -1 },
  Enter: { rows: 1 },
};
