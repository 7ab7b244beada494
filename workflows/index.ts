export { certification } from './certification.ts';
export { enrolment } from './enrolment.ts';
export { importFile } from './import.ts';
export { plan } from './plan.ts';
export { pool } from './pool.ts';
export { report } from './report.ts';
export { webhook } from './webhook.ts';
