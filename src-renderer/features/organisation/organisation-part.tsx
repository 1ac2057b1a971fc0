import { Button, Group, SegmentedControl, Skeleton, Text, TextInput, Title } from '@mantine/core';
import { IconSearch, IconSitemap } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useTexts } from '../../ui/texts.ts';
import { MoveModal } from './move-modal.tsx';
import { OrgTree } from './org-tree.tsx';
import classes from './organisation.module.css';
import { organisationTexts } from './organisation.texts.ts';
import { allKeys, lineTree, placeTree, type TreeNode, visibleLines } from './tree-nodes.ts';
import { useMoves } from './use-moves.ts';

const pages = { branch: 'branches', department: 'departments', person: 'users' } as const;

/** The organisation as a tree, by place or by whom one answers to; what stands wrong is moved here. */
export function OrganisationPart() {
  const t = useTexts(organisationTexts);
  const may = useMay();
  const [, navigate] = useLocation();
  const { data, error, refetch } = useQuery(orpc.people.organisation.queryOptions());
  const [view, setView] = useState<'place' | 'line'>('place');
  const [text, setText] = useState('');
  const [opened, setOpened] = useState<ReadonlySet<string>>();
  const [asking, setAsking] = useState<TreeNode>();
  const byLine = view === 'line';
  const tops = useMemo(() => (data ? (byLine ? lineTree(data) : placeTree(data)) : []), [data, byLine]);
  // At first the branches and what is directly in them.
  const open = opened ?? new Set(tops.map((node) => node.key));
  const lines = visibleLines(tops, open, text);
  const { move, left } = useMoves(data, byLine);
  if (error) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton height={240} m="md" />;
  if (tops.length === 0) return <EmptyState icon={IconSitemap} title={t('noPeople')} hint={t('noPeopleHint')} />;
  const mayMove = ({ kind }: TreeNode) =>
    kind === 'person' ? may('user.edit') : may(`${kind}.edit`) && kind !== 'branch';
  return (
    <div className={classes.page}>
      <Group justify="space-between" gap="sm">
        <Title order={1}>{t('tree')}</Title>
        <Group gap="sm">
          <TextInput
            aria-label={t('search')}
            placeholder={t('search')}
            leftSection={<IconSearch size={16} />}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <SegmentedControl
            value={view}
            onChange={(next) => {
              setView(next as 'place' | 'line');
              setOpened(undefined);
            }}
            data={[
              { value: 'place', label: t('byPlace') },
              { value: 'line', label: t('byLine') },
            ]}
          />
          <Button variant="default" onClick={() => setOpened(new Set(open.size > tops.length ? [] : allKeys(tops)))}>
            {t(open.size > tops.length ? 'collapse' : 'expand')}
          </Button>
        </Group>
      </Group>
      <Text size="sm" c="dimmed" mt={4}>
        {left > 0 ? t('settling', { count: left }) : t('treeHelp')}
      </Text>
      <OrgTree
        label={t('tree')}
        lines={lines}
        open={open}
        byLine={byLine}
        moveLabel={t(byLine ? 'reportTo' : 'move')}
        mayMove={mayMove}
        onToggle={(key, isOpen) => {
          const next = new Set(open);
          if (isOpen) next.add(key);
          else next.delete(key);
          setOpened(next);
        }}
        onOpen={(node) => navigate(`/people/${pages[node.kind]}/${node.id}`)}
        onAskMove={setAsking}
        onMove={(moving, onto) => void move(moving, onto)}
      />
      {asking ? (
        <MoveModal
          moving={asking}
          tops={tops}
          byLine={byLine}
          move={(onto) => move(asking, onto)}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </div>
  );
}
