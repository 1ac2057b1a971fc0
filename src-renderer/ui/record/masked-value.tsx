import { ActionIcon, Button, Text, TextInput, Tooltip } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { type ReactNode, useEffect, useState } from 'react';
import { api } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { isEmptyValue } from '../fields/check-field.ts';
import type { Field } from '../fields/field.ts';
import { FieldValue } from '../fields/field-value.tsx';
import classes from '../fields/masked.module.css';
import { MaskedText } from '../fields/masked-text.tsx';
import { ModalForm } from '../form/modal-form.tsx';
import { useTexts } from '../texts.ts';
import { recordTexts } from './record.texts.ts';
import { useRecordPlace } from './record-place.ts';

interface Shown {
  readonly value: unknown;
  readonly until: number;
}

/**
 * A masked value and the button that shows it: asks why, shows the value for half a minute with the seconds counted, and
 * forgets it. The value is kept nowhere but in this component.
 */
export function MaskedValue({ field, value, aside }: { field: Field; value: unknown; aside?: ReactNode }) {
  const t = useTexts(recordTexts);
  const may = useMay();
  const place = useRecordPlace();
  const [isAsking, setAsking] = useState(false);
  const [shown, setShown] = useState<Shown>();
  const left = useSecondsLeft(shown?.until, () => setShown(undefined));
  const mayReveal = place !== null && may(`${field.noun}.reveal`);
  if (shown) {
    return (
      <div className={classes.line}>
        <span className={classes.shown} data-revealed>
          {isEmptyValue(shown.value) ? t('empty') : <FieldValue field={field} value={shown.value} />}
        </span>
        <span className={classes.left} role="timer" aria-label={t('revealLeft', { seconds: left })}>
          {t('revealLeft', { seconds: left })}
        </span>
        <ActionIcon size="sm" aria-label={t('maskAgain')} onClick={() => setShown(undefined)}>
          <IconEyeOff size={14} />
        </ActionIcon>
      </div>
    );
  }
  return (
    <div className={classes.line}>
      <MaskedText value={value} />
      {mayReveal ? (
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconEye size={14} />}
          aria-label={t('revealField', { label: field.label })}
          onClick={() => setAsking(true)}
        >
          {t('reveal')}
        </Button>
      ) : (
        <Tooltip label={t('maskedHint')} multiline maw={280}>
          <Text span size="xs" c="dimmed">
            {t('maskedShort')}
          </Text>
        </Tooltip>
      )}
      {aside}
      {isAsking && place ? (
        <RevealForm
          field={field}
          place={place}
          onClose={() => setAsking(false)}
          onShown={(answer) => setShown({ value: answer.value, until: Date.now() + shownMs })}
        />
      ) : null}
    </div>
  );
}

/** By this screen's own clock: the host's may stand otherwise. */
const shownMs = 30_000;

interface RevealFormProps {
  readonly field: Field;
  readonly place: { readonly table: Parameters<typeof api.rights.reveal>[0]['table']; readonly id: string };
  readonly onShown: (answer: { readonly value: unknown }) => void;
  readonly onClose: () => void;
}

function RevealForm({ field, place, onShown, onClose }: RevealFormProps) {
  const t = useTexts(recordTexts);
  const [reason, setReason] = useState('');
  const reveal = useCommand((why: string) => api.rights.reveal({ ...place, field: field.name, reason: why }));
  return (
    <ModalForm
      title={t('revealField', { label: field.label })}
      confirm={t('reveal')}
      isReady={reason.trim().length >= 2}
      submit={async () => {
        const outcome = await reveal.run(reason.trim());
        if (outcome.ok) onShown(outcome.value);
      }}
      onClose={onClose}
    >
      <TextInput
        label={t('revealReason')}
        description={t('revealReasonHint')}
        withAsterisk
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
    </ModalForm>
  );
}

/** Whole seconds until then; `onEnd` once it is past. */
function useSecondsLeft(until: number | undefined, onEnd: () => void): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (until === undefined) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 250);
    return () => clearInterval(timer);
  }, [until]);
  const isOver = until !== undefined && now >= until;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it ends once, whatever function the drawing brought
  useEffect(() => {
    if (isOver) onEnd();
  }, [isOver]);
  return until === undefined ? 0 : Math.max(0, Math.ceil((until - now) / 1000));
}
