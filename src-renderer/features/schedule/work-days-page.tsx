import 'dayjs/locale/zh-cn';
import {
  Alert,
  Button,
  FileButton,
  Group,
  NumberInput,
  Select,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconFileImport, IconPlus, IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type MarkedDay, markedDays, type WorkYearRow } from '#shared/features/schedule/work-calendar.model.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { useLanguage, useTexts } from '../../ui/texts.ts';
import classes from './calendar.module.css';
import { filesTexts } from './calendar-files.texts.ts';
import { today } from './china-time.ts';

const company = 'company';

/** The free days and make-up days of a year, for a branch or the company; a new year comes from a file. */
export function WorkDaysPage() {
  const t = useTexts(filesTexts);
  const may = useMay();
  const [year, setYear] = useState(Number(today().slice(0, 4)));
  const [branch, setBranch] = useState<string>(company);
  const branches = useQuery(orpc.people.organisation.queryOptions());
  const branchId = branch === company ? null : branch;
  const input = { years: [year], branchId };
  const { data } = useQuery(orpc.schedule.workYears.queryOptions({ input }));
  const known = data?.[0];
  return (
    <div className={classes.page}>
      <Title order={1}>{t('workTitle')}</Title>
      <Text c="dimmed">{t('workHint')}</Text>
      <Group align="end">
        <NumberInput
          label={t('year')}
          min={1990}
          max={2100}
          value={year}
          onChange={(next) => setYear(Number(next) || year)}
        />
        <Select
          label={t('branch')}
          allowDeselect={false}
          data={[
            { value: company, label: t('company') },
            ...(branches.data?.branches ?? []).map((each) => ({ value: each.id, label: each.name })),
          ]}
          value={branch}
          onChange={(next) => setBranch(next ?? company)}
        />
        {known ? <Text c="dimmed">{t(known.id === null ? 'fromProgram' : 'fromCompany')}</Text> : null}
      </Group>
      {known ? (
        <YearEditor
          key={`${year} ${branch} ${known.updatedAt}`}
          known={known}
          branchId={branchId}
          canEdit={may('branch.edit')}
          onYear={setYear}
        />
      ) : null}
    </div>
  );
}

interface YearEditorProps {
  readonly known: WorkYearRow;
  readonly branchId: string | null;
  readonly canEdit: boolean;
  readonly onYear: (year: number) => void;
}

function YearEditor({ known, branchId, canEdit, onYear }: YearEditorProps) {
  const t = useTexts(filesTexts);
  const [days, setDays] = useState<readonly MarkedDay[]>(() => markedDays(known));
  const locale = useLanguage() === 'en' ? 'en' : 'zh-cn';
  const [note, setNote] = useState<readonly string[]>([]);
  const read = useCommand(async (file: File) => {
    const { years, problems } = await api.schedule.readWorkYear({ text: await file.text() });
    const told = problems.slice(0, 10).map((each) => t(`line.${each.reason}`, { line: each.line ?? '' }));
    const found = years.find((each) => each.year === known.year) ?? years[0];
    if (!found) return setNote(told);
    if (found.year !== known.year) onYear(found.year);
    setDays(markedDays(found));
    setNote([t('readYear', { year: found.year }), ...told]);
  });
  const of = (mark: MarkedDay['mark']) =>
    days.filter((day) => day.mark === mark).map(({ date, name }) => ({ date, name }));
  const save = useCommand(
    () =>
      api.schedule.saveYear({
        year: Number(days[0]?.date.slice(0, 4) ?? known.year),
        branchId,
        holidays: of('off'),
        workdays: of('work'),
        hours: known.hours,
      }),
    { done: () => t('savedYear'), undo: true },
  );
  const set = (at: number, patch: Partial<MarkedDay>) =>
    setDays(days.map((day, place) => (place === at ? { ...day, ...patch } : day)));
  return (
    <Stack gap="md" maw={720}>
      {note.length > 0 ? (
        <Alert role="status">
          {note.map((line) => (
            <Text key={line} size="sm">
              {line}
            </Text>
          ))}
        </Alert>
      ) : null}
      {days.length === 0 ? <Text>{t('noDays')}</Text> : null}
      {days.length > 0 ? (
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('date')}</Table.Th>
              <Table.Th>{t('mark')}</Table.Th>
              <Table.Th>{t('name')}</Table.Th>
              <Table.Th aria-label={t('removeDay')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {days.map((day, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a day may be typed twice until it is saved
              <Table.Tr key={at}>
                <Table.Td>
                  {canEdit ? (
                    <DateInput
                      aria-label={t('date')}
                      size="xs"
                      locale={locale}
                      firstDayOfWeek={1}
                      valueFormat="YYYY-MM-DD"
                      value={day.date}
                      onChange={(date) => date && set(at, { date })}
                    />
                  ) : (
                    day.date
                  )}
                </Table.Td>
                <Table.Td>
                  {canEdit ? (
                    <Select
                      aria-label={t('mark')}
                      size="xs"
                      w={90}
                      allowDeselect={false}
                      data={(['off', 'work'] as const).map((value) => ({ value, label: t(value) }))}
                      value={day.mark}
                      onChange={(mark) => set(at, { mark: mark as MarkedDay['mark'] })}
                    />
                  ) : (
                    t(day.mark)
                  )}
                </Table.Td>
                <Table.Td>
                  {canEdit ? (
                    <TextInput
                      aria-label={t('name')}
                      size="xs"
                      maxLength={60}
                      value={day.name}
                      onChange={(event) => set(at, { name: event.currentTarget.value })}
                    />
                  ) : (
                    day.name
                  )}
                </Table.Td>
                <Table.Td>
                  {canEdit ? (
                    <Button
                      variant="subtle"
                      size="compact-sm"
                      aria-label={`${t('removeDay')} ${day.date}`}
                      onClick={() => setDays(days.filter((_, place) => place !== at))}
                    >
                      <IconTrash size={16} />
                    </Button>
                  ) : null}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      ) : null}
      {canEdit ? (
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            onClick={() => setDays([...days, { date: `${known.year}-01-01`, mark: 'off', name: '' }])}
          >
            {t('addDay')}
          </Button>
          <FileButton accept=".json,.csv,.ics,.txt" onChange={(file) => file && void read.run(file)}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconFileImport size={16} />}>
                {t('importYear')}
              </Button>
            )}
          </FileButton>
          <Button loading={save.running} onClick={() => void save.run(undefined)}>
            {t('saveYear')}
          </Button>
          <Text size="xs" c="dimmed">
            {t('importYearHint')}
          </Text>
        </Group>
      ) : null}
    </Stack>
  );
}
