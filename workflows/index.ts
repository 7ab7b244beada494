export { enrolment } from './enrolment.ts';
export { pool } from './pool.ts';
