import type { ReportWords } from '../reportContent.ts';

export const de: ReportWords = {
  labels: { report: 'Bericht', day: 'Erstellt für', rows: 'Zeilen' },
  button: 'Bericht abholen',
  aboutTheLink: (until) => `Der Link gilt nur für Sie, bis ${until}. Bitte geben Sie ihn nicht weiter.`,
  report_ready: (v) => ({
    subject: `Bericht: ${v.bareName}, ${v.day}`,
    heading: `Der Bericht ${v.name} liegt bereit`,
    lines: [
      v.team ? 'Er zeigt die Menschen, die Ihnen unterstellt sind.' : 'Sie können ihn über den Link unten abholen.',
    ],
  }),
};
