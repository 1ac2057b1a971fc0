import { List, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import { ModalForm } from '../../ui/form/modal-form.tsx';
import { ReasonInput } from '../../ui/form/reason-input.tsx';
import { formatMoney } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { ordersTexts } from './orders.texts.ts';

/** Why an order does not go on, with what to do about it. */
export type OrderProblem =
  | { readonly code: 'ORDER_OVER_CREDIT'; readonly limit: number; readonly owed: number; readonly order: number }
  | {
      readonly code: 'ORDER_BELOW_MOQ';
      readonly lines: readonly { readonly line: number; readonly name: string; readonly moq: string }[];
    };

interface OrderProblemModalProps {
  readonly problem: OrderProblem;
  /** Asks for the approval of an order over the customer's credit. */
  readonly onAsk: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

export function OrderProblemModal({ problem, onAsk, onClose }: OrderProblemModalProps) {
  const t = useTexts(ordersTexts);
  const [reason, setReason] = useState('');
  if (problem.code === 'ORDER_BELOW_MOQ') {
    return (
      <Modal opened title={t('belowMoqTitle')} onClose={onClose}>
        <List size="sm">
          {problem.lines.map(({ line, name, moq }) => (
            <List.Item key={line}>{t('belowMoqRow', { row: line, name, moq })}</List.Item>
          ))}
        </List>
      </Modal>
    );
  }
  const { limit, owed, order } = problem;
  return (
    <ModalForm
      title={t('overCreditTitle')}
      confirm={t('askApproval')}
      isReady={reason.trim() !== ''}
      submit={() => onAsk(reason.trim())}
      onClose={onClose}
    >
      <Text size="sm">
        {t('overCreditHint', { limit: formatMoney(limit), owed: formatMoney(owed), order: formatMoney(order) })}
      </Text>
      <ReasonInput label={t('reason')} value={reason} onChange={setReason} hasFocus />
    </ModalForm>
  );
}
