import { ActionIcon, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';

interface RemoveButtonProps {
  /** The act in a word, shown as a hint: 移除. */
  readonly label: string;
  /** What it takes away, for those who only hear it. */
  readonly of: string;
  readonly onRemove: () => void;
}

/** Takes one entry out of a short list. */
export function RemoveButton({ label, of, onRemove }: RemoveButtonProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" aria-label={`${label} ${of}`} onClick={onRemove}>
        <IconX size={16} />
      </ActionIcon>
    </Tooltip>
  );
}
