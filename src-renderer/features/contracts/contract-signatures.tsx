import { Group, Text } from '@mantine/core';
import type { Contract } from '#shared/features/contracts/contract.model.ts';
import { useTexts } from '../../ui/texts.ts';
import { contractsTexts } from './contracts.texts.ts';

/** Who signed for each side, and when. */
export function ContractSignatures({ contract }: { contract: Contract }) {
  const t = useTexts(contractsTexts);
  const { customerSigner, customerSignedOn, companySigner, companySignedOn } = contract;
  const sides = [
    ['customer', customerSigner, customerSignedOn],
    ['company', companySigner, companySignedOn],
  ] as const;
  return (
    <Group gap="lg" wrap="wrap" component="section" aria-label={t('signatures')}>
      {sides.map(([side, name, date]) => (
        <Text key={side} size="sm">
          <Text span size="sm" c="dimmed">
            {t(`side.${side}`)}{' '}
          </Text>
          {date === null ? t('notSigned') : t('signedBy', { name: name ?? '', date })}
        </Text>
      ))}
    </Group>
  );
}
