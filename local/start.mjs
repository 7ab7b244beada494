import { checkNode, installMissing } from './install.mjs';

checkNode();
installMissing();
// In this same process: a Ctrl-C must reach the supervisor once, and from nobody but the terminal.
const { register } = await import('tsx/esm/api');
register();
await import('./main.ts');
