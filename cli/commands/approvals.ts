import type { Command } from 'commander';
import { type ConnectOptions, connect, connectFlags } from '../connect.ts';
import { answer, table } from '../output.ts';
import { exchange } from '../second-person.ts';
import { timeText } from '../server-console.ts';

interface DecideOptions extends ConnectOptions {
  readonly note?: string;
}

/** `outpost approvals …`: what waits for a second person, and their yes or no. */
export function addApprovalsCommand(program: Command): void {
  const approvals = program.command('approvals').description('Acts that need a second person');
  const command = (words: string, text: string): Command => {
    const made = approvals.command(words).description(text);
    for (const [flag, hint] of connectFlags) made.option(flag, hint);
    return made;
  };
  command('list', 'Your own requests and those you may decide').action(async (options: ConnectOptions) => {
    const { client, close } = await connect(options);
    try {
      await exchange(client);
      const { rows, toDecide } = await client.approvals.list();
      answer(options.json, { rows, toDecide }, () =>
        table(
          ['Id', 'State', 'What', 'Records', 'Asked by', 'Until', 'Reason'],
          rows.map((row) => [
            ...[row.id, row.canDecide ? 'for you to decide' : row.state, row.procedure, String(row.total)],
            ...[row.requestedByName ?? '-', timeText(row.expiresAt), row.reason],
          ]),
        ),
      );
    } finally {
      await close();
    }
  });
  const decide = (word: 'agree' | 'refuse', text: string) =>
    command(`${word} <id>`, text)
      .option('--note <text>', 'why')
      .action(async (id: string, options: DecideOptions) => {
        const note = options.note === undefined ? {} : { note: options.note };
        await act(options, id, (client) => client.approvals.decide({ id, agree: word === 'agree', ...note }));
      });
  decide('agree', 'Let it be done');
  decide('refuse', 'Say no');
  command('withdraw <id>', 'Take a request of your own back').action((id: string, options: ConnectOptions) =>
    act(options, id, (client) => client.approvals.withdraw({ id })),
  );
}

type Client = Awaited<ReturnType<typeof connect>>['client'];

/** What was asked may have come, and what was said has to go: both through the server. */
async function act(options: ConnectOptions, id: string, say: (client: Client) => Promise<unknown>): Promise<void> {
  const { client, close } = await connect(options);
  try {
    await exchange(client);
    await say(client);
    await exchange(client);
    answer(options.json, { id, done: true }, () => 'Done.');
  } finally {
    await close();
  }
}
