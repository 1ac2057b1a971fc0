import { Select, Text } from '@mantine/core';
import { useState } from 'react';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { useTexts } from '../../ui/texts.ts';
import { organisationTexts } from './organisation.texts.ts';
import { mayDrop, type TreeNode } from './tree-nodes.ts';

interface MoveModalProps {
  readonly moving: TreeNode;
  readonly tops: readonly TreeNode[];
  readonly byLine: boolean;
  readonly move: (onto: TreeNode | null) => Promise<unknown>;
  readonly onClose: () => void;
}

/** The same as dragging, by name. */
export function MoveModal({ moving, tops, byLine, move, onClose }: MoveModalProps) {
  const t = useTexts(organisationTexts);
  const [key, setKey] = useState<string | null>(null);
  const targets = listTargets(tops, moving, byLine, []);
  const nobody = 'nobody';
  const data = [
    ...(byLine ? [{ value: nobody, label: t('nobody') }] : []),
    ...targets.map(({ node, path }) => ({ value: node.key, label: [...path, node.name].join(' / ') })),
  ];
  return (
    <ModalForm
      title={t(byLine ? 'reportTitle' : 'moveTitle', { name: moving.name })}
      confirm={t('save')}
      isReady={key !== null}
      submit={async () => move(targets.find(({ node }) => node.key === key)?.node ?? null)}
      onClose={onClose}
    >
      <Select
        label={t(byLine ? 'reportTo' : 'moveTo')}
        searchable
        data-autofocus
        limit={100}
        data={data}
        value={key}
        onChange={setKey}
      />
      {moving.kind === 'department' ? (
        <Text size="sm" c="dimmed">
          {t('moveHint')}
        </Text>
      ) : null}
    </ModalForm>
  );
}

interface Target {
  readonly node: TreeNode;
  readonly path: readonly string[];
}

function listTargets(nodes: readonly TreeNode[], moving: TreeNode, byLine: boolean, path: readonly string[]): Target[] {
  return nodes.flatMap((node) => [
    ...(mayDrop(moving, node, byLine) && !node.isFurther ? [{ node, path: byLine ? [] : path }] : []),
    ...(node.id === moving.id ? [] : listTargets(node.children, moving, byLine, [...path, node.name])),
  ]);
}
