import type { Command } from 'commander';
import type { PostureSeverity } from '#shared/features/posture/finding.model.ts';
import { findPostureWords } from '#shared/messages/posture-words.ts';
import { answer, table } from '../output.ts';
import { type DataOptions, optionsOf, withConsole } from '../server-console.ts';

/** The exit status by the worst that is open and not accepted: what a script of every day looks at. */
const statuses: Readonly<Record<PostureSeverity, number>> = { notice: 0, low: 0, medium: 3, high: 4, critical: 5 };

export function addServerCheck(server: Command): void {
  server
    .command('check')
    .description(
      'Check the security of the company and keep a dated report; ends with 0, 3 (medium), 4 (high), 5 (critical)',
    )
    .action(async (_options: DataOptions, own: Command) => {
      const options = optionsOf<DataOptions>(own);
      await withConsole(options, async (client) => {
        const report = await client.checkPosture();
        answer(options.json, report, () =>
          table(
            ['Severity', 'Finding', 'About', 'Figures', 'Accepted'],
            report.findings.map((finding) => {
              const { what, detail } = findPostureWords(finding, 'en');
              const { severity, subject, accepted } = finding;
              return [severity, what, subject?.name ?? '-', detail || '-', accepted ? accepted.reason : '-'];
            }),
          ),
        );
        const open = report.findings.filter(({ accepted }) => !accepted);
        process.exitCode = Math.max(0, ...open.map(({ severity }) => statuses[severity]));
      });
    });
}
