export { certification } from './certification.ts';
export { checkpoint } from './checkpoint.ts';
export { enrolment } from './enrolment.ts';
export { importFile } from './import.ts';
export { plan } from './plan.ts';
export { pool } from './pool.ts';
export { webhook } from './webhook.ts';
