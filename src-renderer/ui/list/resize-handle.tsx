import { useRef } from 'react';
import classes from './grid.module.css';

interface ResizeHandleProps {
  readonly label: string;
  readonly width: number;
  readonly onResize: (width: number, finished: boolean) => void;
}

/** The edge of a column: dragged by pointer, moved 16 px by the arrow keys. */
export function ResizeHandle({ label, width, onResize }: ResizeHandleProps) {
  const from = useRef<{ x: number; width: number } | undefined>(undefined);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a separator that moves is a widget, which hr is not
    <div
      role="separator"
      aria-label={label}
      aria-orientation="vertical"
      aria-valuenow={width}
      aria-valuemin={60}
      aria-valuemax={800}
      tabIndex={0}
      className={classes.resize}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, width };
      }}
      onPointerMove={(event) => {
        if (from.current) onResize(from.current.width + event.clientX - from.current.x, false);
      }}
      onPointerUp={(event) => {
        if (from.current) onResize(from.current.width + event.clientX - from.current.x, true);
        from.current = undefined;
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') onResize(width - 16, true);
        else if (event.key === 'ArrowRight') onResize(width + 16, true);
        else return;
        event.preventDefault();
        event.stopPropagation();
      }}
    />
  );
}
