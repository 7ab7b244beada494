import { text } from 'node:stream/consumers';
import openapiTS, { astToString } from 'openapi-typescript';

const document = JSON.parse(await text(process.stdin));
// What has a default may be left out of a request; that an answer always has it, the document says by itself.
process.stdout.write(astToString(await openapiTS(document, { defaultNonNullable: false })));
