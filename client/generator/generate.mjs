import { text } from 'node:stream/consumers';
import openapiTS, { astToString } from 'openapi-typescript';

// The OpenAPI document comes in, the types of it go out.
process.stdout.write(astToString(await openapiTS(JSON.parse(await text(process.stdin)))));
