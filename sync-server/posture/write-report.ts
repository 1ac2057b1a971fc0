import {
  type PostureFinding,
  type PostureReport,
  postureRules,
  postureSeverities,
} from '#shared/features/posture/finding.model.ts';
import type { MessageLanguage } from '#shared/messages/message.ts';
import { findPostureWords } from '#shared/messages/posture-words.ts';
import { type ReportTexts, reportTexts } from './report-texts.ts';

type ReportFormat = 'html' | 'json' | 'csv';
const types: Readonly<Record<ReportFormat, string>> = {
  html: 'text/html;charset=utf-8',
  json: 'application/json',
  csv: 'text/csv;charset=utf-8',
};

/** A dated report as a file of its own: it needs neither the program nor the network to be read. */
export function writeReport(
  report: PostureReport,
  company: string,
  format: ReportFormat,
  language: MessageLanguage,
): File {
  const text =
    format === 'json'
      ? JSON.stringify({ company, ...report }, null, 2)
      : format === 'csv'
        ? toCsv(report, language)
        : toHtml(report, company, language);
  const name = `outpost-security-${new Date(report.at).toISOString().slice(0, 10)}.${format}`;
  return new File([text], name, { type: types[format] });
}

function toCsv({ findings }: PostureReport, language: MessageLanguage): string {
  const t = reportTexts[language];
  const rows = findings.map((finding) => {
    const { what, why, todo, detail } = findPostureWords(finding, language);
    const { severity, subject, accepted, rule } = finding;
    return [
      t.severities[severity],
      what,
      subject?.name ?? '',
      detail,
      why,
      todo,
      postureRules[rule].clause,
      riskText(accepted, t),
    ];
  });
  const head = [t.severity, t.what, t.who, t.detail, t.why, t.todo, t.clause, t.accepted];
  return `\uFEFF${[head, ...rows].map((row) => row.map(toCell).join(',')).join('\r\n')}\r\n`;
}

/** Quoted by RFC 4180; what a spreadsheet would run is text. (ASVS V1.2.10) */
function toCell(value: string): string {
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

function toHtml(report: PostureReport, company: string, language: MessageLanguage): string {
  const t = reportTexts[language];
  const { counts, findings, gone, appeared } = report;
  const isNew = new Set(appeared);
  const sums = postureSeverities
    .toReversed()
    .map((severity) => `${t.severities[severity]} ${counts[severity]}`)
    .join(' · ');
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${escapeHtml(t.title)}</title><style>
body{font:14px/1.5 system-ui,sans-serif;color:#111;margin:32px;max-width:1000px}table{border-collapse:collapse;width:100%}
td,th{border:1px solid #bbb;padding:6px 8px;text-align:left;vertical-align:top;overflow-wrap:anywhere}tr{break-inside:avoid}small{color:#444}
</style><h1>${escapeHtml(t.title)}</h1><p>${escapeHtml(company)} · ${new Date(report.at).toISOString().slice(0, 16).replace('T', ' ')} UTC · ${escapeHtml(t.causes[report.cause])}${report.byName ? ` · ${escapeHtml(report.byName)}` : ''}</p>
<h2>${escapeHtml(t.grades[report.grade])}</h2><p>${escapeHtml(sums)} · ${escapeHtml(t.accepted)} ${counts.accepted} · ${escapeHtml(t.appeared)} ${appeared.length} · ${escapeHtml(t.gone)} ${gone.length}</p>
<table><thead><tr><th>${escapeHtml(t.severity)}<th>${escapeHtml(t.what)}<th>${escapeHtml(t.who)}<th>${escapeHtml(t.todo)}<th>${escapeHtml(t.clause)}</thead><tbody>
${findings.map((finding) => toRow(finding, isNew.has(finding.key), language)).join('\n')}</tbody></table>
<h2>${escapeHtml(t.gone)}</h2><ul>${gone.map((finding) => `<li>${escapeHtml(lineOf(finding, language))}`).join('\n') || `<li>${escapeHtml(t.none)}`}</ul></html>`;
}

function toRow(finding: PostureFinding, isNew: boolean, language: MessageLanguage): string {
  const t = reportTexts[language];
  const { what, why, todo, detail } = findPostureWords(finding, language);
  const who = [finding.subject?.name, detail].filter(Boolean).join(': ');
  const risk = riskText(finding.accepted, t);
  return `<tr><td>${escapeHtml(t.severities[finding.severity])}${isNew ? `<br><small>${escapeHtml(t.isNew)}</small>` : ''}<td><b>${escapeHtml(what)}</b><br><small>${escapeHtml(why)}</small><td>${escapeHtml(who)}<td>${escapeHtml(todo)}${risk ? `<br><small>${escapeHtml(risk)}</small>` : ''}<td>${escapeHtml(postureRules[finding.rule].clause)}`;
}

function lineOf(finding: PostureFinding, language: MessageLanguage): string {
  const { what } = findPostureWords(finding, language);
  return finding.subject ? `${what}: ${finding.subject.name}` : what;
}

function riskText(accepted: PostureFinding['accepted'], t: ReportTexts): string {
  if (!accepted) return '';
  const until = new Date(accepted.until).toISOString().slice(0, 10);
  return `${t.accepted} ${t.until} ${until} · ${accepted.byName ?? ''} · ${accepted.reason}`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
  return text.replace(/[&<>"']/g, (character) => entities[character]!);
}
