import { MultiSelect, Radio, Select, Stack, TagsInput } from '@mantine/core';
import { type ImportConfig, importModes, type MatchKey } from '#shared/features/imports/import.model.ts';
import { useMay, useMe } from '../../api/me.ts';
import { PersonPicker } from '../../ui/fields/person-picker.tsx';
import { useTexts } from '../../ui/texts.ts';
import classes from './imports.module.css';
import { importsTexts } from './imports.texts.ts';
import type { JudgedMapping } from './judge-mapping.ts';

interface OptionsStepProps {
  readonly config: ImportConfig;
  readonly judged: JudgedMapping;
  readonly onChange: (change: Partial<ImportConfig>) => void;
}

/** Keys the host uses where the person chose none. */
function usualKeys({ module, mode }: ImportConfig, keys: readonly MatchKey[]): MatchKey[] {
  const usual: MatchKey[] = module === 'customers' ? ['creditCode', 'name'] : ['name'];
  return (mode === 'insert' ? usual : (['no', ...usual] as MatchKey[])).filter((key) => keys.includes(key));
}

/** What is done with the rows: added or updated, how the same record is known, whose they are. */
export function OptionsStep({ config, judged, onChange }: OptionsStepProps) {
  const t = useTexts(importsTexts);
  const may = useMay();
  const me = useMe();
  const { module, mode } = config;
  const noun = module === 'leads' ? 'lead' : 'customer';
  const mayRepeat = module !== 'customers' || may('customer.overrideDuplicate');
  const hasDates = judged.fields.some(
    (spec) => judged.mapped.has(spec.field) && (spec.type === 'date' || spec.type === 'instant'),
  );
  const inputWrapperOrder = ['label' as const, 'input' as const, 'description' as const, 'error' as const];
  return (
    <div className={classes.form}>
      <Radio.Group
        label={t('mode')}
        value={mode}
        onChange={(value) => {
          const next = { mode: value as ImportConfig['mode'] };
          // Finding by number has to be said where the name is missing.
          const keys = judged.missing.length > 0 ? { matchKeys: [...judged.keys] } : {};
          onChange({ ...next, ...(value === 'update' ? keys : {}) });
        }}
      >
        <Stack gap="sm" mt="xs">
          {importModes.map((each) => (
            <Radio key={each} value={each} label={t(`mode.${each}`)} description={t(`mode.${each}Hint`)} />
          ))}
        </Stack>
      </Radio.Group>
      <MultiSelect
        label={t('matchKeys')}
        description={t('matchKeysHint')}
        inputWrapperOrder={inputWrapperOrder}
        data={judged.keys.map((key) => ({ value: key, label: t(`key.${key}`) }))}
        value={(config.matchKeys ?? usualKeys(config, judged.keys)).filter((key) => judged.keys.includes(key))}
        onChange={(keys) => onChange({ matchKeys: keys as MatchKey[] })}
      />
      {mode === 'insert' ? (
        <Radio.Group
          label={t('onDuplicate')}
          value={config.onDuplicate}
          onChange={(value) => onChange({ onDuplicate: value as ImportConfig['onDuplicate'] })}
        >
          <Stack gap="sm" mt="xs">
            <Radio value="skip" label={t('duplicate.skip')} />
            {mayRepeat ? <Radio value="insert" label={t('duplicate.insert')} /> : null}
            {config.onDuplicate === 'update' ? <Radio value="update" label={t('duplicate.update')} /> : null}
          </Stack>
        </Radio.Group>
      ) : null}
      {module !== 'contacts' && may(`${noun}.assign`) ? (
        <PersonPicker
          label={t('owner')}
          description={t('ownerHint')}
          inputWrapperOrder={inputWrapperOrder}
          clearable={false}
          value={config.ownerId ?? me?.id ?? null}
          onChange={(ownerId) => onChange(ownerId ? { ownerId } : {})}
        />
      ) : null}
      <TagsInput
        label={t('tags')}
        description={t('tagsHint')}
        inputWrapperOrder={inputWrapperOrder}
        maxTags={20}
        acceptValueOnBlur
        value={config.tags ?? []}
        onChange={(tags) => onChange({ tags })}
      />
      {hasDates ? (
        <Select
          label={t('dateOrder')}
          description={t('dateOrderHint')}
          inputWrapperOrder={inputWrapperOrder}
          allowDeselect={false}
          placeholder={t('dateAsk')}
          data={[
            { value: 'dayFirst', label: t('dayFirst') },
            { value: 'monthFirst', label: t('monthFirst') },
          ]}
          value={config.dateOrder ?? null}
          onChange={(value) => onChange(value ? { dateOrder: value as 'dayFirst' | 'monthFirst' } : {})}
        />
      ) : null}
    </div>
  );
}
