import type { ReportWords } from '../reportContent.ts';

export const en: ReportWords = {
  labels: { report: 'Report', day: 'Made for', rows: 'Rows' },
  button: 'Fetch the report',
  aboutTheLink: (until) => `The link is yours alone and works until ${until}. Please do not pass it on.`,
  report_ready: (v) => ({
    subject: `Report: ${v.bareName}, ${v.day}`,
    heading: `The report ${v.name} is ready`,
    lines: [v.team ? 'It shows the people who report to you.' : 'It can be fetched by the link below.'],
  }),
};
