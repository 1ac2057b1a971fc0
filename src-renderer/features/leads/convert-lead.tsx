import { Button, Group, List, Modal, Radio, Stack, Stepper, Text, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { LeadRow } from '#shared/features/leads/leads.contract.ts';
import { api, orpc } from '../../api/client.ts';
import { useMay } from '../../api/me.ts';
import { useCommand } from '../../api/use-command.tsx';
import { fieldNamed } from '../../ui/fields/field.ts';
import { FieldInput } from '../../ui/fields/field-input.tsx';
import { formatMoney } from '../../ui/format.ts';
import { useTexts } from '../../ui/texts.ts';
import { useContactFields } from '../contacts/contact-fields.ts';
import { ConvertOpportunity, dealOf, isDealComplete, useDealStage } from './convert-opportunity.tsx';
import { leadsTexts } from './leads.texts.ts';

type Convert = Parameters<typeof api.leads.convert>[0];

/** From lead to customer step by step: which company, which person, which opportunity, and what will happen. */
export function ConvertLead({ lead, onClose }: { lead: LeadRow; onClose: () => void }) {
  const t = useTexts(leadsTexts);
  const contactFields = useContactFields();
  const [, navigate] = useLocation();
  const isPhone = useMediaQuery('(max-width: 767.9px)', false, { getInitialValueInEffect: false });
  const [step, setStep] = useState(0);
  const [mode, setMode] = useState<'create' | 'link'>('create');
  const [customerId, setCustomerId] = useState<string | null>(null);
  const [customerName, setCustomerName] = useState(lead.name);
  const [makesContact, setMakesContact] = useState(Boolean(lead.contactName));
  const [contactName, setContactName] = useState(lead.contactName ?? '');
  const [mobile, setMobile] = useState<string | null>(lead.mobile);
  const maySell = useMay()('opportunity.create');
  const [deal, setDeal] = useState(() => dealOf(lead, maySell));
  const { flow, stage } = useDealStage(deal);
  const last = maySell ? 3 : 2;
  const duplicates = useQuery(
    orpc.customers.checkDuplicates.queryOptions({
      input: {
        name: customerName,
        ...(lead.mobile ? { mobile: lead.mobile } : {}),
        ...(lead.phone ? { phone: lead.phone } : {}),
      },
    }),
  );
  const linked = useQuery({
    ...orpc.customers.get.queryOptions({ input: { id: customerId ?? '' } }),
    enabled: customerId !== null,
  });
  const convert = useCommand((input: Convert) => api.leads.convert(input), { done: () => t('converted'), undo: true });

  const canGoOn =
    step === 0
      ? mode === 'create'
        ? customerName.trim() !== ''
        : customerId !== null
      : step === 1
        ? !makesContact || contactName.trim() !== ''
        : isDealComplete(deal);
  const finish = async () => {
    const outcome = await convert.run({
      id: lead.id,
      customer:
        mode === 'link' && customerId
          ? { mode: 'link', customerId }
          : {
              mode: 'create',
              name: customerName.trim(),
              mobile: lead.mobile,
              phone: lead.phone,
              email: lead.email,
              industry: lead.industry,
              region: lead.region,
              address: lead.address,
              source: lead.source,
            },
      contact: makesContact
        ? {
            mode: 'create',
            name: contactName.trim(),
            mobile,
            phone: lead.phone,
            email: lead.email,
            wechat: lead.wechat,
            title: lead.title,
          }
        : { mode: 'none' },
      ...(deal.isMade && deal.expectedCloseOn
        ? {
            opportunity: {
              expectedCloseOn: deal.expectedCloseOn,
              productLineId: deal.productLineId,
              amount: deal.amount ?? 0,
              ...(deal.name ? { name: deal.name.trim() } : {}),
              ...(flow ? { pipelineId: flow.id } : {}),
              ...(deal.stageId ? { stageId: deal.stageId } : {}),
            },
          }
        : {}),
    });
    if (!outcome.ok) return;
    onClose();
    navigate(`/customers/${outcome.value.customerId}`);
  };

  return (
    <Modal
      opened
      onClose={onClose}
      title={t('convertTitle')}
      size="lg"
      fullScreen={isPhone}
      closeOnClickOutside={false}
    >
      <Stack>
        <Stepper active={step} size="sm" allowNextStepsSelect={false} onStepClick={setStep}>
          <Stepper.Step label={t('convertCustomer')}>
            <Stack mt="md">
              <Radio.Group value={mode} onChange={(value) => setMode(value as 'create' | 'link')}>
                <Group>
                  <Radio value="create" label={t('customerNew')} />
                  <Radio value="link" label={t('customerLink')} />
                </Group>
              </Radio.Group>
              {mode === 'create' ? (
                <TextInput
                  label={t('customerName')}
                  withAsterisk
                  value={customerName}
                  onChange={(event) => setCustomerName(event.currentTarget.value)}
                />
              ) : (
                <FieldInput
                  field={{ ...fieldNamed(contactFields, 'customerId'), label: t('chooseCustomer') }}
                  value={customerId}
                  valueName={linked.data?.name ?? null}
                  onChange={(value) => setCustomerId(value as string | null)}
                  nested
                />
              )}
              {duplicates.data && duplicates.data.length > 0 ? (
                <Stack gap={4}>
                  <Text size="sm">{t('possible')}</Text>
                  {duplicates.data.slice(0, 5).map((each) => (
                    <Button
                      key={`${each.customerId}${each.name}`}
                      variant="default"
                      size="compact-sm"
                      w="fit-content"
                      disabled={each.customerId === null}
                      onClick={() => {
                        setMode('link');
                        setCustomerId(each.customerId);
                      }}
                    >
                      {each.name} · {Math.round(each.score)}
                    </Button>
                  ))}
                </Stack>
              ) : (
                <Text size="sm" c="dimmed">
                  {t('noDuplicate')}
                </Text>
              )}
            </Stack>
          </Stepper.Step>
          <Stepper.Step label={t('convertContact')}>
            <Stack mt="md">
              <Radio.Group
                value={makesContact ? 'create' : 'none'}
                onChange={(value) => setMakesContact(value === 'create')}
              >
                <Group>
                  <Radio value="create" label={t('contactNew')} />
                  <Radio value="none" label={t('contactNone')} />
                </Group>
              </Radio.Group>
              {makesContact ? (
                <>
                  <TextInput
                    label={t('contactName')}
                    withAsterisk
                    value={contactName}
                    onChange={(event) => setContactName(event.currentTarget.value)}
                  />
                  <FieldInput
                    field={{ name: 'mobile', kind: 'mobile', label: t('contactMobile') }}
                    value={mobile}
                    onChange={(value) => setMobile(value as string | null)}
                  />
                </>
              ) : null}
            </Stack>
          </Stepper.Step>
          {maySell ? (
            <Stepper.Step label={t('convertOpportunity')}>
              <ConvertOpportunity deal={deal} onChange={setDeal} />
            </Stepper.Step>
          ) : null}
          <Stepper.Step label={t('convertSummary')}>
            <List mt="md" size="sm" spacing="xs">
              <List.Item>
                {mode === 'create'
                  ? t('sumCustomerNew', { name: customerName })
                  : t('sumCustomerLink', { name: linked.data?.name ?? '' })}
              </List.Item>
              <List.Item>{makesContact ? t('sumContactNew', { name: contactName }) : t('sumContactNone')}</List.Item>
              <List.Item>
                {deal.isMade
                  ? t('sumOpportunityNew', { name: deal.name ?? '', stage, amount: formatMoney(deal.amount ?? 0) })
                  : t('sumOpportunityNone')}
              </List.Item>
              <List.Item>{t('sumMoves', { count: lead.followCount })}</List.Item>
            </List>
          </Stepper.Step>
        </Stepper>
        <Group justify="flex-end">
          <Button variant="default" onClick={step === 0 ? onClose : () => setStep(step - 1)}>
            {step === 0 ? t('cancel') : t('back')}
          </Button>
          {step < last ? (
            <Button disabled={!canGoOn} onClick={() => setStep(step + 1)}>
              {t('next')}
            </Button>
          ) : (
            <Button loading={convert.running} onClick={() => void finish()}>
              {t('convert')}
            </Button>
          )}
        </Group>
      </Stack>
    </Modal>
  );
}
