import { Button, Group, Menu, Select, Stack, Text, Textarea } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconUserPlus, IconUserShare } from '@tabler/icons-react';
import { useState } from 'react';
import type { RecordFlow } from '#shared/features/flows/flows.contract.ts';
import type { FlowTaskRow } from '#shared/features/flows/instance.model.ts';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useDirectory } from '../../ui/fields/directory.ts';
import { PersonPicker } from '../../ui/fields/person-picker.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import classes from './flows.module.css';
import { flowsTexts } from './flows.texts.ts';

interface DecisionProps {
  readonly flow: RecordFlow;
  readonly task: FlowTaskRow;
}

type Way = 'transfer' | 'addBefore' | 'addAfter' | 'sendBack';

/** The reader's own decision: a few words, yes or no, and the ways to have others decide. */
export function DecisionPart({ flow, task }: DecisionProps) {
  const t = useTexts(flowsTexts);
  const [comment, setComment] = useState('');
  const [way, setWay] = useState<Way>();
  const decision = { taskId: task.id, hash: flow.hash, ...(comment.trim() ? { comment: comment.trim() } : {}) };
  const agree = useCommand(() => api.flows.agree(decision), { done: () => t('agreed') });
  const reject = useCommand(() => api.flows.reject(decision), { done: () => t('rejected') });
  const isReady = !flow.requireComment || comment.trim() !== '';
  return (
    <div className={classes.decision}>
      <Stack gap="sm">
        <Textarea
          label={t('comment')}
          description={t(flow.requireComment ? 'commentNeeded' : 'commentHint')}
          withAsterisk={flow.requireComment}
          autosize
          minRows={2}
          maxLength={1_000}
          value={comment}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed">
          {t('contentHint')}
        </Text>
        <Group gap="sm">
          <Button disabled={!isReady} loading={agree.running} onClick={() => void agree.run(undefined)}>
            {t('agree')}
          </Button>
          <Button
            variant="default"
            disabled={!isReady}
            loading={reject.running}
            onClick={() => void reject.run(undefined)}
          >
            {t('reject')}
          </Button>
          <Ways flow={flow} task={task} onChoose={setWay} />
        </Group>
      </Stack>
      {way === 'sendBack' ? (
        <SendBack flow={flow} task={task} decision={decision} onClose={() => setWay(undefined)} />
      ) : null}
      {way && way !== 'sendBack' ? <PassOn way={way} decision={decision} onClose={() => setWay(undefined)} /> : null}
    </div>
  );
}

function Ways({ flow, task, onChoose }: DecisionProps & { onChoose: (way: Way) => void }) {
  const t = useTexts(flowsTexts);
  return (
    <Menu>
      <Menu.Target>
        <Button variant="default" leftSection={<IconDots size={16} />}>
          {t('more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconUserShare size={16} />} onClick={() => onChoose('transfer')}>
          {t('transfer')}
        </Menu.Item>
        {flow.canAddSign ? (
          <>
            <Menu.Item leftSection={<IconUserPlus size={16} />} onClick={() => onChoose('addBefore')}>
              {t('addBefore')}
            </Menu.Item>
            <Menu.Item leftSection={<IconUserPlus size={16} />} onClick={() => onChoose('addAfter')}>
              {t('addAfter')}
            </Menu.Item>
          </>
        ) : null}
        {task.nodeIndex > 0 ? (
          <Menu.Item leftSection={<IconArrowBackUp size={16} />} onClick={() => onChoose('sendBack')}>
            {t('sendBack')}
          </Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

interface Decision {
  readonly taskId: string;
  readonly hash: string;
  readonly comment?: string;
}

function PassOn(props: { way: Exclude<Way, 'sendBack'>; decision: Decision; onClose: () => void }) {
  const { way, decision, onClose } = props;
  const t = useTexts(flowsTexts);
  const { nameOf } = useDirectory();
  const [userId, setUser] = useState<string | null>(null);
  const pass = useCommand(
    (to: string) =>
      way === 'transfer'
        ? api.flows.transfer({ ...decision, userId: to })
        : api.flows.addSigner({ ...decision, userId: to, when: way === 'addBefore' ? 'before' : 'after' }),
    { done: (_output, to) => t(way === 'transfer' ? 'transferred' : 'added', { name: nameOf(to) ?? '' }) },
  );
  const notes = { transfer: 'transferNote', addBefore: 'beforeNote', addAfter: 'afterNote' } as const;
  return (
    <ModalForm
      title={t(way)}
      confirm={t(way)}
      isReady={userId !== null}
      submit={() => pass.run(userId!)}
      onClose={onClose}
    >
      <PersonPicker label={t('to')} withAsterisk data-autofocus value={userId} onChange={setUser} />
      <Text size="sm" c="dimmed">
        {t(notes[way])}
      </Text>
    </ModalForm>
  );
}

function SendBack({ flow, task, decision, onClose }: DecisionProps & { decision: Decision; onClose: () => void }) {
  const t = useTexts(flowsTexts);
  const earlier = flow.nodes.filter((node) => node.index < task.nodeIndex);
  const [index, setIndex] = useState(String(earlier[0]?.index ?? 0));
  const back = useCommand(() => api.flows.sendBack({ ...decision, nodeIndex: Number(index) }), {
    done: () => t('sentBack'),
  });
  return (
    <ModalForm
      title={t('sendBack')}
      confirm={t('sendBack')}
      isReady
      submit={() => back.run(undefined)}
      onClose={onClose}
    >
      <Select
        label={t('toNode')}
        allowDeselect={false}
        data={earlier.map((node) => ({ value: String(node.index), label: node.name }))}
        value={index}
        onChange={(next) => next && setIndex(next)}
      />
      <Text size="sm" c="dimmed">
        {t('backNote')}
      </Text>
    </ModalForm>
  );
}
