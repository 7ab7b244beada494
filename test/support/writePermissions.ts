import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { permissionsDocument } from './permissionsPage.ts';

/** Where the page of who may do what lies. */
export const PERMISSIONS_PAGE = fileURLToPath(new URL('../../docs/permissions.md', import.meta.url));

writeFileSync(PERMISSIONS_PAGE, permissionsDocument());
