import { type ReactNode, useRef, useState } from 'react';
import type { FlowDocType } from '#shared/features/flows/flow-facts.model.ts';
import { type CommandOptions, useCommand } from '../../api/use-command.tsx';
import { SubmitDialog } from './submit-dialog.tsx';

/** What a submission may carry: why it should pass all the same, and the people whom the flow leaves to the submitter. */
export interface Submission {
  readonly reason?: string;
  readonly chosen?: Readonly<Record<string, string[]>>;
}

interface SubmissionOf<Output> extends Pick<CommandOptions<Submission, Output>, 'done' | 'onRefusal'> {
  readonly docType: FlowDocType;
  readonly recordId: string;
  readonly call: (submission: Submission) => Promise<Output>;
}

/** Submits a document; where its flow leaves the approver to the submitter, asks for them first and goes on. */
export function useSubmission<Output>({ docType, recordId, call, done, onRefusal }: SubmissionOf<Output>): {
  readonly submit: (reason?: string) => Promise<unknown>;
  readonly dialog: ReactNode;
} {
  const [asking, setAsking] = useState<Submission>();
  const sent = useRef<Submission>({});
  const command = useCommand(
    (submission: Submission) => {
      sent.current = submission;
      return call(submission);
    },
    {
      ...(done ? { done } : {}),
      undo: true,
      onRefusal: (refusal) => {
        if (refusal.code !== 'FLOW_CHOICE_MISSING') return onRefusal?.(refusal) ?? false;
        setAsking(sent.current);
        return true;
      },
    },
  );
  return {
    submit: (reason) => command.run(reason ? { reason } : {}),
    dialog: asking ? (
      <SubmitDialog
        docType={docType}
        recordId={recordId}
        submit={(chosen) => command.run({ ...asking, chosen })}
        onClose={() => setAsking(undefined)}
      />
    ) : null,
  };
}
