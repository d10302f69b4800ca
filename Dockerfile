# The server and its workers, for a PostgreSQL of your own. See docs/guide/operate.md for what is not proven of it.
FROM node:24-slim AS build
WORKDIR /fairlead
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.web.json vite.config.ts ./
COPY src src
RUN npm run build:web
RUN npm prune --omit=dev --omit=optional --ignore-scripts
# Pretend sites, the demo that lives on them, tests, and what the web app was built from have no place where real ones are.
RUN rm -rf src/simulator src/cli/demo src/cli/sites.ts src/web && find src -name '*.test.ts' -delete

FROM node:24-slim
WORKDIR /fairlead
COPY --from=build /fairlead/package.json ./
COPY --from=build /fairlead/node_modules node_modules
COPY --from=build /fairlead/src src
COPY --from=build /fairlead/dist dist
RUN mkdir /data && chown node:node /data
USER node
ENV NODE_ENV=production FAIRLEAD_DATA=/data MALLOC_ARENA_MAX=1
VOLUME /data
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:7420/readyz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "--max-old-space-size=1536", "--max-semi-space-size=8", "--heap-growing-percent=25", "--disable-proto=delete", "--disable-warning=ExperimentalWarning", "src/cli/main.ts"]
CMD ["serve"]
