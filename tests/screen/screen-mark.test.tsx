import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, waitFor } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import type { ScreenMarkRule } from '#shared/features/privacy/screen-mark.model.ts';
import { type Api, connect } from '../../src-renderer/api/client.ts';
import { queryClient } from '../../src-renderer/api/query-client.ts';
import { ScreenMark } from '../../src-renderer/app/screen-mark.tsx';
import { drawTile, layMark } from '../../src-renderer/ui/lay-mark.ts';

afterEach(() => {
  cleanup();
  queryClient.clear();
  vi.restoreAllMocks();
});

const marks = () => [...document.querySelectorAll<HTMLElement>('[data-screen-mark]')];

/** What the sheets of shadow trees say, which nobody outside can read. */
function readSheets(): () => string {
  const spy = vi.spyOn(CSSStyleSheet.prototype, 'replaceSync');
  return () => decodeURIComponent(String(spy.mock.lastCall?.[0]));
}

async function show(rule: ScreenMarkRule, path: string) {
  const getScreenMark = vi.fn(async () => ({ rule, name: '李梅', account: 'mei', place: '前台电脑' }));
  connect({ privacy: { getScreenMark } } as unknown as Api);
  const { hook } = memoryLocation({ path });
  render(
    <QueryClientProvider client={queryClient}>
      <MantineProvider env="test">
        <Router hook={hook}>
          <ScreenMark />
        </Router>
      </MantineProvider>
    </QueryClientProvider>,
  );
  await waitFor(() => expect(queryClient.isFetching()).toBe(0));
  expect(getScreenMark).toHaveBeenCalled();
}

test('[S-PI-10] [U-1.2c] the screen says who sits before it, when and where, and lets every click through', async () => {
  const sheet = readSheets();
  await show('all', '/settings');

  expect(marks().map((mark) => mark.getAttribute('aria-hidden'))).toEqual(['true']);
  expect(sheet()).toMatch(/李梅 mei.*\d{4}-\d\d-\d\d \d\d:\d\d.*前台电脑/);
  expect(sheet()).toMatch(/pointer-events: none !important;.*@media print \{ :host \{ display: none !important/);

  cleanup();
  expect(marks()).toEqual([]);
});

test('[S-PI-10] sensitive pages are all but those whose rooms say otherwise, and a company may do without', async () => {
  const shown = [] as number[];
  for (const [rule, path] of [
    ['sensitive', '/customers'],
    ['sensitive', '/customers/018f0000-0000-7000-8000-000000000001'],
    ['sensitive', '/system/privacy/requests'],
    ['sensitive', '/settings/security'],
    ['off', '/customers'],
  ] as const) {
    await show(rule, path);
    shown.push(marks().length);
    cleanup();
    queryClient.clear();
  }
  expect(shown).toEqual([1, 1, 1, 0, 0]);
});

test('[S-PI-10] whoever takes the mark out of the page or dresses it otherwise gets another one', async () => {
  const lift = layMark(['李梅 mei']);
  const [first] = marks();
  first!.remove();
  await waitFor(() => expect(marks()).toHaveLength(1));
  const [second] = marks();
  expect(second).not.toBe(first);
  second!.style.display = 'none';
  await waitFor(() => expect(marks()[0]).not.toBe(second));
  expect(marks().map((mark) => mark.getAttribute('style'))).toEqual([null]);
  lift();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(marks()).toEqual([]);
});

test('[S-PI-10] a name is text in the mark and nothing else, and never longer than its tile', () => {
  const tile = drawTile([`<b>&"${'长'.repeat(60)}`]);
  expect(tile).toContain(`&#60;b&#62;&#38;&#34;${'长'.repeat(31)}</text>`);
});
