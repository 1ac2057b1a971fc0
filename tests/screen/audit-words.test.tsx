import { QueryClientProvider } from '@tanstack/react-query';
import { renderHook } from '@testing-library/react';
import { beforeAll, expect, test } from 'vitest';
import { type Api, connect } from '../../src-renderer/api/client.ts';
import { queryClient } from '../../src-renderer/api/query-client.ts';
import { type AuditWords, useAuditWords } from '../../src-renderer/features/watching/use-audit-words.ts';
import { languages, setLanguage, startTexts } from '../../src-renderer/ui/texts.ts';
import { commands } from '../../src-shared/app/commands.ts';
import { contract } from '../../src-shared/app/contract.ts';

beforeAll(async () => {
  connect({ people: { directory: async () => [] } } as unknown as Api);
  await startTexts();
});

async function wordsIn(language: (typeof languages)[number]): Promise<AuditWords> {
  await setLanguage(language);
  const wrapper = ({ children }: { children: React.ReactNode }) => (
    <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
  );
  return renderHook(() => useAuditWords(), { wrapper }).result.current;
}

interface Procedure {
  readonly '~orpc'?: { readonly meta?: { readonly kind?: string }; readonly route?: { readonly method?: string } };
}

/** Every procedure that stands in the audit under its own name: commands, and what a host does besides reading. */
function listProcedures(node: Readonly<Record<string, unknown>>, path: readonly string[] = []): string[] {
  return Object.entries(node).flatMap(([key, each]) => {
    const definition = (each as Procedure)['~orpc'];
    if (!definition) return listProcedures(each as Record<string, unknown>, [...path, key]);
    const isRead = definition.meta?.kind === 'query' || definition.route?.method === 'GET';
    return isRead ? [] : [[...path, key].join('.')];
  });
}

/** Events that are no procedure. */
const events = [
  ...['auth.signIn', 'auth.signOut', 'auth.failed', 'auth.locked', 'auth.unlock', 'auth.unlocked', 'auth.unusual'],
  ...['auth.passwordChanged', 'auth.passwordReset', 'auth.passwordAdopted', 'auth.recover', 'auth.recoveryCodeUsed'],
  ...['auth.recoveryCodesRenewed', 'auth.sessionEnded', 'auth.totpEnrolled', 'auth.totpRemoved', 'auth.totpReset'],
  ...['auth.triesRolledBack', 'account.create', 'account.disable', 'account.enable', 'device.enrol', 'device.approve'],
  ...['device.revoke', 'device.rename', 'device.renew', 'device.lost', 'device.lease', 'device.badServer'],
  ...['device.refused', 'device.wipeAsked', 'device.wipeCancelled', 'device.wiped', 'enrolCode.create'],
  ...['enrolCode.revoke', 'backup.make', 'backup.made', 'backup.failed', 'backup.restore', 'backup.restored'],
  ...['backup.verify', 'backup.drill', 'backup.pruned', 'server.restored', 'server.mismatch', 'settings.watching'],
  ...['sync.cancelled', 'sync.heldBroughtBack', 'sync.heldDiscarded', 'sync.heldHandedOver', 'posture.accept'],
  ...['posture.check', 'posture.withdraw', 'posture.recoveryKept', 'export.posture', 'export', 'print', 'reveal'],
  ...['view', 'search', 'seeAs', 'denied', 'audit.view', 'audit.verify', 'audit.export', 'audit.agedOut'],
  ...['audit.redacted', 'decisions.redacted', 'audit.broken', 'audit.forked', 'audit.newChain', 'audit.rolledBack'],
  ...['officers.movedUp', 'officers.recovered', 'officers.shareTaken', 'officers.sharesRenewed', 'privacy.package'],
];

test.each(languages)('[S-LOG-1] every act that the audit can hold has words in %s', async (language) => {
  const words = await wordsIn(language);
  const all = [...new Set([...listProcedures(contract), ...Object.keys(commands), ...events])];

  expect(all.length).toBeGreaterThan(250);
  expect(all.filter((name) => words.act(name, null) === name)).toEqual([]);
});

test('values are said as the rooms say them, what has no word as it is written', async () => {
  const words = await wordsIn('zh-CN');

  expect([
    words.act('command', 'customers.create'),
    words.act('auth.failed', null),
    words.act('command', 'unknown.thing'),
    words.table('customers'),
    words.table('delegations'),
    words.field('customers', 'level'),
    words.field('team_members', 'expiresAt'),
    words.value('users', 'status', 'disabled'),
    words.value('customers', 'creditLimit', '***'),
    words.detail('reason', 'NOT_ALLOWED'),
    words.detail('procedure', 'customers.get'),
  ]).toEqual([
    '客户 · 新建',
    '登录失败',
    'unknown.thing',
    '客户',
    '代理',
    '级别',
    '到期时间',
    '已停用',
    '***',
    '原因: 没有权限',
    '操作: 客户 · 读取',
  ]);
});
