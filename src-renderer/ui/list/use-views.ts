import { useQuery } from '@tanstack/react-query';
import type { View } from '#shared/features/views/view.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useTexts } from '../texts.ts';
import { listTexts } from './list.texts.ts';
import type { ListState } from './list-state.ts';

/** The person's saved views of a room. */
export function useViews(room: View['room']) {
  const t = useTexts(listTexts);
  const { data, isFetched } = useQuery(orpc.views.list.queryOptions({ input: { room } }));
  const create = useCommand((input: Parameters<typeof api.views.create>[0]) => api.views.create(input), {
    done: () => t('viewSaved'),
  });
  const edit = useCommand((input: Parameters<typeof api.views.edit>[0]) => api.views.edit(input), {
    done: () => t('viewSaved'),
  });
  const remove = useCommand((view: View) => api.views.remove({ ids: [view.id] }), {
    done: () => t('viewDeleted'),
    undo: true,
  });
  return {
    views: data ?? [],
    loaded: isFetched,
    add: async (name: string, state: ListState) => {
      const outcome = await create.run({
        room,
        name,
        scene: state.scene,
        text: state.text || null,
        filters: [...state.filters],
        sort: state.sort,
        order: (data?.length ?? 0) + 1,
      });
      return outcome.ok ? outcome.value.id : undefined;
    },
    /** Stores what the list shows now in the view. */
    update: (view: View, state: ListState) =>
      edit.run({
        id: view.id,
        changes: {
          scene: { from: view.scene, to: state.scene },
          text: { from: view.text, to: state.text || null },
          filters: { from: view.filters, to: [...state.filters] },
          sort: { from: view.sort, to: state.sort },
        },
      }),
    setDefault: (view: View) =>
      edit.run({ id: view.id, changes: { isDefault: { from: view.isDefault, to: !view.isDefault } } }),
    remove: (view: View) => remove.run(view),
  };
}

export type Views = ReturnType<typeof useViews>;
