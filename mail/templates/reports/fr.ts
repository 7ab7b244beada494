import type { ReportWords } from '../reportContent.ts';

export const fr: ReportWords = {
  labels: { report: 'Rapport', day: 'Établi pour', rows: 'Lignes' },
  button: 'Récupérer le rapport',
  aboutTheLink: (until) =>
    `Ce lien vous est personnel et fonctionne jusqu’au ${until}. Merci de ne pas le transmettre.`,
  report_ready: (v) => ({
    subject: `Rapport : ${v.bareName}, ${v.day}`,
    heading: `Le rapport ${v.name} est prêt`,
    lines: [
      v.team ? 'Il montre les personnes qui vous sont rattachées.' : 'Vous pouvez le récupérer par le lien ci-dessous.',
    ],
  }),
};
