import { useState } from 'react';
import { api } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../../ui/texts.ts';
import { organisationTexts } from './organisation.texts.ts';
import { settleAll } from './settle.ts';
import type { Organisation, TreeNode } from './tree-nodes.ts';

interface Move {
  readonly moving: TreeNode;
  readonly onto: TreeNode | null;
}

/** What moving a line means: another place, another superior, and the records that follow. */
export function useMoves(organisation: Organisation | undefined, byLine: boolean) {
  const t = useTexts(organisationTexts);
  const [left, setLeft] = useState(0);
  const done = { done: (_: unknown, { moving }: Move) => t('moved', { name: moving.name }), undo: true };
  const person = (id: string) => organisation!.people.find((each) => each.id === id)!;
  const setSuperior = useCommand(({ moving, onto }: Move) => {
    const from = person(moving.id).superiorId;
    return api.users.edit({ id: moving.id, changes: { superiorId: { from, to: onto?.id ?? null } } });
  }, done);
  const setPlace = useCommand(({ moving, onto }: Move) => {
    const { branchId, deptId } = person(moving.id);
    const to = placeOf(organisation!, onto!);
    return api.users.edit({
      id: moving.id,
      changes: { branchId: { from: branchId, to: to.branchId }, deptId: { from: deptId, to: to.deptId } },
    });
  }, done);
  const moveDepartment = useCommand(async ({ moving, onto }: Move) => {
    const { branchId, deptId } = placeOf(organisation!, onto!);
    const moved = await api.departments.move({ id: moving.id, branchId, parentId: deptId, beforeId: null });
    await settleAll(moved.left, setLeft);
    return moved;
  }, done);
  const move = (moving: TreeNode, onto: TreeNode | null) => {
    if (byLine) return setSuperior.run({ moving, onto });
    if (!onto) return Promise.resolve();
    return moving.kind === 'person' ? setPlace.run({ moving, onto }) : moveDepartment.run({ moving, onto });
  };
  return { move, left };
}

function placeOf({ departments }: Organisation, { kind, id }: TreeNode): { branchId: string; deptId: string | null } {
  if (kind === 'branch') return { branchId: id, deptId: null };
  return { branchId: departments.find((each) => each.id === id)!.branchId, deptId: id };
}
