import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Api, connect } from '../../src-renderer/api/client.ts';
import { queryClient } from '../../src-renderer/api/query-client.ts';
import { TaskTray } from '../../src-renderer/app/task-tray.tsx';
import { DemoSection } from '../../src-renderer/features/settings/demo-section.tsx';
import { setLanguage, startTexts } from '../../src-renderer/ui/texts.ts';

beforeAll(async () => {
  await startTexts();
  await setLanguage('zh-CN');
});
afterEach(() => {
  cleanup();
  queryClient.clear();
});

const full = { customers: 2000, contacts: 4000, leads: 600, followUps: 9000, people: 20 };
const none = { customers: 0, contacts: 0, leads: 0, followUps: 0, people: 0 };

/** A core with or without the sample company, for somebody with these rights. */
function show(actions: string[]) {
  const core = { counts: none };
  const { promise: installing, resolve: finish } = Promise.withResolvers<void>();
  const install = vi.fn(async () => {
    core.counts = { ...none, people: 20, customers: 500 };
    await installing;
    core.counts = full;
    return full;
  });
  const remove = vi.fn(async () => {
    core.counts = none;
    return { removed: 15_620, binned: 3 };
  });
  connect({
    people: { me: async () => ({ actions }) },
    rights: { seen: async () => null },
    demo: { status: async () => ({ installed: core.counts.people > 0, counts: core.counts }), install, remove },
  } as unknown as Api);
  render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider env="test">
        <DemoSection />
        <TaskTray />
      </MantineProvider>
    </QueryClientProvider>,
  );
  return { install, remove, finish };
}

test('an administrator adds the sample company with its progress in the tray, and removes it after a question', async () => {
  const { remove, finish } = show(['*']);

  fireEvent.click(await screen.findByText('添加示例数据'));
  expect(await screen.findByText(/500 \/ 2,600/)).toBeTruthy();
  finish();
  expect(await screen.findByText('示例数据已添加')).toBeTruthy();
  expect(await screen.findByText('客户 2,000，联系人 4,000，线索 600，人员 20')).toBeTruthy();

  fireEvent.click(await screen.findByText('移除示例数据'));
  expect(remove).not.toHaveBeenCalled();
  const buttons = await waitFor(() => {
    const found = screen.getAllByRole('button', { name: '移除示例数据', hidden: true });
    expect(found).toHaveLength(2);
    return found;
  });
  fireEvent.click(buttons.at(-1)!);

  expect(await screen.findByText('已移除 15,620 条，放入回收站 3 条')).toBeTruthy();
  expect(await screen.findByText('添加示例数据')).toBeTruthy();
});

test('nobody else is offered the sample company', async () => {
  show(['customer.view']);

  await waitFor(() => expect(queryClient.isFetching()).toBe(0));

  expect(screen.queryByText('示例数据')).toBeNull();
});
