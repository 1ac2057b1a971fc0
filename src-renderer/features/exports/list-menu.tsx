import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconAddressBook,
  IconFileSpreadsheet,
  IconFileText,
  IconHistory,
  IconPrinter,
  IconTableImport,
  IconTransfer,
} from '@tabler/icons-react';
import { useLocation } from 'wouter';
import { type ExportFormat, type ExportRoom, printedMost, printRooms } from '#shared/features/exports/export.model.ts';
import { useMay } from '../../api/me.ts';
import { useOwnRights } from '../../api/own-rights.ts';
import { useCommand } from '../../api/use-command.tsx';
import type { ShownList } from '../../ui/list/list-types.ts';
import { printTexts } from '../../ui/print.texts.ts';
import { say, useTexts } from '../../ui/texts.ts';
import { exportList, printList } from './export-list.ts';
import { exportsTexts } from './exports.texts.ts';

interface ListMenuProps {
  readonly room: ExportRoom;
  /** The noun of its rights, such as `customer`. */
  readonly noun: string;
  readonly title: string;
  readonly list: ShownList;
  /** The list can be filled from a file. */
  readonly canImport?: boolean;
}

/** The ways of a list's rows in and out, as far as the person may take them. */
export function ListMenu({ room, noun, title, list, canImport = false }: ListMenuProps) {
  const t = useTexts(exportsTexts);
  const may = useMay();
  const limit = useOwnRights()?.exportLimit ?? null;
  const [, navigate] = useLocation();
  const mayImport = canImport && may(`${noun}.import`);
  const mayExport = may(`${noun}.export`);
  const printRoom = printRooms.find((each) => each === room);
  const mayPrint = printRoom !== undefined && (mayExport || may(`${noun}.print`));
  const print = useCommand(() => printList(printRoom!, list));
  if (!mayImport && !mayExport && !mayPrint) return null;
  const count = list.ids.length > 0 ? list.ids.length : (list.total ?? 0);
  const save = (format: ExportFormat | 'vcard') => void exportList({ room, title, format, list });
  const label = t(mayImport ? 'menu' : mayExport ? 'menuExport' : 'menuPrint');
  return (
    <Menu>
      <Menu.Target>
        <Tooltip label={label}>
          <ActionIcon size="lg" variant="default" aria-label={label}>
            <IconTransfer size={18} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {mayImport ? (
          <>
            <Menu.Item leftSection={<IconTableImport size={16} />} onClick={() => navigate(`/imports/new/${room}`)}>
              {t('import')}
            </Menu.Item>
            <Menu.Item leftSection={<IconHistory size={16} />} onClick={() => navigate('/imports')}>
              {t('imports')}
            </Menu.Item>
          </>
        ) : null}
        {mayImport && mayExport ? <Menu.Divider /> : null}
        {mayExport ? (
          <>
            <Menu.Label>{t(list.ids.length > 0 ? 'selection' : 'list', { count })}</Menu.Label>
            <Menu.Item
              leftSection={<IconFileSpreadsheet size={16} />}
              disabled={count === 0}
              onClick={() => save('xlsx')}
            >
              {t('xlsx')}
            </Menu.Item>
            <Menu.Item leftSection={<IconFileText size={16} />} disabled={count === 0} onClick={() => save('csv')}>
              {t('csv')}
            </Menu.Item>
            {room === 'contacts' ? (
              <Menu.Item
                leftSection={<IconAddressBook size={16} />}
                disabled={count === 0}
                onClick={() => save('vcard')}
              >
                {t('vcard')}
              </Menu.Item>
            ) : null}
            <Menu.Label>{t(list.ids.length > 0 ? 'scopeSelection' : 'scope')}</Menu.Label>
            {list.masked.length > 0 ? (
              <Menu.Label maw={280}>{t('masked', { columns: list.masked.join(t('and')) })}</Menu.Label>
            ) : null}
            {limit === null ? null : <Menu.Label>{t('limit', { count: limit })}</Menu.Label>}
          </>
        ) : null}
        {mayPrint ? (
          <>
            {mayImport || mayExport ? <Menu.Divider /> : null}
            <Menu.Item
              leftSection={<IconPrinter size={16} />}
              disabled={count === 0 || count > printedMost}
              onClick={() => void print.run(undefined)}
            >
              {say(printTexts, 'print')}
            </Menu.Item>
            {count > printedMost ? <Menu.Label>{say(printTexts, 'most', { count: printedMost })}</Menu.Label> : null}
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
