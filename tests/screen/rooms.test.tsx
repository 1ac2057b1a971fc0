import { expect, test } from 'vitest';
import { rooms } from '../../src-renderer/app/rooms.ts';
import { desktopPages, serverPages } from '../e2e/pages.ts';

/** As the router reads an address: `:id` is one step, `:step?` one or none. */
function matcher(pattern: string): RegExp {
  const steps = pattern
    .split('/')
    .slice(1)
    .map((step) => (step.startsWith(':') ? (step.endsWith('?') ? '(?:/[^/]+)?' : '/[^/]+') : `/${step}`));
  return new RegExp(`^${steps.join('')}$`);
}

test('every page of every room is opened and looked at by the browser tests', () => {
  const patterns = rooms.flatMap((room) => room.pages.map((page) => page.path));
  const opened = new Set(
    [...desktopPages, ...serverPages].map((address) => patterns.find((pattern) => matcher(pattern).test(address))),
  );

  expect(patterns.filter((pattern) => !opened.has(pattern))).toEqual([]);
});

test('G and a letter opens one room: no two share a letter, and none takes a key of the lists', () => {
  const letters = rooms.flatMap(({ id, letter }) => (letter ? [{ id, letter }] : []));
  const doubled = letters.filter(({ letter }) => letters.filter((other) => other.letter === letter).length > 1);

  expect(doubled).toEqual([]);
  expect(letters.filter(({ letter }) => 'gjkxe?/'.includes(letter))).toEqual([]);
});
