import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FlowDocType } from '#shared/features/flows/flow-facts.model.ts';
import type { PlannedNode } from '#shared/features/flows/flows.contract.ts';
import { orpc } from '../../api/client.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { PersonPicker } from '../../ui/fields/person-picker.tsx';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import classes from './flows.module.css';
import { flowsTexts } from './flows.texts.ts';

interface SubmitDialogProps {
  readonly docType: FlowDocType;
  readonly recordId: string;
  /** The document's own submission, with the people that were named, by node. */
  readonly submit: (chosen: Record<string, string[]>) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Before a document is submitted: who will decide, and who is still to be named. */
export function SubmitDialog({ docType, recordId, submit, onClose }: SubmitDialogProps) {
  const t = useTexts(flowsTexts);
  const { data, error } = useQuery(orpc.flows.preview.queryOptions({ input: { docType, recordId } }));
  const [chosen, setChosen] = useState<Record<string, string[]>>({});
  const missing = data?.nodes.some((node) => node.needsChoice && !chosen[node.id]?.length) ?? true;
  return (
    <ModalForm
      title={t('submit')}
      confirm={t('submit')}
      isReady={!missing}
      submit={() => submit(chosen)}
      onClose={onClose}
    >
      {error ? <ErrorPanel error={error} /> : null}
      {!data && !error ? <Skeleton height={60} /> : null}
      {data ? (
        <>
          <Text size="sm" c="dimmed">
            {t(data.nodes.length > 0 ? 'path' : 'pathEmpty')}
          </Text>
          <PlannedPath
            nodes={data.nodes}
            chosen={chosen}
            onChoose={(nodeId, ids) => setChosen((before) => ({ ...before, [nodeId]: ids }))}
          />
        </>
      ) : null}
    </ModalForm>
  );
}

interface PathProps {
  readonly nodes: readonly PlannedNode[];
  readonly chosen?: Readonly<Record<string, readonly string[]>>;
  readonly onChoose?: (nodeId: string, ids: string[]) => void;
}

/** Which way a document would go, and who would decide. */
export function PlannedPath({ nodes, chosen, onChoose }: PathProps) {
  const t = useTexts(flowsTexts);
  return (
    <ol className={classes.steps}>
      {nodes.map((node) => (
        <li key={node.id} className={classes.step} data-state="coming">
          <Text fw={600} size="sm">
            {node.name}
          </Text>
          <Text size="sm" {...(node.people.length === 0 ? { c: 'dimmed' } : {})}>
            {node.people.map((person) => person.name).join('、')}
            {node.skipped ? t('pathSkipped') : ''}
            {node.needsChoice && !onChoose ? t('pathChoice') : ''}
          </Text>
          {node.people.length > 1 ? (
            <Text size="xs" c="dimmed">
              {t(`mode_${node.mode}`)}
            </Text>
          ) : null}
          {node.needsChoice && onChoose ? (
            <PersonPicker
              aria-label={t('pathChoice')}
              placeholder={t('pathChoice')}
              value={chosen?.[node.id]?.[0] ?? null}
              onChange={(id) => onChoose(node.id, id === null ? [] : [id])}
            />
          ) : null}
        </li>
      ))}
    </ol>
  );
}
