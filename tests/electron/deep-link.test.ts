import { expect, test } from 'vitest';
import { findDeepLink, readDeepLink } from '#main/electron/deep-link.ts';

test.each([
  ['outpost://customers/1', '/customers/1'],
  ['outpost:///customers/1/', '/customers/1'],
  ['outpost://tasks?view=today', '/tasks?view=today'],
  ['outpost://', '/'],
  ['outpost://a/../../b', '/'],
  ['outpost://"><script>', '/'],
  ['https://example.com', undefined],
  [undefined, undefined],
])('%s leads to %s', (link, address) => {
  expect(readDeepLink(link)).toBe(address);
});

test('the link is found among a program’s arguments', () => {
  expect(findDeepLink(['outpost', '--data', '/d', 'outpost://leads/2'])).toBe('/leads/2');
  expect(findDeepLink(['outpost'])).toBeUndefined();
});
