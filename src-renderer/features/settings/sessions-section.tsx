import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, orpc } from '../../api/client.ts';
import { useCommand } from '../../api/use-command.tsx';
import { Section } from '../../ui/section.tsx';
import { SessionList } from '../../ui/session-list.tsx';
import { useTexts } from '../../ui/texts.ts';
import { securityTexts } from './security.texts.ts';

/** Every place where the person is signed in to the server; any of them can be ended, or all but this one. */
export function SessionsSection() {
  const t = useTexts(securityTexts);
  const { data = [] } = useQuery(orpc.auth.sessions.list.queryOptions());
  const end = useCommand((id: string) => api.auth.sessions.end({ id }), { done: () => t('sessionEnded') });
  const endOthers = useCommand(() => api.auth.sessions.endOthers(), {
    done: ({ ended }) => t('othersEnded', { count: ended }),
  });
  return (
    <Section
      title={t('sessions')}
      hint={t('sessionsHint')}
      aside={
        data.length > 1 ? (
          <Button variant="default" loading={endOthers.running} onClick={() => void endOthers.run(undefined)}>
            {t('endOthers')}
          </Button>
        ) : null
      }
    >
      <SessionList sessions={data} onEnd={(id) => void end.run(id)} />
    </Section>
  );
}
