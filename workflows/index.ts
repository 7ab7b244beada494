export { certification } from './certification.ts';
export { enrolment } from './enrolment.ts';
export { importFile } from './import.ts';
export { membership } from './membership.ts';
export { plan } from './plan.ts';
export { pool } from './pool.ts';
export { rule } from './rule.ts';
export { webhook } from './webhook.ts';
