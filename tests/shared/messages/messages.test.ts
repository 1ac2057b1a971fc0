import { expect, test } from 'vitest';
import { contract } from '#shared/app/contract.ts';
import { en } from '#shared/messages/en.ts';
import { zhCN } from '#shared/messages/zh-CN.ts';

/** Every refusal that any procedure declares, with the procedure; groups of procedures may lie in each other. */
function refusalsOf(node: object, path = ''): { code: string; at: string }[] {
  if ('~orpc' in node) {
    const { errorMap = {} } = node['~orpc'] as { errorMap?: object };
    return Object.keys(errorMap).map((code) => ({ code, at: path }));
  }
  return Object.entries(node).flatMap(([name, inner]) => refusalsOf(inner as object, path ? `${path}.${name}` : name));
}

test('[T-9.5.1] every refusal of the contract has its three parts in both languages', () => {
  const refusals = refusalsOf(contract);

  expect(refusals.length).toBeGreaterThan(100);
  expect(refusals.filter(({ code }) => !(code in zhCN) || !(code in en))).toEqual([]);
});

test('no part of a message is empty, and both languages name the same values', () => {
  const valuesIn = (parts: object) => [...JSON.stringify(parts).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name);

  for (const [code, message] of Object.entries(zhCN)) {
    const english = en[code as keyof typeof en];
    expect([...Object.values(message), ...Object.values(english)], code).not.toContain('');
    expect(valuesIn(english).sort(), code).toEqual(valuesIn(message).sort());
  }
});
