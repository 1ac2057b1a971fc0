import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type Api, connect } from '../../src-renderer/api/client.ts';
import { fieldRightsOf } from '../../src-renderer/api/own-rights.ts';
import { queryClient } from '../../src-renderer/api/query-client.ts';
import type { Field } from '../../src-renderer/ui/fields/field.ts';
import { allowedValues, shownFields } from '../../src-renderer/ui/fields/field-rights.ts';
import { allowedColumns } from '../../src-renderer/ui/list/use-allowed-columns.ts';
import { InlineFields } from '../../src-renderer/ui/record/inline-field.tsx';
import { RecordPlaceProvider } from '../../src-renderer/ui/record/record-place.ts';
import { setLanguage, startTexts } from '../../src-renderer/ui/texts.ts';
import type { FieldRules } from '../../src-shared/kernel/rights/field-rights.ts';

beforeAll(async () => {
  await startTexts();
  await setLanguage('zh-CN');
});
afterEach(() => {
  vi.useRealTimers();
  cleanup();
  queryClient.clear();
});

const named = (name: string, kind: Field['kind'], label: string): Field => ({ name, kind, label, noun: 'contact' });
const fields = [
  named('name', 'text', '姓名'),
  named('mobile', 'mobile', '手机'),
  named('wechat', 'text', '微信'),
  named('hobby', 'text', '爱好'),
];
const rules: FieldRules = {
  contact: {
    mobile: { access: 'edit', mask: 'everywhere' },
    wechat: { access: 'read', mask: 'none' },
    hobby: { access: 'hidden', mask: 'everywhere' },
  },
};
const row = { name: '李雷', mobile: '138****5678', wechat: 'lilei', hobby: null };

function show(actions: string[]) {
  const reveal = vi.fn(async (_input: unknown) => ({ value: '13812345678', until: Date.now() + 30_000 }));
  const onSave = vi.fn(async () => ({ ok: true, value: undefined }) as const);
  connect({
    people: { me: async () => ({ actions }) },
    rights: { seen: async () => null, mine: async () => ({ fields: rules }), reveal },
  } as unknown as Api);
  render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider env="test">
        <RecordPlaceProvider value={{ table: 'contacts', id: 'c1' }}>
          <InlineFields fields={fields} row={row} onSave={onSave} />
        </RecordPlaceProvider>
      </MantineProvider>
    </QueryClientProvider>,
  );
  return { reveal, onSave };
}

test('a hidden field is not there, a locked one cannot be changed, a masked one is no link', async () => {
  show(['contact.view', 'contact.edit']);
  await waitFor(() => expect(screen.queryByText('爱好')).toBeNull());

  expect(screen.queryByRole('button', { name: '修改微信' })).toBeNull();
  expect(screen.getByText('lilei').closest('[data-locked]')).toBeTruthy();
  expect(screen.getByText('138****5678').closest('a')).toBeNull();
  expect(screen.queryByText('查看')).toBeNull();
});

test('a value is revealed for a reason, counted down for 30 seconds, and gone again', async () => {
  const { reveal } = show(['contact.view', 'contact.reveal']);
  fireEvent.click(await screen.findByRole('button', { name: '查看完整的手机' }));
  fireEvent.change(await screen.findByLabelText(/查看原因/), { target: { value: '回访客户' } });
  vi.useFakeTimers({ toFake: ['Date', 'setInterval', 'clearInterval'] });
  fireEvent.submit(screen.getByLabelText(/查看原因/));

  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 50));
  });
  expect(reveal).toHaveBeenCalledWith({ table: 'contacts', id: 'c1', field: 'mobile', reason: '回访客户' });
  expect(screen.getByText('13812345678')).toBeTruthy();
  expect(screen.getByRole('timer').textContent).toBe('30 秒后恢复掩码');
  act(() => void vi.advanceTimersByTime(30_500));

  expect(screen.queryByText('13812345678')).toBeNull();
  expect(screen.getByText('138****5678')).toBeTruthy();
});

test('a masked value is replaced by what is typed anew, and never sent back as it was shown', async () => {
  const { onSave } = show(['contact.view', 'contact.edit']);
  await screen.findByText('138****5678');
  await waitFor(() => expect(screen.queryByText('爱好')).toBeNull());

  fireEvent.click(screen.getByRole('button', { name: '修改手机' }));
  const input = screen.getByRole('textbox', { name: '手机' }) as HTMLInputElement;
  expect(input.value).toBe('');
  fireEvent.blur(input);
  await Promise.resolve();

  expect(await screen.findByText('138****5678')).toBeTruthy();
  expect(onSave).not.toHaveBeenCalled();
});

test('a form shows and sends only what the roles allow', () => {
  const rights = fieldRightsOf(rules);

  expect(shownFields(fields, rights).map(({ name }) => name)).toEqual(['name', 'mobile', 'wechat']);
  expect(allowedValues({ ...row, hobby: '围棋', customerId: 'k1' }, fields, rights)).toEqual({
    name: '李雷',
    customerId: 'k1',
  });
  expect(allowedValues({ mobile: '13900000000' }, fields, rights)).toEqual({ mobile: '13900000000' });
});

test('a list leaves hidden columns out, and a masked one says so and gives no order', () => {
  const columns = allowedColumns(
    fields.map((field) => ({ field })),
    fieldRightsOf(rules),
  );

  expect(columns.map(({ field, masked, sortable }) => [field.name, masked, sortable])).toEqual([
    ['name', undefined, undefined],
    ['mobile', true, false],
    ['wechat', undefined, undefined],
  ]);
});
