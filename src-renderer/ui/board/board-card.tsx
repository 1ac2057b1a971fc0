import { useDraggable } from '@dnd-kit/core';
import { ActionIcon } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTexts } from '../texts.ts';
import classes from './board.module.css';
import { boardTexts } from './board.texts.ts';

interface BoardCardProps {
  readonly id: string;
  readonly name: string;
  readonly children: ReactNode;
}

/** A card: the mouse takes it anywhere, finger and keys by its grip, so that links on it stay links. */
export function BoardCard({ id, name, children }: BoardCardProps) {
  const t = useTexts(boardTexts);
  const { setNodeRef, setActivatorNodeRef, attributes, listeners, isDragging } = useDraggable({ id });
  const byMouse = listeners?.onMouseDown as ((event: React.MouseEvent) => void) | undefined;
  return (
    <li
      ref={setNodeRef}
      className={classes.card}
      {...(isDragging ? { 'data-lifted': true } : {})}
      onMouseDown={byMouse}
    >
      <div>{children}</div>
      <ActionIcon
        ref={setActivatorNodeRef}
        size="sm"
        {...attributes}
        {...listeners}
        style={{ touchAction: 'none', cursor: 'grab' }}
        aria-label={t('move', { name })}
      >
        <IconGripVertical size={14} />
      </ActionIcon>
    </li>
  );
}
