import { ActionIcon, Button, Checkbox, Group, Skeleton, Text, Title, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconEye, IconPrinter, IconUserOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link, useParams } from 'wouter';
import type { EffectiveRights } from '#shared/features/rights/rights.model.ts';
import { orpc } from '../../api/client.ts';
import { refusalOf } from '../../api/explain.ts';
import { useMay, useMe } from '../../api/me.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { formatExact } from '../../ui/format.ts';
import { say, useTexts } from '../../ui/texts.ts';
import { AnswerButton } from './answer-button.tsx';
import { limitsTexts } from './limits.texts.ts';
import classes from './rights.module.css';
import { rightsTexts } from './rights.texts.ts';
import { type NounAnswer, reachWords, restrictedFields, sourceWords } from './rights-reasons.ts';
import { useRightsWords } from './rights-words.ts';
import { SeeAsModal } from './see-as-modal.tsx';
import { seeingTexts } from './seeing.texts.ts';

/** What a colleague may do and see, and why. */
export function EffectivePage() {
  const { id = '' } = useParams<{ id: string }>();
  return <EffectiveRightsOf key={id} userId={id} back={`/people/users/${id}`} />;
}

/** What I may do and see, and why. */
export function MyRightsPage() {
  const me = useMe();
  return me ? <EffectiveRightsOf userId={me.id} /> : null;
}

/** Every yes and no with its reason, the reach in words, and the fields that are restricted; made to be printed too. */
function EffectiveRightsOf({ userId, back }: { userId: string; back?: string }) {
  const t = useTexts(rightsTexts);
  const may = useMay();
  const me = useMe();
  const [onlyNo, setOnlyNo] = useState(false);
  const [isAsking, setAsking] = useState(false);
  const query = useQuery(orpc.rights.effective.queryOptions({ input: { userId } }));
  const roles = useQuery({ ...orpc.roles.list.queryOptions({ input: { limit: 500 } }), enabled: may('role.view') });
  const user = useQuery({ ...orpc.users.get.queryOptions({ input: { id: userId } }), enabled: may('user.view') });
  const { data: rights, error } = query;
  if (error && refusalOf(error)?.code === 'USER_NOT_FOUND') {
    return (
      <EmptyState icon={IconUserOff} title={t('notActive')} hint={t('notActiveHint')} action={<Back to={back} />} />
    );
  }
  if (error) return <ErrorPanel error={error} onRetry={() => void query.refetch()} />;
  if (!rights) return <Skeleton height={240} m="md" />;
  const sources = sourceWords(t, rights, user.data);
  const isOther = userId !== me?.id;
  return (
    <div className={classes.page} data-prints>
      <Group justify="space-between" gap="sm">
        <Group gap="sm" wrap="nowrap">
          {back ? (
            <Tooltip label={t('back')}>
              <ActionIcon component={Link} href={back} aria-label={t('back')} data-print="no">
                <IconArrowLeft size={18} />
              </ActionIcon>
            </Tooltip>
          ) : null}
          <Title order={1}>{isOther ? t('effectiveTitle', { name: rights.name }) : say(seeingTexts, 'myRights')}</Title>
        </Group>
        <Group gap="sm" data-print="no">
          {isOther && may('role.view') ? (
            <Button variant="default" leftSection={<IconEye size={16} />} onClick={() => setAsking(true)}>
              {t('seeAs')}
            </Button>
          ) : null}
          <Button variant="default" leftSection={<IconPrinter size={16} />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </Group>
      </Group>
      <Text size="xs" data-print="only">
        {rights.name} · {t('printedAt', { time: formatExact(Date.now()) })}
      </Text>
      <Facts rights={rights} sources={sources} />
      <div data-print="no">
        <Checkbox
          my="sm"
          label={t('onlyNo')}
          checked={onlyNo}
          onChange={(event) => setOnlyNo(event.currentTarget.checked)}
        />
      </div>
      {rights.nouns.map((noun) => (
        <Noun key={noun.noun} noun={noun} onlyNo={onlyNo} sources={sources}>
          {noun.actions
            .filter(({ allowed }) => !onlyNo || !allowed)
            .map(({ verb, allowed, sources: places }) => (
              <AnswerButton
                key={verb}
                noun={noun.noun}
                verb={verb}
                allowed={allowed}
                givenBy={places.flatMap((place) => sources[place] ?? [])}
                roles={roles.data?.rows}
              />
            ))}
        </Noun>
      ))}
      {isAsking ? <SeeAsModal userId={userId} name={rights.name} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}

function Facts({ rights, sources }: { rights: EffectiveRights; sources: readonly string[] }) {
  const t = useTexts(rightsTexts);
  const say = useTexts(limitsTexts);
  const { exportLimit: limit, offlineAllowed, offlineDays } = rights;
  const free = offlineDays === null ? t('yes') : say('offlineNowDays', { count: offlineDays });
  return (
    <Text size="sm" c="dimmed" mt="sm">
      {sources.length > 0 ? t('sources', { names: sources.join(t('and')) }) : t('noSources')}
      <br />
      {say('exportNow', { limit: limit === null ? t('unlimited') : t('rows', { count: limit }) })} ·{' '}
      {say('offlineNow', { word: offlineAllowed ? free : t('no') })}
    </Text>
  );
}

interface NounProps {
  readonly noun: NounAnswer;
  readonly onlyNo: boolean;
  readonly sources: readonly string[];
  readonly children: ReactNode;
}

function Noun({ noun, onlyNo, sources, children }: NounProps) {
  const t = useTexts(rightsTexts);
  const words = useRightsWords();
  const restricted = restrictedFields(noun);
  if (onlyNo && noun.actions.every(({ allowed }) => allowed)) return null;
  const why = ({ needs, sources: places }: NounAnswer['fields'][number]) => {
    if (needs === null) return places.flatMap((place) => sources[place] ?? []).join(t('and'));
    const [other = '', verb = ''] = needs.split('.');
    return t('needs', { action: t('cell', { noun: words.noun(other), verb: words.verb(verb) }) });
  };
  return (
    <section className={classes.noun}>
      <div className={classes.nounHead}>
        <Title order={2}>{words.noun(noun.noun)}</Title>
        <Text size="sm" c="dimmed">
          {reachWords(t, noun)}
        </Text>
      </div>
      <div className={classes.answers}>{children}</div>
      {restricted.length > 0 ? (
        <ul className={classes.restricted} aria-label={t('fieldsOf')}>
          {restricted.map((field) => (
            <li key={field.field}>
              {t('fieldIs', { field: words.field(noun.noun, field.field), right: words.right(field) })}{' '}
              <Text span size="xs" c="dimmed">
                {why(field)}
              </Text>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function Back({ to }: { to: string | undefined }) {
  const t = useTexts(rightsTexts);
  return to ? (
    <Button component={Link} href={to} variant="default">
      {t('back')}
    </Button>
  ) : null;
}
