#!/usr/bin/env node
// Plain JavaScript, so that it runs as a bin: what it starts is TypeScript.
import { register } from 'tsx/esm/api';

register();
await import('./main.ts');
