# The API, and every other command of pactgraph. How it is run: docs/operations.md, "Containers".

# Node 24 gets security fixes until April 2028 (20 got its last in April 2026) and is what the Cypher parser asks for.
# Debian, since Node's own builds are for glibc; those for musl are not among the ones its project tests.
FROM node:24.21.0-trixie-slim AS base
WORKDIR /app

FROM base AS dependencies
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund
# What Node never reads is more than half of it: source maps, TypeScript, and the parser once more as CommonJS and as source.
RUN find node_modules -type f \( -name '*.map' -o -name '*.ts' -o -name '*.mts' -o -name '*.cts' \) -delete \
  && rm -r node_modules/@neo4j-cypher/language-support/src \
    node_modules/@neo4j-cypher/language-support/dist/cjs \
    node_modules/@neo4j-cypher/language-support/dist/esm/formatting

FROM base AS build
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.json ./
COPY src src
RUN npm run build && find dist -type f \( -name '*.map' -o -name .tsbuildinfo \) -delete

FROM base
LABEL org.opencontainers.image.title="pactgraph" \
  org.opencontainers.image.description="A knowledge graph of who works with whom, with the sentence that proves every fact. Neo4j behind an Apollo GraphQL API." \
  org.opencontainers.image.version="0.1.0" \
  org.opencontainers.image.licenses="Apache-2.0"
# A container's loopback is reached by nobody; who reaches the port is decided where it is published. So it is meant that
# whoever reaches it may ask.
ENV NODE_ENV=production PACTGRAPH_HOST=0.0.0.0 PACTGRAPH_OPEN=true
COPY --from=dependencies /app/node_modules node_modules
COPY LICENSE package.json ./
COPY bin bin
COPY schema schema
COPY cypher cypher
COPY --from=build /app/dist dist
COPY seed seed
# `node` of the base image, by number, so that Kubernetes can see it is not root. All above is root's: nobody can change it.
USER 1000:1000
EXPOSE 4000
STOPSIGNAL SIGTERM
# Live and not ready: of a database that is gone the server recovers by itself, so starting it anew would mend nothing.
HEALTHCHECK --interval=15s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PACTGRAPH_PORT || 4000) + '/health/live').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/pactgraph.js"]
CMD ["serve"]
