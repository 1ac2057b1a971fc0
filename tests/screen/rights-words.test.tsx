import { QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { type Api, connect } from '../../src-renderer/api/client.ts';
import { queryClient } from '../../src-renderer/api/query-client.ts';
import { rightsTexts } from '../../src-renderer/features/rights/rights.texts.ts';
import { rolesWith, sourceWords } from '../../src-renderer/features/rights/rights-reasons.ts';
import { type RightsWords, useRightsWords } from '../../src-renderer/features/rights/rights-words.ts';
import { languages, say, setLanguage, startTexts } from '../../src-renderer/ui/texts.ts';
import { actionsByNoun } from '../../src-shared/features/people/role-actions.model.ts';
import type { RoleRow } from '../../src-shared/features/people/roles.contract.ts';
import { sensitiveFields } from '../../src-shared/kernel/rights/field-catalogue.ts';
import { dataScopes } from '../../src-shared/kernel/scope.ts';

beforeAll(async () => {
  connect({} as unknown as Api);
  await startTexts();
});

async function wordsIn(language: (typeof languages)[number]): Promise<RightsWords> {
  await setLanguage(language);
  const wrapper = ({ children }: { children: React.ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  return renderHook(() => useRightsWords(), { wrapper }).result.current;
}

test.each(languages)('every noun, verb, scope and restricted field has a word in %s', async (language) => {
  const words = await wordsIn(language);
  const said = [
    ...Object.keys(actionsByNoun).map(words.noun),
    ...Object.values(actionsByNoun).flat().map(words.verb),
    ...dataScopes.map(words.scope),
    ...Object.entries(sensitiveFields).flatMap(([noun, fields]) =>
      Object.keys(fields).map((field) => words.field(noun, field)),
    ),
  ];

  // A key without a text is said as itself.
  expect(said.filter((word) => /^(noun|verb|scope)[A-Z]|^field\./.test(word))).toEqual([]);
});

test('a no names the roles that would give it, those that have everything among them', () => {
  const role = (name: string, actions: string[]) => ({ name, actions }) as RoleRow;
  const roles = [role('管理员', ['*']), role('营销人员', ['customer.delete']), role('财务', ['customer.view'])];

  expect(rolesWith(roles, 'customer.delete').map(({ name }) => name)).toEqual(['管理员', '营销人员']);
});

test('a role that came by a post says so, and a delegation names who gave it', async () => {
  await setLanguage('zh-CN');
  const sources = [
    { kind: 'role', id: 'r1', name: '营销人员' },
    { kind: 'role', id: 'r2', name: '财务' },
    { kind: 'delegation', id: 'd1', name: '王芳' },
  ] as const;

  expect(
    sourceWords(
      (key, values) => say(rightsTexts, key, values),
      { sources: [...sources] },
      { roleIds: ['r1'], postNames: ['出纳'] },
    ),
  ).toEqual(['角色“营销人员”', '岗位“出纳”的角色“财务”', '王芳的委托']);
});
