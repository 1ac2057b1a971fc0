import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { When } from '../../ui/when.tsx';
import { poolsTexts } from './pools.texts.ts';

const everyMs = 15_000;

/** What happened to one's leads and customers and is not yet noted. */
export function usePoolNotices() {
  const { data = [] } = useQuery({
    ...orpc.pools.notices.queryOptions({ input: { limit: 20 } }),
    refetchInterval: everyMs,
  });
  return data;
}

/** The same as lines in the notifications; each goes when it is noted. */
export function PoolNoticeList() {
  const t = useTexts(poolsTexts);
  const notices = usePoolNotices();
  const see = useCommand((id: string) => api.pools.seeNotices({ ids: [id] }));
  return notices.map((notice) => (
    <Group key={notice.id} justify="space-between" wrap="nowrap" p="sm">
      <Stack gap={0} miw={0}>
        <PageLink href={`/${notice.recordKind === 'customer' ? 'customers' : 'leads'}/${notice.recordId}`}>
          {t(`notice.${notice.kind}`, { name: notice.recordName })}
        </PageLink>
        <Text size="xs" c="dimmed">
          <When at={notice.at} />
        </Text>
      </Stack>
      <Button variant="subtle" size="compact-sm" onClick={() => void see.run(notice.id)}>
        {t('seen')}
      </Button>
    </Group>
  ));
}
