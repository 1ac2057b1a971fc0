import { Popover, Stack, Text, UnstyledButton } from '@mantine/core';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import type { RoleRow } from '#shared/features/people/roles.contract.ts';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import classes from './rights.module.css';
import { rightsTexts } from './rights.texts.ts';
import { rolesWith } from './rights-reasons.ts';
import { useRightsWords } from './rights-words.ts';

interface AnswerButtonProps {
  readonly noun: string;
  readonly verb: string;
  readonly allowed: boolean;
  /** Where a yes comes from, in words. */
  readonly givenBy: readonly string[];
  /** Every role, to say which would give a no; undefined where the asker may not see roles. */
  readonly roles: readonly RoleRow[] | undefined;
}

/** One yes or no; pressed, it says why, or which role would give it. On paper the reason stands beside it. */
export function AnswerButton({ noun, verb, allowed, givenBy, roles }: AnswerButtonProps) {
  const t = useTexts(rightsTexts);
  const words = useRightsWords();
  const giving = allowed ? [] : rolesWith(roles ?? [], `${noun}.${verb}`);
  return (
    <Popover position="bottom-start" withRoles trapFocus width={300}>
      <Popover.Target>
        <UnstyledButton className={classes.answer} data-allowed={allowed || undefined}>
          {allowed ? <IconCheck size={14} aria-hidden /> : <IconMinus size={14} aria-hidden />}
          {words.verb(verb)}
          <span className="visually-hidden">{t(allowed ? 'yes' : 'no')}</span>
          {allowed ? <small data-print="only">{t('because', { names: givenBy.join(t('and')) })}</small> : null}
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap="xs">
          <Text size="sm" fw={600}>
            {t('cell', { noun: words.noun(noun), verb: words.verb(verb) })} · {t(allowed ? 'why' : 'whyNot')}
          </Text>
          <Text size="sm">{t(allowed ? 'whyText' : 'whyNotText')}</Text>
          {allowed ? <List items={givenBy} /> : null}
          {allowed ? null : roles === undefined ? (
            <Text size="sm">{t('askAdministrator')}</Text>
          ) : giving.length === 0 ? (
            <Text size="sm">{t('nobodyGives')}</Text>
          ) : (
            <>
              <Text size="sm">{t('wouldGive')}</Text>
              {giving.map((role) => (
                <PageLink key={role.id} href={`/people/roles/${role.id}`}>
                  {role.name}
                </PageLink>
              ))}
            </>
          )}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function List({ items }: { items: readonly string[] }) {
  return (
    <>
      {items.map((item) => (
        <Text key={item} size="sm">
          · {item}
        </Text>
      ))}
    </>
  );
}
