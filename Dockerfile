# The server with widget and console. Run it with a folder of your files mounted at /shop (see docs/running.md).
FROM node:24-slim AS build
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml ./
COPY packages packages
COPY examples examples
COPY tsconfig.json vite.config.ts ./
RUN npx --yes pnpm@12.21.0 install --frozen-lockfile && npx --yes pnpm@12.21.0 build
RUN rm -rf node_modules packages/*/node_modules examples/*/node_modules \
  && npx --yes pnpm@12.21.0 install --frozen-lockfile --prod --filter @deskbell/cli...

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=4100 DESKBELL_DATA_DIR=/data
WORKDIR /app
COPY --from=build /app/package.json ./package.json
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/packages ./packages
COPY --from=build /app/dist ./dist
RUN mkdir /data /files && chown node:node /data /files
USER node
VOLUME /data
EXPOSE 4100
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "packages/cli/bin/deskbell.js"]
CMD ["serve", "--config", "/shop/deskbell.json"]
