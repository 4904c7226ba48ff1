# syntax=docker/dockerfile:1
# Blueline in one image: the built app, the command line, and their runtime. It runs as an unprivileged user, allows a
# read-only root, and writes only to /data. For linux/amd64 and linux/arm64.
# Pinned by digest, so that every build uses the same image. It is that of 24.21.0.
ARG NODE_IMAGE=docker.io/library/node:24-bookworm-slim@sha256:2fe369e969550cde8e867afc3fe370b260140cab4a23d467074295b42163d553

FROM ${NODE_IMAGE} AS build
# Compiles SQLite's driver, the one package with an install script.
RUN apt-get update \
  && apt-get install --yes --no-install-recommends g++ make python3 \
  && rm -rf /var/lib/apt/lists/*
ENV NEXT_TELEMETRY_DISABLED=1
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY scripts/install ./scripts/install
COPY scripts/install.mjs scripts/run.mjs ./scripts/
# The image contains the headers for compiling, so the build contacts only the npm registry.
RUN npm_config_build_from_source=true npm_config_nodedir=/usr/local node scripts/install.mjs
COPY . .
RUN node scripts/generate.mjs && node scripts/build.mjs
# Without packages only for tests: npm lists the installed ones, once these are left out.
RUN npm pkg delete devDependencies && npm sbom --sbom-format=cyclonedx > sbom.cdx.json

FROM ${NODE_IMAGE}
ENV NODE_ENV=production \
  NEXT_TELEMETRY_DISABLED=1 \
  HOST=0.0.0.0 \
  PORT=3000 \
  DATABASE_URL=file:/data/blueline.db
WORKDIR /app
COPY --from=build /app/package.json /app/next.config.js /app/tsconfig.json /app/LICENSE /app/NOTICE /app/sbom.cdx.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/.next ./.next
COPY --from=build /app/public ./public
COPY --from=build /app/scripts ./scripts
COPY --from=build /app/lib ./lib
COPY --from=build /app/components ./components
COPY --from=build /app/prisma ./prisma
RUN install --directory --owner=10001 --group=10001 --mode=0700 /data \
  && ln -s /app/scripts/blueline.mjs /usr/local/bin/blueline
USER 10001:10001
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/server.mjs"]
