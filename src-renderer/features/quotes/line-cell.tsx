import { say } from '../../ui/texts.ts';
import type { LineColumn } from './line-cells.ts';
import classes from './line-grid.module.css';
import { quotesTexts } from './quotes.texts.ts';

interface LineCellProps {
  readonly column: LineColumn;
  readonly place: string;
  readonly label: string;
  readonly text: string;
  readonly isActive: boolean;
  readonly isInRange: boolean;
  readonly isBroken: boolean;
  readonly isMarked: boolean;
  readonly editing: string | undefined;
  readonly onType: (text: string) => void;
  readonly onPick: (extend: boolean) => void;
  readonly onChoose: (value: string) => void;
  readonly onLeave: () => void;
}

/**
 * One cell. Where the person is it holds the input itself, so that typing, an input method and the clipboard work as
 * anywhere else; its text is selected, and the first key replaces it.
 */
export function LineCell(props: LineCellProps) {
  const { column, text, isActive, editing } = props;
  return (
    <td
      data-cell={props.place}
      data-align={column.align}
      data-active={isActive || undefined}
      data-range={props.isInRange || undefined}
      data-broken={props.isBroken || undefined}
      data-marked={props.isMarked || undefined}
      data-computed={column.read ? undefined : true}
      className={classes.cell}
      onMouseDown={(event) => {
        if (isActive) return;
        event.preventDefault();
        props.onPick(event.shiftKey);
      }}
    >
      {isActive ? <ActiveInput {...props} editing={editing} text={text} /> : <span>{text}</span>}
    </td>
  );
}

function ActiveInput({ column, label, text, isBroken, editing, onType, onChoose, onLeave }: LineCellProps) {
  const { choices, words } = column;
  if (choices && words) {
    return (
      <select
        data-input
        aria-label={label}
        aria-invalid={isBroken || undefined}
        value={choices.find((each) => word(words, each) === text) ?? ''}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        <option value=""> </option>
        {choices.map((each) => (
          <option key={each} value={each}>
            {word(words, each)}
          </option>
        ))}
      </select>
    );
  }
  return (
    <input
      data-input
      aria-label={label}
      aria-invalid={isBroken || undefined}
      value={editing ?? text}
      readOnly={column.read === undefined}
      inputMode={column.align === 'right' ? 'decimal' : 'text'}
      onChange={(event) => onType(event.currentTarget.value)}
      onDoubleClick={() => onType(editing ?? text)}
      onBlur={onLeave}
    />
  );
}

function word(group: string, value: string): string {
  return say(quotesTexts, `${group}.${value}` as keyof typeof quotesTexts.zhCN);
}
