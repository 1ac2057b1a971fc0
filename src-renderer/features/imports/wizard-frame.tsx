import { ActionIcon, Group, Stepper, Text, Title, Tooltip } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../../ui/texts.ts';
import classes from './imports.module.css';
import { importsTexts } from './imports.texts.ts';

export const wizardSteps = ['file', 'columns', 'options', 'check', 'run'] as const;
export type WizardStep = (typeof wizardSteps)[number];

const words = {
  file: 'stepFile',
  columns: 'stepColumns',
  options: 'stepOptions',
  check: 'stepCheck',
  run: 'stepRun',
} as const;

interface WizardFrameProps {
  readonly step: WizardStep;
  readonly title?: string;
  /** The last step is done too. */
  readonly isOver?: boolean;
  /** Takes the person back to a step that is done; left out where there is no way back. */
  readonly onStep?: (step: WizardStep) => void;
  readonly foot?: ReactNode;
  readonly children: ReactNode;
}

/** Where in the import one is, the step itself, and its ways on and back, always in sight. */
export function WizardFrame({ step, title, isOver = false, onStep, foot, children }: WizardFrameProps) {
  const t = useTexts(importsTexts);
  const isPhone = useMediaQuery('(max-width: 767.9px)', false, { getInitialValueInEffect: false });
  const at = wizardSteps.indexOf(step);
  return (
    <div className={classes.page}>
      <Group gap="sm" wrap="nowrap" mih={40}>
        <Tooltip label={t('toImports')}>
          <ActionIcon component={Link} href="/imports" aria-label={t('toImports')}>
            <IconArrowLeft size={18} />
          </ActionIcon>
        </Tooltip>
        <Title order={1} className="truncate">
          {title ?? t('new')}
        </Title>
      </Group>
      {isPhone ? (
        <Text size="sm" c="dimmed">
          {t('stepOf', { at: at + 1, of: wizardSteps.length })} · {t(words[step])}
        </Text>
      ) : (
        <Stepper
          className={classes.steps}
          active={isOver ? wizardSteps.length : at}
          size="xs"
          allowNextStepsSelect={false}
          {...(onStep ? { onStepClick: (index: number) => onStep(wizardSteps[index] ?? 'columns') } : {})}
        >
          {wizardSteps.map((each, index) => (
            <Stepper.Step
              key={each}
              label={t(words[each])}
              allowStepSelect={Boolean(onStep) && index > 0 && index < at}
              aria-current={each === step ? 'step' : undefined}
            />
          ))}
        </Stepper>
      )}
      <div className={classes.body}>{children}</div>
      {foot ? <div className={classes.foot}>{foot}</div> : null}
    </div>
  );
}
