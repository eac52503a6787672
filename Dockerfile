# Node 20 is past its end of life upstream, so the image takes the newest long-term release.
FROM node:24-slim AS installed
WORKDIR /app
ENV NODE_ENV=production
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM installed AS built
COPY tsconfig.json ./
COPY prisma prisma
COPY src src
RUN npm run build

FROM node:24-slim
WORKDIR /app
# Inside a container loopback is the container's own; the page stays off until LOCAL_PAGE=on.
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
# Programs only read the tree, so it belongs to root; what a drill leaves behind goes to /data.
COPY --from=installed /app/node_modules node_modules
COPY --from=built /app/dist dist
COPY package.json ./
COPY prisma/migrations prisma/migrations
COPY src/cli/run.mjs src/cli/build.mjs src/cli/
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is process 1 and gets the signals; main ends on them within 10 seconds.
CMD ["node", "src/cli/run.mjs", "main"]
