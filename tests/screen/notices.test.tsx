import { MantineProvider } from '@mantine/core';
import { cleanNotifications, Notifications } from '@mantine/notifications';
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, test } from 'vitest';
import { mostNotices, noticeDone } from '../../src-renderer/ui/notices.tsx';

afterEach(() => {
  cleanNotifications();
  cleanup();
});

test('the newest notice is always shown: it never waits until an older one has gone', async () => {
  render(
    <MantineProvider env="test">
      <Notifications limit={mostNotices} />
    </MantineProvider>,
  );

  for (let index = 1; index <= 6; index++) await act(async () => noticeDone(`第 ${index} 条`, () => undefined));

  expect(await screen.findByText('第 6 条')).toBeDefined();
});
