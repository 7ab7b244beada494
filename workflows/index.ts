export { enrolment } from './enrolment.ts';
export { importFile } from './import.ts';
export { pool } from './pool.ts';
