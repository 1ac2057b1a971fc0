import { api } from '../api/client.ts';
import type { Explanation } from '../api/explain.ts';

/** Puts what an administrator needs on the clipboard: codes, versions, counts. Never a word of a record. */
export async function copyDiagnostics(problem: Explanation): Promise<void> {
  const host = await api.desktop.diagnostics().then(
    (answer) => answer.text,
    () => '',
  );
  const lines = [
    `code ${problem.code}`,
    problem.reportId ? `report ${problem.reportId}` : '',
    `at ${new Date().toISOString()}`,
    `page ${location.pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '…')}`,
    `screen ${window.innerWidth}x${window.innerHeight} ${navigator.userAgent}`,
    host,
  ];
  await navigator.clipboard.writeText(lines.filter(Boolean).join('\n'));
}
