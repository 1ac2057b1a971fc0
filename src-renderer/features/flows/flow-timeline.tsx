import { Group, Text } from '@mantine/core';
import type { RecordFlow } from '#shared/features/flows/flows.contract.ts';
import type { FlowTaskRow } from '#shared/features/flows/instance.model.ts';
import { StateBadge } from '../../ui/state-badge.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { taskTones } from './flow-tones.ts';
import classes from './flows.module.css';
import { flowsTexts } from './flows.texts.ts';

interface Step {
  readonly key: string;
  readonly name: string;
  readonly mode: 'all' | 'any' | 'sequence' | undefined;
  readonly tasks: readonly FlowTaskRow[];
}

/** Who did what, node by node, in the order in which it went; nodes that are still to come close the line. */
export function FlowTimeline({ flow }: { flow: RecordFlow }) {
  const t = useTexts(flowsTexts);
  return (
    <ol className={classes.steps}>
      {stepsOf(flow, t('box_copies')).map((step) => (
        <li key={step.key} className={classes.step} data-state={stateOf(step)}>
          <Group gap="xs">
            <Text fw={600} size="sm">
              {step.name}
            </Text>
            {step.mode && step.tasks.length > 1 ? (
              <Text size="xs" c="dimmed">
                {t(`mode_${step.mode}`)}
              </Text>
            ) : null}
          </Group>
          {step.tasks.map((task) => (
            <Task key={task.id} task={task} />
          ))}
        </li>
      ))}
    </ol>
  );
}

function stepsOf({ tasks, nodes, nodeIndex, state }: RecordFlow, copies: string): Step[] {
  const byPlace = Map.groupBy(tasks, (task) => (task.kind === 'cc' ? 'cc' : `${task.round} ${task.nodeIndex}`));
  const gone = [...byPlace].map(([key, group]): Step => {
    const node = nodes.find((each) => each.index === group[0]!.nodeIndex);
    return { key, name: key === 'cc' ? copies : group[0]!.nodeName, mode: node?.mode, tasks: group };
  });
  const coming = state === 'pending' ? nodes.filter((node) => node.index > nodeIndex) : [];
  return [
    ...gone,
    ...coming.map((node): Step => ({ key: `n${node.index}`, name: node.name, mode: node.mode, tasks: [] })),
  ];
}

function stateOf({ tasks }: Step): 'open' | 'coming' | 'over' {
  if (tasks.some((task) => task.state === 'open' && task.kind === 'approve')) return 'open';
  return tasks.length === 0 ? 'coming' : 'over';
}

function Task({ task }: { task: FlowTaskRow }) {
  const t = useTexts(flowsTexts);
  const notes = [
    task.decidedByName ? t('decidedFor', { name: task.decidedByName }) : null,
    task.addedByName && task.sign ? t('addedBy', { name: task.addedByName }) : null,
  ].filter((note) => note !== null);
  return (
    <div className={classes.task}>
      <Group gap="xs" wrap="wrap">
        <Text size="sm">{task.assigneeName ?? '—'}</Text>
        <StateBadge tone={taskTones[task.state]}>{t(`task_${task.state}`)}</StateBadge>
        {task.decidedAt ? (
          <Text size="xs" c="dimmed">
            <When at={task.decidedAt} />
          </Text>
        ) : null}
        {task.state === 'open' && task.dueAt ? (
          <Text size="xs" c="dimmed">
            {t('due')} <When at={task.dueAt} />
          </Text>
        ) : null}
        {notes.map((note) => (
          <Text key={note} size="xs" c="dimmed">
            {note}
          </Text>
        ))}
      </Group>
      {task.comment ? <Text size="sm">{task.comment}</Text> : null}
    </div>
  );
}
