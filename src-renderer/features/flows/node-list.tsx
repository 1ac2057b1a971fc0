import {
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import {
  arrayMove,
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, Button, Group, Paper, Stack } from '@mantine/core';
import { IconGripVertical, IconPlus, IconTrash } from '@tabler/icons-react';
import type { FlowNode } from '#shared/features/flows/flow.model.ts';
import type { FlowDocType } from '#shared/features/flows/flow-facts.model.ts';
import { useTexts } from '../../ui/texts.ts';
import { designerTexts } from './designer.texts.ts';
import { NodeForm } from './node-form.tsx';

interface NodeListProps {
  readonly docType: FlowDocType;
  readonly nodes: readonly FlowNode[];
  readonly onChange: (nodes: FlowNode[]) => void;
}

/** The steps of a flow in their order; moved by mouse, touch, or the keyboard. */
export function NodeList({ docType, nodes, onChange }: NodeListProps) {
  const t = useTexts(designerTexts);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const drop = ({ active, over }: DragEndEvent) => {
    if (!over || active.id === over.id) return;
    const place = (id: unknown) => nodes.findIndex((node) => node.id === id);
    onChange(arrayMove([...nodes], place(active.id), place(over.id)));
  };
  const add = () => onChange([...nodes, newNode(t('node', { at: nodes.length + 1 }))]);
  return (
    <Stack gap="sm">
      <DndContext sensors={sensors} collisionDetection={closestCenter} onDragEnd={drop}>
        <SortableContext items={nodes.map((node) => node.id)} strategy={verticalListSortingStrategy}>
          {nodes.map((node) => (
            <NodeCard
              key={node.id}
              docType={docType}
              node={node}
              isOnly={nodes.length === 1}
              onChange={(next) => onChange(nodes.map((each) => (each.id === node.id ? next : each)))}
              onRemove={() => onChange(nodes.filter((each) => each.id !== node.id))}
            />
          ))}
        </SortableContext>
      </DndContext>
      <Group>
        <Button variant="default" leftSection={<IconPlus size={16} />} disabled={nodes.length >= 20} onClick={add}>
          {t('addNode')}
        </Button>
      </Group>
    </Stack>
  );
}

export function newNode(name: string): FlowNode {
  return {
    id: crypto.randomUUID(),
    name,
    conditions: [],
    approver: { kind: 'superior', levels: 1, each: false },
    mode: 'all',
    timeoutHours: null,
    timeoutAction: 'remind',
  };
}

interface NodeCardProps {
  readonly docType: FlowDocType;
  readonly node: FlowNode;
  readonly isOnly: boolean;
  readonly onChange: (node: FlowNode) => void;
  readonly onRemove: () => void;
}

function NodeCard({ docType, node, isOnly, onChange, onRemove }: NodeCardProps) {
  const t = useTexts(designerTexts);
  const { setNodeRef, attributes, listeners, transform, transition } = useSortable({ id: node.id });
  return (
    <Paper
      ref={setNodeRef}
      withBorder
      p="md"
      style={{ transform: CSS.Translate.toString(transform), transition: transition ?? undefined }}
    >
      <Group gap="sm" align="start" wrap="nowrap">
        <ActionIcon variant="subtle" {...attributes} {...listeners} aria-label={t('drag', { name: node.name })}>
          <IconGripVertical size={16} />
        </ActionIcon>
        <NodeForm docType={docType} node={node} onChange={onChange} />
        <ActionIcon variant="subtle" aria-label={t('removeNode')} disabled={isOnly} onClick={onRemove}>
          <IconTrash size={16} />
        </ActionIcon>
      </Group>
    </Paper>
  );
}
