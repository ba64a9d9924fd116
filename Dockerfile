# One image for every role: api, worker, migrations, and the WeChat sandbox of a trial shop.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY miniapp/package.json miniapp/
COPY server/package.json server/
COPY admin-web/package.json admin-web/
COPY shared-types/package.json shared-types/
COPY tests/package.json tests/
COPY scripts/sandbox/package.json scripts/sandbox/
RUN npm ci
COPY . .
RUN node scripts/build.mjs storefront && node scripts/build.mjs admin

FROM node:24-bookworm-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 FILES_DIR=/data/files NODE_COMPILE_CACHE=/tmp/node-cache
COPY package.json package-lock.json .npmrc ./
COPY server/package.json server/
COPY shared-types/package.json shared-types/
COPY scripts/sandbox/package.json scripts/sandbox/
COPY miniapp/package.json miniapp/
COPY admin-web/package.json admin-web/
COPY tests/package.json tests/
# the image brings Node: only what the server and the sandbox need
RUN npm ci --omit=dev -w server -w shared-types -w scripts/sandbox && npm cache clean --force
COPY server server
COPY shared-types shared-types
COPY scripts scripts
COPY --from=build /app/miniapp/dist/h5 miniapp/dist/h5
COPY --from=build /app/admin-web/dist admin-web/dist
RUN mkdir -p /data/files /data/sandbox && chown -R node:node /data
USER node
EXPOSE 3100
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["node", "scripts/healthcheck.mjs"]
CMD ["node", "--max-semi-space-size=8", "--max-old-space-size=1024", "server/src/main.ts"]
