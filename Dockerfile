FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without scripts: "prepare" would build sources that are not here yet.
RUN npm install --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY src src
COPY workers workers
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:24-bookworm-slim
ENV NODE_ENV=production
# Tagging makes much short-lived garbage; a wider nursery spares it the move to the old space.
ENV NODE_OPTIONS=--max-semi-space-size=64
WORKDIR /app
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE NOTICE ./
COPY samples samples
# A volume for tokens takes its owner from here.
RUN mkdir /tokens && chown node:node /tokens
RUN ln -s /app/dist/src/cli/main.js /usr/local/bin/readout
USER node
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "dist/workers/check-tagger.js"]
ENTRYPOINT ["node"]
CMD ["dist/workers/tagger.js"]
