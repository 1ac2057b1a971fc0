import { Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../api/client.ts';
import { FieldValue } from '../../ui/fields/field-value.tsx';
import { PageLink } from '../../ui/page-link.tsx';
import { useTexts } from '../../ui/texts.ts';
import { adminTexts } from './admin.texts.ts';
import { userFieldsOf } from './fields.ts';

/** The people of a branch or a department. */
export function MemberTable({ field, value }: { field: 'branchId' | 'deptId'; value: string }) {
  const t = useTexts(adminTexts);
  const { data } = useQuery(
    orpc.users.list.queryOptions({ input: { filters: [{ field, operator: 'is', value }], limit: 200 } }),
  );
  const { status } = userFieldsOf();
  if (!data) return null;
  if (data.rows.length === 0) return <Text c="dimmed">{t('usersEmpty')}</Text>;
  return (
    <Table highlightOnHover>
      <Table.Tbody>
        {data.rows.map((user) => (
          <Table.Tr key={user.id}>
            <Table.Td>
              <PageLink href={`/people/users/${user.id}`}>{user.name}</PageLink>
            </Table.Td>
            <Table.Td>{user.account}</Table.Td>
            <Table.Td>{user.roleNames.join('、')}</Table.Td>
            <Table.Td>
              <FieldValue field={status} value={user.status} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
